namespace AnalysisKit;

/// <summary>The phrases of a topic's issues in a text. Each token is looked at once, however many statements hold it.</summary>
internal sealed class IssueMatches(PatternIndex<Phrase> phrases, Token[] tokens)
{
    private readonly PatternIndex<Phrase>.Match[]?[] _at = new PatternIndex<Phrase>.Match[]?[tokens.Length];
    private readonly List<PatternIndex<Phrase>.Match> _found = [];

    /// <summary>The phrases that begin at a token.</summary>
    public PatternIndex<Phrase>.Match[] At(int token)
    {
        if (_at[token] is { } known)
            return known;
        _found.Clear();
        phrases.At(tokens, token, tokens.Length, _found);
        return _at[token] = _found.Count == 0 ? [] : [.. _found];
    }

    /// <summary>Adds the phrases that lie in a range of tokens.</summary>
    public void Add(int start, int end, List<PatternIndex<Phrase>.Match> all)
    {
        for (var i = start; i < end; i++)
        {
            foreach (var match in At(i))
            {
                if (match.End <= end)
                    all.Add(match);
            }
        }
    }
}
