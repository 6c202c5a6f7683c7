using System.Globalization;

namespace AnalysisKit.Cli;

/// <summary>Statements as comma-separated values (see <see cref="Csv"/>): one row per statement and stance.</summary>
internal static class StatementCsv
{
    public static void WriteHeader(TextWriter output, bool grouped) => Csv.WriteRow(output,
        ["article", .. grouped ? ["group"] : Array.Empty<string>(), "source", "published", "statement", "speaker", "speaker_text", "cue", "kind", "mood", "content", "content_start", "content_end", "cue_start", "confidence", "issue", "polarity", "score", "stance_confidence"]);

    public static void Write(TextWriter output, Article article, AnnotatedArticle annotated, bool grouped)
    {
        for (var i = 0; i < annotated.Statements.Count; i++)
        {
            var s = annotated.Statements[i];
            foreach (var stance in s.Stances.DefaultIfEmpty())
            {
                Csv.WriteRow(output,
                [
                    article.Id, .. grouped ? [annotated.Group] : Array.Empty<string?>(), article.Source, article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text(i + 1),
                    s.Speaker, s.SpeakerText, s.Cue, s.Kind?.ToString().ToLowerInvariant(), s.Mood.ToString().ToLowerInvariant(), s.Content, Text(s.ContentStart), Text(s.ContentEnd), Text(s.CueStart), Text(s.Confidence),
                    stance?.Issue, stance?.Polarity.ToString().ToLowerInvariant(), Text(stance?.Score), Text(stance?.Confidence),
                ]);
            }
        }
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
