namespace AnalysisKit;

/// <summary>Which rule decided a stem.</summary>
public enum StemReason
{
    /// <summary>The word is its own stem, save for attached particles.</summary>
    Whole,

    /// <summary>It is a protected name.</summary>
    Name,

    /// <summary>It is an irregular form, or a form of a function word.</summary>
    IrregularForm,

    /// <summary>It is a broken plural.</summary>
    BrokenPlural,

    /// <summary>It is a verb in the present, brought to the past.</summary>
    PresentTense,

    /// <summary>Endings were taken off.</summary>
    Ending,
}
