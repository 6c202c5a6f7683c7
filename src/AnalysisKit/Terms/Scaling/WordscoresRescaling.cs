namespace AnalysisKit;

/// <summary>How the scores of <see cref="Wordscores"/>, which crowd around their mean, are brought back to the scale of the references.</summary>
public enum WordscoresRescaling
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Around their mean to the standard deviation of the references' places; standard deviations with n-1. Laver, Benoit and Garry (2003).</summary>
    Lbg,

    /// <summary>So that the two outer references come to lie on their places. Martin and Vanberg (2008), Political Analysis 16, 93-100.</summary>
    MartinVanberg,
}
