using System.Globalization;
using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>Agreement as tables for a terminal.</summary>
internal static class AgreementTables
{
    private static readonly string[] Columns = ["Units", "Equal", "Alpha", "95 % interval", "Fleiss", "95 % interval", "Cohen", "95 % interval"];

    public static void Write(IAnsiConsole console, Agreement agreement, Topic? topic)
    {
        console.Write(new Text(string.Create(CultureInfo.InvariantCulture, $"{Plain.Line(string.Join(", ", agreement.Annotators))}: {agreement.Comparable:N0} of {Plain.Several(agreement.Statements, "statement")} answered by two or more\n\n")));
        Write(console, "Question", agreement.Rows.Where(r => r.Issue is null && r.Actor is null), r => r.Question.Label() + (r.Annotators.Count < agreement.Annotators.Count ? $" {string.Join(", ", r.Annotators)}" : ""));
        Write(console, "Issue (stance)", agreement.Rows.Where(r => r.Question == AgreementQuestion.Stance && r.Issue is not null), r => topic?.IssueLabel(r.Issue!) ?? r.Issue!);
        Write(console, "Actor (stance)", agreement.Rows.Where(r => r.Question == AgreementQuestion.Stance && r.Actor is not null), r => topic?.ActorLabel(r.Actor!) ?? r.Actor!);
        foreach (var note in agreement.Rows.Where(r => r.Issue is null && r.Actor is null && r.Note.Length > 0))
            console.Write(new Text($"{note.Question.Label()} {Plain.Line(note.Note)}.\n"));
        console.Write(new Text($"{Plain.Several(agreement.Disagreements.Count, "disagreement")}: --html FILE shows them side by side.\n"));
    }

    private static void Write(IAnsiConsole console, string heading, ResultList<AgreementRow> rows, Func<AgreementRow, string> name)
    {
        if (rows.Count == 0)
            return;
        var hasCohen = rows.Any(r => r.Annotators.Count == 2);
        var table = new Table().Border(TableBorder.Simple).AddColumn(heading);
        foreach (var column in hasCohen ? Columns : Columns[..^2])
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        foreach (var row in rows)
        {
            string[] cells =
            [
                row.Alpha.Units.ToString("N0", CultureInfo.InvariantCulture), Value(row.Observed), Value(row.Alpha), Interval(row.Alpha), Value(row.FleissKappa), Interval(row.FleissKappa),
                .. hasCohen ? new[] { Value(row.CohenKappa), Interval(row.CohenKappa) } : [],
            ];
            table.AddRow([new Text(Plain.Line(name(row))), .. cells.Select(c => new Text(c))]);
        }

        console.Write(table);
    }

    /// <summary>A measure to two digits; a dash where it is not defined.</summary>
    public static string Value(AgreementFigure figure) => double.IsNaN(figure.Value) ? "\u2013" : Digits(figure.Value);

    /// <summary>Its interval; empty where there is none.</summary>
    public static string Interval(AgreementFigure figure) =>
        double.IsNaN(figure.Estimate.Low) ? "" : $"{Digits(figure.Estimate.Low)} to {Digits(figure.Estimate.High)}";

    // A number that is rounded to zero has no sign.
    private static string Digits(double value) => (Math.Round(value, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);
}
