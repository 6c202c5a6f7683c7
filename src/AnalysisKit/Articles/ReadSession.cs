using System.Globalization;
using ZstdSharp;

namespace AnalysisKit;

/// <summary>What one reading of an archive needs throughout: the options, what was seen so far, and where complaints go.</summary>
internal sealed class ReadSession(ReadOptions options)
{
    private const int MostOfRecord = 64 * 1024;

    private readonly UniqueIds _ids = new();
    private readonly KnownTexts? _known = options.Duplicates == DuplicateHandling.Keep ? null : new KnownTexts(near: options.Duplicates == DuplicateHandling.Near, options.Earlier);
    private readonly HashSet<string>? _metadata = options.Metadata is { } names ? new HashSet<string>(names, StringComparer.Ordinal) : null;
    private MissingText _missing = new();
    private IRecordSource? _records;
    private (string File, string? Encoding) _doubt;

    public ReadOptions Options => options;

    public ReadTracker Tracker { get; } = new(options.Progress);

    /// <summary>The reader that knows which record is meant; set by those whose files have many records.</summary>
    public IRecordSource? Records
    {
        set => _records = value;
    }

    /// <summary>Whether a field beyond an article's own parts is wanted.</summary>
    public bool Wants(string field) => _metadata is null || _metadata.Contains(field);

    /// <summary>The articles of one file or entry. When it breaks off, that is reported and what was read is kept.</summary>
    public IEnumerable<Article> ReadFile(ArticleFormat.Reader format, Func<Stream> open, string file, string id)
    {
        _records = null;
        _missing = new MissingText();
        _known?.NextFile(file);
        IEnumerator<Article>? articles = null;
        Stream? stream = null;
        try
        {
            while (TryNext(ref articles, ref stream, format, open, file, id))
                yield return articles!.Current;
        }
        finally
        {
            articles?.Dispose();
            stream?.Dispose();
        }
    }

    /// <summary>Tells the user; without someone to tell, a lost record ends the reading.</summary>
    public void Report(ReadProblemKind kind, string file, long line, string problem, string advice) =>
        Report(new ReadProblem(kind, file, line, problem, advice), withRecord: line > 0 && _records?.Number == line);

    /// <summary>Tells of a file that is passed over because it is of no known format, or of a folder that cannot be read.</summary>
    public void ReportOther(string path, Exception? failure = null)
    {
        if (failure is not null)
            Report(ReadProblemKind.Unreadable, path, 0, $"The folder cannot be read: {failure.Message}", "Check that you may read it.");
        else
            Report(ReadProblemKind.OtherFile, path, 0, "The file was passed over.", $"Files that are read end in {ArticleFormat.Known}.");
    }

    /// <summary>Tells of a record that is not UTF-8; in full of the first of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The record.</param>
    /// <param name="what">What a record of the file is called.</param>
    /// <param name="encoding">The encoding that was found out; null for UTF-8 with other bytes among it.</param>
    public void ReportEncoding(string file, long line, string what, string? encoding)
    {
        var problem = encoding is null ? $"The {what} holds bytes that are not UTF-8, which stand as \uFFFD now." : $"The {what} is not UTF-8 and was read as {encoding}.";
        var advice = encoding is null ? "Check the text." : $"Check the text, and name the encoding with --encoding {encoding} (ReadOptions.Encoding) or write the file as UTF-8.";
        Report(new ReadProblem(ReadProblemKind.DoubtfulEncoding, file, line, problem, advice) { Repeated = _doubt == (file, encoding) }, withRecord: false);
        _doubt = (file, encoding);
    }

    /// <summary>The article that the fields make, or null when they make none and that was reported.</summary>
    public Article? Build(RecordFields fields, string file, long line, string fallbackId, string? encoding = null)
    {
        options.Cancellation.ThrowIfCancellationRequested();
        if (fields[FieldRole.Text] is not { } text)
        {
            if (_missing.Add(fields, line, () => line > 0 ? _records?.Raw(MostOfRecord) : null))
                TellOfMissing(file);
            return null;
        }

        SawText(file);
        if (string.IsNullOrWhiteSpace(text))
        {
            Report(ReadProblemKind.EmptyText, file, line, "The text of the record is empty.", "Leave the record out or fill in its text.");
            return null;
        }

        var id = fields[FieldRole.Id] is { Length: > 0 } given ? given : fallbackId;
        if (IsUnwanted(text, id, file, line))
            return null;
        Tracker.AddArticle();
        return Make(fields, text, Unique(id, file, line), file, line, encoding);
    }

    /// <summary>An article of which only the fields count: its id is not kept apart from others, and its text may be left empty where no date is looked for in it.</summary>
    public Article Describe(RecordFields fields, string text, string file, long line) => Make(fields, text, fields[FieldRole.Id] ?? "", file, line, null);

