namespace AnalysisKit.Charts;

/// <summary>How a figure is drawn.</summary>
public sealed record ChartOptions
{
    /// <summary>The title; null for the chart's default title.</summary>
    public string? Title { get; init; }

    /// <summary>A line under the chart that names the source of the data.</summary>
    public string? Source { get; init; }

    /// <summary>The language of labels; English unless the environment variable ANALYSISKIT_LANGUAGE is ar.</summary>
    public ChartLanguage Language { get; init; } = DisplayWording.Usual.Language;

    /// <summary>The digits of numbers; western unless the environment variable ANALYSISKIT_NUMERALS is arabic. Words and sentences of articles keep theirs.</summary>
    public Numerals Numerals { get; init; } = DisplayWording.Usual.Numerals;

    /// <summary>Language and digits.</summary>
    internal DisplayWording Wording => new(Language, Numerals);

    /// <summary>Gives the label of a group or document (an actor, a source): <c>id => topic.Label(id)</c>. If null, the name in the counts is shown.</summary>
    public Func<string, string>? Label { get; init; }

    /// <summary>Number of sentences of evidence in the hover text of each mark; further ones are only counted.</summary>
    public int Evidence { get; init; } = 3;

    /// <summary>The largest number of marks to draw.</summary>
    public int Limit { get; init; } = 4000;
}
