namespace AnalysisKit;

/// <summary>Counts the documents of a log, once it is known which term each word counts as.</summary>
/// <param name="termOf">The term of each word of the log; -1 where it is not counted.</param>
/// <param name="terms">How many terms there are.</param>
internal sealed class DocumentReplay(int[] termOf, int terms)
{
    private readonly DocumentTerms _document = new(terms);

    public Dictionary<string, GroupTally> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts a document.</summary>
    public void Add(string group, ReadOnlySpan<int> words, ReadOnlySpan<int> counts)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (termOf[words[i]] is var term and >= 0)
                _document.Add(term, counts[i]);
        }

        if (!Groups.TryGetValue(group, out var tally))
            Groups[group] = tally = new GroupTally();
        tally.AddDocument(_document.Terms, _document.Counts);
        _document.Clear();
    }
}
