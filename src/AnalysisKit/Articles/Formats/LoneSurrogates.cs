using System.Globalization;

namespace AnalysisKit;

/// <summary>Halves of surrogate pairs that scrapers leave behind as JSON escapes (\ud83d without its \ude00).</summary>
internal static class LoneSurrogates
{
    /// <summary>The JSON with each unpaired \uD800-\uDFFF escape as \uFFFD.</summary>
    public static string Replace(string json)
    {
        var result = json.ToCharArray();
        for (var i = 0; i + 1 < json.Length; i++)
        {
            if (json[i] != '\\')
                continue;
            var unit = UnitAt(json, i);
            if (unit is >= 0xD800 and < 0xDC00 && UnitAt(json, i + 6) is >= 0xDC00 and < 0xE000)
                i += 11;
            else if (unit is >= 0xD800 and < 0xE000)
            {
                "\\uFFFD".CopyTo(result.AsSpan(i));
                i += 5;
            }
            else
            {
                i++;
            }
        }

        return new string(result);
    }

    private static int UnitAt(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && int.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? unit : -1;
}
