using System.CommandLine;
using System.Globalization;

namespace AnalysisKit.Cli;

/// <summary>The options of commands on terms: what is counted and in which groups. Also makes the documents that they select.</summary>
internal sealed class TermInput
{
    public const string Help =
        """
        Groups (--group): source, author, id, day, month, year, or any field of the articles, such as category. With --topic what
        is counted is not articles but what they attribute to actors, and the group is the speaker unless another is named.

        A number with separators, a date in digits, a time, the address of a page or of mail, a hashtag and the name of an account
        (@example) are one term each; --leave-out urls,numbers leaves out such kinds. --no-stop-words leaves out words of grammar, and
        keeps names and nouns that are spelled otherwise: علي beside على, إمام beside أمام, آلية beside إليه.
        """;

    private readonly Option<string?> _group = ArticleGroup.Option("The field by which articles are grouped. None: all are one group.");
    private readonly Option<string?> _topic = new("--topic", "-t") { Description = "A topic: count what its actors are quoted with, by speaker.", HelpName = "FILE" };
    private readonly Option<string> _tokens = new("--tokens")
    {
        Description = "How texts are cut: arabic (words in normal form) or whitespace (at spaces, nothing else).",
        HelpName = "WAY",
        DefaultValueFactory = _ => "arabic",
    };

    private readonly Option<bool> _stems = new("--stems") { Description = "Count all forms of a word together, shown in the most frequent one." };
    private readonly Option<int> _size = Options.Whole("--size", "N", "Number of neighbouring words in a term: 1 for words, 2 for pairs, and so on.", 1, 1, 9);
    private readonly Option<bool> _content = new("--no-stop-words") { Description = "Leave out words of grammar (في, هذا, كان ...)." };
    private readonly Option<TermKinds> _kinds = new("--leave-out")
    {
        Description = $"Leave out terms that are no words: {string.Join(", ", KindNames)}; with commas between them.",
        HelpName = "a,b,c",
        CustomParser = result => Kinds(result.Tokens[0].Value) is { } kinds ? kinds : Options.Refuse<TermKinds>(result, $"'--leave-out' must be some of {string.Join(", ", KindNames)}, with commas between them."),
    };

    private readonly Option<int> _threads = Options.Threads();

    public ArticleInput Articles { get; } = new();

