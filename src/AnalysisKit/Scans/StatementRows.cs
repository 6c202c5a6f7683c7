using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>Turns what was found in an article into rows, and back.</summary>
internal static class StatementRows
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<StatementRow> Of(ArticleAnalysis analysis, long ordinal, string? groupField)
    {
        if (analysis.Statements.Count == 0)
            yield return OfArticle(analysis.Article, ordinal, groupField);
        var stances = analysis.Stances.ToLookup(s => s.Statement, ReferenceEqualityComparer.Instance);
        for (var i = 0; i < analysis.Statements.Count; i++)
        {
            var statement = analysis.Statements[i];
            var passage = Passage(statement, stances[statement]);
            foreach (var stance in stances[statement].DefaultIfEmpty())
            {
                var row = OfArticle(analysis.Article, ordinal, groupField);
                row.Statement = i + 1;
                Fill(row, statement);
                if (passage is { } span)
                    (row.Passage, row.PassageStart, passage) = (span.Of(analysis.Article.Text), span.Start, null);
                if (stance is not null)
                    Fill(row, stance);
                yield return row;
            }
        }
    }

    /// <summary>The articles of the rows. The text of each has the passages that its statements refer to, in their original positions, and spaces elsewhere.</summary>
    public static IEnumerable<ArticleAnalysis> Analyses(IEnumerable<StatementRow> rows, string? groupField)
    {
        var article = new List<StatementRow>();
        foreach (var row in rows)
        {
            if (article.Count > 0 && article[0].Ordinal != row.Ordinal)
            {
                yield return Analysis(article, groupField);
                article.Clear();
            }

            article.Add(row);
        }

        if (article.Count > 0)
            yield return Analysis(article, groupField);
    }

    private static StatementRow OfArticle(Article article, long ordinal, string? groupField) => new()
    {
        Ordinal = ordinal,
        Article = article.Id,
        Source = article.Source,
        Title = article.Title,
        Author = article.Author,
        Url = article.Url,
        Published = article.Published,
        Group = groupField is null ? null : article.Field(groupField),
    };

    private static void Fill(StatementRow row, Statement statement)
    {
        row.Speaker = statement.Speaker;
        row.SpeakerText = statement.SpeakerSpan?.Of(statement.Article.Text);
        row.SpeakerStart = statement.SpeakerSpan?.Start;
        row.Cue = statement.CueText;
        row.CueStart = statement.Cue.Start;
        row.CueLemma = statement.CueLemma;
        row.CueAttitude = statement.CueAttitude;
        row.Kind = statement.Kind.ToString().ToLowerInvariant();
        row.Mood = statement.Mood.ToString().ToLowerInvariant();
        row.Content = statement.ContentText;
        row.ContentStart = statement.Content.Start;
        row.SentenceStart = statement.Sentence.Start;
        row.SentenceLength = statement.Sentence.Length;
        row.Confidence = statement.Confidence;
        row.Origin = statement.Origin;
    }

    private static void Fill(StatementRow row, Stance stance)
    {
        row.Issue = stance.Issue;
        row.Polarity = stance.Polarity.ToString().ToLowerInvariant();
        row.Score = stance.Score;
        row.StanceConfidence = stance.Confidence;
        row.StanceOrigin = stance.Origin;
        row.StanceCues = JsonSerializer.Serialize(stance.Cues.Select(c => new object[] { c.Span.Start, c.Span.Length, StanceLabels.IdOf(c.Effect), c.Value }), Json);
    }

    /// <summary>The span that covers everything the statement and its stances refer to, with one character more on each side, which shows an excerpt where words end.</summary>
    private static Span? Passage(Statement statement, IEnumerable<Stance> stances)
    {
        var whole = statement.Passage;
        if (statement.SpeakerSpan is { } speaker)
            whole = whole.Union(speaker);
        foreach (var cue in stances.SelectMany(s => s.Cues))
            whole = whole.Union(cue.Span);
        var text = statement.Article.Text;
        var (start, end) = (Math.Max(0, whole.Start - 1), Math.Min(text.Length, whole.End + 1));
        if (start > 0 && char.IsLowSurrogate(text[start]))
            start--;
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            end++;
        return Span.Between(start, end);
    }

    private static ArticleAnalysis Analysis(List<StatementRow> rows, string? groupField)
    {
        var first = rows[0];
        var article = new Article
        {
            Id = first.Article,
            Text = Text(rows),
            Source = first.Source,
            Title = first.Title,
            Author = first.Author,
            Url = first.Url,
            Published = first.Published,
        };
        if (first.Group is { } group)
            article = article with { Metadata = new Dictionary<string, string> { [groupField!] = group } };
        var statements = new List<Statement>();
        var stances = new List<Stance>();
        var number = 0;
        foreach (var row in rows.Where(r => r.Statement is not null))
        {
            if (row.Statement != number)
                statements.Add(StatementOf(row, article));
            number = row.Statement!.Value;
            if (row.Issue is not null)
                stances.Add(StanceOf(row, statements[^1]));
        }

        return new ArticleAnalysis(article, [], statements, stances);
    }

    private static string Text(List<StatementRow> rows)
    {
        var passages = rows.Where(r => r.Passage is not null).ToList();
        if (passages.Count == 0)
            return "";
        return string.Create(passages.Max(r => r.PassageStart!.Value + r.Passage!.Length), passages, static (text, passages) =>
        {
            text.Fill(' ');
            foreach (var row in passages)
                row.Passage!.CopyTo(text[row.PassageStart!.Value..]);
        });
    }

    private static Statement StatementOf(StatementRow row, Article article) => new()
    {
        Article = article,
        Speaker = row.Speaker,
        SpeakerSpan = row.SpeakerStart is { } start ? new Span(start, row.SpeakerText!.Length) : null,
        Cue = new Span(row.CueStart!.Value, row.Cue!.Length),
        Content = new Span(row.ContentStart!.Value, row.Content!.Length),
        Sentence = new Span(row.SentenceStart!.Value, row.SentenceLength!.Value),
        Kind = Enum.Parse<StatementKind>(row.Kind!, ignoreCase: true),
        Mood = Enum.Parse<StatementMood>(row.Mood!, ignoreCase: true),
        CueLemma = row.CueLemma!,
        CueAttitude = row.CueAttitude!.Value,
        Confidence = row.Confidence!.Value,
        Origin = row.Origin ?? "",
    };

    private static Stance StanceOf(StatementRow row, Statement statement) => new()
    {
        Statement = statement,
        Issue = row.Issue!,
        Polarity = Enum.Parse<Polarity>(row.Polarity!, ignoreCase: true),
        Score = row.Score!.Value,
        Confidence = row.StanceConfidence!.Value,
        Origin = row.StanceOrigin ?? "",
        Cues = [.. JsonSerializer.Deserialize<JsonElement[][]>(row.StanceCues!)!.Select(c => new StanceCue(new Span(c[0].GetInt32(), c[1].GetInt32()), StanceLabels.Parse(c[2].GetString()!), c[3].GetDouble()))],
    };
}
