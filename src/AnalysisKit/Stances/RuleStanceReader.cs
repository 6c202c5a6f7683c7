namespace AnalysisKit;

/// <summary>The kit's own reader of stances, by rules: see <see cref="StanceReader"/>. Thread-safe.</summary>
public sealed class RuleStanceReader : IStanceReader
{
    /// <inheritdoc/>
    public string Name => "rules";

    /// <inheritdoc/>
    public string Version => "1";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Stance>> ReadAsync(ArticleStatements article, Topic topic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return new ValueTask<IReadOnlyList<Stance>>(new StanceReader(topic).Read(article.Statements, article.Text.Words));
    }
}
