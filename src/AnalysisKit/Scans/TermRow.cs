namespace AnalysisKit;

/// <summary>A row of a scan for terms: the size of a group (key is null), a term in a group (form is null), or a spelling of a term (group is null).</summary>
internal sealed class TermRow
{
    /// <summary>Row groups of 64 Ki rows, which take a few megabytes.</summary>
    public static ScanFormat<TermRow> Format { get; } = new(
    [
        ScanColumn<TermRow>.Text("key", r => r.Key, (r, v) => r.Key = v),
        ScanColumn<TermRow>.Text("group", r => r.Group, (r, v) => r.Group = v),
        ScanColumn<TermRow>.Text("form", r => r.Form, (r, v) => r.Form = v),
        ScanColumn<TermRow>.Number("count", r => r.Count, (r, v) => r.Count = v),
        ScanColumn<TermRow>.Optional<int>("documents", r => r.Documents, (r, v) => r.Documents = v),
        ScanColumn<TermRow>.Optional<long>("spread", r => r.Spread, (r, v) => r.Spread = v),
    ], 1 << 16);

    /// <summary>The term as it is counted.</summary>
    public string? Key { get; set; }

    public string? Group { get; set; }

    public string? Form { get; set; }

    /// <summary>Number of occurrences; for the size of a group, its number of tokens.</summary>
    public long Count { get; set; }

    public int? Documents { get; set; }

    /// <summary>See <see cref="TermCell"/>.</summary>
    public long? Spread { get; set; }
}
