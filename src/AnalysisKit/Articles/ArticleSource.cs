using System.Globalization;

namespace AnalysisKit;

/// <summary>
/// One file of an archive while a format reads it: makes articles of its records, and reports what is wrong with them (<see cref="ReadOptions.OnProblem"/>). Ids, dates, duplicates, the map of fields and
/// the encoding are handled here, in the same way for every format. Used by one thread at a time.
/// </summary>
public sealed class ArticleSource
{
    private const int MostOfRecord = 64 * 1024;

    // A file in which at least one of this many characters is a control character is not text.
    private const int MostControls = 50;

    private static readonly System.Buffers.SearchValues<char> ControlCharacters = System.Buffers.SearchValues.Create([.. Enumerable.Range(1, 0x1F).Append(0x7F).Select(c => (char)c).Except("\t\n\v\f\r")]);

    private readonly ReadSession _session;
    private readonly MissingText _missing = new();
    private readonly RecordFields _fields = new();
    private IRecordSource? _records;
    private bool _toldOfEncoding;
    private bool _toldOfQuotation;
    private bool _toldOfRepeated;
    private string? _encodingTold;

    internal ArticleSource(ReadSession session, string file, string id)
    {
        _session = session;
        File = file;
        Id = id;
    }

    /// <summary>The file, as the user named it; for an entry of an archive, "archive.zip/entry".</summary>
    public string File { get; }

    /// <summary>The id of the file's article if the file gives none: the path without ending. The ids of lines and rows begin with it.</summary>
    public string Id { get; }

    /// <summary>How the user wants to read.</summary>
    public ReadOptions Options => _session.Options;

    /// <summary>The reader that knows the current record. Set by formats whose files have many records.</summary>
    internal IRecordSource? Records
    {
        set => _records = value;
    }

    internal ReadTracker Tracker => _session.Tracker;

    /// <summary>The encoding of the whole text that <see cref="ReadText"/> read; null for UTF-8.</summary>
    internal string? Encoding { get; private set; }

    /// <summary>Makes an article of the fields of a record. Null if they make none (because the text is missing, for example), which is reported, or if the user does not want it.</summary>
    /// <param name="fields">Name and value of each field. The name decides which part of the article the field is (see <see cref="ReadOptions.Fields"/>); other fields become <see cref="Article.Metadata"/>.</param>
    /// <param name="line">The line or row of the record, from 1; 0 where the file has one article.</param>
    /// <param name="record">The record as it stands in the file, for whoever repairs it; null if the line number is enough to find it.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public Article? Make(IEnumerable<KeyValuePair<string, string>> fields, long line = 0, string? record = null)
    {
        ArgumentNullException.ThrowIfNull(fields);
        _fields.Clear();
        foreach (var (given, value) in fields)
        {
            var name = FieldMap.NameOf(given);
            var (role, rank) = Options.Fields.RoleOf(name);
            _fields.Add(name, role, rank, value);
        }

        if (record is not null)
            _records = new GivenRecord(line, record);
        return Build(_fields, line, Encoding);
    }

    /// <summary>Reports a problem to <see cref="ReadOptions.OnProblem"/>. If that is not set, a problem that loses a record ends the reading with a <see cref="DataFormatException"/>.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="line">The line or row, from 1; 0 when the whole file is meant.</param>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="advice">What to do about it, as a sentence.</param>
    /// <param name="record">The record as it stands in the file; null if the line number is enough to find it.</param>
    public void Report(ReadProblemKind kind, long line, string problem, string advice, string? record = null)
    {
        if (record is not null)
            _records = new GivenRecord(line, record);
        Report(new ReadProblem(kind, File, line, problem, advice), withRecord: line > 0 && _records?.Number == line);
    }

    /// <summary>
    /// The whole content as text, in the encoding that the user names or else the detected one. An encoding other than UTF-8 is added to the metadata of the articles. Null, which is reported, if it is empty, longer than
    /// <see cref="ReadOptions.MaxRecordBytes"/>, or not text.
    /// </summary>
    public string? ReadText(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (ReadBytes(stream) is not { } bytes)
        {
            Report(ReadProblemKind.TooLong, 0, string.Create(CultureInfo.InvariantCulture, $"The file is longer than {Options.MaxRecordBytes} bytes."), "Split the file into articles, or raise ReadOptions.MaxRecordBytes.");
            return null;
        }

        if (bytes.Length == 0)
        {
            Report(ReadProblemKind.EmptyFile, 0, "The file is empty.", "Fill it with the text of an article, or take it away.");
            return null;
        }

        var decoded = Options.Encoding is { } named ? TextDecoder.Decode(bytes, named) : TextDecoder.Decode(bytes);
        if (decoded.Text.Length == 0)
        {
            Report(ReadProblemKind.EmptyFile, 0, "The file holds nothing but bytes of zero.", "Get it again: it was cut off while it was written.");
            return null;
        }

        if (IsNoText(decoded.Text))
            return null;
        if (decoded.Doubt is { } doubt)
            Report(ReadProblemKind.DoubtfulEncoding, 0, doubt, "Check the text, and name the encoding with --encoding (ReadOptions.Encoding) or write the file as UTF-8.");
        Encoding = decoded.Encoding == "utf-8" ? null : decoded.Encoding;
        return decoded.Text;
    }

