using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace AnalysisKit.Articles;

/// <summary>Articles of tab-separated values: the first line names the fields, each further line is an article. As IANA's text/tab-separated-values has it, there are no quotes and no escapes.</summary>
internal static class TabSeparatedReader
{
    public static IEnumerable<Article> Read(Stream stream, string file, string idPrefix, ReadSession session)
    {
        using var utf8 = Utf8Stream.Of(stream, session.Options.Encoding);
        using var lines = new LineReader(utf8, session.Options.MaxRecordBytes);
        var fields = new RecordFields();
        (string Name, FieldRole Role, int Rank)[]? columns = null;
        while (lines.TryRead(out var line))
        {
            if (lines.TooLong)
            {
                session.Report(ReadProblemKind.TooLong, file, lines.Number, string.Create(CultureInfo.InvariantCulture, $"The line is longer than {session.Options.MaxRecordBytes} bytes."),
                    "Raise ReadOptions.MaxRecordBytes, or split the record.");
                continue;
            }

            if (line.IsEmpty)
                continue;
            var cells = Decode(line, file, lines.Number, session, out var encoding).Split('\t');
            if (columns is null)
            {
                columns = [.. cells.Select(name => Column(name.Trim('\uFEFF', ' '), session.Options.Fields))];
                continue;
            }

            if (cells.Length != columns.Length)
            {
                session.Report(ReadProblemKind.BrokenRecord, file, lines.Number,
                    string.Create(CultureInfo.InvariantCulture, $"The line has {cells.Length} values, the first line {columns.Length} names."), "Separate values by one tab each; a value holds no tab and no line break.");
                continue;
            }

            Fill(fields, columns, cells);
            if (session.Build(fields, file, lines.Number, string.Create(CultureInfo.InvariantCulture, $"{idPrefix}:{lines.Number}"), encoding) is { } article)
                yield return article;
        }

        if (columns is null)
            session.Report(ReadProblemKind.EmptyFile, file, 0, "The file is empty.", "Put the names of the fields on the first line and one article on each further line.");
    }

    private static (string Name, FieldRole Role, int Rank) Column(string name, FieldMap map)
    {
        var (role, rank) = map.RoleOf(name);
        return (name, role, rank);
    }

    private static void Fill(RecordFields fields, (string Name, FieldRole Role, int Rank)[] columns, string[] cells)
    {
        fields.Clear();
        for (var i = 0; i < cells.Length; i++)
            fields.Add(columns[i].Name, columns[i].Role, columns[i].Rank, cells[i]);
    }

    private static string Decode(ReadOnlySpan<byte> line, string file, long number, ReadSession session, out string? encoding)
    {
        encoding = null;
        if (Utf8.IsValid(line))
            return Encoding.UTF8.GetString(line);
        var decoded = TextDecoder.Decode(line);
        encoding = decoded.Encoding == "utf-8" ? null : decoded.Encoding;
        session.Report(ReadProblemKind.DoubtfulEncoding, file, number, $"The line is not valid UTF-8 and was read as {decoded.Encoding}.", "Write the file as UTF-8.");
        return decoded.Text;
    }
}
