using System.Globalization;

namespace AnalysisKit.Store;

/// <summary>What an import did.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ImportResult
{
    /// <summary>Number of articles that the store did not have.</summary>
    public long Added { get; init; }

    /// <summary>Number of articles that the store already had with the same content, and that were skipped.</summary>
    public long Unchanged { get; init; }

    /// <summary>Number of articles that replaced one with the same id and other content.</summary>
    public long Changed { get; init; }

    /// <summary>Number of analyses of changed articles that were dropped, counted per article and topic. The next analysis makes them again.</summary>
    public long DroppedAnalyses { get; init; }

    /// <summary>Number of articles with halves of surrogate pairs, which UTF-8 cannot represent. Each half was stored as U+FFFD in the same place.</summary>
    public long Mended { get; init; }

    /// <summary>Number of articles of the store that were not among those of this import.</summary>
    public long Absent { get; init; }

    /// <summary>Number of absent articles that were deleted on request.</summary>
    public long Pruned { get; init; }

    /// <summary>One line: 91 added, 0 unchanged, 2 changed.</summary>
    public override string ToString() => ToText(DisplayWording.Usual);

    /// <summary>The counts in one line.</summary>
    internal string ToText(DisplayWording wording) => TableLabels.Text("import_text", wording, Added, Unchanged, Changed);
}
