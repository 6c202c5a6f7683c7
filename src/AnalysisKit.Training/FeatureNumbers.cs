using System.Numerics;

namespace AnalysisKit.Training;

/// <summary>The features of a collection of candidates by number, so that training many models looks up no name twice.</summary>
internal sealed class FeatureNumbers
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _topics;
    private readonly bool[] _holdWord;

    /// <summary>Numbers the features of all candidates, in the order of their names, and gives each candidate its row.</summary>
    /// <param name="examples">The candidates, by topic.</param>
    /// <param name="holdsWord">Whether a feature holds a word of the text.</param>
    public FeatureNumbers(IReadOnlyCollection<(string Topic, StanceExample Example)> examples, Func<string, bool> holdsWord)
    {
        _names = [.. examples.SelectMany(e => e.Example.Candidate.Features.Features).Select(f => f.Name!).ToHashSet(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _topics = examples.Select(e => e.Topic).Distinct().Index().ToDictionary(t => t.Item, t => t.Index % 64, StringComparer.Ordinal);
        _holdWord = Array.ConvertAll(_names, n => holdsWord(n));
        var numbers = _names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        foreach (var (_, example) in examples)
            example.Row = [.. example.Candidate.Features.Features.Select(f => numbers[f.Name!])];
    }

    public IReadOnlyList<string> Names => _names;

    /// <summary>Which features may have a weight: all that hold no word of the text, and those of words that occur in enough examples and, where <paramref name="several"/>, in two topics, so that no topic's own words get weights.</summary>
    /// <param name="examples">The examples, by topic.</param>
    /// <param name="least">In how many examples a word must occur.</param>
    /// <param name="several">Whether there are several topics.</param>
    /// <param name="ofOneTopic">The beginning of features that hold words of one topic, for which two are not asked.</param>
    public bool[] Kept(IEnumerable<(string Topic, StanceExample Example)> examples, int least, bool several, string ofOneTopic)
    {
        var (counts, topics) = (new int[_names.Length], new ulong[_names.Length]);
        foreach (var (topic, example) in examples)
        {
            var bit = 1UL << _topics[topic];
            foreach (var feature in example.Row)
            {
                counts[feature]++;
                topics[feature] |= bit;
            }
        }

        return [.. _names.Select((name, i) => !_holdWord[i] || (counts[i] >= least && (!several || BitOperations.PopCount(topics[i]) > 1 || name.StartsWith(ofOneTopic, StringComparison.Ordinal))))];
    }
}
