using System.Globalization;

namespace AnalysisKit.Cli.Pages;

/// <summary>The page of <c>agree --html</c>: figures, which answers meet which, and every disagreement side by side in its sentence.</summary>
internal static class AgreementPage
{
    private const int Margin = 160;
    private const int LongestContent = 700;
    private const int MostDisagreements = 3000;

    public static void Write(TextWriter output, Agreement agreement, Topic? topic, IReadOnlyDictionary<string, string>? texts) =>
        Page.Write(output, $"Agreement: {string.Join(", ", agreement.Annotators)}", body => WriteBody(body, agreement, topic, texts), Page.SortScript);

    private static void WriteBody(TextWriter output, Agreement agreement, Topic? topic, IReadOnlyDictionary<string, string>? texts)
    {
        output.WriteLine($"<h1>Agreement <span class=\"soft\" dir=\"auto\">{Html.Encode(string.Join(", ", agreement.Annotators))}</span></h1>");
        output.WriteLine(
            $"<p>{(topic is null ? "" : $"On {Html.Encode(topic.English)} <span dir=\"auto\">({Html.Encode(topic.Arabic)})</span>. ")}{Plain.Several(agreement.Statements, "statement")} answered by anybody, {Whole(agreement.Comparable)} of them by two or more; "
            + $"<a href=\"#disagreements\">{Plain.Several(agreement.Disagreements.Count, "disagreement")}</a>.</p>");
        if (agreement.Comparable == 0)
        {
            output.WriteLine("<p><strong>No statement was answered by two annotators</strong>, so that there is nothing to compare.</p>");
            return;
        }

        WriteRows(output, "Figures", "Question", agreement.Rows.Where(r => r.Issue is null && r.Actor is null), r => Html.Encode(r.Question.Label()) + (r.Annotators.Count < agreement.Annotators.Count ? $" <small dir=\"auto\">{Html.Encode(string.Join(", ", r.Annotators))}</small>" : ""));
        output.WriteLine(
            "<p class=\"soft\">1: all agree; 0: as often as by chance. Alpha is Krippendorff's (2011) for categories without an order; it takes all units that two or more have answered. Fleiss' kappa (1971) takes those that all have answered, Cohen's (1960) is of two annotators. "
            + "Intervals are percentile bootstrap intervals over articles. Every answer counts alike, whatever the probability with which it was drawn. A statement is one unit for \"stance\" with each issue; who sees no statement sees no stance.</p>");
        WriteConfusions(output, agreement, topic);
        foreach (var question in new[] { AgreementQuestion.Stance, AgreementQuestion.Side })
            WriteRows(output, $"{question.Label()} Per issue", "Issue", agreement.Rows.Where(r => r.Question == question && r.Issue is not null), r => Label(topic?.IssueLabel(r.Issue!) ?? r.Issue!, ArabicIssue(topic, r.Issue!)));
        foreach (var question in new[] { AgreementQuestion.Stance, AgreementQuestion.Speaker })
            WriteRows(output, $"{question.Label()} Per actor", "Actor", agreement.Rows.Where(r => r.Question == question && r.Actor is not null), r => Label(topic?.ActorLabel(r.Actor!) ?? r.Actor!, topic?.ActorArabicLabel(r.Actor!)));
        WriteDisagreements(output, agreement, topic, texts);
    }

    private static void WriteRows(TextWriter output, string title, string heading, ResultList<AgreementRow> rows, Func<AgreementRow, string> name)
    {
        if (rows.Count == 0)
            return;
        output.WriteLine($"<section><h2>{Html.Encode(title)}</h2><div class=\"scroll\"><table class=\"sortable\"><thead><tr><th scope=\"col\"><button>{heading}</button></th>");
        foreach (var column in new[] { "Units", "Equal", "Alpha", "95 % interval", "Fleiss' kappa", "95 % interval", "Cohen's kappa", "95 % interval" })
            output.WriteLine($"<th scope=\"col\" class=\"num\"><button>{Html.Encode(column)}</button></th>");
        output.WriteLine("<th>Note</th></tr></thead><tbody>");
        foreach (var row in rows)
        {
            output.WriteLine($"<tr><td dir=\"auto\">{name(row)}</td><td class=\"num\">{Whole(row.Alpha.Units)}</td><td class=\"num\">{AgreementTables.Value(row.Observed)}</td>");
            foreach (var figure in new[] { row.Alpha, row.FleissKappa, row.CohenKappa })
                output.WriteLine($"<td class=\"num\">{AgreementTables.Value(figure)}</td><td class=\"num soft\">{AgreementTables.Interval(figure)}</td>");
            output.WriteLine($"<td class=\"soft\" dir=\"auto\">{Html.Encode(row.Note)}</td></tr>");
        }

        output.WriteLine("</tbody></table></div></section>");
    }

    private static void WriteConfusions(TextWriter output, Agreement agreement, Topic? topic)
    {
        output.WriteLine("<section><h2>Which answers meet which</h2>");
        foreach (var confusion in agreement.Confusions)
            output.WriteLine($"<div class=\"scroll\">{confusion.ToTable(label: confusion.Question == AgreementQuestion.Speaker ? answer => Actor(topic, answer) : null).ToHtml()}</div>");
        output.WriteLine("</section>");
    }

    private static void WriteDisagreements(TextWriter output, Agreement agreement, Topic? topic, IReadOnlyDictionary<string, string>? texts)
    {
        output.WriteLine($"<section id=\"disagreements\"><h2>Disagreements ({Whole(agreement.Disagreements.Count)})</h2>");
        output.WriteLine($"<p class=\"soft\">A click on a heading sorts.{(texts is null ? " The first words of each statement; with --articles the page shows its sentence." : "")}</p>");
        output.WriteLine("<div class=\"scroll\"><table class=\"sortable\"><thead><tr>");
        foreach (var heading in agreement.Annotators.Prepend("Question").Prepend("Statement").Prepend("Article"))
            output.WriteLine($"<th scope=\"col\"><button><bdi>{Html.Encode(heading)}</bdi></button></th>");
        output.WriteLine("</tr></thead><tbody>");
        foreach (var d in agreement.Disagreements.Take(MostDisagreements))
        {
            output.WriteLine($"<tr><td dir=\"auto\">{Html.Encode(d.Article)}</td><td class=\"text\" dir=\"auto\">{Said(d, texts)}</td><td>{(d.Issue is { } issue ? Label(topic?.IssueLabel(issue) ?? issue, ArabicIssue(topic, issue)) : Html.Encode(d.Question.Label()))}</td>");
            foreach (var answer in d.Answers)
                output.WriteLine($"<td class=\"{Class(answer)}\" dir=\"auto\">{(answer is null ? "" : Html.Encode(d.Question == AgreementQuestion.Speaker ? Actor(topic, answer) : answer))}</td>");
            output.WriteLine("</tr>");
        }

        output.WriteLine("</tbody></table></div>");
        if (agreement.Disagreements.Count > MostDisagreements)
            output.WriteLine($"<p class=\"soft\">The first {Whole(MostDisagreements)} of {Whole(agreement.Disagreements.Count)}.</p>");
        output.WriteLine("</section>");
    }

    // The sentence around the content where the text is at hand and still has it there, else the first words.
    private static string Said(Disagreement disagreement, IReadOnlyDictionary<string, string>? texts)
    {
        if (texts?.GetValueOrDefault(disagreement.Article) is not { } text || CorrectionPlace.Locate(text, disagreement.Content, disagreement.Quote) is not { Length: > 0 } content)
            return $"<mark>{Html.Encode(disagreement.Quote)}</mark>{(disagreement.Content.Length > disagreement.Quote.Length ? " …" : "")}";
        var cut = content.Length > LongestContent ? Span.Between(content.Start, content.Start + LongestContent) : content;
        var shown = Excerpt.Around(text, cut, Margin);
        return $"{(shown.Start > 0 ? "… " : "")}{Html.Encode(text[shown.Start..cut.Start])}<mark>{Html.Encode(text[cut.Start..cut.End])}</mark>{Html.Encode(text[cut.End..shown.End])}{(shown.End < text.Length ? " …" : "")}";
    }

    private static string Class(string? answer) => answer switch { "support" => "for", "oppose" => "against", _ => "" };

    private static string Actor(Topic? topic, string answer) => answer == Agreement.Nobody ? answer : topic?.ActorLabel(answer) ?? answer;

    private static string? ArabicIssue(Topic? topic, string issue) => topic?.Issues.FirstOrDefault(i => i.Id == issue)?.Arabic;

    private static string Label(string english, string? arabic) => Html.Encode(english) + (arabic is null || arabic == english ? "" : $" <small dir=\"auto\">{Html.Encode(arabic)}</small>");

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
