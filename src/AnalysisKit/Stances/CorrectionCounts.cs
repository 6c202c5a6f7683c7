namespace AnalysisKit;

/// <summary>What corrections of people did to what was read.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
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

    /// <summary>Where the corrections are: the article, and the content if one of its statements is meant.</summary>
    internal IReadOnlyList<(string Article, Span? Content)> Places { get; init; } = [];

    /// <summary>These and the counts of other corrections.</summary>
    internal CorrectionCounts With(CorrectionCounts? others) => others is null ? this : new CorrectionCounts
    {
        Confirmed = Confirmed + others.Confirmed,
        Changed = Changed + others.Changed,
        Rejected = Rejected + others.Rejected,
        Added = Added + others.Added,
        NotRead = NotRead + others.NotRead,
        Gone = [.. Gone, .. others.Gone],
        Places = [.. Places, .. others.Places],
        Unknown = [.. Unknown.Concat(others.Unknown).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>One line for a reader.</summary>
    public override string ToString() => ToText(DisplayWording.Usual);

    /// <summary>The line in a language.</summary>
    internal string ToText(DisplayWording wording)
    {
        (int Count, string Id)[] parts = [(Confirmed, "corrections_confirmed"), (Changed, "corrections_changed"), (Rejected, "corrections_rejected"), (Added, "corrections_added")];
        var used = string.Join(TableLabels.Text("list_separator", wording), parts.Where(p => p.Count > 0).Select(p => Counted(p.Id, p.Count, wording)));
        return Counted("corrections_used", Used, wording)
            + (used.Length > 0 ? $"{(wording.IsArabic ? TableLabels.Text("separator", wording) : ": ")}{used}" : "")
            + (Gone.Count > 0 ? TableLabels.Text("separator", wording) + Counted("corrections_gone", Gone.Count, wording) : "")
            + (NotRead > 0 ? TableLabels.Text("separator", wording) + Counted("corrections_not_read", NotRead, wording) : "");
    }

    private static string Counted(string id, int count, DisplayWording wording) => TableLabels.Text(count == 1 ? id + "_one" : id, wording, count);
}
