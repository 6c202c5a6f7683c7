using System.Text.Json;

namespace AnalysisKit.Benchmarks;

/// <summary>Merely reads JSON lines: every value is looked at, and the text is decoded. What any reading of articles costs at least.</summary>
internal static class JsonTexts
{
    /// <summary>The characters of all texts in a file, which is read in pieces.</summary>
    public static long Characters(string file)
    {
        using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        var (buffer, text, filled, characters) = (new byte[1 << 20], new char[1 << 16], 0, 0L);
        while (true)
        {
            var read = input.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            var whole = read == 0 ? filled : buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            characters += Characters(buffer.AsSpan(0, whole), ref text);
            if (read == 0)
                return characters;
            buffer.AsSpan(whole, filled - whole).CopyTo(buffer);
            filled -= whole;
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    /// <summary>The characters of all texts in some lines.</summary>
    public static long Characters(ReadOnlySpan<byte> lines, ref char[] text)
    {
        var characters = 0L;
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            lines = end < 0 ? [] : lines[(end + 1)..];
            if (!line.IsEmpty)
                characters += LengthOfText(line, ref text);
        }

        return characters;
    }

    private static int LengthOfText(ReadOnlySpan<byte> line, ref char[] text)
    {
        var json = new Utf8JsonReader(line);
        var length = 0;
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals("text"u8))
                continue;
            json.Read();
            if (text.Length < line.Length)
                text = new char[line.Length];
            length = json.CopyString(text);
        }

        return length;
    }
}
