using System.Globalization;

namespace AnalysisKit.Cli.Pages;

/// <summary>The page of <c>evaluate --html</c>: every miss in its sentence, with gold and prediction marked. A click on a heading sorts the table.</summary>
internal static class MissesPage
{
    private const int Margin = 160;
    private const int LongestContent = 900;

    private const string SortScript =
        """
        for (const table of document.querySelectorAll('table.sortable')) {
          const body = table.tBodies[0];
          const original = [...body.rows];
          table.tHead.addEventListener('click', event => {
            const heading = event.target.closest('th');
            if (!heading || !event.target.closest('button')) return;
            const descending = heading.getAttribute('aria-sort') === 'ascending';
            for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
            heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
            const column = heading.cellIndex;
            const key = row => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
            const number = heading.classList.contains('num');
            const compare = (a, b) => number ? (parseFloat(key(a)) || 0) - (parseFloat(key(b)) || 0) : key(a).localeCompare(key(b));
            const rows = original.slice().sort((a, b) => descending ? compare(b, a) : compare(a, b));
            body.append(...rows);
          });
        }
        """;

    public static void Write(TextWriter output, Evaluation evaluation, Topic topic) =>
        Page.Write(output, $"Misses: {topic.English}", body => WriteBody(body, evaluation, topic), $"<script>\n{SortScript}\n</script>");

    private static void WriteBody(TextWriter output, Evaluation evaluation, Topic topic)
    {
        var counts = evaluation.All.Counts;
        var misses = evaluation.Articles.SelectMany(a => a.Pairs.Where(IsMiss).Select(p => (a.Article, Pair: p))).ToList();
        var triples = evaluation.Triples.Where(t => !t.Right).ToList();
        output.WriteLine($"<h1>Misses <span class=\"soft\" dir=\"auto\">{Html.Encode(topic.English)}</span></h1>");
        output.WriteLine(
            $"<p>{Whole(evaluation.Articles.Count)} articles, {Whole(counts.GoldStatements)} statements in gold, {Whole(counts.PredictedStatements)} predicted. "
            + $"F1 of statements {Figure(counts.Statement.F1)}, of attribution {Figure(counts.Attribution.F1)}, of triples {Figure(counts.Triples.F1)}; polarity accuracy {Figure(counts.PolarityAccuracy)}.</p>");
        WriteStatements(output, misses);
        WriteTriples(output, triples);
    }

    private static void WriteStatements(TextWriter output, List<(Article Article, EvaluationPair Pair)> misses)
    {
        output.WriteLine($"<h2>Statements ({Whole(misses.Count)})</h2>");
        output.WriteLine("<p class=\"soft key\">In the sentence: <mark class=\"gold\">gold only</mark> <mark>prediction only</mark> <mark class=\"both\">both</mark>. A click on a heading sorts.</p>");
        output.WriteLine("<div class=\"scroll\"><table class=\"sortable\"><thead><tr>");
        foreach (var heading in new[] { "Article", "Miss", "Gold", "Prediction", "In the sentence" })
            output.WriteLine($"<th scope=\"col\"><button>{heading}</button></th>");
        output.WriteLine("<th scope=\"col\" class=\"num\"><button>Confidence</button></th></tr></thead><tbody>");
        foreach (var (article, pair) in misses)
        {
            output.WriteLine(
                $"<tr><td dir=\"auto\">{Html.Encode(article.Id)}</td><td>{Name(pair)}</td><td class=\"who\" dir=\"auto\">{Describe(pair.Gold)}</td><td class=\"who\" dir=\"auto\">{Describe(pair.Predicted)}</td>"
                + $"<td class=\"text\" dir=\"auto\">{Sentence(article.Text, pair)}</td><td class=\"num\">{pair.Predicted?.Confidence?.ToString("0.00", CultureInfo.InvariantCulture)}</td></tr>");
        }

        output.WriteLine("</tbody></table></div>");
    }

