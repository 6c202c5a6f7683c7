using System.CommandLine;
using System.CommandLine.Parsing;
using AnalysisKit.Store;

namespace AnalysisKit.Cli;

/// <summary>The articles that a command is given: the argument, the options on how to read them, and the reports on records that could not be read.</summary>
internal sealed class ArticleInput
{
    public const string Help =
        "A folder (read with its subfolders), a file, or - for the standard input: .txt or .html with one article; .jsonl, .json, .csv, .tsv or .parquet with many (\"id\", \"text\", \"source\", \"date\" ...); each also as .gz, .zst or in a .zip; or a store (.duckdb).";

    public const string ArgumentName = "ARTICLES";

    public const string RejectsOption = "--rejects";

    private const int WarningsShown = 20;

    private readonly Option<FieldMap?> _map = new("--map")
    {
        Description = "Which field of a record holds what, where the usual names do not: text=content,date=published_at. Parts: id, text, title, source, date, url, author.",
        HelpName = "PART=FIELD,...",
        CustomParser = result => Parsed(result, FieldMap.Parse),
    };

    private readonly Option<string?> _format = new("--input-format") { Description = "The format of the standard input (jsonl unless named) or of a file whose ending does not tell it.", HelpName = "FORMAT" };
    private readonly Option<string?> _encoding = new("--encoding") { Description = "The encoding of all files, such as windows-1256; by default it is found out file by file.", HelpName = "NAME" };
    private readonly Option<string> _duplicates = new("--duplicates")
    {
        Description = "What becomes of an article whose text was read before: keep it, or leave it out when the text is the same but for spelling (exact), or hardly differs (near).",
        HelpName = "WAY",
        DefaultValueFactory = _ => "keep",
    };

    private readonly Option<bool> _arabicOnly = new("--arabic-only") { Description = "Leave out articles whose letters are mostly not Arabic, and those in Persian, Urdu and other languages of the Arabic script." };
    private readonly Option<string?> _rejects = new(RejectsOption) { Description = "Write every record that gave no article to this file, one JSON object each: file, record, kind, problem, advice, and the record itself. With --shard 3/8 the file's name gets -3-of-8 before its ending, and all shards together write every record once.", HelpName = "FILE" };

    public ArticleInput()
    {
        _format.AcceptOnlyFromAmong([.. ArticleReader.Formats.Where(f => !f.IsArchive).Select(f => f.Name)]);
        _duplicates.AcceptOnlyFromAmong("keep", "exact", "near");
    }

    /// <summary>The options that choose articles.</summary>
    public ArticleFilters Filters { get; } = new();

    public Argument<string> Articles { get; } = new(ArgumentName) { Description = Help };

