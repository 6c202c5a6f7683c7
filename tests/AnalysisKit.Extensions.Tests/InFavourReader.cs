namespace AnalysisKit.Extensions.Tests;

/// <summary>A reader of stances that finds everybody in favour of the topic's first issue.</summary>
internal sealed class InFavourReader : IStanceReader
{
    public string Name => "in favour";

    public string Version => "1";

    public ValueTask<IReadOnlyList<Stance>> ReadAsync(ArticleStatements article, Topic topic, CancellationToken cancellationToken) =>
        new([.. article.Statements.Where(s => s.Speaker is not null).Select(s => new Stance { Statement = s, Issue = topic.Issues[0].Id, Polarity = Polarity.Support, Score = 1, Confidence = 0.5, Cues = [] })]);
}
