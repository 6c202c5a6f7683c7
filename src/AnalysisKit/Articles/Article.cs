namespace AnalysisKit;

/// <summary>One article as it was read. The text is never altered: cleaning marks spans instead.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Article
{
    private static readonly IReadOnlyDictionary<string, string> NoMetadata = new Dictionary<string, string>();

    /// <summary>Identifies the article in every table and piece of evidence. Unique within a corpus.</summary>
    public required string Id { get; init; }

    /// <summary>The text that was read; all spans refer to it.</summary>
    public required string Text { get; init; }

    /// <summary>The outlet, where known.</summary>
    public string? Source { get; init; }

    /// <summary>The headline, where it is given apart from the text.</summary>
    public string? Title { get; init; }

    /// <summary>The day of publication, from metadata or else from the text; null when neither tells.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Address of the original page, where known.</summary>
    public string? Url { get; init; }

    /// <summary>The byline, where known.</summary>
    public string? Author { get; init; }

    /// <summary>All other fields of the record, by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = NoMetadata;

    /// <summary>Share of Arabic letters among the letters of the text, from 0 to 1; 0 where it has none. Counted anew with every call.</summary>
    public double ArabicShare => ArabicLetters.Share(Text);
}
