using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AnalysisKit.Models;

/// <summary>The part that all questions and answers share: the issues with what support and oppose mean, and the stances of an answer.</summary>
internal static class StanceAnswers
{
    public const int MostQuoted = 120;

    /// <summary>The issues, each with what being for and against it means.</summary>
    public static string Codebook(Topic? topic, ModelPrompt prompt)
    {
        if (topic is null or { Issues.Count: 0 })
            return prompt.Fill("no_issues");
        var lines = new StringBuilder();
        foreach (var issue in topic.Issues)
        {
            lines.Append(CultureInfo.InvariantCulture, $"- {issue.Id}: {issue.English} ({issue.Arabic}).");
            if (issue.Support.Length > 0)
                lines.Append(CultureInfo.InvariantCulture, $" support: {Sentence(issue.Support)}");
            if (issue.Oppose.Length > 0)
                lines.Append(CultureInfo.InvariantCulture, $" oppose: {Sentence(issue.Oppose)}");
            lines.Append('\n');
        }

        return lines.ToString().TrimEnd('\n');
    }

    /// <summary>The stances that a part of an answer gives, one per issue. What is wrong with them is told by <paramref name="fault"/>.</summary>
    public static List<(string Issue, Polarity Polarity, double Confidence)> Read(JsonElement json, Topic? topic, ModelPrompt prompt, Action<string> fault)
    {
        var stances = new List<(string, Polarity, double)>();
        if (topic is null or { Issues.Count: 0 })
            return stances;
        if (!json.TryGetProperty("stances", out var list) || list.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
        {
            fault("It has no list \"stances\", which is [] where there is none.");
            return stances;
        }

        if (list.ValueKind == JsonValueKind.Null)
            return stances;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stance in list.EnumerateArray())
        {
            var (id, side) = (AnswerJson.Text(stance, "issue"), AnswerJson.Text(stance, "polarity"));
            if (topic.Issues.FirstOrDefault(i => i.Id == id) is not { } issue)
                fault($"There is no issue \"{Quoted(id)}\". {Suggestion.For(id, topic.Issues.Select(i => i.Id))}");
            else if (PolarityOf(side) is not { } polarity)
                fault($"The polarity \"{Quoted(side)}\" is none of support, oppose and mixed.");
            else if (seen.Add(issue.Id))
                stances.Add((issue.Id, polarity, ConfidenceOf(AnswerJson.Text(stance, "confidence"), prompt)));
        }

        return stances;
    }

    /// <summary>A stance of a statement, as a model judged it. Its words are not weighed, so that nothing but the side is known of its strength.</summary>
    public static Stance Of(Statement statement, (string Issue, Polarity Polarity, double Confidence) stance, string origin) => new()
    {
        Statement = statement,
        Issue = stance.Issue,
        Polarity = stance.Polarity,
        Score = stance.Polarity switch { Polarity.Support => 1, Polarity.Oppose => -1, _ => 0 },
        Confidence = stance.Confidence,
        Cues = [],
        Origin = origin,
    };

    /// <summary>Words of an answer for a message, on one line and cut.</summary>
    public static string Quoted(string words)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostQuoted ? line : line[..(char.IsHighSurrogate(line[MostQuoted - 1]) ? MostQuoted - 1 : MostQuoted)] + " ...";
    }

    private static double ConfidenceOf(string sure, ModelPrompt prompt) => prompt.Confidences[sure is "high" or "low" ? sure : "medium"];

    private static Polarity? PolarityOf(string name) => name switch
    {
        "support" => Polarity.Support,
        "oppose" => Polarity.Oppose,
        "mixed" => Polarity.Mixed,
        _ => null,
    };

    private static string Sentence(string text) => text.TrimEnd().EndsWith('.') ? text.Trim() : text.Trim() + ".";
}
