using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace AnalysisKit;

/// <summary>
/// Articles of separated values: the first record names the fields, each further one is an article. Values may stand in quotes and then hold
/// separators and line breaks; a quote that is not closed as it should be is a part of the text, as by the standard for .tsv all quotes are
/// (IANA text/tab-separated-values).
/// </summary>
internal static class SeparatedValuesReader
{
    private const char Tab = '\t';

    public static IEnumerable<Article> Read(Stream stream, string file, string idPrefix, ReadSession session)
    {
        using var utf8 = Utf8Stream.Of(stream, session.Options.Encoding);
        using var records = new SeparatedRecords(utf8, IsTabSeparated(file, session) ? Tab : null, session.Options.MaxRecordBytes);
        session.Records = records;
        var fields = new RecordFields();
        (string Name, FieldRole Role, int Rank)[]? columns = null;
        while (records.TryRead())
        {
            if (records.TooLong)
            {
                session.Report(ReadProblemKind.TooLong, file, records.Number, string.Create(CultureInfo.InvariantCulture, $"The record is longer than {session.Options.MaxRecordBytes} bytes, perhaps for a quote that is not closed."),
                    "Split the record, or raise ReadOptions.MaxRecordBytes.");
                continue;
            }

            var decoder = DecoderOf(records.Bytes, file, records.Number, session, out var encoding);
            if (columns is null)
            {
                columns = [.. Enumerable.Range(0, records.Count).Select(i => Column(decoder.GetString(records.Value(i)).Trim('\uFEFF', ' '), session.Options.Fields))];
                continue;
            }

            if (records.Count != columns.Length)
            {
                session.Report(ReadProblemKind.BrokenRecord, file, records.Number,
                    string.Create(CultureInfo.InvariantCulture, $"The record has {records.Count} values, the first line {columns.Length} names."),
                    "Separate values by one separator each, and put a value that holds separators, quotes or line breaks in quotes.");
                continue;
            }

            fields.Clear();
            for (var i = 0; i < columns.Length; i++)
            {
                if (columns[i].Role == FieldRole.Text || !records.Value(i).IsEmpty)
                    fields.Add(columns[i].Name, columns[i].Role, columns[i].Rank, decoder.GetString(records.Value(i)));
                else
                    fields.AddName(columns[i].Name);
            }

            if (session.Build(fields, file, records.Number, string.Create(CultureInfo.InvariantCulture, $"{idPrefix}:{records.Number}"), encoding) is { } article)
                yield return article;
        }

        if (columns is not null && records.Number <= 1)
            session.Report(ReadProblemKind.EmptyFile, file, 0, "The file has a line of names and no records.", "Put one article on each further line.");
        if (columns is null)
            session.Report(ReadProblemKind.EmptyFile, file, 0, "The file is empty.", "Put the names of the fields on the first line and one article on each further line.");
    }

    private static bool IsTabSeparated(string file, ReadSession session) =>
        session.Options.Format == "tsv" || Path.GetExtension(ArticleFormat.WithoutCompression(file)).Equals(".tsv", StringComparison.OrdinalIgnoreCase);

    private static (string Name, FieldRole Role, int Rank) Column(string name, FieldMap map)
    {
        var (role, rank) = map.RoleOf(name);
        return (name, role, rank);
    }

    private static Encoding DecoderOf(ReadOnlySpan<byte> record, string file, long number, ReadSession session, out string? encoding)
    {
        encoding = null;
        if (Utf8.IsValid(record))
            return Encoding.UTF8;
        var decoded = TextDecoder.Decode(record);
        encoding = decoded.Encoding == "utf-8" ? null : decoded.Encoding;
        session.ReportEncoding(file, number, "record", encoding);
        return TextDecoder.EncodingOf(decoded.Encoding);
    }
}
