using System.CommandLine;

namespace AnalysisKit.Cli;

/// <summary>Keeps the statements of some actors, and those that take a side on some issues, as By and On do in the library. Commands that show or count statements have its options.</summary>
internal sealed class StatementFilter
{
    private readonly HashSet<string> _actors;
    private readonly HashSet<string> _issues;
    private long _all;
    private long _kept;

    private StatementFilter(IEnumerable<string> actors, IEnumerable<string> issues) => (_actors, _issues) = ([.. actors], [.. issues]);

    /// <summary>One option for all commands, so that whoever reads statements can ask for it.</summary>
    public static Option<string?> Actors { get; } = Options.Actors("Only what these actors say, by id or label.");

    /// <summary>One option for all commands, so that whoever reads statements can ask for it.</summary>
    public static Option<string?> Issues { get; } = Options.Issues("Only statements that take a side on these issues, by id or label, and their stances on these.");

    public static void AddTo(Command command)
    {
        command.Add(Actors);
        command.Add(Issues);
    }

    /// <summary>Whether the user has given one of the options to a command that has them.</summary>
    public static bool IsGiven(ParseResult parse) => Given(parse).Any();

    /// <summary>The options given by the user, by name.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Given(ParseResult parse) =>
        new[] { Actors, Issues }.Where(o => parse.GetResult(o) is { Implicit: false }).Select(o => KeyValuePair.Create(o.Name, string.Join(',', Options.List(parse.GetValue(o)))));

    /// <summary>The filter that the user has given; null if none.</summary>
    public static StatementFilter? Of(ParseResult parse, Topic topic) => Of(parse, () => (KnownIds.Actors(topic), KnownIds.Issues(topic)));

    /// <summary>The filter that the user has given, where there is no topic; null if none. What is known is asked for only if it is needed.</summary>
    public static StatementFilter? Of(ParseResult parse, Func<(KnownIds Actors, KnownIds Issues)> known)
    {
        if (!IsGiven(parse))
            return null;
        var (actors, issues) = known();
        return new StatementFilter(actors.Resolve(ActorsOf(parse)), issues.Resolve(IssuesOf(parse)));
    }

    /// <summary>The actors as the user has named them.</summary>
    public static string[] ActorsOf(ParseResult parse) => parse.GetResult(Actors) is null ? [] : Options.List(parse.GetValue(Actors));

    /// <summary>The issues as the user has named them.</summary>
    public static string[] IssuesOf(ParseResult parse) => parse.GetResult(Issues) is null ? [] : Options.List(parse.GetValue(Issues));

    /// <summary>What is left of an analysis. Thread-safe.</summary>
    public ArticleAnalysis Apply(ArticleAnalysis analysis)
    {
        var stances = analysis.Stances.Where(s => _issues.Count == 0 || _issues.Contains(s.Issue)).ToList();
        var taken = stances.Select(s => s.Statement).ToHashSet<Statement>(ReferenceEqualityComparer.Instance);
        var statements = analysis.Statements.Where(s => (_actors.Count == 0 || (s.Speaker is { } speaker && _actors.Contains(speaker))) && (_issues.Count == 0 || taken.Contains(s))).ToList();
        Interlocked.Add(ref _all, analysis.Statements.Count);
        Interlocked.Add(ref _kept, statements.Count);
        var kept = statements.ToHashSet<Statement>(ReferenceEqualityComparer.Instance);
        return new ArticleAnalysis(analysis.Article, analysis.Mentions, statements, stances.Where(s => kept.Contains(s.Statement))) { Unread = analysis.Unread };
    }

    /// <summary>Tells the user how many statements were left out.</summary>
    public void Tell(ParseResult parse, Terminal terminal) => Tell(terminal, Wording.Of(parse), _all, _kept, "statement", Named(parse));

    /// <summary>Tells the user how many of some things were left out.</summary>
    public static void Tell(Terminal terminal, Wording words, long all, long kept, string noun, string by)
    {
        terminal.Progress?.Clear();
        terminal.Error.WriteLine(words.AsIs("part_left_out_by", words.Whole(all - kept), words.Several(all, noun), by, kept == 0 && all > 0 ? words["none_is_left"] : ""));
    }

    /// <summary>The options given by the user, as part of a sentence; empty if none is.</summary>
    public static string Named(ParseResult parse) => string.Join(", ", Given(parse).Select(g => g.Key));
}
