using System.Globalization;

namespace AnalysisKit.Cli.Pages;

/// <summary>The page of <c>evaluate --html</c>: every miss in its sentence, with gold and prediction marked. A click on a heading sorts the table.</summary>
internal static class MissesPage
{
    private const int Margin = 160;
    private const int LongestContent = 900;

    public static void Write(TextWriter output, Evaluation evaluation, Topic topic, Wording words) =>
        Page.Write(output, words["misses_title", words.Name(topic)], words.Language, body => WriteBody(body, evaluation, topic, words), Page.SortScript);

    private static void WriteBody(TextWriter output, Evaluation evaluation, Topic topic, Wording words)
    {
        var counts = evaluation.All.Counts;
        var misses = evaluation.Articles.SelectMany(a => a.Pairs.Where(IsMiss).Select(p => (a.Article, Pair: p))).ToList();
        var triples = evaluation.Triples.Where(t => !t.Right).ToList();
        output.WriteLine($"<h1>{words["misses"]} <span class=\"soft\" dir=\"auto\">{Html.Encode(words.Name(topic))}</span></h1>");
        output.WriteLine($"<p>{words["misses_summary", words.Several(evaluation.Articles.Count, "article"), words.Whole(counts.GoldStatements), words.Whole(counts.PredictedStatements), Figure(counts.Statement.F1), Figure(counts.Attribution.F1), Figure(counts.Triples.F1), Figure(counts.PolarityAccuracy)]}</p>");
        WriteStatements(output, misses, topic, words);
        WriteTriples(output, triples, topic, words);
    }

    private static void WriteStatements(TextWriter output, List<(Article Article, EvaluationPair Pair)> misses, Topic topic, Wording words)
    {
        output.WriteLine($"<h2>{words["statements_n", words.Whole(misses.Count)]}</h2>");
        output.WriteLine($"<p class=\"soft key\">{words["key", $"<mark class=\"gold\">{words["gold_only"]}</mark>", $"<mark>{words["prediction_only"]}</mark>", $"<mark class=\"both\">{words["both"]}</mark>"]}</p>");
        output.WriteLine("<div class=\"scroll\"><table class=\"sortable\"><thead><tr>");
        foreach (var heading in new[] { "article", "miss", "gold", "prediction", "in_sentence" })
            output.WriteLine($"<th scope=\"col\"><button>{words[heading]}</button></th>");
        output.WriteLine($"<th scope=\"col\" class=\"num\"><button>{words["confidence"]}</button></th></tr></thead><tbody>");
        foreach (var (article, pair) in misses)
        {
            output.WriteLine(
                $"<tr><td dir=\"auto\">{Html.Encode(article.Id)}</td><td>{Name(pair, words)}</td><td class=\"who\" dir=\"auto\">{Describe(pair.Gold, topic, words)}</td><td class=\"who\" dir=\"auto\">{Describe(pair.Predicted, topic, words)}</td>"
                + $"<td class=\"text\" dir=\"auto\">{Sentence(article.Text, pair)}</td><td class=\"num\" data-key=\"{pair.Predicted?.Confidence?.ToString("0.00", CultureInfo.InvariantCulture)}\">{words.Digits(pair.Predicted?.Confidence?.ToString("0.00", CultureInfo.InvariantCulture) ?? "")}</td></tr>");
        }

        output.WriteLine("</tbody></table></div>");
    }

    private static void WriteTriples(TextWriter output, List<EvaluationTriple> triples, Topic topic, Wording words)
    {
        output.WriteLine($"<h2>{words["triples_n", words.Whole(triples.Count)]}</h2>");
        output.WriteLine("<div class=\"scroll\"><table class=\"sortable\"><thead><tr>");
        foreach (var heading in new[] { "article", "actor", "issue", "gold", "prediction" })
            output.WriteLine($"<th scope=\"col\"><button>{words[heading]}</button></th>");
        output.WriteLine("</tr></thead><tbody>");
        foreach (var t in triples)
            output.WriteLine($"<tr><td dir=\"auto\">{Html.Encode(t.ArticleId)}</td><td dir=\"auto\">{Html.Encode(words.Named(topic, t.Actor))}</td><td dir=\"auto\">{Html.Encode(words.Named(topic, t.Issue))}</td><td>{Name(t.Gold, words)}</td><td>{Name(t.Predicted, words)}</td></tr>");
        output.WriteLine("</tbody></table></div>");
    }

    private static bool IsMiss(EvaluationPair pair) => pair.Outcome != EvaluationOutcome.Right || !SameStances(pair);

    private static bool SameStances(EvaluationPair pair) =>
        pair.Gold!.Stances.Select(s => (s.Issue, s.Polarity)).ToHashSet().SetEquals(pair.Predicted!.Stances.Select(s => (s.Issue, s.Polarity)));

    private static string Name(EvaluationPair pair, Wording words) => words[pair.Outcome switch
    {
        EvaluationOutcome.Right => "miss_stance",
        EvaluationOutcome.WrongSpeaker => "miss_speaker",
        EvaluationOutcome.Missed => "miss_missed",
        _ => "miss_spurious",
    }];

    private static string Describe(AnnotatedStatement? statement, Topic topic, Wording words)
    {
        if (statement is null)
            return $"<span class=\"soft\">{words["none"]}</span>";
        var stances = statement.Stances.Select(s => $"<br><span class=\"{(s.Polarity == Polarity.Support ? "for" : s.Polarity == Polarity.Oppose ? "against" : "soft")}\">{Name(s.Polarity, words)}</span> {Html.Encode(words.Named(topic, s.Issue))}");
        return $"<strong>{Html.Encode(words.Named(topic, statement.Speaker))}</strong> <small dir=\"auto\">{Html.Encode(statement.Cue)}</small>{string.Concat(stances)}";
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

    private static string Name(Polarity? polarity, Wording words) => polarity?.Label(words.Language) ?? $"<span class=\"soft\">{words["none"]}</span>";

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
