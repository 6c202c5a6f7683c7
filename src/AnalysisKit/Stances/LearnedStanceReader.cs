namespace AnalysisKit;

/// <summary>Finds stances by a learned model, which decides on what the kit's rules propose: see <see cref="StanceReader"/>. Thread-safe.</summary>
public sealed class LearnedStanceReader : IStanceReader
{
    private readonly StanceDecision _decision;

    /// <summary>Makes a reader that decides by a model.</summary>
    /// <param name="model">The model; null for the kit's own.</param>
    public LearnedStanceReader(ReadingModel? model = null)
    {
        Model = model ?? ReadingModel.Default;
        _decision = new StanceDecision(Model);
    }

    /// <summary>The model.</summary>
    public ReadingModel Model { get; }

    /// <inheritdoc/>
    public string Name => "learned";

    /// <inheritdoc/>
    public string Version => $"1 {Model.Hash}";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Stance>> ReadAsync(ArticleStatements article, Topic topic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return new ValueTask<IReadOnlyList<Stance>>(_decision.Decide(new StanceReader(topic).Candidates(article.Statements, article.Text.Words, _decision.Features)));
    }

    /// <summary>The statements of which it is not sure: those with an issue on which a stance is likelier than 1 - <paramref name="sure"/> and less likely than <paramref name="sure"/>.</summary>
    internal HashSet<Statement> Unsure(ArticleStatements article, Topic topic, double sure)
    {
        var unsure = new HashSet<Statement>(ReferenceEqualityComparer.Instance);
        foreach (var candidate in new StanceReader(topic).Candidates(article.Statements, article.Text.Words, _decision.Features))
        {
            if (_decision.Probability(candidate) is var probability && probability < sure && probability >= 1 - sure)
                unsure.Add(candidate.Statement);
        }

        return unsure;
    }
}
