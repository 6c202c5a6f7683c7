namespace AnalysisKit.Cli;

/// <summary>Statements as a table: one row per statement and stance.</summary>
internal static class StatementRows
{
    private const int Digits = 4;

    /// <summary>The names of the columns.</summary>
    public static string[] Names(bool grouped) =>
    [
        "article", .. grouped ? ["group"] : Array.Empty<string>(), "source", "published", "title", "statement", "speaker", "speaker_text", "cue", "kind", "mood", "content", "sentence", "content_start", "content_end", "cue_start",
        "confidence", "issue", "polarity", "score", "stance_confidence", "origin", "stance_origin",
    ];

    /// <summary>The rows of an article.</summary>
    public static IEnumerable<object?[]> Of(AnnotatedArticle annotated, bool grouped)
    {
        for (var i = 0; i < annotated.Statements.Count; i++)
        {
            var s = annotated.Statements[i];
            foreach (var stance in s.Stances.DefaultIfEmpty())
            {
                yield return
                [
                    annotated.Id, .. grouped ? [annotated.Group] : Array.Empty<object?>(), annotated.Source, annotated.Published, annotated.Title, i + 1,
                    s.Speaker, s.SpeakerText, s.Cue, s.Kind?.ToString().ToLowerInvariant(), s.Mood.ToString().ToLowerInvariant(), s.Content, s.Sentence, s.ContentStart, s.ContentEnd, s.CueStart, Rounded(s.Confidence),
                    stance?.Issue, stance?.Polarity.ToString().ToLowerInvariant(), Rounded(stance?.Score), Rounded(stance?.Confidence), s.Origin, stance?.Origin,
                ];
            }
        }
    }

    private static double? Rounded(double? number) => number is { } known ? Math.Round(known, Digits) : null;
}
