using System.Text;

namespace AnalysisKit;

/// <summary>The text of a record as it stands in its file, for whoever repairs the file.</summary>
internal static class RawRecord
{
    private const int MostBytesOfCharacter = 4;

    /// <summary>The first characters of the bytes, read as UTF-8.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, int most) =>
        Cut(Encoding.UTF8.GetString(bytes[..(int)Math.Min(bytes.Length, (long)most * MostBytesOfCharacter)]), most).TrimEnd('\r', '\n');

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
    }
}
