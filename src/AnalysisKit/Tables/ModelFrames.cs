using System.Globalization;
using Microsoft.Data.Analysis;
using static AnalysisKit.FrameColumns;

namespace AnalysisKit;

/// <summary>Trends, scaling models and measures per text as a <see cref="DataFrame"/>, one row per item. Columns are named in snake_case. Dates are midnight of a period's first day.</summary>
public static class ModelFrames
{
    /// <summary>Columns: name, period (its first day), label, count, size, value, low, high, smoothed, smoothed_low, smoothed_high, note. See <see cref="TrendPoint"/>.</summary>
    public static DataFrame ToDataFrame(this Trend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        return new[] { trend }.ToDataFrame();
    }

    /// <summary>Several trends, one after the other; columns as for one trend.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Trend> trends)
    {
        var rows = trends.SelectMany(t => t.Select(p => (t.Name, Point: p))).ToList();
        return Noted(
            rows,
            r => r.Point.Size == 0 ? "there is no text in the period" : "there is too little text in the period",
            Text("name", rows, r => r.Name),
            Day("period", rows, r => r.Point.Period.Start),
            Text("label", rows, r => r.Point.Period.Label),
            Real("count", rows, r => r.Point.Count),
            Real("size", rows, r => r.Point.Size),
            Real("value", rows, r => r.Point.Value),
            Real("low", rows, r => r.Point.Interval.Low),
            Real("high", rows, r => r.Point.Interval.High),
            Real("smoothed", rows, r => r.Point.Smoothed),
            Real("smoothed_low", rows, r => r.Point.SmoothedInterval.Low),
            Real("smoothed_high", rows, r => r.Point.SmoothedInterval.High));
    }

    /// <summary>Groups on a scale. Columns: group, position, standard_error, low, high (95 %), note.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<ScaledGroup> groups)
    {
        var rows = groups.ToList();
        return Noted(rows, WhyMissing, Places(rows));
    }

    private static DataFrameColumn[] Places(IReadOnlyList<ScaledGroup> rows) =>
    [
        Text("group", rows, g => g.Group), Real("position", rows, g => g.Position), Real("standard_error", rows, g => g.StandardError), Real("low", rows, g => g.Interval.Low), Real("high", rows, g => g.Interval.High),
    ];

    private static string WhyMissing(ScaledGroup group) => double.IsFinite(group.Position) ? "the method gives no such error" : "the group has no word with a score";

    /// <summary>The groups of a model. Columns: group, position (θ), standard_error, low, high, profile_standard_error, alpha, note.</summary>
    public static DataFrame ToDataFrame(this Wordfish model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Noted(model.Groups, WhyMissing, [.. Places(model.Groups), new DoubleDataFrameColumn("profile_standard_error", model.ProfileStandardErrors), new DoubleDataFrameColumn("alpha", model.Alphas)]);
    }

    /// <summary>The words of a model. Columns: term, key, beta, psi, dispersion.</summary>
    public static DataFrame ToWordFrame(this Wordfish model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new DataFrame(
            Text("term", model.Words, w => w.Term),
            Text("key", model.Words, w => w.Key),
            Real("beta", model.Words, w => w.Beta),
            Real("psi", model.Words, w => w.Psi),
            Real("dispersion", model.Words, w => w.Dispersion));
    }

    /// <summary>Groups and terms on the axes. Columns: kind (group or term), name, mass, inertia, coordinate_1, standard_error_1 and so on for each axis (principal coordinates), note.</summary>
    public static DataFrame ToDataFrame(this CorrespondenceAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var rows = analysis.Groups.Select(p => (Kind: "group", Point: p)).Concat(analysis.Terms.Select(p => (Kind: "term", Point: p))).ToList();
        var axes = Enumerable.Range(0, rows.Count == 0 ? 0 : rows[0].Point.Coordinates.Count);
        return Noted(
            rows,
            r => r.Kind == "term" ? "terms have no standard errors" : "not defined for these counts",
        [
            Text("kind", rows, r => r.Kind),
            Text("name", rows, r => r.Point.Name),
            Real("mass", rows, r => r.Point.Mass),
            Real("inertia", rows, r => r.Point.Inertia),
            .. axes.SelectMany(axis => new DataFrameColumn[]
            {
                Real(string.Create(CultureInfo.InvariantCulture, $"coordinate_{axis + 1}"), rows, r => r.Point.Coordinates[axis]),
                Real(string.Create(CultureInfo.InvariantCulture, $"standard_error_{axis + 1}"), rows, r => r.Point.StandardErrors[axis]),
            }),
        ]);
    }

