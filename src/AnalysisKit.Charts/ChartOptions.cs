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

    /// <summary>Names a group or document (an actor, a source) for the reader: <c>id => topic.ActorLabel(id)</c>. None: as it is called in the counts.</summary>
    public Func<string, string>? Label { get; init; }

    /// <summary>Sentences of evidence per mark in the hover; more are counted only.</summary>
    public int Evidence { get; init; } = 3;

    /// <summary>The most marks to draw.</summary>
    public int Limit { get; init; } = 4000;
}
