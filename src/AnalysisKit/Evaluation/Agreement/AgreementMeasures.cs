namespace AnalysisKit;

/// <summary>
/// How far annotators agree beyond chance, for categories without an order (nominal data). Each measure is 1 where all agree and 0 where they agree as often as chance would have it; below 0 they agree less often than that.
/// Where it is not defined (nobody shares a unit, or all answers are of one category, so that chance alone agrees everywhere), the value is NaN and the note of the figure says why.
/// </summary>
public static class AgreementMeasures
{
    /// <summary>
    /// Krippendorff's alpha with the nominal metric: 1 - D_o / D_e. D_o is the share of unequal answers among the pairs of answers within units (each unit counts as many answers as it has, m, with pairs weighted 1 / (m - 1)), and
    /// D_e = sum over c != k of n_c n_k / (n (n - 1)) that among all answers of units that have two or more. Any number of annotators, and missing answers (Krippendorff 2011, "Computing Krippendorff's alpha-reliability";
    /// 2019, "Content analysis", ch. 12).
    /// </summary>
    /// <param name="units">The units; those with fewer than two answers do not count.</param>
    /// <param name="options">How the interval is computed; null for the defaults.</param>
    public static AgreementFigure KrippendorffAlpha(IEnumerable<RatedUnit> units, AgreementOptions? options = null) => AgreementTally.OfAnswers(units).Figure(AgreementTally.Alpha, options);

    /// <summary>The share of equal answers among the pairs of answers within units, 1 - D_o of <see cref="KrippendorffAlpha"/>; of two annotators the share of units on which they agree. Not corrected for chance.</summary>
    /// <param name="units">The units; those with fewer than two answers do not count.</param>
    /// <param name="options">How the interval is computed; null for the defaults.</param>
    public static AgreementFigure Observed(IEnumerable<RatedUnit> units, AgreementOptions? options = null) => AgreementTally.OfAnswers(units).Figure(AgreementTally.Equal, options);

    /// <summary>
    /// Fleiss' kappa: (P - P_e) / (1 - P_e), where P is the mean over units of the share of equal pairs of answers, and P_e the sum of the squared shares of the categories (Fleiss 1971). Of two annotators it is Scott's pi (1955).
    /// </summary>
    /// <param name="units">The units; those that not all annotators have answered do not count.</param>
    /// <param name="options">How the interval is computed; null for the defaults.</param>
    public static AgreementFigure FleissKappa(IEnumerable<RatedUnit> units, AgreementOptions? options = null) => AgreementTally.OfComplete(units).Figure(AgreementTally.Fleiss, options);

    /// <summary>Cohen's kappa of two annotators: (p_o - p_e) / (1 - p_e), where p_o is the share of units on which they agree, and p_e what their own shares of categories would make of it by chance (Cohen 1960).</summary>
    /// <param name="units">The units; those that one of the two has not answered do not count.</param>
    /// <param name="first">Place of an annotator in the ratings, from 0.</param>
    /// <param name="second">Place of the other annotator.</param>
    /// <param name="options">How the interval is computed; null for the defaults.</param>
    public static AgreementFigure CohenKappa(IEnumerable<RatedUnit> units, int first = 0, int second = 1, AgreementOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(units);
        return AgreementTally.OfPair(units.Select(u => u with { Ratings = [u.Ratings[first], u.Ratings[second]] })).Figure(AgreementTally.Cohen, options);
    }
}
