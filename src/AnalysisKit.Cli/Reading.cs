using System.CommandLine;
using System.Globalization;
using AnalysisKit.Models;
using Microsoft.Extensions.AI;

namespace AnalysisKit.Cli;

/// <summary>Who reads the articles of one command, as its options say, and what is to be told of it: what a language model used, and which articles stayed unread.</summary>
internal sealed class Reading : IDisposable
{
    private const int UnreadShown = 20;

    private readonly IChatClient? _client;
    private readonly ModelReader? _model;
    private readonly UnsureReader? _unsure;
    private readonly string _who;
    private readonly int _atATime;
    private readonly ReadingModel? _kit;

    private Reading(ReadingModel? kit) => (_kit, _who) = (kit, ReaderOptions.Kit);

    private Reading(string who, ModelReader model, IChatClient? client, double sure, int atATime)
    {
        (_kit, _who, _model, _client, _atATime) = (ReadingModel.Default, who, model, client, atATime);
        _unsure = who == ReaderOptions.Both ? new UnsureReader(model, new LearnedStanceReader(), sure) : null;
    }

    public bool IsDryRun { get; private init; }

    /// <summary>The language model's reader; null where the kit reads.</summary>
    public ModelReader? Model => _model;

    /// <summary>The reading that a command's options ask for.</summary>
    public static Reading Of(ParseResult parse, Topic topic)
    {
        if (ReaderOptions.IsKit(parse))
            return new Reading(Inputs.Model(parse));
        var who = parse.GetValue(ReaderOptions.Reader)!;
        var asking = ReaderOptions.Asking(parse, who == ReaderOptions.Model ? topic : null);
        var client = asking.DryRun ? null : Endpoint(parse, asking.Model).Connect();
        return new Reading(who, new ModelReader(asking, client), client, parse.GetValue(ReaderOptions.Sure) ?? 0.8, parse.GetValue(ReaderOptions.Concurrency)) { IsDryRun = asking.DryRun };
    }

    /// <summary>A reading by answers from elsewhere, without a server.</summary>
    public static Reading Of(ModelReader model, string who) => new(who, model, null, 0.8, 1);

    /// <summary>Options of an analysis, with this reading's readers.</summary>
    public AnalyzerOptions In(AnalyzerOptions options) => _who switch
    {
        ReaderOptions.Model => options with { StatementReader = _model, StanceReader = _model, Threads = _atATime },
        ReaderOptions.Judge => options with { StanceReader = _model, Threads = _atATime },
        ReaderOptions.Both => options with { StanceReader = _unsure, Threads = _atATime },
        _ => options with { Model = _kit },
    };

    /// <summary>What is made of the analyses of articles that were read. At the end, tells of those that were not, and what the language model used.</summary>
    public IEnumerable<T> Read<T>(IEnumerable<(T Result, UnreadArticle? Unread)> results, Terminal terminal)
    {
        var unread = new List<UnreadArticle>();
        try
        {
            foreach (var (result, missed) in results)
            {
                if (missed is not null)
                    unread.Add(missed);
                else
                    yield return result;
            }
        }
        finally
        {
            Tell(unread, terminal);
            Dispose();
        }
    }

    /// <summary>What is made of an analysis, or the article if it stayed unread.</summary>
    public static (T Result, UnreadArticle? Unread) Kept<T>(ArticleAnalysis analysis, Func<ArticleAnalysis, T> shape) =>
        analysis.Unread is { } why ? (default!, new UnreadArticle(analysis.Article.Id, why)) : (shape(analysis), null);

    /// <summary>Tells which articles stayed unread, and what the language model used.</summary>
    public void Tell(IReadOnlyList<UnreadArticle> unread, Terminal terminal)
    {
        foreach (var article in unread.Take(UnreadShown))
            terminal.Warn(Plain.Line($"article '{article.Id}' stays unread: {article.Why}"));
        if (unread.Count > 0)
        {
            terminal.Warn($"{Plain.Several(unread.Count, "article")} stayed unread{(unread.Count > UnreadShown ? $", {UnreadShown} of them are named above" : "")}. The same command tries {(unread.Count == 1 ? "it" : "them")} again; other answers are kept.");
            terminal.IsIncomplete = true;
        }

        if (_model is null)
            return;
        terminal.Progress?.Clear();
        terminal.Error.WriteLine($"model: {_model.Usage}.");
        if (_unsure?.Agreement is not { } agreement)
            return;
        terminal.Error.WriteLine($"both: {agreement}.");
        if (agreement.Judged < agreement.Asked)
        {
            terminal.Warn($"no judgement came for {Plain.Several(agreement.Asked - agreement.Judged, "statement")} that the model was asked about twice; there the kit's reading stands.");
            terminal.IsIncomplete = true;
        }
    }

    /// <summary>Tells what the reading would take, and asks nothing.</summary>
    public void Estimate(IEnumerable<Article> articles, Topic topic, AnalyzerOptions options, Terminal terminal)
    {
        var count = new ArticleAnalyzer(topic, In(options)).Analyze(articles).LongCount();
        var usage = _model!.Usage;
        terminal.Progress?.Clear();
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Dry run on the topic '{topic.Id}': nothing was asked.
            articles             {count:N0}
            questions            {usage.Asked:N0}, and {usage.Known:N0} whose answers are known
            tokens of questions  about {usage.InputTokens:N0}
            tokens of answers    about {usage.OutputTokens:N0}
            cost                 {(usage.Cost is { } cost ? $"about {cost:0.##}" : "not known: give --input-price and --output-price, the prices of a million tokens")}
            """));
        if (_unsure is not null)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"statements asked about  {_unsure.Agreement.Asked:N0} of {_unsure.Agreement.Statements:N0}"));
    }

    public void Dispose() => _client?.Dispose();

    private static ModelEndpoint Endpoint(ParseResult parse, string model)
    {
        Uri? address = null;
        if (parse.GetValue(ReaderOptions.Endpoint) is { } given && (!Uri.TryCreate(given, UriKind.Absolute, out address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0))
            throw new CommandFailure(ExitCodes.Usage, $"'--endpoint' must be the address of a server, such as http://localhost:8000/v1, without a user or key in it; a key comes from the environment ({ModelEndpoint.KeyVariable}).");
        return new ModelEndpoint { Provider = Enum.Parse<ModelProvider>(parse.GetValue(ReaderOptions.Provider)!, ignoreCase: true), Model = model, Address = address };
    }
}
