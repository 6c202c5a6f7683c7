namespace AnalysisKit.Charts;

/// <summary>The rectangle of a label, in pixels from the upper left corner of the plot.</summary>
internal readonly record struct LabelBox(double Left, double Top, double Right, double Bottom)
{
    public bool Intersects(LabelBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Covers(double x, double y, double radius) => x + radius > Left && x - radius < Right && y + radius > Top && y - radius < Bottom;
}
