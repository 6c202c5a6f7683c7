namespace AnalysisKit;

/// <summary>On which side of an issue a stance is.</summary>
public enum Polarity
{
    /// <summary>In favour, as the definition in the topic says.</summary>
    Support,

    /// <summary>Against.</summary>
    Oppose,

    /// <summary>Both, or in favour on a condition.</summary>
    Mixed,
}
