namespace AnalysisKit;

/// <summary>Finds statements by the kit's rules, and decides by a learned model who made each and how likely that is right. Thread-safe.</summary>
public sealed class LearnedStatementReader : IStatementReader
{
    private readonly RuleStatementReader _rules = new();
    private readonly StatementDecision _decision;

    /// <summary>Makes a reader that decides by a model.</summary>
    /// <param name="model">The model; null for the kit's own.</param>
    public LearnedStatementReader(ReadingModel? model = null)
    {
        Model = model ?? ReadingModel.Default;
        _decision = new StatementDecision(Model);
    }

    /// <summary>The model.</summary>
    public ReadingModel Model { get; }

    /// <inheritdoc/>
    public string Name => "learned";

    /// <inheritdoc/>
    public string Version => $"{_rules.Version} {Model.Hash}";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Statement>> ReadAsync(ArticleText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ValueTask<IReadOnlyList<Statement>>(_decision.Judge(_rules.Read(text), text));
    }
}
