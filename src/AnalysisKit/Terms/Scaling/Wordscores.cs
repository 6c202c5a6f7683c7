namespace AnalysisKit;

/// <summary>
/// Places groups on a line between reference groups whose places are known, by the words they share. Laver, Benoit and Garry (2003, LBG), American Political Science Review 97, 311-331.
/// Immutable.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Wordscores
{
    private readonly TermCounts _counts;
    private readonly Dictionary<string, double> _references;
    private readonly Dictionary<string, double> _scores;

    private Wordscores(TermCounts counts, Dictionary<string, double> references, Dictionary<string, double> scores, IReadOnlyList<TermWeight> words)
    {
        _counts = counts;
        _references = references;
        _scores = scores;
        Words = new ResultList<TermWeight>("terms", words);
    }

    /// <summary>The score of each word that the reference groups use: Σ over references of P(reference | word) · place, where P is proportional to the word's relative frequency.</summary>
    public ResultList<TermWeight> Words { get; }

    /// <summary>The first scored words as a table.</summary>
    public string ToHtml() => Words.ToHtml();

    /// <summary>Scores the words.</summary>
    /// <param name="counts">Counts that hold the reference groups, and may hold others.</param>
    /// <param name="references">The places of at least two groups.</param>
    /// <param name="smoothing">Added to the counts of all terms in the reference groups.</param>
    /// <exception cref="ArgumentException">There are fewer than two references, or one is no group of the counts or has none of their terms.</exception>
    public static Wordscores Fit(TermCounts counts, IReadOnlyDictionary<string, double> references, double smoothing = 0)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(references);
        if (references.Count < 2)
            throw new ArgumentException("Wordscores needs at least two reference groups.", nameof(references));
        var groups = references.Select(r => (Index: counts.GroupIndex(r.Key), Place: r.Value)).OrderBy(r => r.Index).ToArray();
        var sizes = groups.Select(g => Enumerable.Range(0, counts.Count).Sum(term => counts.Cell(term, g.Index).Count + smoothing)).ToArray();
        if (Array.IndexOf(sizes, 0) is var empty and >= 0)
            throw new ArgumentException($"The reference group \"{counts.Groups[groups[empty].Index]}\" has none of the terms; leave it out.", nameof(references));
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        var words = new List<TermWeight>();
        for (var term = 0; term < counts.Count; term++)
        {
            var rates = groups.Select((g, i) => (counts.Cell(term, g.Index).Count + smoothing) / sizes[i]).ToArray();
            var sum = rates.Sum();
            if (sum == 0)
                continue;
            var score = groups.Select((g, i) => rates[i] / sum * g.Place).Sum();
            scores[counts.Key(term)] = score;
            words.Add(new TermWeight("", counts.Shown(term), counts.Key(term), score));
        }

        return new Wordscores(counts, references.ToDictionary(StringComparer.Ordinal), scores, words);
    }

    /// <summary>Places the groups of the counts that the words were scored with.</summary>
    public ResultList<ScaledGroup> Predict(WordscoresRescaling rescaling = WordscoresRescaling.None) => Predict(_counts, rescaling);

    /// <summary>
    /// Places groups: the mean score of their scored words, S = Σ F(w) s(w), with the standard error sqrt(Σ F(w)(s(w) - S)²) / sqrt(scored words). A rescaling is linear; standard errors
    /// and intervals are rescaled with it.
    /// </summary>
    /// <param name="counts">Counts of the groups; <see cref="WordscoresRescaling.Lbg"/> depends on all given groups, so give only those to be placed.</param>
    /// <param name="rescaling">How the scores, which lie close around their mean, are spread out again.</param>
    /// <returns>The groups; NaN for one without any scored word.</returns>
    /// <exception cref="InvalidOperationException">The rescaling needs the reference groups apart, and their words place them together.</exception>
    public ResultList<ScaledGroup> Predict(TermCounts counts, WordscoresRescaling rescaling = WordscoresRescaling.None)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var raw = Raw(counts);
        var (center, factor, origin) = rescaling switch
        {
            WordscoresRescaling.Lbg => Lbg([.. raw.Select(r => r.Score).Where(s => !double.IsNaN(s))]),
            WordscoresRescaling.MartinVanberg => MartinVanberg(),
            _ => (0.0, 1.0, 0.0),
        };
        return new ResultList<ScaledGroup>("groups", counts.Groups.Select((group, i) => ScaledGroup.Of(group, ((raw[i].Score - center) * factor) + origin, raw[i].Error * Math.Abs(factor))));
    }

    private (double Score, double Error)[] Raw(TermCounts counts)
    {
        var sums = new (double Count, double First, double Second)[counts.Groups.Count];
        for (var term = 0; term < counts.Count; term++)
        {
            if (!_scores.TryGetValue(counts.Key(term), out var score))
                continue;
            foreach (var (group, cell) in counts.Cells(term))
                sums[group] = (sums[group].Count + cell.Count, sums[group].First + (cell.Count * score), sums[group].Second);
        }

        // Computes the spread around the mean in a second pass, to avoid the cancellation of digits.
        for (var term = 0; term < counts.Count; term++)
        {
            if (!_scores.TryGetValue(counts.Key(term), out var score))
                continue;
            foreach (var (group, cell) in counts.Cells(term))
            {
                var away = score - (sums[group].First / sums[group].Count);
                sums[group].Second += cell.Count * away * away;
            }
        }

        return [.. sums.Select(s => s.Count == 0 ? (double.NaN, double.NaN) : (s.First / s.Count, Math.Sqrt(s.Second / s.Count / s.Count)))];
    }

    private (double Center, double Factor, double Origin) Lbg(double[] raw)
    {
        if (raw.Length == 0)
            return (0, 1, 0);
        var mean = raw.Average();
        var (spread, wanted) = (SampleDeviation(raw), SampleDeviation([.. _references.Values]));
        return (mean, spread > 0 ? wanted / spread : 0, mean);
    }

    private (double Center, double Factor, double Origin) MartinVanberg()
    {
        var raw = Raw(_counts);
        var (low, high) = (_references.MinBy(r => r.Value), _references.MaxBy(r => r.Value));
        var (rawLow, rawHigh) = (raw[_counts.GroupIndex(low.Key)].Score, raw[_counts.GroupIndex(high.Key)].Score);
        if (rawLow == rawHigh || double.IsNaN(rawHigh - rawLow))
            throw new InvalidOperationException($"The words place the reference groups \"{low.Key}\" and \"{high.Key}\" together, so that no scale can be stretched between them. Take other references, or no rescaling.");
        return (rawLow, (high.Value - low.Value) / (rawHigh - rawLow), low.Value);
    }

    private static double SampleDeviation(double[] values)
    {
        if (values.Length < 2)
            return 0;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
