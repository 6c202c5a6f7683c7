namespace AnalysisKit;

/// <summary>Something that a speaker can be for or against, as a topic defines it.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Issue
{
    /// <summary>Identifies the issue in tables and files.</summary>
    public required string Id { get; init; }

    /// <summary>Arabic label.</summary>
    public required string Arabic { get; init; }

    /// <summary>English label.</summary>
    public required string English { get; init; }

    /// <summary>What being in favour means.</summary>
    public string Support { get; init; } = "";

    /// <summary>What being against means.</summary>
    public string Oppose { get; init; } = "";

    /// <summary>What being in favour means, in Arabic; empty where the topic does not say so.</summary>
    public string SupportArabic { get; init; } = "";

    /// <summary>What being against means, in Arabic; empty where the topic does not say so.</summary>
    public string OpposeArabic { get; init; } = "";
}
