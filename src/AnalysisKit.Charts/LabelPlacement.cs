namespace AnalysisKit.Charts;

/// <summary>Where labels of points stand so that none covers another: each in turn takes the first of eight places around its point that is free, or is left out.</summary>
internal sealed class LabelPlacement
{
    private const double CharacterWidth = 0.62;
    private const double LineHeight = 1.25;
    private const double Clearance = 6;

    private static readonly (string Name, double X, double Y)[] Places =
    [
        ("top center", 0, -1), ("bottom center", 0, 1), ("middle right", 1, 0), ("middle left", -1, 0), ("top right", 1, -1), ("top left", -1, -1), ("bottom right", 1, 1), ("bottom left", -1, 1),
    ];

    private readonly List<Box> _taken = [];
    private readonly double _width;
    private readonly double _height;
    private readonly double _fontSize;

    /// <summary>Places labels in an area of pixels.</summary>
    public LabelPlacement(double width, double height, double fontSize)
    {
        _width = width;
        _height = height;
        _fontSize = fontSize;
    }

    internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    /// <summary>The boxes of the labels placed so far.</summary>
    public IReadOnlyList<Box> Boxes => _taken;

    /// <summary>Keeps a marker free of labels.</summary>
    public void Reserve(double x, double y, double radius) => _taken.Add(new Box(x - radius, y - radius, x + radius, y + radius));

    /// <summary>The place of a label, as plotly.js names it; null where none is free.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    /// <param name="radius">Radius of the marker in pixels.</param>
    /// <param name="text">The label.</param>
    public string? Place(double x, double y, double radius, string text)
    {
        var width = (text.Length * CharacterWidth * _fontSize) + 2;
        var height = _fontSize * LineHeight;
        foreach (var (name, dx, dy) in Places)
        {
            var centreX = x + (dx * (radius + Clearance / 2 + (width / 2)));
            var centreY = y + (dy * (radius + Clearance / 2 + (height / 2)));
            var box = new Box(centreX - (width / 2), centreY - (height / 2), centreX + (width / 2), centreY + (height / 2));
            if (box.Left < 0 || box.Right > _width || box.Top < 0 || box.Bottom > _height || _taken.Exists(t => t.Meets(box)))
                continue;
            _taken.Add(box);
            return name;
        }

        return null;
    }
}
