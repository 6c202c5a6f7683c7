namespace AnalysisKit;

/// <summary>The language of labels and explanations.</summary>
public enum ChartLanguage
{
    /// <summary>English labels of actors and issues.</summary>
    English,

    /// <summary>Arabic labels, drawn right to left.</summary>
    Arabic,
}
