using System.Runtime.InteropServices;

namespace AnalysisKit.Terms;

/// <summary>Counts the documents of a log again, when it is known what their words count as.</summary>
/// <param name="termOf">The term of each word of the log; -1 where it is not counted.</param>
/// <param name="terms">How many terms there are.</param>
internal sealed class DocumentReplay(int[] termOf, int terms)
{
    private readonly int[] _inDocument = new int[terms];
    private readonly List<int> _termsOfDocument = [];

    public Dictionary<string, GroupTally> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts a document.</summary>
    public void Add(string group, ReadOnlySpan<int> words, ReadOnlySpan<int> counts)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var term = termOf[words[i]];
            if (term < 0)
                continue;
            if (_inDocument[term] == 0)
                _termsOfDocument.Add(term);
            _inDocument[term] += counts[i];
        }

        if (!Groups.TryGetValue(group, out var tally))
            Groups[group] = tally = new GroupTally();
        tally.AddDocument(CollectionsMarshal.AsSpan(_termsOfDocument), _inDocument);
        foreach (var term in _termsOfDocument)
            _inDocument[term] = 0;
        _termsOfDocument.Clear();
    }
}
