using System.CommandLine;
using System.Globalization;

namespace AnalysisKit.Cli;

/// <summary>Keeps the statements of some actors, and those that take a side on some issues, as By and On do in the library. Commands that show or count statements have its options.</summary>
internal sealed class StatementFilter
{
    private readonly HashSet<string> _actors;
    private readonly HashSet<string> _issues;
    private long _all;
    private long _kept;

    private StatementFilter(Topic topic, string? actors, string? issues)
    {
        _actors = [.. ActorIds.Resolve(topic, Options.List(actors))];
        _issues = [.. IssueIds.Resolve(topic, Options.List(issues))];
    }

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
    public static StatementFilter? Of(ParseResult parse, Topic topic) => IsGiven(parse)
        ? new StatementFilter(topic, parse.GetResult(Actors) is null ? null : parse.GetValue(Actors), parse.GetResult(Issues) is null ? null : parse.GetValue(Issues))
        : null;

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
    public void Tell(ParseResult parse, Terminal terminal)
    {
        terminal.Progress?.Clear();
        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_all - _kept:N0} of {Plain.Several(_all, "statement")} left out by {string.Join(", ", Given(parse).Select(g => g.Key))}{(_kept == 0 && _all > 0 ? ": none is left" : "")}."));
    }
}
