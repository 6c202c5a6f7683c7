using System.Globalization;
using System.Text;

namespace AnalysisKit.Cli;

/// <summary>A sample as a table to fill in: for each line its words, empty cells for the answers, and the design.</summary>
internal static class SampleTable
{
    private const int Neighbours = 300;
    private const int LongestRecord = 16 * 1024 * 1024;

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
        using var records = new SeparatedRecords(File.OpenRead(path), null, LongestRecord);
        if (!records.TryRead())
            throw new CommandFailure(ExitCodes.Data, $"'{path}' is empty. Give the .csv that 'sample' wrote, filled in.");
        var columns = Enumerable.Range(0, records.Count).Select(i => (Name: Value(records, i).TrimStart('\uFEFF'), Index: i)).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.Index, StringComparer.Ordinal);
        if (Needed.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
            throw new CommandFailure(ExitCodes.Data, $"'{path}' has no column \"{missing}\". Give the .csv that 'sample' wrote, filled in, with its first line.");
        var answers = new Dictionary<int, Correction>();
        while (records.TryRead())
        {
            string Cell(string name) => columns.TryGetValue(name, out var column) && column < records.Count ? Value(records, column) : "";
            try
            {
                var number = int.TryParse(Cell("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= sample.Count
                    ? n : throw new FormatException($"\"number\" is \"{Cell("number")}\", which is no line of the sample.");
                if (Answered(Cell, sample[number - 1], sample.Topic!) is { } answer)
                    answers[number - 1] = answer;
            }
            catch (FormatException e)
            {
                terminal.Warn($"{path}({records.Number}): {e.Message}");
            }
        }

        return Sample.Of(sample.Select((s, i) => answers.TryGetValue(i, out var answer) ? s with { Answer = answer } : s), sample.Topic!, sample.Strata);
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
            number, article.Id, article.Source, article.Published, statement is null ? "(the whole article)" : statement.Speaker ?? "(no actor)", article.Text[start..content.Start], content.Of(article.Text), article.Text[content.End..end],
            null, null, .. issues.Select(_ => (object?)null), null, null, sampled.Answer.Content?.Start, sampled.Answer.Content?.Length, sampled.Unit.ToString().ToLowerInvariant(), sampled.Probability, sampled.Stratum,
        ];
    }

    private static string Value(SeparatedRecords records, int column) => Encoding.UTF8.GetString(records.Value(column)).Trim();

    // Null where nothing is filled in. An issue that is left empty in a row with an answer counts as none.
    private static Correction? Answered(Func<string, string> cell, SampledStatement sampled, Topic topic)
    {
        string Cell(string name) => cell(name).TrimStart('\'');
        var issues = topic.Issues.Select(i => (i.Id, Side: Cell(i.Id).ToLowerInvariant())).ToList();
        var (statement, speaker) = (Cell("statement").ToLowerInvariant(), Cell("speaker"));
        if (Cell("article") != sampled.Answer.Article || Cell("start") != (sampled.Answer.Content?.Start.ToString(CultureInfo.InvariantCulture) ?? ""))
            throw new FormatException($"Article and start are not those of line {Cell("number")} of the sample. Give the options and articles with which it was drawn.");
        if (statement.Length + speaker.Length == 0 && issues.TrueForAll(i => i.Side.Length == 0))
            return null;
        if (statement is not ("yes" or "no" or "" or "true" or "false"))
            throw new FormatException($"\"statement\" is \"{statement}\"; it must be yes or no.");
        if (issues.Find(i => i.Side.Length > 0 && !Sides.Contains(i.Side)) is { Id: { } id, Side: var wrong })
            throw new FormatException($"\"{id}\" is \"{wrong}\"; it must be support, oppose, mixed, none, or empty for none.");
        if (speaker.Length > 0 && topic.Actors.Find(speaker) is null)
            throw new FormatException($"\"speaker\" is \"{speaker}\", which is no actor. {Suggestion.For(speaker, topic.Actors.Actors.Select(a => a.Id))}");
        var answer = sampled.Answer with { Why = Cell("why"), By = Cell("by") };
        if (sampled.IsArticle)
            return answer with { Complete = statement is "yes" or "true" };
        return statement is "no" or "false"
            ? answer with { Statement = false }
            : answer with
            {
                Statement = true,
                Speaker = speaker.Length > 0 ? speaker : sampled.Read?.Speaker ?? "",
                Stances = issues.ToDictionary(i => i.Id, i => i.Side is "" or "none" ? (Polarity?)null : Enum.Parse<Polarity>(i.Side, ignoreCase: true), StringComparer.Ordinal),
            };
    }
}