    /// <summary>Removes the standard input from the help text, for commands whose articles are read later, by another process.</summary>
    public void WithoutStandardInput() =>
        Articles.Description = Help.Replace(", a file, or - for the standard input:", " or a file:", StringComparison.Ordinal);

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Articles);
        foreach (var option in OfReading)
            command.Add(option);
        Filters.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Articles)?.Tokens is [var path] && ArticleStore.IsStore(path.Value) && GivenForReading(result.GetResult) is { Length: > 0 } given)
                result.AddError(Misplaced(given, path.Value, "a store, whose articles were read when they came into it", "import"));
        });
    }

    private Option[] OfReading => [_map, _format, _encoding, _duplicates, _arabicOnly, _rejects];

    public string Path(ParseResult parse) => parse.GetRequiredValue(Articles);

    /// <summary>The options given by the user that decide which articles are read and how.</summary>
    public Dictionary<string, string> Given(ParseResult parse) =>
        new Option[] { _map, _format, _encoding, _duplicates, _arabicOnly }.Where(o => parse.GetResult(o) is { Implicit: false })
            .Select(o => KeyValuePair.Create(o.Name, string.Join(' ', parse.GetResult(o)!.Tokens.Select(t => t.Value)))).Concat(Filters.Given(parse)).ToDictionary();

    /// <summary>Throws if there are options on how to read articles, because a scan is given in place of articles.</summary>
    public void RefuseReading(ParseResult parse)
    {
        if (GivenForReading(parse.GetResult) is { Length: > 0 } given)
            throw new CommandFailure(ExitCodes.Usage, Misplaced(given, Path(parse), "a scan, whose articles were read when it was made", "scan"));
    }

    private string GivenForReading(Func<Option, OptionResult?> result) => string.Join(", ", OfReading.Where(o => result(o) is { Implicit: false }).Select(o => o.Name));

    private static string Misplaced(string options, string path, string what, string command) =>
        $"'{options}' says how articles are read, and '{path}' is {what}. Leave it out here, and give it to 'analysiskit {command}' with the articles themselves.";

    /// <summary>The read options of the command line, without a callback for problems.</summary>
    public ReadOptions Options(ParseResult parse, ProgressLine progress, CancellationToken cancellation) => new()
    {
        Fields = parse.GetValue(_map) ?? FieldMap.Automatic,
        Format = parse.GetValue(_format),
        Encoding = parse.GetValue(_encoding),
        Duplicates = Enum.Parse<DuplicateHandling>(parse.GetRequiredValue(_duplicates), ignoreCase: true),
        ArabicOnly = parse.GetValue(_arabicOnly),
        Progress = progress,
        Cancellation = cancellation,
    };

    /// <summary>The articles, read while they are enumerated. At the end, warns the user of what was left out and why.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="terminal">Where warnings go.</param>
    /// <param name="progress">Shows the progress of reading.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="refine">Changes the options for what the command needs.</param>
    /// <param name="quiet">Whether to stay silent about problems, because another reading of the same articles reports them.</param>
    /// <param name="onProblem">Called for problems, in addition to the user's warnings; null if not needed.</param>
    /// <param name="shard">Which articles to give; all are read.</param>
    /// <param name="allMayBeLeftOut">Whether it is fine if every article is left out on request.</param>
    /// <param name="onFiltered">Called for each article that the user's filters leave out; null if not needed. A store is then read as a whole.</param>
    public IEnumerable<Article> Read(
        ParseResult parse, Terminal terminal, ProgressLine progress, CancellationToken cancellation, Func<ReadOptions, ReadOptions>? refine = null, bool quiet = false, Action<ReadProblem>? onProblem = null,
        Shard? shard = null, bool allMayBeLeftOut = false, Action<Article>? onFiltered = null)
    {
        var path = Path(parse);
        RefuseScan(path);
        var part = shard ?? Shard.Whole;
        var report = new ReadReport();
        var filter = Filters.Of(parse);
        var told = quiet ? null : terminal;
        if (ArticleStore.IsStore(path))
        {
            var stored = Stoppable(StoreInput.Articles(path, onFiltered is null ? filter : ArticleFilter.None), cancellation);
            return Checked(onFiltered is null ? Filters.PassedByStore(stored, a => a, parse, path, told) : Filters.Passed(stored, a => a, parse, path, told, leftOut: onFiltered), path, report, null, told).In(part);
        }

        var options = Options(parse, progress, cancellation);
        options = ArticleFilters.Reading(refine?.Invoke(options) ?? options, filter);
        // Throws for input that cannot be read at all, before the file for rejects replaces an earlier one.
        _ = Opened(path, options);
        var rejects = quiet || parse.GetValue(_rejects) is not { } file ? null : new RejectsFile(file, part);
        options = options with
        {
            OnProblem = problem =>
            {
                Tell(problem, report, rejects, told);
                onProblem?.Invoke(problem);
            },
        };
        return Filters.Passed(Checked(Opened(path, options), path, report, rejects, told, allMayBeLeftOut), a => a, parse, path, told, allMayBeLeftOut, onFiltered).In(part);
    }

    /// <summary>Counts the terms of the articles, and reports problems as reading does.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="field">The field by which articles are grouped; null for none.</param>
    /// <param name="terms">What counts as a term.</param>
    /// <param name="terminal">Where warnings go.</param>
    /// <param name="progress">Shows the progress of reading.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="quiet">Whether to stay silent about problems, because another reading of the same articles reports them.</param>
    public TermCounts Count(ParseResult parse, string? field, TermOptions terms, Terminal terminal, ProgressLine progress, CancellationToken cancellation, bool quiet = false)
    {
        Func<ReadOptions, ReadOptions> refine = o => o with { DatesFromText = ArticleFields.IsDate(field), Metadata = ArticleGroup.Metadata(field) };
        if (ArticleStore.IsStore(Path(parse)) || !Filters.Of(parse).IsNone)
        {
            var grouped = new GroupedArticles(field);
            var stored = TermCounts.Of(Read(parse, terminal, progress, cancellation, refine, quiet).Documents(grouped.Of), terms);
            grouped.Tell(quiet ? null : terminal);
            return stored;
        }

        RefuseScan(Path(parse));
        var report = new ReadReport();
        var options = refine(Options(parse, progress, cancellation));
        _ = Opened(Path(parse), options);
        using var rejects = quiet || parse.GetValue(_rejects) is not { } file ? null : new RejectsFile(file, Shard.Whole);
        var read = options with { OnProblem = problem => Tell(problem, report, rejects, quiet ? null : terminal) };
        try
        {
            var counts = TermCounts.Read(Path(parse), field, terms, read);
            if (!quiet && counts.Total.Documents > 0)
                GroupedArticles.Tell(terminal, field, progress.Articles - counts.Total.Documents);
            return progress.Articles > 0 ? counts : throw Nothing(Path(parse), report.LeftOut);
        }
        catch (ArgumentException e) when (field is not null && e.ParamName == nameof(field))
        {
            throw ArticleGroup.None(field, Path(parse));
        }
        catch (ArgumentException e)
        {
            throw new CommandFailure(ExitCodes.Usage, Plain.Line(e.Message));
        }
        finally
        {
            if (!quiet)
                Summarize(report, progress.Articles, rejects, terminal);
        }
    }

    /// <summary>Throws if the input is a scan, whose rows would be taken for articles.</summary>
    private static void RefuseScan(string path)
    {
        if (ScanInput.Find(path) is { } scan)
            throw new CommandFailure(ExitCodes.Usage, $"'{path}' is a scan of {(scan.Kind == ScanKind.Terms ? "terms, which terms and keyness take" : "statements, which statements and compare take")}. Here the articles themselves are needed.");
    }

    private static IEnumerable<Article> Opened(string path, ReadOptions options)
    {
        try
        {
            return ArticleReader.Read(path, options);
        }
        catch (ArgumentException e)
        {
            throw new CommandFailure(ExitCodes.Usage, Plain.Line(e.Message));
        }
    }

    private static IEnumerable<Article> Checked(IEnumerable<Article> articles, string path, ReadReport report, RejectsFile? rejects, Terminal? terminal, bool allMayBeLeftOut = false)
    {
        long count = 0;
        try
        {
            foreach (var article in articles)
            {
                count++;
                yield return article;
            }
        }
        finally
        {
            rejects?.Dispose();
            if (terminal is not null)
                Summarize(report, count, rejects, terminal);
        }

        if (count == 0 && !(allMayBeLeftOut && report.LeftOut > 0))
            throw Nothing(path, report.LeftOut);
    }

    /// <summary>The error for an input without articles.</summary>
    public static CommandFailure Nothing(string path, long leftOut = 0) =>
        new(ExitCodes.Data, $"'{path}' holds no article that can be read{(leftOut > 0 ? "; others were left out, as asked for" : "")}. Expected is: {Help}");

    private static IEnumerable<Article> Stoppable(IEnumerable<Article> articles, CancellationToken cancellation)
    {
        foreach (var article in articles)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return article;
        }
    }

    private static void Tell(ReadProblem problem, ReadReport report, RejectsFile? rejects, Terminal? terminal)
    {
        var shown = report.Total - report.LeftOut - report.Counts.GetValueOrDefault(ReadProblemKind.NotArabic) - report.Counts.GetValueOrDefault(ReadProblemKind.OtherFile);
        report.Add(problem);
        rejects?.Add(problem);
        if (terminal is not null && shown < WarningsShown && !problem.Repeated && !problem.LeftOut && problem.Kind is not (ReadProblemKind.NotArabic or ReadProblemKind.OtherFile))
            terminal.Warn(Plain.Line(problem.ToString()));
    }

    /// <summary>One line for every kind of problem, with its number.</summary>
    private static void Summarize(ReadReport report, long count, RejectsFile? rejects, Terminal terminal)
    {
        foreach (var (kind, number) in report.Counts.OrderBy(c => c.Key))
            terminal.Warn(Line(kind, number, report));
        if (report.Lost + report.LeftOut == 0)
            return;
        var parts = new List<string>();
        if (report.Lost > 0)
            parts.Add($"{Plain.Several(report.Lost, "record")} gave no article");
        if (report.LeftOut > 0)
            parts.Add($"{Plain.Several(report.LeftOut, "article")} {(report.LeftOut == 1 ? "was" : "were")} left out as asked for");
        terminal.Warn($"{string.Join("; ", parts)}; {Plain.Several(count, "article")} {(count == 1 ? "was" : "were")} read.{(rejects is null ? "" : $" What was not read is in {rejects.Path}{(rejects.IsShare ? ", this shard's share of it" : "")}.")}");
    }

    private static string Line(ReadProblemKind kind, long number, ReadReport report)
    {
        var leftOut = report.Problems.FirstOrDefault(p => p.Kind == kind) is { LeftOut: true };
        return kind switch
        {
            ReadProblemKind.BrokenRecord => $"{Plain.Several(number, "record")} not as the format says, lost",
            ReadProblemKind.MissingText => $"{Plain.Several(number, "record")} without a text field, lost",
            ReadProblemKind.EmptyText => $"{Plain.Several(number, "record")} with an empty text, lost",
            ReadProblemKind.EmptyFile => $"{Plain.Several(number, "file")} without content",
            ReadProblemKind.TooLong => $"{Plain.Several(number, "record")} too long, lost",
            ReadProblemKind.Unreadable => $"{Plain.Several(number, "file")} unreadable, lost",
            ReadProblemKind.BrokenFile => $"{Plain.Several(number, "file")} cut off or damaged, the rest lost",
            ReadProblemKind.DuplicateId => $"{Plain.Several(number, "article")} with an id that occurred before, kept under another",
            ReadProblemKind.BadDate => $"{Plain.Several(number, "article")} with a date that cannot be read, kept",
            ReadProblemKind.OpenQuotation => $"{Plain.Several(number, "article")} with a quotation mark that is not closed, kept",
            ReadProblemKind.DoubtfulEncoding => $"{Plain.Several(number, "article")} in a doubtful encoding, kept",
            ReadProblemKind.BadFrontMatter => $"{Plain.Several(number, "article")} with front matter that is not YAML, kept",
            ReadProblemKind.RepeatedField => $"{number:N0} {(number == 1 ? "record or line of names has" : "records or lines of names have")} a name twice; both fields are kept",
            ReadProblemKind.NotArabic => $"{Plain.Several(number, "article")} not in Arabic, {(leftOut ? "left out" : "kept (--arabic-only leaves them out)")}",
            ReadProblemKind.ExactDuplicate => $"{Plain.Several(number, "article")} with the text of an earlier one, left out",
            ReadProblemKind.NearDuplicate => $"{Plain.Several(number, "article")} with nearly the text of an earlier one, left out",
            ReadProblemKind.OtherFile => $"{Plain.Several(number, "file")} of a kind that is not read, passed over (such as {report.Problems.FirstOrDefault(p => p.Kind == kind)?.File})",
            _ => $"{number} x {kind}",
        };
    }

    private static T? Parsed<T>(ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return parse(result.Tokens[0].Value);
        }
        catch (FormatException e)
        {
            return Cli.Options.Refuse<T>(result, $"'--map': {e.Message}");
        }
    }
}
