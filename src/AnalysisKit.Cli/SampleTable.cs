using System.Globalization;

namespace AnalysisKit.Cli;

/// <summary>A sample as a table to fill in: for each line its words, empty cells for the answers, and the design.</summary>
internal static class SampleTable
{
    private const int Neighbours = 300;
    private const string NoActor = "(no actor)";

    private static readonly string[] Needed = ["number", "article", "statement", "start"];
    private static readonly string[] Sides = ["support", "oppose", "mixed", "none"];

    /// <summary>Writes the table as xlsx or csv.</summary>
    public static void Write(Terminal terminal, Sample sample, string format)
    {
        var issues = sample.Topic!.Issues.Select(i => i.Id).ToList();
        string[] names = ["number", "article", "source", "published", "speaker_read", "before", "content", "after", "statement", "speaker", .. issues, "why", "by", "start", "length", "unit", "probability", "stratum"];
        var rows = sample.Select((s, i) => Row(s, i + 1, issues)).ToList();
        if (format == "xlsx")
        {
            Workbook.Write(terminal, names, rows);
            return;
        }

        var csv = new TableFormat("csv", true);
        Csv.WriteHeader(terminal.Output, csv, names);
        foreach (var row in rows)
            Csv.WriteRow(terminal.Output, csv, row);
    }

    /// <summary>The sample with the answers of a table that was filled in.</summary>
    public static Sample Read(string path, Sample sample, Terminal terminal)
    {
        using var table = FilledTable.Open(path, Needed);
        var issues = sample.Topic!.Issues.Select(i => i.Id).ToList();
        var answers = new Dictionary<int, Correction>();
        while (table.TryRead())
        {
            try
            {
                var cell = table.Cell("number");
                var number = int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= sample.Count
                    ? n : throw new FormatException($"\"number\" is \"{cell}\", which is no line of the sample.");
                var sampled = sample[number - 1];
                if (table.Cell("article") != sampled.Answer.Article || table.Cell("start") != (sampled.Answer.Content?.Start.ToString(CultureInfo.InvariantCulture) ?? ""))
                    throw new FormatException($"Article and start are not those of line {number} of the sample. Give the options and articles with which it was drawn.");
                if (Answered(table, sampled.Answer, issues, sample.Topic.Actors) is { } answer)
                    answers[number - 1] = answer;
            }
            catch (FormatException e)
            {
                terminal.Warn($"{path}({table.Number}): {e.Message}");
            }
        }

        return Sample.Of(sample.Select((s, i) => answers.TryGetValue(i, out var answer) ? s with { Answer = answer } : s), sample.Topic!, sample.Strata);
    }

    /// <summary>The answers of a table that was filled in, without the sample that it comes from. Its issues are the columns between "speaker" and "why".</summary>
    /// <param name="path">The table.</param>
    /// <param name="topic">The topic that it was drawn with; null where it is not known, so that speakers are not looked up.</param>
    /// <param name="terminal">Is told of rows that cannot be used.</param>
    public static Corrections Answers(string path, Topic? topic, Terminal terminal)
    {
        using var table = FilledTable.Open(path, [.. Needed, "length", "speaker", "speaker_read", "why"]);
        var issues = table.Columns.SkipWhile(c => c != "speaker").Skip(1).TakeWhile(c => c != "why").ToList();
        var answers = new List<Correction>();
        while (table.TryRead())
        {
            try
            {
                if (Answered(table, Asked(table), issues, topic?.Actors) is { } answer)
                    answers.Add(answer);
            }
            catch (FormatException e)
            {
                terminal.Warn($"{path}({table.Number}): {e.Message}");
            }
        }

        return Corrections.Of(answers);
    }

    private static object?[] Row(SampledStatement sampled, int number, List<string> issues)
    {
        var (article, statement) = (sampled.Article!, sampled.Statement);
        var content = statement?.Content ?? new Span(0, article.Text.Length);
        var (start, end) = (Math.Max(0, content.Start - Neighbours), Math.Min(article.Text.Length, content.End + Neighbours));
        if (start > 0 && char.IsLowSurrogate(article.Text[start]))
            start++;
        if (end < article.Text.Length && char.IsLowSurrogate(article.Text[end]))
            end--;
        return
        [
            number, article.Id, article.Source, article.Published, statement is null ? "(the whole article)" : statement.Speaker ?? NoActor, article.Text[start..content.Start], content.Of(article.Text), article.Text[content.End..end],
            null, null, .. issues.Select(_ => (object?)null), null, null, sampled.Answer.Content?.Start, sampled.Answer.Content?.Length, sampled.Unit.ToString().ToLowerInvariant(), sampled.Probability, sampled.Stratum,
        ];
    }

    // What a row asks about. Stances that were read are not in the table.
    private static Correction Asked(FilledTable table)
    {
        var (start, length, read) = (table.Cell("start"), table.Cell("length"), table.Cell("speaker_read"));
        if (table.Cell("article").Length == 0)
            throw new FormatException("The row has no article.");
        if (start.Length == 0)
            return new Correction { Article = table.Cell("article") };
        if (!int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from) || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size == 0)
            throw new FormatException($"\"start\" and \"length\" are \"{start}\" and \"{length}\", which is no place in a text.");
        return new Correction
        {
            Article = table.Cell("article"),
            Content = new Span(from, size),
            Quote = CorrectionPlace.Quote(table.Cell("content")),
            Read = new StatementReading { Speaker = read == NoActor ? null : read },
        };
    }

    // Null where nothing is filled in. An issue that is left empty in a row with an answer counts as none.
    private static Correction? Answered(FilledTable table, Correction asked, List<string> issueIds, ActorCatalogue? actors)
    {
        string Cell(string name) => table.Cell(name).TrimStart('\'');
        var issues = issueIds.ConvertAll(id => (Id: id, Side: Cell(id).ToLowerInvariant()));
        var (statement, speaker) = (Cell("statement").ToLowerInvariant(), Cell("speaker"));
        if (statement.Length + speaker.Length == 0 && issues.TrueForAll(i => i.Side.Length == 0))
            return null;
        if (statement is not ("yes" or "no" or "" or "true" or "false"))
            throw new FormatException($"\"statement\" is \"{statement}\"; it must be yes or no.");
        if (issues.Find(i => i.Side.Length > 0 && !Sides.Contains(i.Side)) is { Id: { } id, Side: var wrong })
            throw new FormatException($"\"{id}\" is \"{wrong}\"; it must be support, oppose, mixed, none, or empty for none.");
        if (speaker.Length > 0 && actors is not null && actors.Find(speaker) is null)
            throw new FormatException($"\"speaker\" is \"{speaker}\", which is no actor. {Suggestion.For(speaker, actors.Actors.Select(a => a.Id))}");
        var answer = asked with { Why = Cell("why"), By = Cell("by") };
        if (asked.Content is null)
            return answer with { Complete = statement is "yes" or "true" };
        return statement is "no" or "false"
            ? answer with { Statement = false }
            : answer with
            {
                Statement = true,
                Speaker = speaker.Length > 0 ? speaker : asked.Read?.Speaker ?? "",
                Stances = issues.ToDictionary(i => i.Id, i => i.Side is "" or "none" ? (Polarity?)null : Enum.Parse<Polarity>(i.Side, ignoreCase: true), StringComparer.Ordinal),
            };
    }
}
