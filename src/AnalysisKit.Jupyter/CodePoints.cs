namespace AnalysisKit.Jupyter;

/// <summary>Jupyter counts positions in code points, .NET in UTF-16 code units.</summary>
internal static class CodePoints
{
    /// <summary>The position in code units; the end of the text if the position is beyond it.</summary>
    public static int ToCodeUnits(string text, int codePoints)
    {
        var at = 0;
        for (; codePoints > 0 && at < text.Length; codePoints--)
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return at;
    }

    /// <summary>The position in code points.</summary>
    public static int FromCodeUnits(string text, int codeUnits)
    {
        var count = 0;
        for (var at = 0; at < codeUnits; count++)
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return count;
    }
}
