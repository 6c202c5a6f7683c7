using System.Globalization;
using System.Text.Json.Nodes;

namespace AnalysisKit.Charts;

/// <summary>Colours of values, and the text colour that is readable on them.</summary>
internal static class ColourScale
{
    private const string White = "#ffffff";
    private const string Black = "#000000";

    /// <summary>Black or white, whichever has more contrast with the colour of a value. One of them always has at least 4.5 to 1 (WCAG 2.2, relative luminance).</summary>
    /// <param name="scale">Pairs of a place from 0 to 1 and a colour, in order.</param>
    /// <param name="place">The value's place on the scale, from 0 to 1.</param>
    public static string TextColour(JsonArray scale, double place)
    {
        var light = Luminance(Colour(scale, place));
        return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? White : Black;
    }

    // Interpolates red, green and blue linearly, as plotly.js does.
    private static (double Red, double Green, double Blue) Colour(JsonArray scale, double place)
    {
        place = Math.Clamp(place, 0, 1);
        var at = 1;
        while (at < scale.Count - 1 && Place(at) < place)
            at++;
        var (from, to) = (Rgb(at - 1), Rgb(at));
        var part = (place - Place(at - 1)) / Math.Max(1e-9, Place(at) - Place(at - 1));
        return (from.Red + (part * (to.Red - from.Red)), from.Green + (part * (to.Green - from.Green)), from.Blue + (part * (to.Blue - from.Blue)));

        double Place(int stop) => scale[stop]![0]!.GetValue<double>();

        (double Red, double Green, double Blue) Rgb(int stop)
        {
            var colour = int.Parse(scale[stop]![1]!.GetValue<string>().AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return (colour >> 16, (colour >> 8) & 0xFF, colour & 0xFF);
        }
    }

    private static double Luminance((double Red, double Green, double Blue) colour) => (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));

    private static double Linear(double part) => part / 255 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
}
