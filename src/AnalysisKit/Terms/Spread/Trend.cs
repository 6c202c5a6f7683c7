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
    public string ToHtml()
    {
        var table = new HtmlTable(["Period", "Count", "Of", "Value", "95 % interval", "Smoothed"], ToString());
        foreach (var point in _points)
        {
            table.Add(
                point.Period.Label,
                point.Count,
                point.Size,
                Short(point.Value),
                string.Create(CultureInfo.InvariantCulture, $"{Short(point.Interval.Low)} to {Short(point.Interval.High)}"),
                Short(point.Smoothed));
        }

        return table.ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Trend of {Name}: {Count} periods");

    // Writes three significant digits, because rates of a word are small.
    private static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public IEnumerator<TrendPoint> GetEnumerator() => _points.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
