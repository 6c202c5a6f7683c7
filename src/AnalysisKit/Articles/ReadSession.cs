namespace AnalysisKit.Articles;

/// <summary>What one reading of an archive needs throughout: the options, the ids seen so far, and where complaints go.</summary>
internal sealed class ReadSession(ReadOptions options)
{
    private readonly UniqueIds _ids = new();

    public ReadOptions Options => options;

    /// <summary>Tells the user; without someone to tell, a lost record ends the reading.</summary>
    public void Report(ReadProblemKind kind, string file, long line, string problem, string advice)
    {
        var report = new ReadProblem(kind, file, line, problem, advice);
        if (options.OnProblem is { } tell)
            tell(report);
        else if (report.RecordLost)
            throw new DataFormatException(file, line, $"{problem} {advice} To go on with the other records, set ReadOptions.OnProblem.");
    }

    /// <summary>The article that the fields make, or null when they make none and that was reported.</summary>
    public Article? Build(RecordFields fields, string file, long line, string fallbackId, string? encoding = null)
    {
        if (fields[FieldRole.Text] is not { } text)
        {
            var found = fields.Names.Count == 0 ? "no field at all" : $"only {string.Join(", ", fields.Names.Take(20))}";
            Report(ReadProblemKind.MissingText, file, line, $"The record has no {options.Fields.Text ?? "text"} field, {found}.", "Name the field that holds the text (ReadOptions.Fields).");
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            Report(ReadProblemKind.EmptyText, file, line, "The text of the record is empty.", "Leave the record out or fill in its text.");
            return null;
        }

        var metadata = fields.Metadata();
        if (encoding is not null)
            metadata = new Dictionary<string, string>(metadata ?? new Dictionary<string, string>(), StringComparer.Ordinal) { ["encoding"] = encoding };
        var article = new Article
        {
            Id = Unique(fields[FieldRole.Id] is { Length: > 0 } id ? id : fallbackId, file, line),
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
