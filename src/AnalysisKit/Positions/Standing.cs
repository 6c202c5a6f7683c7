namespace AnalysisKit;

/// <summary>What a position's statements allow to say, given its interval. See <see cref="Position.Standing"/>.</summary>
public enum Standing
{
    /// <summary>In favour: the whole interval is above zero.</summary>
    InFavour,

    /// <summary>Against: the whole interval is below zero.</summary>
    Against,

    /// <summary>Both ways: the mean is near zero, and the interval excludes a plain stand for either side.</summary>
    Mixed,

    /// <summary>The interval allows both sides.</summary>
    Unclear,

    /// <summary>One article, or fewer statements than five: too little to say anything.</summary>
    TooLittle,
}
