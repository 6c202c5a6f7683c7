using System.Globalization;
using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>Writes what a topic finds in articles: a table for each part, or all parts in one table for csv and jsonl.</summary>
internal sealed class TopicCheckOutput(TopicCheck check, string[] parts, int leastCount, int top, bool examples)
{
    /// <summary>The parts, in the order in which they are written.</summary>
    public static readonly string[] Parts = ["issues", "patterns", "names", "losing", "speakers", "context"];

    /// <summary>Ids of the actors whose names are written; empty for all.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];

    /// <summary>Ids of the issues that are written with their patterns; empty for all.</summary>
    public IReadOnlyList<string> Issues { get; init; } = [];

    public void Write(Terminal terminal, TableFormat format)
    {
        if (format.Name == "table")
            WriteTables(terminal);
        else
            FrameOutput.Write(terminal, Rows().ToTable(), format, "", 0);
    }

    private void WriteTables(Terminal terminal)
    {
        terminal.Console.Write(new Text($"{Plain.Line(check.ToText(ChartLanguage.English))}.\n\n"));
        if (Has("issues"))
            Part("Issues", WantedIssues, "issue", "hits", "in_statements", "stances", "support", "oppose", "mixed", "actors");
        if (Has("patterns"))
        {
            Part("Patterns that fit", Fitting, "line", "issue", "side", "pattern", "hits", "articles", "in_statements", "stances");
            if (examples)
                WriteExamples(terminal.Console, Fitting.Select(p => (p.Line, p.Pattern, p.FirstExample, p.SecondExample)));
            Part("Patterns that never fit", Patterns.Where(p => p.Hits == 0).ToList(), "line", "issue", "side", "pattern");
        }

        if (Has("names"))
        {
            Part("Names of the topic", OwnNames, "line", "actor", "name", "found", "named", "inside", "lost_to_longer", "lost_to_other", "not_yet_named", "out_of_office", "articles", "statements");
            if (examples)
                WriteExamples(terminal.Console, OwnNames.Select(n => (n.Line, n.Name, n.FirstExample, n.SecondExample)));
            Part("Names of the topic that never occur", Names.Where(n => n is { Line: > 0, Found: 0 }).ToList(), "line", "actor", "name");
            Part("Names of the kit", Names.Where(n => n is { Line: 0, Named: > 0 }).ToList(), "actor", "name", "named", "articles", "statements");
        }

        if (Has("losing"))
            Part("Names that lose", Losing.Select(n => new { n.Line, n.Actor, n.Name, n.Found, n.Lost, Why = Why(n) }).ToList(), "line", "actor", "name", "found", "lost", "why");
        if (Has("speakers"))
            Part("Speakers without an actor", Speakers, "name", "statements", "articles", "words", "example");
        if (Has("context"))
            Part("Words of the context that never occur", check.Context.Where(p => p.Hits == 0), "line", "pattern");

        void Part<T>(string title, IReadOnlyCollection<T> rows, params string[] columns)
        {
            if (rows.Count > 0)
                FrameOutput.Write(terminal, rows.Take(FrameOutput.Most("table", top)).ToTable(), "table", title, top, rows.Count, columns);
        }
    }

    private IReadOnlyList<IssueHits> WantedIssues => [.. check.Issues.Where(i => Issues.Count == 0 || Issues.Contains(i.Issue))];

    private IReadOnlyList<PatternHits> Patterns => [.. check.Patterns.Where(p => Issues.Count == 0 || Issues.Contains(p.Issue))];

    private IReadOnlyList<NameHits> Names => [.. check.Names.Where(n => Actors.Count == 0 || Actors.Contains(n.Actor))];

    private IReadOnlyList<PatternHits> Fitting => [.. Patterns.Where(p => p.Hits > 0).OrderByDescending(p => p.Hits)];

    private IReadOnlyList<NameHits> OwnNames => [.. Names.Where(n => n is { Line: > 0, Found: > 0 }).OrderByDescending(n => n.Found)];

    private IReadOnlyList<LosingName> Losing => check.Losing.Where(n => Actors.Count == 0 || Actors.Contains(n.Actor)).Where(n => n.Found >= leastCount || n.Problem is NameProblem.Shared or NameProblem.OverridesKit);

