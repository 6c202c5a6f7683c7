using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit.Training;

/// <summary>Writes candidates with their features and answers as JSON lines, to be looked into.</summary>
internal static class CandidateFile
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter writer, IEnumerable<TrainingArticle> articles)
    {
        foreach (var article in articles)
        {
            var statements = article.Statements.Select((s, i) => (s.Statement, Number: i)).ToDictionary(s => s.Statement, s => s.Number, (IEqualityComparer<Statement>)ReferenceEqualityComparer.Instance);
            foreach (var example in article.Statements)
            {
                writer.WriteLine(JsonSerializer.Serialize(
                    new
                    {
                        article = article.Article.Id,
                        topic = article.Topic,
                        fold = article.Fold,
                        statement = statements[example.Statement],
                        speaker = example.Statement.Speaker,
                        cue = example.Statement.CueText,
                        content = example.Statement.ContentText,
                        found = example.IsFound,
                        right = example.IsRight,
                        confidence = example.Statement.Confidence,
                        places = new[] { example.Statement.Cue.Start, example.Statement.Content.Start, example.Statement.Content.End, example.Statement.Sentence.Start, example.Statement.Sentence.End },
                        lemma = example.Statement.CueLemma,
                        attitude = example.Statement.CueAttitude,
                        kind = example.Statement.Kind.ToString(),
                        stances = example.Answer?.Stances.ToDictionary(s => s.Issue, s => s.Polarity.ToString().ToLowerInvariant()),
                        said = example.Said,
                        rules = example.Rules.Speaker,
                    },
                    Options));
            }

            foreach (var example in article.Examples)
            {
                var candidate = example.Candidate;
                writer.WriteLine(JsonSerializer.Serialize(
                    new
                    {
                        article = article.Article.Id,
                        topic = article.Topic,
                        fold = article.Fold,
                        statement = statements.GetValueOrDefault(candidate.Statement, -1),
                        attributed = example.IsAttributed,
                        speaker = candidate.Statement.Speaker,
                        issue = candidate.Issue.Id,
                        cue = candidate.Statement.CueText,
                        content = candidate.Statement.ContentText,
                        counts = example.IsScored,
                        label = example.Label?.ToString().ToLowerInvariant() ?? "none",
                        rules = candidate.Rules?.Polarity.ToString().ToLowerInvariant() ?? "none",
                        confidence = candidate.Rules?.Confidence ?? 0,
                        features = candidate.Features.Features.Select(f => f.Name),
                    },
                    Options));
            }
        }
    }
}
