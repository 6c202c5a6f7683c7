using System.Collections;
using System.Globalization;

namespace AnalysisKit;

/// <summary>Collocations, those with the highest z first (windowed pairs: with the highest log-likelihood), ties in ordinal order. Immutable.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class CollocationTable : IReadOnlyList<Collocation>
{
    private readonly IReadOnlyList<Collocation> _rows;

    internal CollocationTable(IEnumerable<Collocation> rows) => _rows = [.. rows];

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <inheritdoc/>
    public Collocation this[int index] => _rows[index];

    /// <summary>A collocation by its words with a space between them; null when it is not in the table.</summary>
    public Collocation? Find(string text) => _rows.FirstOrDefault(r => r.Text == text);

    /// <summary>Only rows that fulfil the condition.</summary>
    public CollocationTable Where(Func<Collocation, bool> condition) => new(_rows.Where(condition));

    /// <summary>The first rows.</summary>
    public CollocationTable Top(int rows) => new(_rows.Take(rows));

    /// <summary>Rows in descending order of a measure; those where it is not a number come last.</summary>
    public CollocationTable OrderBy(Func<Collocation, double> measure) =>
        new(_rows.OrderBy(r => double.IsNaN(measure(r))).ThenByDescending(measure).ThenBy(r => r.Text, StringComparer.Ordinal));

    /// <summary>The first collocations with counts and measures.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        var table = new HtmlTable([.. TableLabels.Headings(wording, "collocation", "count"), "λ", "z", "PMI", "G²", "log Dice"], Caption(wording)) { Wording = wording };
        foreach (var row in _rows)
            table.Add(row.Text, row.Count, row.Lambda, row.Z, row.PointwiseMutualInformation, row.LogLikelihoodRatio, row.LogDice);
        return table.ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("collocations_caption", wording, Count);

    /// <inheritdoc/>
    public IEnumerator<Collocation> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