    private IReadOnlyList<UnknownSpeaker> Speakers => check.UnknownSpeakers.Where(s => s.Statements >= leastCount);

    private bool Has(string part) => parts.Contains(part);

    private void WriteExamples(IAnsiConsole console, IEnumerable<(long Line, string Text, string First, string Second)> rows)
    {
        foreach (var (line, text, first, second) in rows.Take(FrameOutput.Most("table", top)))
        {
            console.Write(new Text(string.Create(CultureInfo.InvariantCulture, $"{line}  {Isolated(text)}\n")));
            foreach (var example in new[] { first, second }.Where(e => e.Length > 0))
                console.Write(new Text($"    {Isolated(example)}\n"));
        }

        console.WriteLine();
    }

    private IEnumerable<Row> Rows()
    {
        if (Has("issues"))
        {
            foreach (var i in Limited(WantedIssues))
                yield return new Row("issues", null, i.Issue, "", "", check.Topic.IssueLabel(i.Issue), i.Hits, null, i.InStatements, i.Stances, $"{i.Support} support, {i.Oppose} oppose, {i.Mixed} mixed, of {Plain.Several(i.Actors, "actor")}", "", "");
        }

        if (Has("patterns"))
        {
            foreach (var p in Limited(Patterns))
                yield return new Row("patterns", p.Line, p.Issue, "", p.Side, p.Pattern, p.Hits, p.Articles, p.InStatements, p.Stances, "", p.FirstExample, p.SecondExample);
        }

        if (Has("names"))
        {
            foreach (var n in Limited(Names))
                yield return new Row("names", n.Line > 0 ? n.Line : null, "", n.Actor, n.Line > 0 ? "topic" : "kit", n.Name, n.Found, n.Articles, n.Statements, null, Note(n), n.FirstExample, n.SecondExample);
        }

        if (Has("losing"))
        {
            foreach (var n in Limited(Losing))
                yield return new Row("losing", n.Line, "", n.Actor, "", n.Name, n.Found, null, null, null, Why(n), "", "");
        }

        if (Has("speakers"))
        {
            foreach (var s in Limited(Speakers))
                yield return new Row("speakers", null, "", "", "", s.Name, s.Statements, s.Articles, s.Statements, null, s.Words, s.Example, "");
        }

        if (Has("context"))
        {
            foreach (var c in Limited(check.Context))
                yield return new Row("context", c.Line, "", "", "", c.Pattern, c.Hits, c.Articles, c.InStatements, null, "", c.FirstExample, c.SecondExample);
        }
    }

    private IEnumerable<T> Limited<T>(IEnumerable<T> rows) => rows.Take(FrameOutput.Most("csv", top));

    private static string Note(NameHits n) => string.Create(
        CultureInfo.InvariantCulture, $"{n.Named} named, {n.Inside} inside, {n.LostToLonger} lost to longer, {n.LostToOther} lost to other, {n.NotYetNamed} not yet named, {n.OutOfOffice} out of office");

    private static string Why(LosingName name) => name.Problem switch
    {
        NameProblem.LongerName => $"stands inside {Isolated(name.Winner)}{Of(name)}",
        NameProblem.OtherActor => $"{Isolated(name.Winner)}{Of(name)} is read instead",
        NameProblem.OutOfOffice => "all articles are of days outside the office",
        NameProblem.NeverInFull => "the full name does not come before it",
        NameProblem.Shared => $"the topic also gives it to {name.WinningActor}: {Isolated(name.Winner)}",
        _ => $"the kit gives it to {name.WinningActor}: {Isolated(name.Winner)}",
    };

    private static string Of(LosingName name) => name.WinningActor.Length > 0 ? $" ({name.WinningActor})" : " (a namesake)";

    private static string Isolated(string text) => $"\u2068{Plain.Line(text)}\u2069";

    private sealed record Row(
        string Part, long? Line, string Issue, string Actor, string Side, string Text, int Hits, int? Articles, int? Statements, int? Stances, string Note, string FirstExample, string SecondExample);
}
