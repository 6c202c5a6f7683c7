namespace AnalysisKit;

/// <summary>A text in normal form with an exact map back to the original.</summary>
public sealed class NormalText
{
    private readonly int[] _origin;
    private readonly NormalFormMode _mode;

    private NormalText(string original, string normal, int[] origin, NormalFormMode mode)
    {
        _mode = mode;
        Original = original;
        Normal = normal;
        _origin = origin;
    }

    /// <summary>The text as it was read.</summary>
    public string Original { get; }

    /// <summary>Its normal form.</summary>
    public string Normal { get; }

    /// <summary>Makes the normal form of a text and remembers where each character came from.</summary>
    public static NormalText Of(string text, NormalFormMode mode = NormalFormMode.KeepCase)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = new List<char>(text.Length);
        var origin = new List<int>(text.Length);
        Span<char> buffer = stackalloc char[NormalForm.MostOfOne];
        for (var i = 0; i < text.Length; i++)
        {
            var length = 0;
            NormalForm.TryAppend(text[i], buffer, ref length, mode);
            for (var k = 0; k < length; k++)
            {
                normal.Add(buffer[k]);
                origin.Add(i);
            }
        }

        return new NormalText(text, new string([.. normal]), [.. origin], mode);
    }

    /// <summary>
    /// The span of the original text that a stretch of the normal form came from, with the diacritics and tatweel that follow its last letter.
    /// </summary>
    /// <param name="start">First character in the normal form.</param>
    /// <param name="length">Number of characters in the normal form.</param>
    public Span ToOriginal(int start, int length)
    {
        if (length == 0)
            return new Span(start < _origin.Length ? _origin[start] : Original.Length, 0);
        var first = _origin[start];
        var end = _origin[start + length - 1] + 1;
        while (end < Original.Length && NormalForm.IsDropped(Original[end]))
            end++;
        return Span.Between(first, end);
    }

    /// <summary>All places where <paramref name="phrase"/> (in any spelling) occurs, as spans of the original text.</summary>
    public IEnumerable<Span> Find(string phrase)
    {
        var wanted = NormalForm.Of(phrase, _mode);
        if (wanted.Length == 0)
            yield break;
        for (var at = Normal.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = Normal.IndexOf(wanted, at + wanted.Length, StringComparison.Ordinal))
            yield return ToOriginal(at, wanted.Length);
    }
}