    public TermInput() => _tokens.AcceptOnlyFromAmong("arabic", "whitespace");

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(Command command)
    {
        Articles.AddTo(command);
        foreach (var option in new Option[] { _group, _topic, _tokens, _stems, _content, _kinds, _threads, Options.Corrections })
            command.Add(option);
        StatementFilter.AddTo(command);
        ReaderOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_topic) is null or { Implicit: true } && new[] { StatementFilter.Actors, StatementFilter.Issues }.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } filter)
                result.AddError($"'{filter.Name}' is about statements, which are read with a topic: give --topic FILE, or leave it out.");
            if (result.GetResult(Options.Corrections) is { Implicit: false } && result.GetResult(_topic) is null or { Implicit: true })
                result.AddError("'--corrections' are of statements, which are read with a topic: give --topic FILE, or leave it out.");
        });
    }

    /// <summary>Also adds the option for the number of words in a term, for commands that count.</summary>
    public void AddCountsTo(Command command, bool threads = true)
    {
        command.Add(_size);
        AddTo(command);
        if (!threads)
            command.Options.Remove(_threads);
    }

    public bool IsGrouped(ParseResult parse) => parse.GetValue(_group) is not null || parse.GetValue(_topic) is not null || ScanInput.IsGrouped(Articles.Path(parse));

    /// <summary>The file of the topic; null if none is given.</summary>
    public string? Topic(ParseResult parse) => parse.GetValue(_topic);

    /// <summary>The field by which articles are grouped; null if none is given.</summary>
    public string? Group(ParseResult parse) => parse.GetValue(_group);

    public int Threads(ParseResult parse) => parse.GetValue(_threads);

    /// <summary>The options that decide what is counted, by name. Options that are not given and have no default are left out.</summary>
    public Dictionary<string, string> CountOptions(ParseResult parse)
    {
        var options = new Dictionary<string, string> { [_tokens.Name] = parse.GetRequiredValue(_tokens), [_size.Name] = parse.GetValue(_size).ToString(CultureInfo.InvariantCulture) };
        if (parse.GetValue(_group) is { } group)
            options[_group.Name] = group;
        if (parse.GetValue(_topic) is { } topic)
            options[_topic.Name] = ScanInput.TopicMark(Inputs.Topic(topic));
        if (parse.GetValue(Options.Model) is not null)
            options[Options.Model.Name] = ScanInput.ModelMark(parse);
        if (ScanInput.CorrectionsMark(parse) is { } corrections)
            options[Options.Corrections.Name] = corrections;
        foreach (var (name, value) in StatementFilter.Given(parse))
            options[name] = value;
        foreach (var option in new[] { _stems, _content }.Where(parse.GetValue))
            options[option.Name] = "given";
        if (parse.GetValue(_kinds) is var kinds and not TermKinds.None)
            options[_kinds.Name] = kinds.ToString().ToLowerInvariant();
        return options;
    }

    /// <summary>The names of the options on terms that the user has given.</summary>
    public IEnumerable<string> Given(ParseResult parse) =>
        new Option[] { _group, _tokens, _stems, _content, _kinds, _size }.Where(o => parse.GetResult(o) is { Implicit: false }).Select(o => o.Name);

    /// <summary>The counts for the options: read from a scan, or counted now.</summary>
    public TermCounts Counts(ParseResult parse, Terminal terminal, CancellationToken cancellation)
    {
        var path = Articles.Path(parse);
        if (ScanInput.Find(path) is { Kind: ScanKind.Terms } scan)
        {
            Articles.RefuseReading(parse);
            if (Articles.Filters.Named(parse) is { Length: > 0 } filters)
                throw new CommandFailure(ExitCodes.Usage, $"'{path}' is a scan of terms, which keeps no articles that {filters} could choose. Give the option to 'analysiskit scan'.");
            return ScanInput.Terms(path, scan, CountOptions(parse), [.. Given(parse), .. parse.GetValue(_topic) is null ? Array.Empty<string>() : [_topic.Name], .. StatementFilter.Given(parse).Select(g => g.Key)], cancellation);
        }

        return Count(parse, Shard.Whole, terminal, cancellation);
    }

    /// <summary>Counts the terms of a shard.</summary>
    public TermCounts Count(ParseResult parse, Shard shard, Terminal terminal, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(terminal, "articles");
        if (shard != Shard.Whole || parse.GetValue(_topic) is not null)
            return TermCounts.Of(Documents(parse, terminal, progress, cancellation, shard), Terms(parse, terminal, cancellation) with { Size = parse.GetValue(_size) });

        // Single words get their stems after counting. For sequences, the articles are read once before, to learn the words.
        var options = parse.GetValue(_stems) && parse.GetValue(_size) == 1 ? Words(parse, cancellation).ByStem(ActorCatalogue.Default) : Terms(parse, terminal, cancellation) with { Size = parse.GetValue(_size) };
        return CountArticles(parse, parse.GetValue(_group), options, terminal, progress, cancellation);
    }

    private TermCounts CountArticles(ParseResult parse, string? group, TermOptions options, Terminal terminal, ProgressLine progress, CancellationToken cancellation)
    {
        var counts = Articles.Count(parse, group, options, terminal, progress, cancellation);
        return group is null || counts.Total.Documents > 0 ? counts : throw ArticleGroup.None(group, Articles.Path(parse));
    }

    public bool IsByStem(ParseResult parse) => parse.GetValue(_stems);

    public Tokenization Tokenization(ParseResult parse) =>
        parse.GetValue(_tokens) == "whitespace" ? AnalysisKit.Tokenization.Whitespace : AnalysisKit.Tokenization.Arabic;

    /// <summary>What counts as a term. If stems are wanted, the articles are read once to learn their words.</summary>
    public TermOptions Terms(ParseResult parse, Terminal terminal, CancellationToken cancellation)
    {
        var options = Words(parse, cancellation);
        return parse.GetValue(_stems) ? options.ByStem(Stemmer(parse, terminal, cancellation)) : options;
    }

    private TermOptions Words(ParseResult parse, CancellationToken cancellation)
    {
        var options = new TermOptions { Tokenization = Tokenization(parse), Threads = parse.GetValue(_threads), Cancellation = cancellation };
        options = options.Without(parse.GetValue(_kinds));
        return parse.GetValue(_content) ? options.WithoutStopWords() : options;
    }

    private static IEnumerable<string> KindNames => Enum.GetValues<TermKinds>().Where(k => k != TermKinds.None).Select(k => k.ToString().ToLowerInvariant());

    private static TermKinds? Kinds(string list)
    {
        var kinds = TermKinds.None;
        foreach (var name in Options.List(list))
        {
            if (!KindNames.Contains(name))
                return null;
            kinds |= Enum.Parse<TermKinds>(name, ignoreCase: true);
        }

        return kinds;
    }

    /// <summary>A stemmer that knows the names of the actors and the words of the articles (if they are grouped, only of those that have a group).</summary>
    public Stemmer Stemmer(ParseResult parse, Terminal terminal, CancellationToken cancellation)
    {
        if (ScanInput.Find(Articles.Path(parse)) is not null)
            throw new CommandFailure(ExitCodes.Usage, "stems are known by all words of the articles, which a scan of statements does not have. Scan the articles with --of terms --stems.");
        var actors = parse.GetValue(_topic) is { } topic ? Inputs.Topic(topic).Actors : ActorCatalogue.Default;
        using var progress = new ProgressLine(terminal, "articles looked at for their words");
        var options = new TermOptions { Tokenization = Tokenization(parse), Threads = parse.GetValue(_threads), Cancellation = cancellation };
        var group = parse.GetValue(_topic) is null ? parse.GetValue(_group) : null;
        return Articles.Count(parse, group, options, terminal, progress, cancellation, quiet: true).Stemmer(actors);
    }

    /// <summary>The documents, read while they are enumerated.</summary>
    public IEnumerable<Document> Documents(ParseResult parse, Terminal terminal, ProgressLine progress, CancellationToken cancellation, Shard? shard = null)
    {
        var part = shard ?? Shard.Whole;
        var path = Articles.Path(parse);
        var group = parse.GetValue(_group);
        if (parse.GetValue(_topic) is { } topicFile)
        {
            var by = group ?? "speaker";
            var analyses = AnalysisInput.Read(Articles, parse, Inputs.Topic(topicFile), parse.GetValue(_threads), terminal, progress, cancellation, part, by == "speaker" ? null : by);
            var none = StatementFilter.IsGiven(parse) ? new CommandFailure(ExitCodes.Data, $"no statement is left by {string.Join(", ", StatementFilter.Given(parse).Select(g => g.Key))} whose words could be counted.") : null;
            return WithGroup(analyses.SelectMany(a => a.Statements).Documents(s => by == "speaker" ? s.Speaker : s.Article.Field(by)), by, path, part, none: none);
        }

        var articles = Counted(Articles.Read(parse, terminal, progress, cancellation, o => o with { DatesFromText = ArticleFields.IsDate(group), Metadata = ArticleGroup.Metadata(group) }, shard: part), progress);
        var grouped = new GroupedArticles(group);
        return group is null ? articles.Documents() : WithGroup(articles.Documents(grouped.Of), group, path, part, () => grouped.Tell(terminal));
    }

    private static IEnumerable<Document> WithGroup(IEnumerable<Document> documents, string field, string path, Shard part, Action? atEnd = null, CommandFailure? none = null)
    {
        var any = false;
        foreach (var document in documents)
        {
            any = true;
            yield return document;
        }

        if (!any && part == Shard.Whole)
            throw none ?? ArticleGroup.None(field, path);
        atEnd?.Invoke();
    }

    private static IEnumerable<Article> Counted(IEnumerable<Article> articles, ProgressLine progress)
    {
        long done = 0;
        foreach (var article in articles)
        {
            progress.Report(++done);
            yield return article;
        }
    }
}
