using Microsoft.Data.Analysis;
using static AnalysisKit.FrameColumns;

namespace AnalysisKit;

/// <summary>
/// Term statistics as a <see cref="DataFrame"/>, one row per item. Columns are named in snake_case, the same as the command line writes. A measure that is not defined for a row, or has no bound, is NaN, and the last column, note, says
/// which measures and why.
/// </summary>
public static class TermFrames
{
    /// <summary>
    /// One row per group and term that occurs in it, groups in ordinal order, most frequent terms first. Columns: group, term, key, count, documents, rank, per_million (of the group's tokens).
    /// </summary>
    /// <param name="counts">The counts.</param>
    /// <param name="top">The most terms per group.</param>
    public static DataFrame ToDataFrame(this TermCounts counts, int top = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var rows = counts.Groups.SelectMany(group => counts.TermsOf(group).Take(top).Select(term => (Size: counts.Size(group), Term: term))).ToList();
        return new DataFrame(
            Text("group", rows, r => r.Size.Group),
            Text("term", rows, r => r.Term.Term),
            Text("key", rows, r => r.Term.Key),
            Long("count", rows, r => r.Term.Count),
            Whole("documents", rows, r => r.Term.Documents),
            Whole("rank", rows, r => r.Term.Rank),
            Real("per_million", rows, r => 1e6 * r.Term.Count / r.Size.Tokens));
    }

    /// <summary>Columns: term, key, count, documents, rank.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<TermFrequency> terms)
    {
        var rows = terms.ToList();
        return new DataFrame(
            Text("term", rows, t => t.Term),
            Text("key", rows, t => t.Key),
            Long("count", rows, t => t.Count),
            Whole("documents", rows, t => t.Documents),
            Whole("rank", rows, t => t.Rank));
    }

    /// <summary>
    /// Columns: term, key, target_count, reference_count, target_documents, reference_documents, expected; significance g2, g2_p, g2_p_adjusted (Benjamini and Hochberg), chi2, chi2_p, chi2_yates,
    /// chi2_yates_p, fisher_p; effect pmi, log_ratio with its 95 % interval log_ratio_low and log_ratio_high, log_ratio_conservative, odds_ratio, odds_ratio_low, odds_ratio_high, pct_diff, simple_maths,
    /// phi; weighted log odds delta_informative, z_informative (prior: total counts), delta_uninformative, z_uninformative (prior: 0.01 each); spread text_dispersion, text_dispersion_p, target_range,
    /// reference_range, target_dispersion, reference_dispersion; note. See <see cref="KeynessRow"/> and <see cref="Keyness"/>.
    /// </summary>
    public static DataFrame ToDataFrame(this IEnumerable<KeynessRow> keyness)
    {
        var rows = keyness.ToList();
        var ratios = rows.ConvertAll(r => r.LogRatioInterval);
        var odds = rows.ConvertAll(r => Keyness.OddsRatioInterval(r.Table));
        var informative = rows.ConvertAll(r => r.InformativeLogOdds);
        var uninformative = rows.ConvertAll(r => r.WeightedLogOddsWith(DirichletPrior.Uniform(0.01)));
        return Noted(
            rows,
            r => r.Missing,
            Text("term", rows, r => r.Term),
            Text("key", rows, r => r.Key),
            Long("target_count", rows, r => r.TargetCount),
            Long("reference_count", rows, r => r.ReferenceCount),
            Whole("target_documents", rows, r => r.TargetDocuments),
            Whole("reference_documents", rows, r => r.ReferenceDocuments),
            Real("expected", rows, r => r.Table.Expected),
            Real("g2", rows, r => r.LogLikelihoodRatio),
            Real("g2_p", rows, r => r.PValue),
            Real("g2_p_adjusted", rows, r => r.AdjustedPValue),
            Real("chi2", rows, r => Keyness.ChiSquared(r.Table)),
            Real("chi2_p", rows, r => Keyness.ChiSquaredPValue(Keyness.ChiSquared(r.Table))),
            Real("chi2_yates", rows, r => Keyness.ChiSquared(r.Table, ContinuityCorrection.Yates)),
            Real("chi2_yates_p", rows, r => Keyness.ChiSquaredPValue(Keyness.ChiSquared(r.Table, ContinuityCorrection.Yates))),
            Real("fisher_p", rows, r => Keyness.FisherExactPValue(r.Table)),
            Real("pmi", rows, r => Keyness.PointwiseMutualInformation(r.Table)),
            Real("log_ratio", rows, r => r.LogRatio),
            Real("log_ratio_low", ratios, i => i.Low),
            Real("log_ratio_high", ratios, i => i.High),
            Real("log_ratio_conservative", rows, r => r.ConservativeLogRatio),
            Real("odds_ratio", rows, r => Keyness.OddsRatio(r.Table)),
            Real("odds_ratio_low", odds, i => i.Low),
            Real("odds_ratio_high", odds, i => i.High),
            Real("pct_diff", rows, r => Keyness.PercentDifference(r.Table)),
            Real("simple_maths", rows, r => Keyness.SimpleMaths(r.Table)),
            Real("phi", rows, r => Keyness.Phi(r.Table)),
            Real("delta_informative", informative, o => o.Delta),
            Real("z_informative", informative, o => o.Z),
            Real("delta_uninformative", uninformative, o => o.Delta),
            Real("z_uninformative", uninformative, o => o.Z),
            Real("text_dispersion", rows, r => r.TextDispersionKeyness),
            Real("text_dispersion_p", rows, r => Keyness.ChiSquaredPValue(r.TextDispersionKeyness)),
            Real("target_range", rows, r => r.TargetRange),
            Real("reference_range", rows, r => r.ReferenceRange),
            Real("target_dispersion", rows, r => r.TargetDispersion),
            Real("reference_dispersion", rows, r => r.ReferenceDispersion));
    }

