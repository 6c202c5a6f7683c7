namespace AnalysisKit;

/// <summary>Where the statements of an article lie, so that those around a place are found without looking at all.</summary>
internal sealed class StatementPlaces
{
    // The furthest end of the statements up to each, and the earliest start of those from each on. Both rise, whatever the order of the statements.
    private readonly int[] _furthest;
    private readonly int[] _earliest;

    public StatementPlaces(IReadOnlyList<Statement> statements)
    {
        _furthest = new int[statements.Count];
        _earliest = new int[statements.Count];
        for (var i = 0; i < _furthest.Length; i++)
        {
            var span = statements[i].Content.Union(statements[i].Cue);
            _furthest[i] = i == 0 ? span.End : Math.Max(_furthest[i - 1], span.End);
            _earliest[i] = span.Start;
        }

        for (var i = _earliest.Length - 2; i >= 0; i--)
            _earliest[i] = Math.Min(_earliest[i], _earliest[i + 1]);
    }

    /// <summary>The statements, from the first to before the last, outside of which none has its cue or content at a place.</summary>
    public (int First, int Last) Touching(Span place) => (Ordered.FirstFrom<int>(_furthest, place.Start, end => end), Ordered.FirstFrom<int>(_earliest, place.End + 1, start => start));
}
