namespace AnalysisKit;

/// <summary>A statement behind a position. The same sentence in several papers, word for word or nearly so, is one statement with several reports.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record PositionStatement
{
    /// <summary>The most certain reading of the statement, of those on the side that its reports make likeliest.</summary>
    public required Stance Stance { get; init; }

    /// <summary>Probability that this reading is right, in [0, 1]: the mean confidence of the reports, in which one that is read for another side counts as 0. Where a person has judged reports, those alone count.</summary>
    public required double Probability { get; init; }

    /// <summary>Every report of the statement, earliest first; those without a date come last.</summary>
    public required ResultList<Stance> Reports { get; init; }

    /// <summary>Number of articles that report it.</summary>
    public required int Articles { get; init; }

    /// <summary>Number of papers (sources) that report it. An article without a source counts as a paper of its own.</summary>
    public required int Papers { get; init; }

    /// <summary>The papers (sources), earliest report first; an article without a source by its id.</summary>
    internal IEnumerable<string> Sources => Reports.Select(r => r.Statement.Article.Source ?? r.Statement.Article.Id).Distinct(StringComparer.Ordinal);

    /// <summary>The article that reports it first.</summary>
    internal Article Origin => Reports[0].Statement.Article;

    /// <summary>Number of different papers among articles.</summary>
    internal static int PapersOf(IEnumerable<Article> articles) => articles.Select(a => (a.Source, Id: a.Source is null ? a.Id : null)).Distinct().Count();

    /// <summary>The statements behind stances with an actor, each with its reports, in the order of their first reports.</summary>
    internal static List<PositionStatement> Of(IEnumerable<Stance> stances) => RepeatedStatements.Group(stances, s => s.Statement, s => (s.Actor!, s.Issue)).ConvertAll(Summarize);

    private static PositionStatement Summarize(List<Stance> reports)
    {
        // What a person says of one report holds for the others, which have the same words.
        var judged = reports.Where(s => s.Origin == ReadingOrigin.Person).ToList();
        var read = judged.Count > 0 ? judged : reports;
        var likeliest = read.GroupBy(s => s.Polarity).OrderByDescending(g => g.Sum(s => s.Confidence)).ThenBy(g => g.Key).First();
        var articles = reports.Select(s => s.Statement.Article).DistinctBy(a => a.Id, StringComparer.Ordinal).ToList();
        return new PositionStatement
        {
            Stance = likeliest.MaxBy(s => s.Confidence)!,
            Probability = Math.Clamp(likeliest.Sum(s => s.Confidence) / read.Count, 0, 1),
            Reports = new ResultList<Stance>("reports", reports),
            Articles = articles.Count,
            Papers = PapersOf(articles),
        };
    }
}
