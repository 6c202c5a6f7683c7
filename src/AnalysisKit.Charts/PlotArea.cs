using System.Text.Json.Nodes;

namespace AnalysisKit.Charts;

/// <summary>The plot area of a chart whose labels are placed in pixels. Its margins are fixed, so that the browser draws exactly what was computed; they have room for axis titles of several lines.</summary>
internal readonly record struct PlotArea(int Width, int Height, int LeftLines = 1, int BottomLines = 1)
{
    /// <summary>The most characters in a line of an axis title.</summary>
    public const int TitleWidth = 84;

    private const int Left = 70;
    private const int Right = 40;
    private const int Top = 90;
    private const int Bottom = 90;

    public int FigureWidth => Width + LeftMargin + Right;

    public int FigureHeight => Height + Top + BottomMargin;

    private int LeftMargin => Left + ((LeftLines - 1) * ChartStyle.LineHeight);

    private int BottomMargin => Bottom + ((BottomLines - 1) * ChartStyle.LineHeight);

    public double X(double value, double low, double high) => (value - low) / (high - low) * Width;

    public double Y(double value, double low, double high) => (high - value) / (high - low) * Height;

    /// <summary>The area with room for the titles of its axes.</summary>
    public PlotArea For(string horizontal, string vertical) => this with { BottomLines = Math.Max(1, ChartText.Lines(horizontal, TitleWidth).Count), LeftLines = Math.Max(1, ChartText.Lines(vertical, TitleWidth).Count) };

    public JsonObject Layout(JsonObject x, JsonObject y)
    {
        // The further lines of a title stand between its first one and the axis.
        if (LeftLines > 1)
            y["title"]!["standoff"] = 12 + ((LeftLines - 1) * ChartStyle.LineHeight);
        return Margins(x, y);
    }

    private JsonObject Margins(JsonObject x, JsonObject y) => new()
    {
        ["xaxis"] = x.With("automargin", false),
        ["yaxis"] = y.With("automargin", false),
        ["margin"] = new JsonObject { ["l"] = LeftMargin, ["r"] = Right, ["t"] = Top, ["b"] = BottomMargin },
    };
}
