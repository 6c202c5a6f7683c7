namespace AnalysisKit.Cli;

/// <summary>How much was read for a comparison.</summary>
internal sealed record ComparisonCount
{
    public int Articles { get; init; }

    /// <summary>Number of articles whose date of publication is known.</summary>
    public int Dated { get; init; }

    public int Statements { get; init; }

    public int Stances { get; init; }

    public DateOnly? First { get; init; }

    public DateOnly? Last { get; init; }

    /// <summary>Numbers of statements and stances by origin: the name of a reader, or person.</summary>
    public IReadOnlyDictionary<string, (int Statements, int Stances)> Origins { get; init; } = new Dictionary<string, (int, int)>();

    public ComparisonCount With(ArticleAnalysis analysis) => new()
    {
        Articles = Articles + 1,
        Dated = Dated + (analysis.Article.Published is null ? 0 : 1),
        Statements = Statements + analysis.Statements.Count,
        Stances = Stances + analysis.Stances.Count,
        First = First is null || analysis.Article.Published < First ? analysis.Article.Published ?? First : First,
        Last = Last is null || analysis.Article.Published > Last ? analysis.Article.Published ?? Last : Last,
        Origins = WithOrigins(analysis),
    };

    private Dictionary<string, (int Statements, int Stances)> WithOrigins(ArticleAnalysis analysis)
    {
        var origins = new Dictionary<string, (int Statements, int Stances)>(Origins, StringComparer.Ordinal);
        foreach (var (origin, number) in analysis.Statements.CountBy(s => s.Origin, StringComparer.Ordinal))
            origins[origin] = (origins.GetValueOrDefault(origin).Statements + number, origins.GetValueOrDefault(origin).Stances);
        foreach (var (origin, number) in analysis.Stances.CountBy(s => s.Origin, StringComparer.Ordinal))
            origins[origin] = (origins.GetValueOrDefault(origin).Statements, origins.GetValueOrDefault(origin).Stances + number);
        return origins;
    }
}
