using System.Collections;
using System.Globalization;

namespace AnalysisKit;

/// <summary>The terms of a group compared with a reference, most characteristic first. Immutable.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class KeynessTable : IReadOnlyList<KeynessRow>
{
    private readonly IReadOnlyList<KeynessRow> _rows;

    private readonly Func<string, ChartLanguage, string> _label;

    private readonly KeynessComparison _comparison;

    internal KeynessTable(string target, string? reference, Func<string, ChartLanguage, string> label, KeynessComparison comparison, IReadOnlyList<KeynessRow> rows)
    {
        Target = target;
        Reference = reference;
        _label = label;
        _comparison = comparison;
        _rows = rows;
    }

    /// <summary>The group whose terms are looked at.</summary>
    public string Target { get; }

    /// <summary>The group it is compared with; null for all other groups together.</summary>
    public string? Reference { get; }

    /// <summary>How much text the target group has.</summary>
    public GroupSize TargetSize => _comparison.Target;

    /// <summary>How much text the reference has.</summary>
    public GroupSize ReferenceSize => _comparison.Reference;

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <summary>Terms more frequent in the target group than in the reference.</summary>
    public KeynessTable Characteristic => Where(r => r.LogLikelihoodRatio > 0);

    /// <summary>Terms less frequent in the target group than in the reference, the most avoided first.</summary>
    public KeynessTable Avoided => new(Target, Reference, _label, _comparison, [.. _rows.Where(r => r.LogLikelihoodRatio < 0).Reverse()]);

    /// <inheritdoc/>
    public KeynessRow this[int index] => _rows[index];

    /// <summary>The row of a term, as displayed or as counted; null when it is in neither group.</summary>
    public KeynessRow? Find(string term) => _rows.FirstOrDefault(r => r.Term == term || r.Key == term);

    /// <summary>Only rows that fulfil the condition. Adjusted p-values stay those of the whole table.</summary>
    public KeynessTable Where(Func<KeynessRow, bool> condition) => new(Target, Reference, _label, _comparison, [.. _rows.Where(condition)]);

    /// <summary>The first rows.</summary>
    public KeynessTable Top(int rows) => new(Target, Reference, _label, _comparison, [.. _rows.Take(rows)]);

    /// <summary>Rows in descending order of a measure; those where it is not a number come last.</summary>
    public KeynessTable OrderBy(Func<KeynessRow, double> measure) =>
        new(Target, Reference, _label, _comparison, [.. _rows.OrderBy(r => double.IsNaN(measure(r))).ThenByDescending(measure).ThenBy(r => r.Key, StringComparer.Ordinal)]);

    /// <summary>The first terms with counts, significance, effect and spread.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        var table = new HtmlTable(
            [TableLabels.Text("term", wording), _label(Target, wording.Language), Compared(wording), .. TableLabels.Headings(wording, "g2", "p_adjusted", "log_ratio", "interval_heading", "texts", "spread")],
            Caption(wording))
        { Wording = wording };
        foreach (var row in _rows.TakeWhile(_ => !table.IsFull))
        {
            table.Add(
                row.Term,
                row.TargetCount,
                row.ReferenceCount,
                row.LogLikelihoodRatio,
                HtmlTable.PValue(row.AdjustedPValue, wording),
                row.LogRatio,
                row.LogRatioInterval.ToText("0.0", wording),
                row.TargetDocuments,
                row.TargetDispersion);
        }

        return table.Skip(Count - table.Count).ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("keyness_caption", wording, _label(Target, wording.Language), Compared(wording), Count);

    private string Compared(DisplayWording wording) => Reference is null ? TableLabels.Text("all_others", wording) : _label(Reference, wording.Language);

    /// <inheritdoc/>
    public IEnumerator<KeynessRow> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
