namespace AnalysisKit;

/// <summary>How a statistic of a 2 x 2 table is corrected for the fact that counts are whole.</summary>
public enum ContinuityCorrection
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Each observed count is moved by 0.5 towards the expected one, but not past it. Yates (1934).</summary>
    Yates,

    /// <summary>Yates' correction, only where |ad - bc| is at least N/2 and one of the four products that quanteda looks at is below 5. For comparison with quanteda.textstats.</summary>
    YatesForSmallCells,

    /// <summary>The statistic is divided by q = 1 + (N/(a+b) + N/(c+d) - 1)(N/(a+c) + N/(b+d) - 1)/(6N). Williams (1976), Biometrika 63, 33-37.</summary>
    Williams,
}
