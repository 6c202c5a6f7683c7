namespace AnalysisKit.Charts;

/// <summary>The unit of a figure's size on paper or on a screen.</summary>
public enum FigureUnit
{
    /// <summary>Millimetres on paper; a column of a journal has 80 to 90, a page 170 to 180.</summary>
    Millimetres,

    /// <summary>Pixels of a screen, 96 to the inch.</summary>
    Pixels,
}
