namespace AnalysisKit;

/// <summary>How readings and a checked sample are put together. All are unbiased, or nearly so, for what a check of everything would have given; they differ in how much the readings narrow the interval.</summary>
public enum CorrectionMethod
{
    /// <summary>
    /// The readings count as far as they foretell the check, no more: their weight between 0 and 1 is the one that makes the variance least (PPI++: Angelopoulos, Duchi and Zrnic 2023). Never much worse than
    /// <see cref="CheckedOnly"/>, and as good as <see cref="Difference"/> where readings are good.
    /// </summary>
    Tuned,

    /// <summary>
    /// The readings of everything, and the mean difference between check and reading in the sample: the difference estimator (Särndal, Swensson and Wretman 1992, ch. 6), which is DSL (Egami, Hinck, Stewart and Wei 2023)
    /// and prediction-powered inference (Angelopoulos et al. 2023) with probabilities that are known.
    /// </summary>
    Difference,

    /// <summary>A regression of the check on the readings, without intercept: the generalized regression estimator with weights calibrated to the readings' totals (Särndal, Swensson and Wretman 1992, ch. 6).</summary>
    Regression,

    /// <summary>The checked sample alone, each unit divided by its probability (Horvitz and Thompson 1952).</summary>
    CheckedOnly,
}