    /// <summary>Columns: group, term, key, weight, note.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<TermWeight> weights)
    {
        var rows = weights.ToList();
        return Noted(rows, _ => "not defined for these counts", Text("group", rows, w => w.Group), Text("term", rows, w => w.Term), Text("key", rows, w => w.Key), Real("weight", rows, w => w.Weight));
    }

    /// <summary>Columns: first, second, value, note.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<SimilarityPair> pairs)
    {
        var rows = pairs.ToList();
        return Noted(rows, _ => "one of the two has none of the terms, or all equally often", Text("first", rows, p => p.First), Text("second", rows, p => p.Second), Real("value", rows, p => p.Value));
    }

    /// <summary>Columns: first, second, weight.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<CooccurrencePair> pairs)
    {
        var rows = pairs.ToList();
        return new DataFrame(Text("first", rows, p => p.First), Text("second", rows, p => p.Second), Real("weight", rows, p => p.Weight));
    }

    /// <summary>Weighted log odds of several groups. Columns: group, term, key, count, delta, z, note.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<GroupLogOdds> odds)
    {
        var rows = odds.ToList();
        return Noted(
            rows,
            _ => "the term does not occur and nothing is assumed before, or no other term does",
            Text("group", rows, o => o.Group),
            Text("term", rows, o => o.Term),
            Text("key", rows, o => o.Key),
            Long("count", rows, o => o.Count),
            Real("delta", rows, o => o.LogOdds.Delta),
            Real("z", rows, o => o.LogOdds.Z));
    }

    /// <summary>Lexical diversity per text. Columns: id, tokens, types, ttr, c, r, cttr, u, s, k, i, d, vm, maas, log_v0, ln_v0, mattr, msttr, mtld, hdd, note. See <see cref="LexicalDiversity"/>.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<TextDiversity> texts)
    {
        var rows = texts.ToList();
        return Noted(
            rows,
            t => t.Tokens == 0 ? "the text has no words" : t.Tokens == 1 ? "the text has one word" : t.Types == t.Tokens ? "no word is repeated, or the text is shorter than the window or sample" : "the text is shorter than the window or sample, or the logarithm is 0",
            Text("id", rows, t => t.Id),
            Whole("tokens", rows, t => t.Tokens),
            Whole("types", rows, t => t.Types),
            Real("ttr", rows, t => t.TypeTokenRatio),
            Real("c", rows, t => t.HerdanC),
            Real("r", rows, t => t.GuiraudR),
            Real("cttr", rows, t => t.CarrollCttr),
            Real("u", rows, t => t.DugastU),
            Real("s", rows, t => t.SummerS),
            Real("k", rows, t => t.YuleK),
            Real("i", rows, t => t.YuleI),
            Real("d", rows, t => t.SimpsonD),
            Real("vm", rows, t => t.HerdanVm),
            Real("maas", rows, t => t.MaasA),
            Real("log_v0", rows, t => t.MaasLogV0),
            Real("ln_v0", rows, t => t.MaasLnV0),
            Real("mattr", rows, t => t.MovingAverageTypeTokenRatio),
            Real("msttr", rows, t => t.MeanSegmentalTypeTokenRatio),
            Real("mtld", rows, t => t.Mtld),
            Real("hdd", rows, t => t.HdD));
    }

    /// <summary>Columns: name, entropy, note.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<NamedEntropy> entropies)
    {
        var rows = entropies.ToList();
        return Noted(rows, _ => "it has no words", Text("name", rows, e => e.Name), Real("entropy", rows, e => e.Entropy));
    }

    /// <summary>Columns: term, key, count, documents, u, effect, z, p_value, note.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<TermRankSum> terms)
    {
        var rows = terms.ToList();
        return Noted(
            rows,
            _ => "one of the groups has no documents",
            Text("term", rows, t => t.Term.Term),
            Text("key", rows, t => t.Term.Key),
            Long("count", rows, t => t.Term.Count),
            Whole("documents", rows, t => t.Term.Documents),
            Real("u", rows, t => t.Test.U),
            Real("effect", rows, t => t.Test.Effect),
            Real("z", rows, t => t.Test.Z),
            Real("p_value", rows, t => t.Test.PValue));
    }

    /// <summary>Columns: term, key, beta, psi, dispersion.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<WordfishWord> words) => words.ToTable();

    /// <summary>Columns: name, mass, inertia, distance, first and second (the first two principal coordinates).</summary>
    public static DataFrame ToDataFrame(this IEnumerable<CorrespondencePoint> points) => points.Select(p => new
    {
        p.Name,
        p.Mass,
        p.Inertia,
        p.Distance,
        First = p.Coordinates[0],
        Second = p.Coordinates.Count > 1 ? p.Coordinates[1] : (double?)null,
    }).ToTable();
}
