using System.Globalization;

namespace AnalysisKit.Cli;

/// <summary>A sample as a table to fill in: for each line its words, empty cells for the answers, and the design.</summary>
internal static class SampleTable
{
    private const int Neighbours = 300;
    private static readonly string[] Needed = ["number", "article", "statement", "start"];
    private static readonly string[] Before = ["column_number", "column_article", "column_source", "column_published", "column_speaker_read", "column_before", "column_content", "column_after", "column_statement", "column_speaker"];
    private static readonly string[] Behind = ["column_why", "column_by", "column_start", "column_length", "column_unit", "column_probability", "column_stratum"];

    // What an Arabic table says, and what an English one says.
    private static readonly Dictionary<string, string> Columns = Before.Concat(Behind).ToDictionary(id => FieldMap.NameOf(Arabic[id]), id => new Wording()[id], StringComparer.Ordinal);
    private static readonly Dictionary<string, string> English = new[] { "answer_yes", "answer_no", "answer_support", "answer_oppose", "answer_mixed", "answer_none" }.ToDictionary(id => Arabic[id], id => new Wording()[id], StringComparer.Ordinal);

    private static readonly string[] Sides = ["support", "oppose", "mixed", "none"];

    private static Wording Arabic => new(ChartLanguage.Arabic);

    /// <summary>Writes the table as xlsx or csv.</summary>
    public static void Write(Terminal terminal, Sample sample, string format, Wording words)
    {
        var issues = sample.Topic!.Issues.Select(i => i.Id).ToList();
        string[] names = [.. Before.Select(id => words[id]), .. issues.Select(id => words.IsArabic ? $"{words.Issue(sample.Topic, id)} ({id})" : id), .. Behind.Select(id => words[id])];
        var rows = sample.Select((s, i) => Row(s, i + 1, issues, words)).ToList();
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

    /// <summary>The name of a column by its heading: an Arabic one has its English name, that of an issue its id in brackets.</summary>
    public static string Column(string heading) =>
        Columns.TryGetValue(heading, out var name) ? name : heading.EndsWith(')') && heading.LastIndexOf('(') is var open and > 0 ? heading[(open + 1)..^1] : heading;

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
        var issues = IssuesOf(table);
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

    /// <summary>The lines of a table with the answers so far, without the sample that it comes from. What stances had been read is not in it.</summary>
    /// <param name="path">The table.</param>
    /// <param name="topic">The topic that it was drawn with.</param>
    /// <param name="terminal">Is told of rows that cannot be used.</param>
    /// <exception cref="CommandFailure">It lacks a column, or its issues are not those of the topic.</exception>
    public static IReadOnlyList<SampledStatement> Lines(string path, Topic topic, Terminal terminal)
    {
        using var table = FilledTable.Open(path, [.. Needed, "length", "speaker", "speaker_read", "why", "unit", "probability", "stratum"]);
        var issues = IssuesOf(table);
        if (issues.Find(id => topic.Issues.All(i => i.Id != id)) is { } other)
            throw new CommandFailure(ExitCodes.Data, $"'{path}' has the column \"{Plain.Line(other)}\", which is no issue of the topic '{topic.Id}'. Give the topic with which the sample was drawn.");
        var lines = new List<SampledStatement>();
        while (table.TryRead())
        {
            try
            {
                var asked = Asked(table) with { Topic = topic.Id };
                lines.Add(new SampledStatement
                {
                    Answer = Answered(table, asked, issues, topic.Actors) ?? asked,
                    Unit = Enum.TryParse<SampleUnit>(table.Cell("unit"), ignoreCase: true, out var unit) ? unit : throw new FormatException($"\"unit\" is \"{table.Cell("unit")}\"; it must be statement or article, as 'sample' wrote it."),
                    Probability = double.TryParse(table.Cell("probability"), NumberStyles.Float, CultureInfo.InvariantCulture, out var p) && p is > 0 and <= 1 ? p : throw new FormatException($"\"probability\" is \"{table.Cell("probability")}\"; it must be a number above 0, at most 1, as 'sample' wrote it."),
                    Stratum = table.Cell("stratum"),
                });
            }
            catch (FormatException e)
            {
                terminal.Warn($"{path}({table.Number}): {e.Message}");
            }
        }

        return lines;
    }

    private static List<string> IssuesOf(FilledTable table) => [.. table.Columns.SkipWhile(c => c != "speaker").Skip(1).TakeWhile(c => c != "why")];

    private static object?[] Row(SampledStatement sampled, int number, List<string> issues, Wording words)
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
            number, article.Id, article.Source, article.Published, statement is null ? words["cell_whole_article"] : statement.Speaker ?? $"{words["cell_no_actor"]} {statement.SpeakerText}".TrimEnd(), article.Text[start..content.Start], content.Of(article.Text), article.Text[content.End..end],
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
            Read = Array.Find([new Wording()["cell_no_actor"], Arabic["cell_no_actor"]], n => read.StartsWith(n, StringComparison.Ordinal)) is { } nobody
                ? new StatementReading { Speaker = null, Named = read[nobody.Length..].Trim() }
                : new StatementReading { Speaker = read },
        };
    }

    // Null where nothing is filled in. An issue that is left empty in a row with an answer counts as none.
    private static Correction? Answered(FilledTable table, Correction asked, List<string> issueIds, ActorCatalogue? actors)
    {
        string Cell(string name) => table.Cell(name).TrimStart('\'');
        string Word(string name) => Cell(name) is var cell && English.TryGetValue(cell, out var word) ? word : cell.ToLowerInvariant();
        var issues = issueIds.ConvertAll(id => (Id: id, Side: Word(id)));
        var (statement, speaker) = (Word("statement"), Cell("speaker"));
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
