namespace AnalysisKit;

/// <summary>How the scores of <see cref="Wordscores"/>, which lie close around their mean, are spread out to the scale of the references.</summary>
public enum WordscoresRescaling
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Scaled around their mean to the standard deviation of the references' places; standard deviations with n-1. Laver, Benoit and Garry (2003).</summary>
    Lbg,

    /// <summary>Scaled so that the two outermost references lie at their known places. Martin and Vanberg (2008), Political Analysis 16, 93-100.</summary>
    MartinVanberg,
}
