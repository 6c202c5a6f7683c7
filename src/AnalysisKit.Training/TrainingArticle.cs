namespace AnalysisKit.Training;

/// <summary>An annotated article, read.</summary>
internal sealed record TrainingArticle
{
    public required Article Article { get; init; }

    /// <summary>Id of its topic.</summary>
    public required string Topic { get; init; }

    /// <summary>Its part in cross-validation; null for one that is only learned from.</summary>
    public required int? Fold { get; init; }

    public required IReadOnlyList<StatementExample> Statements { get; init; }

    public required int GoldStatements { get; init; }

    public required IReadOnlyList<StanceExample> Examples { get; init; }

    /// <summary>The features of the examples of all articles that it was read with.</summary>
    public FeatureNumbers? Features { get; set; }

    /// <summary>Where gold says that the actors stand.</summary>
    public required IReadOnlyDictionary<(string Actor, string Issue), Polarity> Gold { get; init; }
}
