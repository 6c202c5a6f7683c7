using System.Collections;

namespace AnalysisKit.Terms;

/// <summary>How something develops over time: a point for each period from the first to the last, none left out. Immutable.</summary>
public sealed class Trend : IReadOnlyList<TrendPoint>
{
    private readonly IReadOnlyList<TrendPoint> _points;

    internal Trend(string name, IReadOnlyList<TrendPoint> points)
    {
        Name = name;
        _points = points;
    }

    /// <summary>What is followed.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public int Count => _points.Count;

    /// <inheritdoc/>
    public TrendPoint this[int index] => _points[index];

    /// <inheritdoc/>
    public IEnumerator<TrendPoint> GetEnumerator() => _points.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
