namespace AnalysisKit.Charts;

/// <summary>
/// Finds room for labels beside their markers, so that no two labels overlap: the first label gets its best position, each next one the best that is still free. Labels without a free position are not drawn.
/// Sizes come from the number of characters, so that the result is the same on every machine. A chart drawn wider only moves labels apart.
/// </summary>
internal static class LabelPlacement
{
    public const double FontSize = 12;

    /// <summary>The most characters in a line of a label.</summary>
    public const int LineWidth = 32;

    private const double LineSpacing = 1.3 * FontSize;
    private const double LetterWidth = 0.62 * FontSize;
    private const double Ascent = 0.95 * FontSize;
    private const double Descent = 0.5 * FontSize;
    private const double CellSize = 24;

    // Positions by their plotly.js names, best first, with the direction from the marker: across, and up or down.
    private static readonly (string Name, int Across, int Down)[] Positions =
    [
        ("middle right", 1, 0), ("middle left", -1, 0), ("top center", 0, -1), ("bottom center", 0, 1),
        ("top right", 1, -1), ("top left", -1, -1), ("bottom right", 1, 1), ("bottom left", -1, 1),
    ];

    /// <summary>The width of a label in pixels.</summary>
    public static double WidthOf(string label) => (ChartText.Lines(label, LineWidth).Select(l => l.Length).DefaultIfEmpty(0).Max() + 1) * LetterWidth;

    /// <summary>Places labels.</summary>
    /// <param name="points">All markers.</param>
    /// <param name="order">Which of them to label, the most important first.</param>
    /// <param name="width">Width of the plot.</param>
    /// <param name="height">Height of the plot.</param>
    /// <param name="most">The largest number of labels.</param>
    /// <param name="overMarkers">Number of labels, from the first, that may cover other markers if there is no better position.</param>
    /// <returns>Per point the position by its plotly.js name and the rectangle; null for a point without a label.</returns>
    public static (string Position, LabelBox Box)?[] Place(IReadOnlyList<PlotPoint> points, IEnumerable<int> order, double width, double height, int most, int overMarkers)
    {
        var placed = new (string, LabelBox)?[points.Count];
        var markers = Buckets(points, width, height);
        var boxes = new List<LabelBox>();
        foreach (var index in order)
        {
            if (boxes.Count == most)
                break;
            var best = ("", default(LabelBox));
            var least = int.MaxValue;
            foreach (var (name, across, down) in Positions)
            {
                var box = BoxOf(points[index], across, down);
                if (box.Left < 0 || box.Right > width || box.Top < 0 || box.Bottom > height || boxes.Exists(box.Intersects))
                    continue;
                var covered = Covered(box, points, index, markers);
                if (covered < least)
                    (best, least) = ((name, box), covered);
            }

            if (least == int.MaxValue || (least > 0 && boxes.Count >= overMarkers))
                continue;
            placed[index] = best;
            boxes.Add(best.Item2);
        }

        return placed;
    }

    // The rectangle in which plotly.js draws a text beside a marker.
    private static LabelBox BoxOf(PlotPoint point, int across, int down)
    {
        var gap = (point.Radius / 0.8) + 1;
        var width = WidthOf(point.Label);
        var left = point.X + (across * gap) + (across switch { 1 => 0, -1 => -width, _ => -width / 2 });
        var further = Math.Max(0, ChartText.Lines(point.Label, LineWidth).Count - 1) * LineSpacing;
        var baseline = point.Y + (0.75 * FontSize) + (down * gap) + ((down - 1) * (FontSize + further) / 2);
        return new LabelBox(left, baseline - Ascent, left + width, baseline + further + Descent);
    }

    private static int Covered(LabelBox box, IReadOnlyList<PlotPoint> points, int own, Dictionary<(int, int), List<int>> markers)
    {
        var covered = 0;
        for (var column = Cell(box.Left) - 1; column <= Cell(box.Right) + 1; column++)
        {
            for (var row = Cell(box.Top) - 1; row <= Cell(box.Bottom) + 1; row++)
            {
                if (markers.TryGetValue((column, row), out var near))
                    covered += near.Count(i => i != own && box.Covers(points[i].X, points[i].Y, points[i].Radius));
            }
        }

        return covered;
    }

    private static Dictionary<(int, int), List<int>> Buckets(IReadOnlyList<PlotPoint> points, double width, double height)
    {
        var buckets = new Dictionary<(int, int), List<int>>();
        for (var i = 0; i < points.Count; i++)
        {
            var cell = (Cell(Math.Clamp(points[i].X, 0, width)), Cell(Math.Clamp(points[i].Y, 0, height)));
            if (!buckets.TryGetValue(cell, out var bucket))
                buckets[cell] = bucket = [];
            bucket.Add(i);
        }

        return buckets;
    }

    private static int Cell(double at) => (int)Math.Floor(at / CellSize);
}
