namespace AnalysisKit.Charts;

/// <summary>How a figure is drawn.</summary>
public sealed record ChartOptions
{
    /// <summary>The title; null for the chart's own.</summary>
    public string? Title { get; init; }

    /// <summary>A line under the chart that names the source of the data.</summary>
    public string? Source { get; init; }

    /// <summary>The language of labels.</summary>
    public ChartLanguage Language { get; init; } = ChartLanguage.English;

    /// <summary>Sentences of evidence per mark in the hover; more are counted only.</summary>
    public int Evidence { get; init; } = 3;

    /// <summary>The most marks to draw.</summary>
    public int Limit { get; init; } = 4000;
}
