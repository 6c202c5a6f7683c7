namespace AnalysisKit.Cli;

/// <summary>Every miss as a line of tab-separated values: article, what went wrong, speaker, cue, content.</summary>
internal static class MissTable
{
    public static void Write(TextWriter output, Evaluation evaluation)
    {
        foreach (var article in evaluation.Articles)
        {
            foreach (var pair in article.Pairs)
            {
                if (pair.Outcome == EvaluationOutcome.WrongSpeaker)
                    Row(output, article.Article.Id, "speaker", $"{pair.Gold!.Speaker} <> {pair.Predicted!.Speaker}", pair.Gold.Cue, pair.Gold.Content);
                else if (pair.Outcome == EvaluationOutcome.Missed)
                    Row(output, article.Article.Id, "missed", pair.Gold!.Speaker, pair.Gold.Cue, pair.Gold.Content);
                else if (pair.Outcome == EvaluationOutcome.Spurious)
                    Row(output, article.Article.Id, "spurious", pair.Predicted!.Speaker, pair.Predicted.Cue, pair.Predicted.Content);
            }
        }

        foreach (var triple in evaluation.Triples.Where(t => t.Gold != t.Predicted))
            Row(output, triple.ArticleId, "triple", $"{triple.Actor} {triple.Issue}", $"gold {Name(triple.Gold)}", $"predicted {Name(triple.Predicted)}");
    }

    private static void Row(TextWriter output, params string[] cells) =>
        output.Write(string.Join('\t', cells.Select(c => c.Replace('\t', ' ').Replace('\n', ' '))) + "\n");

    private static string Name(Polarity? polarity) => polarity?.ToString().ToLowerInvariant() ?? "None";
}
