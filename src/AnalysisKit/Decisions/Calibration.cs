using System.Text.Json;

namespace AnalysisKit;

/// <summary>A line through points by which a model's probability becomes how often it is right. Immutable.</summary>
internal sealed class Calibration(IReadOnlyList<(double Said, double Right)> points)
{
    public static readonly Calibration None = new([]);

    public IReadOnlyList<(double Said, double Right)> Points => points;

    public double Of(double said)
    {
        if (points.Count == 0)
            return said;
        if (said <= points[0].Said)
            return points[0].Right;
        for (var i = 1; i < points.Count; i++)
        {
            if (said <= points[i].Said)
            {
                var (from, to) = (points[i - 1], points[i]);
                return from.Right + ((to.Right - from.Right) * (said - from.Said) / (to.Said - from.Said));
            }
        }

        return points[^1].Right;
    }

    internal static Calibration Read(JsonElement json) => new([.. json.EnumerateArray().Select(p => (p[0].GetDouble(), p[1].GetDouble()))]);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var (said, right) in points)
            json.WriteRawValue(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{said:0.####},{right:0.####}]"));
        json.WriteEndArray();
    }
}