    private static void WriteTriples(TextWriter output, List<EvaluationTriple> triples)
    {
        output.WriteLine($"<h2>Article, actor and issue ({Whole(triples.Count)})</h2>");
        output.WriteLine("<div class=\"scroll\"><table class=\"sortable\"><thead><tr>");
        foreach (var heading in new[] { "Article", "Actor", "Issue", "Gold", "Prediction" })
            output.WriteLine($"<th scope=\"col\"><button>{heading}</button></th>");
        output.WriteLine("</tr></thead><tbody>");
        foreach (var t in triples)
            output.WriteLine($"<tr><td dir=\"auto\">{Html.Encode(t.ArticleId)}</td><td dir=\"auto\">{Html.Encode(t.Actor)}</td><td dir=\"auto\">{Html.Encode(t.Issue)}</td><td>{Name(t.Gold)}</td><td>{Name(t.Predicted)}</td></tr>");
        output.WriteLine("</tbody></table></div>");
    }

    private static bool IsMiss(EvaluationPair pair) => pair.Outcome != EvaluationOutcome.Right || !SameStances(pair);

    private static bool SameStances(EvaluationPair pair) =>
        pair.Gold!.Stances.Select(s => (s.Issue, s.Polarity)).ToHashSet().SetEquals(pair.Predicted!.Stances.Select(s => (s.Issue, s.Polarity)));

    private static string Name(EvaluationPair pair) => pair.Outcome switch
    {
        EvaluationOutcome.Right => "stance",
        EvaluationOutcome.WrongSpeaker => "speaker",
        EvaluationOutcome.Missed => "missed",
        _ => "spurious",
    };

    private static string Describe(AnnotatedStatement? statement)
    {
        if (statement is null)
            return "<span class=\"soft\">none</span>";
        var stances = statement.Stances.Select(s => $"<br><span class=\"{(s.Polarity == Polarity.Support ? "for" : s.Polarity == Polarity.Oppose ? "against" : "soft")}\">{Name(s.Polarity)}</span> {Html.Encode(s.Issue)}");
        return $"<strong>{Html.Encode(statement.Speaker)}</strong> <small dir=\"auto\">{Html.Encode(statement.Cue)}</small>{string.Concat(stances)}";
    }

    /// <summary>The text around both contents, with marks for what is in gold, predicted, or both.</summary>
    private static string Sentence(string text, EvaluationPair pair)
    {
        var gold = pair.GoldSpan ?? default;
        var predicted = pair.PredictedSpan ?? default;
        var both = pair.GoldSpan is null ? predicted : pair.PredictedSpan is null ? gold : gold.Union(predicted);
        var shown = Excerpt.Around(text, both.Length > LongestContent ? new Span(both.Start, LongestContent) : both, Margin);
        var edges = new SortedSet<int> { shown.Start, shown.End };
        foreach (var edge in new[] { gold.Start, gold.End, predicted.Start, predicted.End })
            edges.Add(Math.Clamp(edge, shown.Start, shown.End));
        var stretches = edges.Zip(edges.Skip(1), Span.Between).Select(s => Mark(text, s, pair.GoldSpan?.Contains(s) == true, pair.PredictedSpan?.Contains(s) == true));
        return $"{(shown.Start > 0 ? "… " : "")}{string.Concat(stretches)}{(shown.End < text.Length ? " …" : "")}";
    }

    private static string Mark(string text, Span span, bool gold, bool predicted)
    {
        var words = Html.Encode(span.Of(text));
        return (gold, predicted) switch
        {
            (true, true) => $"<mark class=\"both\">{words}</mark>",
            (true, false) => $"<mark class=\"gold\">{words}</mark>",
            (false, true) => $"<mark>{words}</mark>",
            _ => words,
        };
    }

    private static string Name(Polarity? polarity) => polarity?.ToString().ToLowerInvariant() ?? "<span class=\"soft\">none</span>";

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
