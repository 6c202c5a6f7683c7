using System.CommandLine;
using System.Globalization;
using AnalysisKit.Articles;
using AnalysisKit.Statements;
using AnalysisKit.Terms;

namespace AnalysisKit.Cli;

/// <summary>The options by which commands on terms say what is counted and in which groups, and the documents that follow from them.</summary>
internal sealed class TermInput
{
    public const string Help =
        """
        Groups (--group): source, author, id, day, month, year, or any field of the articles, such as category. With --topic what
        is counted is not articles but what they attribute to actors, and the group is the speaker unless another is named.
        """;

    private readonly Option<string?> _group = new("--group", "-g") { Description = "The field by which articles are grouped. None: all are one group.", HelpName = "FIELD" };
    private readonly Option<string?> _topic = new("--topic", "-t") { Description = "A topic: count what its actors are quoted with, by speaker.", HelpName = "FILE" };
    private readonly Option<string> _tokens = new("--tokens")
    {
        Description = "How texts are cut: arabic (words in normal form) or whitespace (at spaces, nothing else).",
        HelpName = "WAY",
        DefaultValueFactory = _ => "arabic",
    };

    private readonly Option<bool> _stems = new("--stems") { Description = "Count all forms of a word together, shown in the most frequent one." };
    private readonly Option<bool> _content = new("--no-stop-words") { Description = "Leave out words of grammar (في, هذا, كان ...)." };
    private readonly Option<int> _threads = Options.Threads();

    public Argument<string> Articles { get; } = Options.Articles();

    public TermInput() => _tokens.AcceptOnlyFromAmong("arabic", "whitespace");

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Articles);
        foreach (var option in new Option[] { _group, _topic, _tokens, _stems, _content, _threads })
            command.Add(option);
    }

    public bool IsGrouped(ParseResult parse) => parse.GetValue(_group) is not null || parse.GetValue(_topic) is not null;

    public bool IsByStem(ParseResult parse) => parse.GetValue(_stems);

    public Tokenization Tokenization(ParseResult parse) =>
        parse.GetValue(_tokens) == "whitespace" ? AnalysisKit.Terms.Tokenization.Whitespace : AnalysisKit.Terms.Tokenization.Arabic;

    /// <summary>What counts as a term. For stems the articles are read once for the words that they have.</summary>
    public TermOptions Terms(ParseResult parse, Terminal terminal, CancellationToken cancellation)
    {
        var options = new TermOptions { Tokenization = Tokenization(parse), Threads = parse.GetValue(_threads) };
        if (parse.GetValue(_content))
            options = options.WithoutStopWords();
        return parse.GetValue(_stems) ? options.ByStem(Stemmer(parse, terminal, cancellation)) : options;
    }

    /// <summary>A stemmer that knows the words of the articles and the names of the actors.</summary>
    public Arabic.Stemmer Stemmer(ParseResult parse, Terminal terminal, CancellationToken cancellation)
    {
        var actors = parse.GetValue(_topic) is { } topic ? Inputs.Topic(topic).Actors : Actors.ActorCatalogue.Default;
        using var progress = new ProgressLine(terminal, "articles looked at for their words");
        var articles = Counted(ArticleInput.Read(parse.GetRequiredValue(Articles), Quiet(terminal), cancellation, datesFromText: false), progress);
        return articles.Terms(options: new TermOptions { Tokenization = Tokenization(parse), Threads = parse.GetValue(_threads) }).Stemmer(actors);
    }

    /// <summary>The documents, read while they are enumerated.</summary>
    public IEnumerable<Document> Documents(ParseResult parse, Terminal terminal, ProgressLine progress, CancellationToken cancellation)
    {
        var path = parse.GetRequiredValue(Articles);
        var group = parse.GetValue(_group);
        if (parse.GetValue(_topic) is { } topicFile)
        {
            var by = group ?? "speaker";
            var analyses = AnalysisInput.Read(path, Inputs.Topic(topicFile), parse.GetValue(_threads), terminal, progress, cancellation);
            return WithGroup(analyses.SelectMany(a => a.Statements).Documents(s => by == "speaker" ? s.Speaker : GroupOf(s.Article, by)), by, path);
        }

        var articles = Counted(ArticleInput.Read(path, terminal, cancellation, datesFromText: group is "day" or "month" or "year"), progress);
        return group is null ? articles.Documents() : WithGroup(articles.Documents(a => GroupOf(a, group)), group, path);
    }

    private static string? GroupOf(Article article, string field) => field switch
    {
        "source" => article.Source,
        "author" => article.Author,
        "id" => article.Id,
        "day" => article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "month" => article.Published?.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        "year" => article.Published?.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => article.Metadata.GetValueOrDefault(field),
    };

    private static IEnumerable<Document> WithGroup(IEnumerable<Document> documents, string field, string path)
    {
        var any = false;
        foreach (var document in documents)
        {
            any = true;
            yield return document;
        }

        if (!any)
            throw new CommandFailure(ExitCodes.Usage, $"no article of '{path}' has a {field}. --group takes source, author, id, day, month, year or a field that the articles have.");
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

    // The second reading tells of problems; the first need not.
    private static Terminal Quiet(Terminal terminal) => new(TextWriter.Null, TextWriter.Null, false, terminal.ErrorIsTerminal);
}
