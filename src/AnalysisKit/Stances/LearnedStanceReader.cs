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
}
