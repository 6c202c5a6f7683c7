namespace AnalysisKit.Charts;

/// <summary>The size of a picture, and the size and family of its letters.</summary>
/// <param name="Width">In <paramref name="Unit"/>.</param>
/// <param name="Height">In <paramref name="Unit"/>.</param>
/// <param name="Unit">Millimetres or pixels.</param>
/// <param name="Points">The size of the labels, in points of a 72nd of an inch.</param>
/// <param name="Font">The letters; null for the usual ones.</param>
internal sealed record PictureSize(double Width, double Height, FigureUnit Unit, double Points, PictureFont? Font)
{
    private const double PixelsPerInch = 96;
    private const double PointsPerInch = 72;
    private const double MillimetresPerInch = 25.4;
    private const double DotsPerInch = 300;

    /// <summary>Width in pixels of a screen, before labels have their size.</summary>
    public double PixelWidth => Width * PixelsPerUnit;

    /// <summary>Height in pixels of a screen.</summary>
    public double PixelHeight => Height * PixelsPerUnit;

    /// <summary>The size of the labels in pixels of a screen.</summary>
    public double LabelPixels => Points * PixelsPerInch / PointsPerInch;

    /// <summary>The dots of a PNG for each pixel of a screen: 300 to the inch on paper, one on a screen.</summary>
    public double DotsPerPixel => Unit == FigureUnit.Millimetres ? DotsPerInch / PixelsPerInch : 1;

    /// <summary>The dots of a PNG for each inch of paper; null for a screen.</summary>
    public double? Resolution => Unit == FigureUnit.Millimetres ? DotsPerInch : null;

    /// <summary>The unit's name in style sheets and SVG.</summary>
    public string Suffix => Unit == FigureUnit.Millimetres ? "mm" : "px";

    private double PixelsPerUnit => Unit == FigureUnit.Millimetres ? PixelsPerInch / MillimetresPerInch : 1;
}
