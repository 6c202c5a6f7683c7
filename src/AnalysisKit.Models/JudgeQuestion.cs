using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AnalysisKit.Models;

/// <summary>The question where the speakers of statements stand that somebody else found; and what the answer says.</summary>
internal sealed class JudgeQuestion
{
    /// <summary>The most statements in one question.</summary>
    private const int MostStatements = 60;

    /// <summary>A longer content is shown by its beginning and end.</summary>
    private const int LongContent = 300;
    private const int Beginning = 200;
    private const int End = 80;

    private readonly IReadOnlyList<Statement> _statements;
    private readonly Topic _topic;
    private readonly ModelPrompt _prompt;

    private JudgeQuestion(ArticleText text, IReadOnlyList<Statement> statements, Topic topic, ModelReaderOptions options)
    {
        (_statements, _topic, _prompt) = (statements, topic, options.Prompt);
        var own = Around(text, statements, options.PartLength);
        Request = new ModelRequest(
            options.Model,
            _prompt.Fill("judge", ("issues", StanceAnswers.Codebook(topic, _prompt)), ("topic", topic.English)),
            ArticleQuestion.Shown(text, own, 1, 1, _prompt) + "\n" + _prompt.Fill("statements", ("statements", Listed(statements, topic)), ("mark", ArticleQuestion.Mark(text.Article, own))),
            AnswerSchema.Judgements, AnswerSchema.OfJudgements(topic), options.Temperature)
        {
            Label = text.Article.Id,

            // A judgement takes about as much room as fifty letters of the article.
            AnswerBytes = 100 * statements.Count,
        };
    }

    public ModelRequest Request { get; }

    /// <summary>The questions about statements of one article: one, or several where there are many.</summary>
    public static List<JudgeQuestion> Of(ArticleText text, IEnumerable<Statement> statements, Topic topic, ModelReaderOptions options) =>
        [.. statements.Chunk(MostStatements).Select(some => new JudgeQuestion(text, some, topic, options))];

    /// <summary>The statements that an answer judges, with their stances. A statement that it does not judge is a fault, and so is one that nobody asked about.</summary>
    public CheckedAnswer<ModelReading> Check(string answer)
    {
        using var json = AnswerJson.Parse(answer, out var problem);
        if (json is null)
            return new CheckedAnswer<ModelReading>(null, [problem], 0);
        if (!json.RootElement.TryGetProperty(AnswerSchema.Judgements, out var list) || list.ValueKind != JsonValueKind.Array)
            return new CheckedAnswer<ModelReading>(null, [$"The answer has no list \"{AnswerSchema.Judgements}\"."], 0);
        var faults = new List<string>();
        var judged = new List<(string, Polarity, double)>?[_statements.Count];
        foreach (var element in list.EnumerateArray().Take(10 * _statements.Count))
        {
            var number = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("number", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var given) ? given : 0;
            if (number < 1 || number > judged.Length)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"There is no statement {number}; they are 1 to {judged.Length}."));
                continue;
            }

            var wrong = new List<string>();
            var stances = StanceAnswers.Read(element, _topic, _prompt, wrong.Add);
            if (wrong.Count == 0)
                judged[number - 1] ??= stances;
            else
                faults.AddRange(wrong.Select(w => string.Create(CultureInfo.InvariantCulture, $"Statement {number}: {w}")));
        }

        var reading = new ModelReading([], []);
        for (var i = 0; i < judged.Length; i++)
        {
            if (judged[i] is not { } stances)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"Statement {i + 1} is not judged."));
                continue;
            }

            reading.Statements.Add(_statements[i]);
            reading.Stances.AddRange(stances.Select(s => StanceAnswers.Of(_statements[i], s, ReadingOrigin.Model(Request.Model))));
        }

        var missing = judged.Count(j => j is null);
        return new CheckedAnswer<ModelReading>(reading, faults, missing, missing == 0);
    }

    // The article; of a long one only the passages of the statements, with what stands between them where that is short.
    private static string Around(ArticleText text, IReadOnlyList<Statement> statements, int most)
    {
        var whole = text.Article.Text;
        if (whole.Length <= most)
            return whole;
        var around = new StringBuilder();
        var end = 0;
        foreach (var passage in statements.Select(s => s.Passage).Order())
        {
            if (passage.End <= end)
                continue;
            var start = Math.Max(end, passage.Start);
            around.Append(start - end is > 0 and <= LongContent ? whole[end..start] : start > end ? " [...] " : "").Append(whole, start, passage.End - start);
            end = passage.End;
        }

        return around.ToString();
    }

    private static string Listed(IReadOnlyList<Statement> statements, Topic topic)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < statements.Count; i++)
        {
            var statement = statements[i];
            var content = string.Join(' ', statement.ContentText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (content.Length > LongContent)
                content = $"{Whole(content, 0, Beginning)} [...] {Whole(content, content.Length - End, End)}";
            lines.Append(CultureInfo.InvariantCulture, $"{i + 1}. speaker: {statement.Speaker} ({topic.ActorLabel(statement.Speaker ?? "")}); cue: {StanceAnswers.Quoted(statement.CueText)}; content: {content}\n");
        }

        return lines.ToString().TrimEnd('\n');
    }

    // A stretch that does not begin or end inside of a pair of surrogates.
    private static string Whole(string text, int start, int length)
    {
        if (char.IsLowSurrogate(text[start]))
            (start, length) = (start + 1, length - 1);
        return text.Substring(start, char.IsHighSurrogate(text[start + length - 1]) ? length - 1 : length);
    }
}
