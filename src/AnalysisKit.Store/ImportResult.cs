using System.Globalization;

namespace AnalysisKit.Store;

/// <summary>What an import did.</summary>
public sealed record ImportResult
{
    /// <summary>Number of articles that the store did not have.</summary>
    public long Added { get; init; }

    /// <summary>Number of articles that the store had already, exactly as they are; nothing was done.</summary>
    public long Unchanged { get; init; }

    /// <summary>Number of articles that replaced one with the same id and other content.</summary>
    public long Changed { get; init; }

    /// <summary>Number of analyses of changed articles that were dropped, counted per article and topic; the next analysis makes them anew.</summary>
    public long DroppedAnalyses { get; init; }

    /// <summary>Number of articles with halves of surrogate pairs, which no UTF-8 can hold: each was stored as U+FFFD, in the same place.</summary>
    public long Mended { get; init; }

    /// <summary>Number of articles that the store has from before and that were not among those of this import.</summary>
    public long Absent { get; init; }

    /// <summary>Number of absent articles that were taken out of the store, as asked for.</summary>
    public long Pruned { get; init; }

    /// <summary>One line: 91 added, 0 unchanged, 2 changed.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Added:N0} added, {Unchanged:N0} unchanged, {Changed:N0} changed");
}
