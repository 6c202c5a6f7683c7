namespace AnalysisKit.Training;

/// <summary>How a model is trained.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Statements less likely than this are not looked at.</summary>
    public const double LeastSaid = 0.15;

    /// <summary>How strongly the weights of stances are held near zero.</summary>
    public double StancePenalty { get; init; } = 25;

    /// <summary>How strongly the weights of sides are held near zero.</summary>
    public double SidePenalty { get; init; } = 30;

    /// <summary>By how much less the weights of what the rules say are, for stances and for sides: they are few and say most.</summary>
    public (double Stances, double Sides) EaseOfRules { get; init; } = (4, 40);

    /// <summary>In how many examples a feature must occur.</summary>
    public int Least { get; init; } = 4;

    /// <summary>In how many a feature must occur that holds a word of the text.</summary>
    public int LeastOfWords { get; init; } = 6;

    /// <summary>Parts for the inner cross-validation, by which threshold and calibration are chosen.</summary>
    public int InnerFolds { get; init; } = 4;

    /// <summary>The model whose weights the new ones are held near; null for zero.</summary>
    public ReadingModel? Prior { get; init; }

    /// <summary>How many statements must be annotated for threshold and calibration to be chosen anew, where there is a prior that has them.</summary>
    public int LeastToCalibrate { get; init; } = 400;

    /// <summary>Groups of features that are left out.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();
}