    /// <summary>
    /// Columns: collocation, count, count_nested, length, lambda, z, z_p, pmi, t and, for pairs only, npmi, mi3, g2, chi2, dice, log_dice; note. See <see cref="Collocation"/>.
    /// </summary>
    public static DataFrame ToDataFrame(this IEnumerable<Collocation> collocations)
    {
        var rows = collocations.ToList();
        return Noted(
            rows,
            c => c.Missing,
            Text("collocation", rows, c => c.Text),
            Long("count", rows, c => c.Count),
            Long("count_nested", rows, c => c.NestedCount),
            Whole("length", rows, c => c.Size),
            Real("lambda", rows, c => c.Lambda),
            Real("z", rows, c => c.Z),
            Real("z_p", rows, c => c.PValue),
            Real("pmi", rows, c => c.PointwiseMutualInformation),
            Real("npmi", rows, c => c.NormalizedPointwiseMutualInformation),
            Real("mi3", rows, c => c.CubicMutualInformation),
            Real("t", rows, c => c.TScore),
            Real("g2", rows, c => c.LogLikelihoodRatio),
            Real("chi2", rows, c => c.ChiSquared),
            Real("dice", rows, c => c.Dice),
            Real("log_dice", rows, c => c.LogDice));
    }

    /// <summary>Columns: term, count, before, after, g2, g2_p, pmi, log_ratio, log_dice, note. See <see cref="Collocate"/>.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Collocate> collocates)
    {
        var rows = collocates.ToList();
        return Noted(
            rows,
            c => c.Table.ReferenceSize == 0 ? "all words stand near it" : "not defined for these counts",
            Text("term", rows, c => c.Term),
            Long("count", rows, c => c.Count),
            Long("before", rows, c => c.Before),
            Long("after", rows, c => c.After),
            Real("g2", rows, c => c.LogLikelihoodRatio),
            Real("g2_p", rows, c => c.PValue),
            Real("pmi", rows, c => c.PointwiseMutualInformation),
            Real("log_ratio", rows, c => c.LogRatio),
            Real("log_dice", rows, c => c.LogDice));
    }

    /// <summary>
    /// Columns: document, group, before, node, after, node_start, node_length, first_token, last_token, pattern. node_start and node_length are UTF-16 code units in the document's text, tokens are
    /// counted from 1.
    /// </summary>
    public static DataFrame ToDataFrame(this IEnumerable<ConcordanceLine> lines)
    {
        var rows = lines.ToList();
        return new DataFrame(
            Text("document", rows, l => l.Document),
            Text("group", rows, l => l.Group),
            Text("before", rows, l => l.BeforeText),
            Text("node", rows, l => l.NodeText),
            Text("after", rows, l => l.AfterText),
            Whole("node_start", rows, l => l.Node.Start),
            Whole("node_length", rows, l => l.Node.Length),
            Whole("first_token", rows, l => l.FirstToken),
            Whole("last_token", rows, l => l.LastToken),
            Text("pattern", rows, l => l.Pattern));
    }

    /// <summary>Columns: term, count, range, parts, juilland_d, juilland_d_counts, dp, dp_norm, carroll_d2, rosengren_s, kld, sd, vc, idf, note. See <see cref="TermDispersion"/>.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<TermDispersion> dispersion)
    {
        var rows = dispersion.ToList();
        return Noted(
            rows,
            d => d.Count == 0 ? "the term does not occur" : "not defined for these counts",
            Text("term", rows, d => d.Term),
            Long("count", rows, d => d.Count),
            Whole("range", rows, d => d.Range),
            Whole("parts", rows, d => d.Parts),
            Real("juilland_d", rows, d => d.JuillandD),
            Real("juilland_d_counts", rows, d => d.JuillandDOfCounts),
            Real("dp", rows, d => d.DeviationOfProportions),
            Real("dp_norm", rows, d => d.NormalizedDeviationOfProportions),
            Real("carroll_d2", rows, d => d.CarrollD2),
            Real("rosengren_s", rows, d => d.RosengrenS),
            Real("kld", rows, d => d.KullbackLeibler),
            Real("sd", rows, d => d.StandardDeviation),
            Real("vc", rows, d => d.VariationCoefficient),
            Real("idf", rows, d => d.InverseDocumentFrequency));
    }

    /// <summary>How much text groups have. Columns: group, tokens, documents.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<GroupSize> sizes) => sizes.ToTable();

    /// <summary>Columns: id, group, tokens (number of tokens that count).</summary>
    public static DataFrame ToDataFrame(this IEnumerable<TokenizedDocument> documents) => documents.Select(d => new { d.Id, d.Group, Tokens = d.Tokens.Count(t => t >= 0) }).ToTable();

    /// <summary>Columns: document, group, before, node, after.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<TermPassage> passages) => passages.Select(p => new { p.Document, p.Group, p.Before, p.Node, p.After }).ToTable();
}
