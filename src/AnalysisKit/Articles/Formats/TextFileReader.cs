using System.Buffers;
using System.Globalization;

namespace AnalysisKit;

/// <summary>The article of a text file: optional front matter, then the body.</summary>
internal static class TextFileReader
{
    // A file of which one character in so many is a control character is none that somebody wrote.
    private const int MostControls = 50;

    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create([.. Enumerable.Range(1, 0x1F).Append(0x7F).Select(c => (char)c).Except("\t\n\v\f\r")]);

    public static IEnumerable<Article> Read(Stream stream, string file, string id, ReadSession session)
    {
        if (ReadBytes(stream, session.Options.MaxRecordBytes) is not { } bytes)
        {
            session.Report(ReadProblemKind.TooLong, file, 0, string.Create(CultureInfo.InvariantCulture, $"The file is longer than {session.Options.MaxRecordBytes} bytes."),
                "Split the file into articles, or raise ReadOptions.MaxRecordBytes.");
            yield break;
        }

        if (bytes.Length == 0)
        {
            session.Report(ReadProblemKind.EmptyFile, file, 0, "The file is empty.", "Fill it with the text of an article, or take it away.");
            yield break;
        }

        if (Build(bytes, file, id, session) is { } article)
            yield return article;
    }

    private static Article? Build(byte[] bytes, string file, string id, ReadSession session)
    {
        var decoded = session.Options.Encoding is { } named ? TextDecoder.Decode(bytes, named) : TextDecoder.Decode(bytes);
        if (IsNoText(decoded.Text, file, session))
            return null;

        if (decoded.Doubt is { } doubt)
            session.Report(ReadProblemKind.DoubtfulEncoding, file, 0, doubt, "Check the text, and name the encoding with --encoding (ReadOptions.Encoding) or write the file as UTF-8.");
        var fields = new RecordFields();
        var start = FrontMatter.Split(decoded.Text, out var block);
        if (block.Length > 0 && FrontMatter.Read(block, session.Options.Fields, fields) is { } problem)
            session.Report(ReadProblemKind.BadFrontMatter, file, 0, $"The front matter was read as plain lines. {problem}", "Put values that hold a colon in quotes.");
        fields.Add("text", FieldRole.Text, -1, start == 0 ? decoded.Text : decoded.Text[start..]);
        return session.Build(fields, file, 0, id, decoded.Encoding == "utf-8" ? null : decoded.Encoding);
    }

    /// <summary>Whether a file's characters are no text, which is reported: zero bytes, or many control characters.</summary>
    public static bool IsNoText(string text, string file, ReadSession session)
    {
        var zero = text.Contains('\0', StringComparison.Ordinal);
        if (!zero && Controls(text) * MostControls <= text.Length)
            return false;
        session.Report(ReadProblemKind.Unreadable, file, 0, $"The file is not text: it holds {(zero ? "zero bytes" : "many control characters")}.", "Take it away, or name its encoding with --encoding (ReadOptions.Encoding).");
        return true;
    }

    private static int Controls(string text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(ControlCharacters) is var at and >= 0; rest = rest[(at + 1)..])
            count++;
        return count;
    }

    /// <summary>All bytes, or null when there are more than allowed.</summary>
    public static byte[]? ReadBytes(Stream stream, int most)
    {
        if (stream.CanSeek && stream.Length > most)
            return null;
        using var content = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var buffer = new byte[64 * 1024];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            content.Write(buffer, 0, read);
            if (content.Length > most)
                return null;
        }

        return content.Capacity == content.Length ? content.GetBuffer() : content.ToArray();
    }
}
