namespace AnalysisKit;

/// <summary>Whose check corrects a position.</summary>
public enum CorrectionPool
{
    /// <summary>Its own.</summary>
    None,

    /// <summary>That of all small positions on the issue, with its own; see <see cref="CorrectedPosition.Pool"/>.</summary>
    Issue,

    /// <summary>That of all small positions.</summary>
    All,

    /// <summary>Too little was checked to correct it at all.</summary>
    Nothing,
}
