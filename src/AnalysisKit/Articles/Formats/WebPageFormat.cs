using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using AngleSharp.Html.Dom;

namespace AnalysisKit;

/// <summary>The article of a saved web page: its main text, one line per paragraph, and its metadata.</summary>
internal sealed partial class WebPageFormat : IArticleFormat
{
    private const int CharsetBytes = 4096;

    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".html", ".htm", ".xhtml"];

    /// <inheritdoc/>
    public IEnumerable<Article> Read(Stream stream, ArticleSource source)
    {
        if (source.ReadBytes(stream) is not { } bytes)
        {
            source.Report(ReadProblemKind.TooLong, 0, string.Create(CultureInfo.InvariantCulture, $"The page is longer than {source.Options.MaxRecordBytes} bytes."), "Raise ReadOptions.MaxRecordBytes.");
            yield break;
        }

        if (bytes.Length == 0)
        {
            source.Report(ReadProblemKind.EmptyFile, 0, "The file is empty.", "Save the page again, or take the file away.");
            yield break;
        }

        if (Build(bytes, source) is { } article)
            yield return article;
    }

    private static Article? Build(byte[] bytes, ArticleSource source)
    {
        var decoded = Decode(bytes, source.Options.Encoding);
        if (source.IsNoText(decoded.Text))
            return null;
        if (decoded.Doubt is { } doubt)
            source.Report(ReadProblemKind.DoubtfulEncoding, 0, doubt, "Check the text, and name the encoding with --encoding (ReadOptions.Encoding).");
        using var page = Parse(decoded.Text, source);
        if (page is null)
            return null;
        var metadata = PageMetadata.Of(page);
        var text = PageText.Of(page, metadata.Title, source.Options.Cancellation);
        var fields = new RecordFields();
        Add(fields, "title", FieldRole.Title, metadata.Title);
        Add(fields, "source", FieldRole.Source, metadata.Source);
        Add(fields, "date", FieldRole.Date, metadata.Date);
        Add(fields, "url", FieldRole.Url, metadata.Url);
        Add(fields, "author", FieldRole.Author, metadata.Author);
        Add(fields, "section", FieldRole.Other, metadata.Section);
        fields.Add("text", FieldRole.Text, -1, text.Length > 0 ? text : metadata.Body ?? "");
        return source.Build(fields, 0, decoded.Encoding == "utf-8" ? null : decoded.Encoding);
    }

    private static void Add(RecordFields fields, string name, FieldRole role, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            fields.Add(name, role, 0, value);
    }

    /// <summary>Decodes the page: as UTF-8 if the bytes are valid UTF-8, whatever the page says; otherwise in the encoding that the page names, unless it reads like Arabic in another one only; otherwise in a detected one.</summary>
    private static DecodedText Decode(byte[] bytes, string? named)
    {
        if (named is not null)
            return TextDecoder.Decode(bytes, named);
        if (Utf8.IsValid(bytes) || TextDecoder.WideEncoding(bytes) is not null)
            return TextDecoder.Decode(bytes);
        var head = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, CharsetBytes)));
        if (Charset().Match(head) is not { Success: true } charset)
            return TextDecoder.Decode(bytes);
        try
        {
            var encoding = TextDecoder.EncodingOf(charset.Groups[1].Value);
            return encoding.CodePage == Encoding.UTF8.CodePage ? TextDecoder.Decode(bytes) : TextDecoder.DecodeAsSaid(bytes, encoding.WebName);
        }
        catch (ArgumentException)
        {
            return TextDecoder.Decode(bytes);
        }
    }

    private static IHtmlDocument? Parse(string html, ArticleSource source)
    {
        try
        {
            return PageParser.Parse(html, source.Options.Cancellation);
        }
        catch (InvalidDataException e)
        {
            source.Report(ReadProblemKind.BrokenRecord, 0, $"The page cannot be read: {e.Message}.", "Save the page again, or its text alone.");
            return null;
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
