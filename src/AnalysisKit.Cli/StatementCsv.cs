using System.Buffers;
using System.Globalization;
using AnalysisKit.Articles;
using AnalysisKit.Stances;

namespace AnalysisKit.Cli;

/// <summary>Statements as comma-separated values (RFC 4180 quoting, lines end in LF): one row per statement and stance.</summary>
internal static class StatementCsv
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    public static void WriteHeader(TextWriter output) => WriteRow(output,
        ["article", "source", "published", "statement", "speaker", "speaker_text", "cue", "kind", "content", "content_start", "content_end", "cue_start", "confidence", "issue", "polarity", "score", "stance_confidence"]);

    public static void Write(TextWriter output, Article article, AnnotatedArticle annotated)
    {
        for (var i = 0; i < annotated.Statements.Count; i++)
        {
            var s = annotated.Statements[i];
            foreach (var stance in s.Stances.DefaultIfEmpty())
            {
                WriteRow(output,
                [
                    article.Id, article.Source, article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text(i + 1),
                    s.Speaker, s.SpeakerText, s.Cue, s.Kind?.ToString().ToLowerInvariant(), s.Content, Text(s.ContentStart), Text(s.ContentEnd), Text(s.CueStart), Text(s.Confidence),
                    stance?.Issue, stance?.Polarity.ToString().ToLowerInvariant(), Text(stance?.Score), Text(stance?.Confidence),
                ]);
            }
        }
    }

    private static void WriteRow(TextWriter output, string?[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                output.Write(',');
            output.Write(Quoted(cells[i] ?? ""));
        }

        output.Write('\n');
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
