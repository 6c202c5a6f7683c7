using System.Collections;
using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>
/// How often pairs of terms stand together: a list of the pairs that do, highest weight first, ties in ordinal order. Church and Hanks (1990); the same matrix as quanteda's fcm.
/// Unless pairs are ordered, each is listed once. A term beside itself then counts twice, once from each side, as on the diagonal of the symmetric matrix.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class CooccurrenceMatrix : IReadOnlyList<CooccurrencePair>
{
    private readonly IReadOnlyList<CooccurrencePair> _pairs;
    private readonly Dictionary<(string, string), double> _weights;
    private readonly bool _ordered;

    private CooccurrenceMatrix(IReadOnlyList<CooccurrencePair> pairs, bool ordered)
    {
        _pairs = pairs;
        _ordered = ordered;
        _weights = pairs.ToDictionary(p => (p.First, p.Second), p => p.Weight);
    }

    /// <inheritdoc/>
    public int Count => _pairs.Count;

    /// <inheritdoc/>
    public CooccurrencePair this[int index] => _pairs[index];

    /// <summary>The weight of a pair, 0 where it does not occur.</summary>
    public double this[string first, string second] =>
        _weights.TryGetValue((first, second), out var weight) || (!_ordered && _weights.TryGetValue((second, first), out weight)) ? weight : 0;

    /// <summary>The pairs of highest weight as a table.</summary>
    public string ToHtml() => new ResultList<CooccurrencePair>("pairs", _pairs).ToHtml();

    /// <inheritdoc/>
    public override string ToString() => TableLabels.Text("pairs_text", DisplayWording.Usual, Count);

    /// <summary>Counts the pairs of a corpus.</summary>
    public static CooccurrenceMatrix Of(TokenizedCorpus corpus, CooccurrenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        options ??= new CooccurrenceOptions();
        var weights = new Dictionary<(int, int), double>();
        foreach (var document in corpus.Documents)
        {
            if (options.Window == 0)
                AddDocument(corpus, document, options, weights);
            else
                AddWindows(corpus, document, options, weights);
        }

        var pairs = weights.Select(w => Pair(corpus, w.Key, w.Value, options.Ordered)).ToArray();
        Array.Sort(pairs, (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(a.First, b.First) is var c and not 0 ? c : string.CompareOrdinal(a.Second, b.Second));
        return new CooccurrenceMatrix(pairs, options.Ordered);
    }

    /// <inheritdoc/>
    public IEnumerator<CooccurrencePair> GetEnumerator() => _pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void AddWindows(TokenizedCorpus corpus, TokenizedDocument document, CooccurrenceOptions options, Dictionary<(int, int), double> weights)
    {
        foreach (var tokens in Collocations.Stretches(document))
        {
            for (var i = 0; i < tokens.Length; i++)
            {
                if (corpus.CountOf(tokens[i]) < options.MinimumCount)
                    continue;
                for (var k = i + 1; k < tokens.Length && k <= i + options.Window; k++)
                {
                    if (corpus.CountOf(tokens[k]) < options.MinimumCount)
                        continue;
                    var weight = options.WeightedByDistance ? 1.0 / (k - i) : 1;
                    Add(weights, tokens[i], tokens[k], tokens[i] == tokens[k] && !options.Ordered ? 2 * weight : weight, options.Ordered);
                }
            }
        }
    }

    private static void AddDocument(TokenizedCorpus corpus, TokenizedDocument document, CooccurrenceOptions options, Dictionary<(int, int), double> weights)
    {
        var counts = document.Tokens.Where(t => t >= 0 && corpus.CountOf(t) >= options.MinimumCount).CountBy(t => t).OrderBy(c => c.Key).ToArray();
        for (var i = 0; i < counts.Length; i++)
        {
            var (term, count) = counts[i];
            if (count > 1)
                Add(weights, term, term, options.OncePerDocument ? 1 : count * (count - 1) / 2.0, ordered: false);
            for (var k = i + 1; k < counts.Length; k++)
                Add(weights, term, counts[k].Key, options.OncePerDocument ? 1 : (double)count * counts[k].Value, ordered: false);
        }
    }

    private static void Add(Dictionary<(int, int), double> weights, int first, int second, double weight, bool ordered) =>
        CollectionsMarshal.GetValueRefOrAddDefault(weights, ordered || first <= second ? (first, second) : (second, first), out _) += weight;

    private static CooccurrencePair Pair(TokenizedCorpus corpus, (int First, int Second) pair, double weight, bool ordered)
    {
        var (first, second) = (corpus.Shown(pair.First), corpus.Shown(pair.Second));
        return ordered || string.CompareOrdinal(first, second) <= 0 ? new CooccurrencePair(first, second, weight) : new CooccurrencePair(second, first, weight);
    }
}
