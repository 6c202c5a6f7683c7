namespace AnalysisKit.Cli;

/// <summary>Every miss as a row: article, what went wrong, speaker, cue, content.</summary>
internal static class MissTable
{
    private static readonly string[] Names = ["article", "miss", "who", "cue", "words"];

    /// <summary>Writes the rows.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="format">xlsx, csv, or any other for tab-separated values without a heading.</param>
    public static void Write(Terminal terminal, Evaluation evaluation, string format)
    {
        var rows = Rows(evaluation).ToList();
        if (format == "xlsx")
        {
            Workbook.Write(terminal, Names, rows);
            return;
        }

        var csv = new TableFormat("csv", ForSpreadsheet: true);
        if (format == "csv")
            Csv.WriteHeader(terminal.Output, csv, Names);
        foreach (var row in rows)
        {
            if (format == "csv")
                Csv.WriteRow(terminal.Output, csv, row);
            else
                terminal.Output.Write(string.Join('\t', row.Select(c => c.Replace('\t', ' ').Replace('\n', ' '))) + "\n");
        }
    }

    private static IEnumerable<string[]> Rows(Evaluation evaluation)
    {
        foreach (var article in evaluation.Articles)
        {
            foreach (var pair in article.Pairs)
            {
                if (pair.Outcome == EvaluationOutcome.WrongSpeaker)
                    yield return Row(article.Article.Id, "speaker", $"{pair.Gold!.Speaker} <> {pair.Predicted!.Speaker}", pair.Gold.Cue, pair.Gold.Content);
                else if (pair.Outcome == EvaluationOutcome.Missed)
                    yield return Row(article.Article.Id, "missed", pair.Gold!.Speaker, pair.Gold.Cue, pair.Gold.Content);
                else if (pair.Outcome == EvaluationOutcome.Spurious)
                    yield return Row(article.Article.Id, "spurious", pair.Predicted!.Speaker, pair.Predicted.Cue, pair.Predicted.Content);
            }
        }

        foreach (var triple in evaluation.Triples.Where(t => t.Gold != t.Predicted))
            yield return Row(triple.ArticleId, "triple", $"{triple.Actor} {triple.Issue}", $"gold {Name(triple.Gold)}", $"predicted {Name(triple.Predicted)}");
    }

    private static string[] Row(params string[] cells) => cells;

    private static string Name(Polarity? polarity) => polarity?.ToString().ToLowerInvariant() ?? "None";
}
