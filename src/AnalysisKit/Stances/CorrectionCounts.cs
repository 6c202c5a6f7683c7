using System.Globalization;

namespace AnalysisKit;

/// <summary>What corrections of people did to what was read.</summary>
public sealed record CorrectionCounts
{
    /// <summary>Number of corrections that confirm what was read.</summary>
    public int Confirmed { get; init; }

    /// <summary>Number of corrections that changed a speaker or a stance.</summary>
    public int Changed { get; init; }

    /// <summary>Number of corrections that took a statement away.</summary>
    public int Rejected { get; init; }

    /// <summary>Number of corrections that brought a statement that was not read.</summary>
    public int Added { get; init; }

    /// <summary>Number of corrections whose article was not among those read.</summary>
    public int NotRead { get; init; }

    /// <summary>Corrections whose statement is gone: article and first words of each.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>What corrections name that the topic does not know: actors, and issues of corrections that name no other topic.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Number of corrections that were used.</summary>
    public int Used => Confirmed + Changed + Rejected + Added;

    /// <summary>These and the counts of other corrections.</summary>
    internal CorrectionCounts With(CorrectionCounts? others) => others is null ? this : new CorrectionCounts
    {
        Confirmed = Confirmed + others.Confirmed,
        Changed = Changed + others.Changed,
        Rejected = Rejected + others.Rejected,
        Added = Added + others.Added,
        NotRead = NotRead + others.NotRead,
        Gone = [.. Gone, .. others.Gone],
        Unknown = [.. Unknown.Concat(others.Unknown).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>One line for a reader.</summary>
    public override string ToString()
    {
        (int Count, string Words)[] parts = [(Confirmed, "confirm what was read"), (Changed, "change a reading"), (Rejected, "take a statement away"), (Added, "add a statement")];
        var used = string.Join(", ", parts.Where(p => p.Count > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Count:N0} {p.Words}")));
        return string.Create(CultureInfo.InvariantCulture, $"{Used:N0} corrections by people")
            + (used.Length > 0 ? $": {used}" : "")
            + (Gone.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {Gone.Count:N0} more whose statement is gone") : "")
            + (NotRead > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {NotRead:N0} more of articles that were not read") : "");
    }
}
