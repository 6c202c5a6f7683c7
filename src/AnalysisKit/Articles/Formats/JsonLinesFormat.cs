using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace AnalysisKit;

/// <summary>Articles of JSON: one object a line, over several lines, one behind the other, or in a list.</summary>
internal sealed class JsonLinesFormat : IArticleFormat
{
    internal static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    /// <inheritdoc/>
    public string Name => "jsonl";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".jsonl", ".ndjson", ".json"];

    /// <inheritdoc/>
    public IEnumerable<Article> Read(Stream stream, ArticleSource source)
    {
        using var utf8 = Lines(stream, source.Options);
        using var lines = new LineReader(utf8, source.Options.MaxRecordBytes);
        source.Records = lines;
        var json = new JsonRecordReader(source.Options.Fields);
        var fields = new RecordFields();
        var any = false;
        while (lines.TryRead(out var line))
        {
            if (lines.TooLong)
            {
                any = true;
                ReportTooLong(lines.Number, source);
                continue;
            }

            if (line.Trim(" \t"u8).IsEmpty)
                continue;
            any = true;
            if (TryReadRecord(json, line, fields, lines.Number, source, out var encoding)
                && source.Build(fields, lines.Number, encoding) is { } article)
                yield return article;
        }

        if (!any)
            ReportEmpty(source);
        if (utf8.IsCutOff)
            ReportCutOff(lines.Number, source);
    }

    /// <summary>The stream with one object a line, in UTF-8 where it is UTF-16 or the user has named an encoding.</summary>
    internal static JsonLinesStream Lines(Stream stream, ReadOptions options) => new(Utf8Stream.Of(stream, options.Encoding), options.Fields);

    internal static void ReportTooLong(long line, ArticleSource source) =>
        source.Report(ReadProblemKind.TooLong, line, string.Create(CultureInfo.InvariantCulture, $"The object is longer than {source.Options.MaxRecordBytes} bytes."),
            "Split the record, or raise ReadOptions.MaxRecordBytes.");

    internal static void ReportCutOff(long line, ArticleSource source) =>
        source.Report(ReadProblemKind.BrokenFile, line, "The list of articles is never closed, so that the file seems to be cut off there.", "Get the file anew if it held more. The articles before that are read.");

    internal static void ReportEmpty(ArticleSource source) =>
        source.Report(ReadProblemKind.EmptyFile, 0, "The file is empty.", "Put one JSON object with a text field on each line, or a list of such objects into it.");

    /// <summary>Reads one line into fields; false if that fails, which is then reported.</summary>
    internal static bool TryReadRecord(JsonRecordReader json, ReadOnlySpan<byte> line, RecordFields fields, long number, ArticleSource source, out string? encoding)
    {
        encoding = null;
        try
        {
            json.Read(line, fields);
            return true;
        }
        catch (JsonException e)
        {
            source.Report(ReadProblemKind.BrokenRecord, number, $"The line is not a JSON object: {JsonText.Reason(e)}.", "Mend the line, or leave it out.");
            return false;
        }
        catch (InvalidOperationException)
        {
            return TryReadDamaged(json, line, fields, number, source, out encoding);
        }
    }

    /// <summary>Second try for a line with bytes in another encoding, or with half a surrogate pair as an escape.</summary>
    private static bool TryReadDamaged(JsonRecordReader json, ReadOnlySpan<byte> line, RecordFields fields, long number, ArticleSource source, out string? encoding)
    {
        encoding = null;
        var text = Encoding.UTF8.GetString(line);
        var isUtf8 = Utf8.IsValid(line);
        if (!isUtf8)
        {
            var decoded = TextDecoder.Decode(line);
            text = decoded.Text;
            encoding = decoded.Encoding == "utf-8" ? null : decoded.Encoding;
        }

        try
        {
            json.Read(Encoding.UTF8.GetBytes(LoneSurrogates.Replace(text)), fields);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            source.Report(ReadProblemKind.BrokenRecord, number, $"The line is not a JSON object: {JsonText.Reason(e)}.", "Mend the line, or leave it out.");
            return false;
        }

        if (isUtf8)
            source.Report(ReadProblemKind.DoubtfulEncoding, number, "The line has half a surrogate pair, which stands as \uFFFD now.", "Write the file as UTF-8.");
        else
            source.ReportEncoding(number, "line", encoding);
        return true;
    }
}
