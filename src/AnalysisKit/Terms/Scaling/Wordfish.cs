using System.Globalization;

namespace AnalysisKit;

/// <summary>
/// Places groups on a line by their words alone: the count of word k in group i is Poisson with mean exp(α(i) + ψ(k) + β(k) θ(i)), θ has mean 0 and standard deviation 1 (n-1), α mean 0, β a normal
/// prior. Slapin and Proksch (2008), American Journal of Political Science 52, 705-722. Immutable.
/// </summary>
/// <remarks>To find out whether the line measures what was intended, read the words with the largest |β|.</remarks>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Wordfish
{
    private const int WordsShown = 12;

    internal Wordfish(TermCounts counts, WordfishParameters parameters, double[] errors, double[] profileErrors, double objective)
    {
        Groups = new ResultList<ScaledGroup>("groups", counts.Groups.Select((g, i) => ScaledGroup.Of(g, parameters.Theta[i], errors[i])));
        ProfileStandardErrors = profileErrors;
        Alphas = parameters.Alpha;
        Words = new ResultList<WordfishWord>("terms", Enumerable.Range(0, counts.Count).Select(k => new WordfishWord(counts.Shown(k), counts.Key(k), parameters.Beta[k], parameters.Psi[k], parameters.Phi[k])));
        LogPosterior = objective;
    }

    /// <summary>θ of each group. The standard error treats the words' parameters as known, as in the paper's first step; see <see cref="ProfileStandardErrors"/>.</summary>
    public ResultList<ScaledGroup> Groups { get; }

    /// <summary>Standard errors of θ that treat the words' parameters as uncertain too, from the curvature of the profile likelihood under the constraints; NaN with <see cref="WordfishMethod.Sweeps"/>.</summary>
    public IReadOnlyList<double> ProfileStandardErrors { get; }

    /// <summary>α of each group: how much text it has.</summary>
    public IReadOnlyList<double> Alphas { get; }

    /// <summary>The words, in the order of the counts.</summary>
    public ResultList<WordfishWord> Words { get; }

    /// <summary>Σ (y η - exp(η)) - Σ β²/(2σ²), without constants.</summary>
    public double LogPosterior { get; }

    /// <summary>Estimates the model.</summary>
    /// <param name="counts">The counts. Use terms that several groups use (<see cref="TermCounts.AtLeast"/>); rare ones cost time and tell little.</param>
    /// <param name="options">How it is estimated.</param>
    /// <exception cref="ArgumentException">There are fewer than two groups or terms, a group has none of the terms, or nothing in the counts tells the groups apart.</exception>
    public static Wordfish Fit(TermCounts counts, WordfishOptions? options = null)
    {
        options ??= new WordfishOptions();
        var matrix = CountMatrix.Of(counts);
        var (low, high) = (options.Low is null ? 0 : counts.GroupIndex(options.Low), options.High is null ? counts.Groups.Count - 1 : counts.GroupIndex(options.High));
        var model = options.Method == WordfishMethod.Sweeps
            ? WordfishSweeps.Fit(counts, matrix, options, low, high)
            : WordfishOptimum.Fit(counts, matrix, options, low, high);
        return model.Groups.All(g => double.IsFinite(g.Position))
            ? model
            : throw new ArgumentException("The model gives the groups no places: the counts hardly differ between them. Count more text, or keep terms that several groups use (AtLeast).", nameof(counts));
    }

    /// <summary>The groups in the order of their places, with the words that tell the ends of the scale apart.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        var words = Words.OrderBy(w => w.Beta).ToList();
        var table = new HtmlTable([.. TableLabels.Headings(wording, "group", "position", "standard_error", "interval_heading")], Caption(wording)) { Wording = wording };
        foreach (var group in Groups.OrderBy(g => g.Position))
            table.Add(group.Group, group.Position, group.StandardError, group.Interval.ToText("0.00", wording));
        var ends = new HtmlTable([.. TableLabels.Headings(wording, "scale_end", "words")]) { Wording = wording }
            .Add(TableLabels.Text("low_end", wording), string.Join("، ", words.Take(WordsShown).Select(w => w.Term)))
            .Add(TableLabels.Text("high_end", wording), string.Join("، ", words.AsEnumerable().Reverse().Take(WordsShown).Select(w => w.Term)));
        return table.ToHtml() + ends.ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("wordfish_caption", wording, Groups.Count, Words.Count);
}
