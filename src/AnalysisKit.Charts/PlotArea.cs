using System.Text.Json.Nodes;

namespace AnalysisKit.Charts;

/// <summary>The plot area of a chart whose labels are placed in pixels. Its margins are fixed, so that the browser draws exactly what was computed.</summary>
internal readonly record struct PlotArea(int Width, int Height)
{
    private const int Left = 70;
    private const int Right = 40;
    private const int Top = 90;
    private const int Bottom = 90;

    public int FigureWidth => Width + Left + Right;

    public int FigureHeight => Height + Top + Bottom;

    public double X(double value, double low, double high) => (value - low) / (high - low) * Width;

    public double Y(double value, double low, double high) => (high - value) / (high - low) * Height;

    public static JsonObject Layout(JsonObject x, JsonObject y) => new()
    {
        ["xaxis"] = x,
        ["yaxis"] = y,
        ["margin"] = new JsonObject { ["l"] = Left, ["r"] = Right, ["t"] = Top, ["b"] = Bottom },
    };
}
