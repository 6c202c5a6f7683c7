namespace AnalysisKit;

/// <summary>Where an actor stands on an issue over all statements read.</summary>
public sealed record Position
{
    /// <summary>Id of the actor.</summary>
    public required string Actor { get; init; }

    /// <summary>Id of the issue.</summary>
    public required string Issue { get; init; }

    /// <summary>Number of statements in favour.</summary>
    public required int Support { get; init; }

    /// <summary>Number of statements against.</summary>
    public required int Oppose { get; init; }

    /// <summary>Number of statements that are both in favour and against.</summary>
    public required int Mixed { get; init; }

    /// <summary>Number of articles that hold these statements.</summary>
    public required int Articles { get; init; }

    /// <summary>Mean score over the statements, in [-1, 1].</summary>
    public required double Mean { get; init; }

    /// <summary>Lower end of the 95 % bootstrap interval of the mean, articles resampled as clusters.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public required double High { get; init; }

    /// <summary>Publication day of the earliest statement, where known.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Publication day of the latest statement, where known.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>The stances behind the numbers, strongest and most certain first.</summary>
    public required ResultList<Stance> Evidence { get; init; }

    /// <summary>Number of statements.</summary>
    public int Count => Support + Oppose + Mixed;
}
