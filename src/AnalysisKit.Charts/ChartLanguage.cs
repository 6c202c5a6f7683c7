namespace AnalysisKit.Charts;

/// <summary>The language of labels.</summary>
public enum ChartLanguage
{
    /// <summary>English labels of actors and issues.</summary>
    English,

    /// <summary>Arabic labels, drawn right to left.</summary>
    Arabic,
}