    /// <summary>Tells of records without text that are held back, since others do have one.</summary>
    public void SawText(string file)
    {
        if (_missing.FoundText())
            TellOfMissing(file);
    }

    /// <summary>Tells of what is still held back at the end of a file.</summary>
    public void EndFile(string file) => TellOfMissing(file);

    private Article Make(RecordFields fields, string text, string id, string file, long line, string? encoding)
    {
        var metadata = fields.Metadata(_metadata);
        if (encoding is not null)
            metadata = new Dictionary<string, string>(metadata ?? new Dictionary<string, string>(), StringComparer.Ordinal) { ["encoding"] = encoding };
        var article = new Article
        {
            Id = id,
            Text = text,
            Title = Given(fields[FieldRole.Title]),
            Source = Given(fields[FieldRole.Source]),
            Published = Published(fields[FieldRole.Date], text, file, line),
            Url = Given(fields[FieldRole.Url]),
            Author = Given(fields[FieldRole.Author]),
        };
        return metadata is null ? article : article with { Metadata = metadata };
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private bool IsUnwanted(string text, string id, string file, long line)
    {
        if (ArabicLetters.AreFew(text))
        {
            LeaveOut(ReadProblemKind.NotArabic, file, line, options.ArabicOnly,
                ArabicLetters.Describe(text),
                options.ArabicOnly ? "It was left out, as asked for." : "Leave such articles out with --arabic-only (ReadOptions.ArabicOnly).");
            if (options.ArabicOnly)
                return true;
        }

        if (_known is null || _known.Find(text, id, line) is not { } earlier)
            return false;
        LeaveOut(earlier.Exact ? ReadProblemKind.ExactDuplicate : ReadProblemKind.NearDuplicate, file, line, true,
            $"The text is {(earlier.Exact ? "" : "nearly ")}that of {earlier.Place}.", "That article is kept and this one left out.");
        return true;
    }

    private void LeaveOut(ReadProblemKind kind, string file, long line, bool leftOut, string problem, string advice) =>
        Report(new ReadProblem(kind, file, line, problem, advice) { LeftOut = leftOut }, withRecord: line > 0);

    private void TellOfMissing(string file)
    {
        foreach (var (line, raw, problem, advice, repeated) in _missing.Take(options.Fields))
            Report(new ReadProblem(ReadProblemKind.MissingText, file, line, problem, advice) { Record = raw, Repeated = repeated }, withRecord: false);
    }

    private void Report(ReadProblem problem, bool withRecord)
    {
        if (options.OnProblem is { } tell)
            tell(withRecord && (problem.RecordLost || problem.LeftOut) ? problem with { Record = _records?.Raw(MostOfRecord) } : problem);
        else if (problem.RecordLost)
            throw new DataFormatException(problem.File, problem.Line, $"{problem.Problem} {problem.Advice} To go on with the other records, set ReadOptions.OnProblem.");
    }

    private bool TryNext(ref IEnumerator<Article>? articles, ref Stream? stream, ArticleFormat.Reader format, Func<Stream> open, string file, string id)
    {
        try
        {
            stream ??= open();
            articles ??= format(stream, file, id, this).GetEnumerator();
            if (articles.MoveNext())
                return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ZstdException or NotSupportedException)
        {
            TellOfMissing(file);
            var record = _records is null ? 0 : _records.Number + 1;
            Report(new ReadProblem(ReadProblemKind.BrokenFile, file, record, $"The file cannot be read {(record > 0 ? "from this record on" : "")}: {(e is InvalidDataException && e.Message.Contains("compress", StringComparison.Ordinal) ? "The packed data are damaged." : Sentence(e.Message))}".Replace(" :", ":", StringComparison.Ordinal),
                "It is cut off, damaged or of another format than its ending says; get it again. What was read before is kept."), withRecord: false);
            return false;
        }

        TellOfMissing(file);
        return false;
    }

    private static string Sentence(string message) => message.TrimEnd('.', ' ') + ".";

    private string Unique(string id, string file, long line)
    {
        var unique = _ids.Make(id);
        if (!ReferenceEquals(unique, id))
            Report(ReadProblemKind.DuplicateId, file, line, $"The id \"{id}\" occurred before; this article is \"{unique}\".", "Give every article its own id, or drop the double.");
        return unique;
    }

    private DateOnly? Published(string? date, string text, string file, long line)
    {
        if (!string.IsNullOrWhiteSpace(date))
        {
            if (PublicationDate.TryParse(date, out var published))
                return published;
            Report(ReadProblemKind.BadDate, file, line, $"The date \"{date}\" cannot be read.", "Write dates as 2012-07-17.");
        }

        return options.DatesFromText ? PublicationDate.FromText(text) : null;
    }
}
