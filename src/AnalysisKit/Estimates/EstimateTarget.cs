namespace AnalysisKit;

/// <summary>What an interval is for.</summary>
public enum EstimateTarget
{
    /// <summary>News of this kind, of which the articles are a sample: the interval also holds how much articles differ. The like of the intervals of positions that are not corrected.</summary>
    Articles,

    /// <summary>These articles alone: the interval holds what is not known since not everything was checked, and has no width where everything was.</summary>
    Corpus,
}