    /// <summary>The articles of an entry of this file, which is an archive. The entry is read like a file of its own, in the format of its ending; there are none if the format is unknown or the entry is an archive itself.</summary>
    /// <param name="path">The path in the archive, with "/".</param>
    /// <param name="open">Opens the entry when it is about to be read.</param>
    public IEnumerable<Article> ReadEntry(string path, Func<Stream> open)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(open);
        var name = $"{File}/{path}";
        if (_session.Formats.Of(path) is not { } format)
        {
            _session.ReportOther(name);
            return [];
        }

        if (format.IsArchive)
        {
            Refuse(path, "The entry is an archive in an archive, which is not read.", "Unpack it.");
            return [];
        }

        var inner = _session.Formats.WithoutEnding(path);
        return _session.ReadFile(format, () => Compression.Unpack(open(), path), name, Id.Length == 0 ? inner : $"{Id}/{inner}");
    }

    /// <summary>A list of what can be read, for messages.</summary>
    internal string Known => _session.Formats.Known;

    /// <summary>Whether a file of this name is read.</summary>
    internal bool Reads(string path) => _session.Formats.Of(path) is not null;

    /// <summary>Whether the user wants a field that is no part of an article.</summary>
    internal bool Wants(string field) => _session.Metadata is null || _session.Metadata.Contains(field);

    /// <summary>Reports an entry that cannot be read.</summary>
    internal void Refuse(string path, string problem, string advice) => _session.Report(new ReadProblem(ReadProblemKind.Unreadable, $"{File}/{path}", 0, problem, advice));

    /// <summary>Makes an article of the fields; null if they make none, which is then reported.</summary>
    internal Article? Build(RecordFields fields, long line, string? encoding = null)
    {
        Options.Cancellation.ThrowIfCancellationRequested();
        if (fields[FieldRole.Text] is not { } text)
        {
            if (_missing.Add(fields, line, () => line > 0 ? _records?.Raw(MostOfRecord) : null))
                End();
            return null;
        }

        SawText();
        if (string.IsNullOrWhiteSpace(text))
        {
            Report(ReadProblemKind.EmptyText, line, "The text of the record is empty.", "Leave the record out or fill in its text.");
            return null;
        }

        var id = fields[FieldRole.Id] is { Length: > 0 } given ? given : line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Id}:{line}") : Id;
        if (IsUnwanted(text, id, line))
            return null;
        Tracker.AddArticle();
        var article = Article(fields, text, Unique(id, line), line, encoding);
        if (fields.Repeated is { } repeated)
        {
            ReportRepeated(line, repeated, _toldOfRepeated);
            _toldOfRepeated = true;
        }

        return article;
    }

    /// <summary>Reports a name that two fields of a record, or two columns of a file, have.</summary>
    internal void ReportRepeated(long line, string name, bool isRepeated = false) => Report(
        new ReadProblem(ReadProblemKind.RepeatedField, File, line, $"Several fields have the name \"{name}\"; the first keeps it, and the next is \"{RecordFields.Numbered(name, 2)}\".", "Give every field its own name, or choose one, as in --map text=NAME.") { Repeated = isRepeated }, withRecord: false);

    /// <summary>Makes an article of which only the fields are used: its id need not be unique, and its text may be empty if no date is looked for in it.</summary>
    internal Article Describe(RecordFields fields, string text, long line) => Article(fields, text, fields[FieldRole.Id] ?? "", line, null);

    /// <summary>Reports a record with a quotation mark that is not closed, with a full message for the first one of the file.</summary>
    internal void ReportOpenQuotation(long line)
    {
        Report(
            new ReadProblem(ReadProblemKind.OpenQuotation, File, line, "A quotation mark is not closed; it was kept as typed, and the record ends with its line.", "Close the mark, or write one within a value twice.") { Repeated = _toldOfQuotation },
            withRecord: false);
        _toldOfQuotation = true;
    }

    /// <summary>Reports a record that is not UTF-8, with a full message for the first one of the file.</summary>
    /// <param name="line">The line or row of the record.</param>
    /// <param name="what">What a record of this file is called in messages (line, row).</param>
    /// <param name="encoding">The detected encoding; null for UTF-8 with some invalid bytes.</param>
    internal void ReportEncoding(long line, string what, string? encoding)
    {
        var problem = encoding is null ? $"The {what} holds bytes that are not UTF-8, which stand as \uFFFD now." : $"The {what} is not UTF-8 and was read as {encoding}.";
        var advice = encoding is null ? "Check the text." : $"Check the text, and name the encoding with --encoding {encoding} (ReadOptions.Encoding) or write the file as UTF-8.";
        Report(new ReadProblem(ReadProblemKind.DoubtfulEncoding, File, line, problem, advice) { Repeated = _toldOfEncoding && _encodingTold == encoding }, withRecord: false);
        (_toldOfEncoding, _encodingTold) = (true, encoding);
    }

    /// <summary>Reports that the rest of the file cannot be read.</summary>
    internal void ReportBroken(string reason)
    {
        var record = _records is null ? 0 : _records.Number + 1;
        Report(
            new ReadProblem(ReadProblemKind.BrokenFile, File, record, $"The file cannot be read{(record > 0 ? " from this record on" : "")}: {reason}", "It is cut off, damaged or of another format than its ending says; get it again. What was read before is kept."),
            withRecord: false);
    }

    /// <summary>Reports the records without text that were held back, because a record with a text was now found.</summary>
    internal void SawText()
    {
        if (_missing.FoundText())
            End();
    }

    /// <summary>Reports the records that are still held back at the end of the file.</summary>
    internal void End()
    {
        foreach (var (line, raw, problem, advice, repeated) in _missing.Take(Options.Fields))
            Report(new ReadProblem(ReadProblemKind.MissingText, File, line, problem, advice) { Record = raw, Repeated = repeated }, withRecord: false);
    }

    /// <summary>All bytes, or null when there are more than allowed.</summary>
    internal byte[]? ReadBytes(Stream stream)
    {
        var most = Options.MaxRecordBytes;
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

    /// <summary>Whether a file is not text, which is reported: it has zero bytes or many control characters.</summary>
    internal bool IsNoText(string text)
    {
        var zero = text.Contains('\0', StringComparison.Ordinal);
        if (!zero && Controls(text) * MostControls <= text.Length)
            return false;
        Report(ReadProblemKind.Unreadable, 0, $"The file is not text: it holds {(zero ? "zero bytes" : "many control characters")}.", "Take it away, or name its encoding with --encoding (ReadOptions.Encoding).");
        return true;
    }

    private static int Controls(string text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(ControlCharacters) is var at and >= 0; rest = rest[(at + 1)..])
            count++;
        return count;
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private Article Article(RecordFields fields, string text, string id, long line, string? encoding)
    {
        var metadata = fields.Metadata(_session.Metadata);
        if (encoding is not null)
            metadata = new Dictionary<string, string>(metadata ?? new Dictionary<string, string>(), StringComparer.Ordinal) { ["encoding"] = encoding };
        var article = new Article
        {
            Id = id,
            Text = text,
            Title = Given(fields[FieldRole.Title]),
            Source = Given(fields[FieldRole.Source]),
            Published = Published(fields[FieldRole.Date], text, line),
            Url = Given(fields[FieldRole.Url]),
            Author = Given(fields[FieldRole.Author]),
        };
        return metadata is null ? article : article with { Metadata = metadata };
    }

    private bool IsUnwanted(string text, string id, long line)
    {
        if (ArabicLetters.AreFew(text))
        {
            LeaveOut(ReadProblemKind.NotArabic, line, Options.ArabicOnly,
                ArabicLetters.Describe(text),
                Options.ArabicOnly ? "It was left out, as asked for." : "Leave such articles out with --arabic-only (ReadOptions.ArabicOnly).");
            if (Options.ArabicOnly)
                return true;
        }

        if (_session.Earlier(text, id, line) is not { } earlier)
            return false;
        LeaveOut(earlier.Exact ? ReadProblemKind.ExactDuplicate : ReadProblemKind.NearDuplicate, line, true,
            $"The text is {(earlier.Exact ? "" : "nearly ")}that of {earlier.Place}.", "That article is kept and this one left out.");
        return true;
    }

    private void LeaveOut(ReadProblemKind kind, long line, bool leftOut, string problem, string advice) =>
        Report(new ReadProblem(kind, File, line, problem, advice) { LeftOut = leftOut }, withRecord: line > 0);

    private void Report(ReadProblem problem, bool withRecord) =>
        _session.Report(withRecord && (problem.RecordLost || problem.LeftOut) ? problem with { Record = _records?.Raw(MostOfRecord) } : problem);

    private string Unique(string id, long line)
    {
        var unique = _session.Unique(id);
        if (!ReferenceEquals(unique, id))
            Report(ReadProblemKind.DuplicateId, line, $"The id \"{id}\" occurred before; this article is \"{unique}\".", "Give every article its own id, or drop the double.");
        return unique;
    }

    private DateOnly? Published(string? date, string text, long line)
    {
        if (!string.IsNullOrWhiteSpace(date))
        {
            if (PublicationDate.TryParse(date, out var published))
                return published;
            Report(ReadProblemKind.BadDate, line, $"The date \"{date}\" cannot be read.", "Write dates as 2012-07-17.");
        }

        return Options.DatesFromText ? PublicationDate.FromText(text) : null;
    }

    private sealed record GivenRecord(long Number, string Text) : IRecordSource
    {
        public string? Raw(int most) => Text.Length <= most ? Text : Text[..most];
    }
}
