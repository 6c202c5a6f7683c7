using System.Globalization;
using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>Statements for reading in a terminal: one table per article.</summary>
internal static class StatementTable
{
    private const int ContentLength = 240;

    public static void Write(IAnsiConsole console, Article article, AnnotatedArticle annotated, Topic topic)
    {
        console.Write(new Text(Heading(article, annotated.Group) + "\n", new Style(decoration: Decoration.Bold)));
        if (annotated.Statements.Count == 0)
        {
            console.Write(new Text("no statements\n\n"));
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Speaker", "Cue", "Kind", "Says", "Stance", "Read by");
        foreach (var statement in annotated.Statements)
        {
            table.AddRow(
                new Text(statement.Speaker.Length == 0 ? "?" : topic.ActorLabel(statement.Speaker)),
                new Text(Plain.Line(statement.Cue)),
                new Text(KindOf(statement)),
                new Text(Plain.Cut(statement.Content, ContentLength)),
                new Text(string.Join("\n", statement.Stances.Select(Describe))),
                new Text(Plain.Line(string.Join(", ", statement.Stances.Select(s => s.Origin).Prepend(statement.Origin).Where(o => o.Length > 0).Distinct()))));
        }

        console.Write(table);
        console.WriteLine();
    }

    private static string Heading(Article article, string? group) => string.Join("  ", new[]
    {
        group is null ? null : Plain.Line(group), Plain.Line(article.Id), article.Source, article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), article.Title,
    }.Where(part => !string.IsNullOrEmpty(part)).Select(part => Plain.Line(part!)));

    // The kind, and the mood where the statement was not made: position, expected.
    private static string KindOf(AnnotatedStatement statement) => string.Join(", ",
        new[] { statement.Kind?.ToString(), statement.Mood == StatementMood.Said ? null : statement.Mood.ToString() }.Where(word => word is not null)).ToLowerInvariant();

    private static string Describe(AnnotatedStance stance) => string.Create(
        CultureInfo.InvariantCulture, $"{stance.Polarity.ToString().ToLowerInvariant()} {stance.Issue} {stance.Score:+0.00;-0.00;0.00}");
}
