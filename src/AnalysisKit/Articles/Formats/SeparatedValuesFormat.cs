using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace AnalysisKit;

/// <summary>
/// Articles of separated values: the first record names the fields, each further one is an article. Values may stand in quotes and then hold
/// separators and line breaks. A quotation mark that is not closed properly is part of the text, as in the standard for .tsv all quotation marks are
/// (IANA text/tab-separated-values).
/// </summary>
internal sealed class SeparatedValuesFormat : IArticleFormat
{
    private readonly char? _separator;

    private SeparatedValuesFormat(string name, char? separator)
    {
        Name = name;
        Endings = ["." + name];
        _separator = separator;
    }

    /// <summary>Values separated by commas, or by the separator detected in the first lines.</summary>
    public static SeparatedValuesFormat Commas { get; } = new("csv", null);

    /// <summary>Separated by tabs.</summary>
    public static SeparatedValuesFormat Tabs { get; } = new("tsv", '\t');

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; }

    /// <inheritdoc/>
    public IEnumerable<Article> Read(Stream stream, ArticleSource source)
    {
        using var utf8 = new TrimmedStream(Utf8Stream.Of(stream, source.Options.Encoding));
        using var records = new SeparatedRecords(utf8, _separator, source.Options.MaxRecordBytes);
        source.Records = records;
        var fields = new RecordFields();
        (string Name, FieldRole Role, int Rank)[]? columns = null;
        while (records.TryRead())
        {
            if (records.TooLong)
            {
                source.Report(ReadProblemKind.TooLong, records.Number, string.Create(CultureInfo.InvariantCulture, $"The record is longer than {source.Options.MaxRecordBytes} bytes, perhaps for a quote that is not closed."),
                    "Split the record, or raise ReadOptions.MaxRecordBytes.");
                continue;
            }

            var decoder = DecoderOf(records.Bytes, records.Number, source, out var encoding);
            if (columns is null)
            {
                columns = Columns([.. Enumerable.Range(0, records.Count).Select(i => FieldMap.NameOf(decoder.GetString(records.Value(i))))], source);
                continue;
            }

            if (records.Count != columns.Length)
            {
                source.Report(ReadProblemKind.BrokenRecord, records.Number,
                    string.Create(CultureInfo.InvariantCulture, $"The record has {records.Count} values, the first line {columns.Length} names."),
                    "Separate values by one separator each, and put a value that holds separators, quotes or line breaks in quotes.");
                continue;
            }

            if (records.IsOpen)
                source.ReportOpenQuotation(records.Number);
            fields.Clear();
            for (var i = 0; i < columns.Length; i++)
            {
                if (columns[i].Role == FieldRole.Text || !records.Value(i).IsEmpty)
                    fields.Add(columns[i].Name, columns[i].Role, columns[i].Rank, Text(records.Value(i), decoder));
                else
                    fields.AddName(columns[i].Name);
            }

            if (source.Build(fields, records.Number, encoding) is { } article)
                yield return article;
        }

        if (columns is not null && records.Number <= 1)
            source.Report(ReadProblemKind.EmptyFile, 0, "The file has a line of names and no records.", "Put one article on each further line.");
        if (columns is null)
            source.Report(ReadProblemKind.EmptyFile, 0, "The file is empty.", "Put the names of the fields on the first line and one article on each further line.");
    }

    /// <summary>The columns; names that several have are numbered, which is reported.</summary>
    private static (string Name, FieldRole Role, int Rank)[] Columns(IReadOnlyList<string> names, ArticleSource source)
    {
        var all = names.ToHashSet(StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        var columns = new (string, FieldRole, int)[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            if (!next.TryAdd(name, 2) && name.Length > 0)
            {
                if (next[name] == 2)
                    source.ReportRepeated(1, name);
                do
                    name = RecordFields.Numbered(names[i], next[names[i]]++);
                while (!all.Add(name));
                next.TryAdd(name, 2);
            }

            var (role, rank) = source.Options.Fields.RoleOf(name);
            columns[i] = (name, role, rank);
        }

        return columns;
    }

    /// <summary>A value in the encoding of its record, unless it is UTF-8 by itself: exports join columns of different encodings.</summary>
    private static string Text(ReadOnlySpan<byte> value, Encoding decoder) => (decoder == Encoding.UTF8 || Utf8.IsValid(value) ? Encoding.UTF8 : decoder).GetString(value);

    private static Encoding DecoderOf(ReadOnlySpan<byte> record, long number, ArticleSource source, out string? encoding)
    {
        encoding = null;
        if (Utf8.IsValid(record))
            return Encoding.UTF8;
        var decoded = TextDecoder.Decode(record);
        encoding = decoded.Encoding == "utf-8" ? null : decoded.Encoding;
        source.ReportEncoding(number, "record", encoding);
        return TextDecoder.EncodingOf(decoded.Encoding);
    }
}
