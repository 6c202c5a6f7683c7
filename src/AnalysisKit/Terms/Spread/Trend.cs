using System.Collections;
using System.Globalization;

namespace AnalysisKit;

/// <summary>How something develops over time: a point for each period from the first to the last, none left out. Immutable.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Trend : IReadOnlyList<TrendPoint>
{
    private readonly IReadOnlyList<TrendPoint> _points;

    internal Trend(string name, IReadOnlyList<TrendPoint> points)
    {
        Name = name;
        _points = points;
    }

    /// <summary>The name of what the trend follows.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public int Count => _points.Count;

    /// <inheritdoc/>
    public TrendPoint this[int index] => _points[index];

    /// <summary>The points as a table.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        var table = new HtmlTable([.. TableLabels.Headings(wording, "period", "count", "of", "value", "interval_heading", "smoothed")], Caption(wording)) { Wording = wording };
        foreach (var point in _points)
        {
            table.Add(
                wording.Digits(point.Period.Label),
                point.Count,
                point.Size,
                wording.Digits(Short(point.Value)),
                TableLabels.Text("interval", wording, wording.Digits(Short(point.Interval.Low)), wording.Digits(Short(point.Interval.High))),
                wording.Digits(Short(point.Smoothed)));
        }

        return table.ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("trend_caption", wording, Name, Count);

    // Writes three significant digits, because rates of a word are small.
    private static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public IEnumerator<TrendPoint> GetEnumerator() => _points.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
