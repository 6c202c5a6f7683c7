using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Analysis;
using Spectre.Console;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit coverage</c>: what the kit leaves out in articles that nobody has annotated.</summary>
internal static class CoverageCommand
{
    private const string Notes =
        $"""
        Without annotations nobody can say how much of the found is right, but something of what was not found shows: quotations and
        verbs of speech that no statement covers, and words that stand before أن like a verb of speech and are none to the kit.
        Figures are per thousand words and per source (or --group), so that outlets and collections can be compared.

        csv, jsonl and xlsx have all rows in one table: part (group, all, unknown for words before أن, missed for cues), name, number (of a word), and for groups articles, words,
        quotations, uncovered_quotations, cues, uncovered_cues, statements, without_speaker as plain numbers; what a part does not have is empty.
        {TableOutput.Help}

        Examples:
          analysiskit coverage data/articles --topic data/topics/syria.yml
          analysiskit coverage data/articles --topic data/topics/syria.yml --group month --output coverage.xlsx
          analysiskit coverage news.jsonl --topic my-topic.yml --words 50
        """;

    public static Command Create(Terminal terminal)
    {
        var articles = new ArticleInput();
        var group = ArticleGroup.Option("The field by which figures are grouped: source, author, day, month, year or any field of the articles.");
        group.DefaultValueFactory = _ => "source";
        var topic = Options.Topic();
        var words = new Option<int>("--words") { Description = "How many unknown words and missed cues to list.", HelpName = "N", DefaultValueFactory = _ => 20 };
        var threads = Options.Threads();
        var table = new TableOutput("table", "csv", "jsonl", "xlsx");
        var command = new KitCommand("coverage", "Reports quotations and cues that no statement covers, in articles without annotations.", Notes) { topic, group, words, threads };
        articles.AddTo(command);
        Refused.AddTo(command, Refused.OfReadings, "they judge what was read, and this counts what rules leave out of articles that nobody has judged; how right readings are, 'compare --checked' and 'evaluate' measure");
        Refused.AddTo(command, Refused.OfStatements, "what no statement covers has no speaker and takes no side; choose articles by --source, --where and dates");
        table.AddTo(command);
        command.Does(terminal, (parse, cancellation) => Run(
            terminal, articles, table, parse, parse.GetRequiredValue(topic), parse.GetRequiredValue(group)!, isAsked: parse.GetResult(group) is { Implicit: false }, parse.GetValue(words), parse.GetValue(threads), cancellation));
        return command;
    }

    private static int Run(Terminal terminal, ArticleInput articles, TableOutput output, ParseResult parse, string topicFile, string group, bool isAsked, int words, int threads, CancellationToken cancellation)
    {
        var (actors, reader) = (new ActorMatcher(Inputs.Topic(topicFile).Actors), new RuleStatementReader());
        var bySource = new SortedDictionary<string, StatementCoverage>(StringComparer.Ordinal);
        using (var progress = new ProgressLine(terminal, "articles"))
        {
            foreach (var (source, part) in Measured(articles.Read(parse, terminal, progress, cancellation, o => o with { Metadata = ArticleGroup.Metadata(group) }), progress))
            {
                bySource[source] = bySource.GetValueOrDefault(source, StatementCoverage.None) + part;
            }
        }

        if (isAsked && bySource.Keys.All(name => name.Length == 0))
            throw ArticleGroup.None(group, articles.Path(parse));

        IEnumerable<(string Group, StatementCoverage Part)> Measured(IEnumerable<Article> read, ProgressLine progress) =>
            OrderedWork.Of(read, a => (a.Field(group) ?? "", reader.Measure(actors.Read(a))), new WorkOptions { Threads = threads, Progress = progress, Cancellation = cancellation });

        var all = bySource.Values.Aggregate(StatementCoverage.None, (a, b) => a + b);
        output.Write(terminal, parse, (to, format) =>
        {
            if (format.Name == "table")
                WriteTables(to.Console, bySource, all, group, words);
            else
                FrameOutput.Write(to, Frame(bySource, all, group, words), format, "", 0);
        });
        return ExitCodes.Ok;
    }

    private static DataFrame Frame(IReadOnlyDictionary<string, StatementCoverage> bySource, StatementCoverage all, string group, int words)
    {
        List<(string Part, string Name, int? Number, StatementCoverage? Of)> rows =
        [
            .. bySource.Select(s => ("group", ArticleGroup.Label(s.Key, group), (int?)null, (StatementCoverage?)s.Value)), ("all", "", null, all),
            .. Most(all.UnknownWords, words).Select(w => ("unknown", w.Key, (int?)w.Value, (StatementCoverage?)null)), .. Most(all.MissedCues, words).Select(w => ("missed", w.Key, (int?)w.Value, (StatementCoverage?)null)),
        ];
        return rows.Select(r => new
        {
            r.Part,
            r.Name,
            r.Number,
            r.Of?.Articles,
            r.Of?.Words,
            r.Of?.Quotations,
            r.Of?.UncoveredQuotations,
            r.Of?.Cues,
            r.Of?.UncoveredCues,
            r.Of?.Statements,
            r.Of?.WithoutSpeaker,
        }).ToTable();
    }

    private static void WriteTables(IAnsiConsole console, IReadOnlyDictionary<string, StatementCoverage> bySource, StatementCoverage all, string group, int words)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(ArticleGroup.Heading(group)));
        foreach (var heading in new[] { "Articles", "Words", "Quotations", "uncovered", "Cues", "uncovered", "Statements", "no known speaker" })
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        foreach (var (source, part) in bySource.Append(KeyValuePair.Create("all", all)))
        {
            table.AddRow(
                new Text(ArticleGroup.Label(source, group)), new Text(Whole(part.Articles)), new Text(Whole(part.Words)), new Text(PerThousand(part.Quotations, part.Words)),
                new Text(PerThousand(part.UncoveredQuotations, part.Words)), new Text(PerThousand(part.Cues, part.Words)), new Text(PerThousand(part.UncoveredCues, part.Words)),
                new Text(PerThousand(part.Statements, part.Words)), new Text(part.Statements == 0 ? "" : (100.0 * part.WithoutSpeaker / part.Statements).ToString("0", CultureInfo.InvariantCulture) + " %"));
        }

        console.Write(table);
        console.Write(new Text("Quotations, cues and statements per thousand words.\n\n"));
        WriteWords(console, "Unknown words before أن", all.UnknownWords, words);
        WriteWords(console, "Cues that no statement covers", all.MissedCues, words);
    }

    private static void WriteWords(IAnsiConsole console, string title, IReadOnlyDictionary<string, int> words, int most) =>
        console.Write(new Text($"{title}: {string.Join("، ", Most(words, most).Select(w => $"{w.Key} {Whole(w.Value)}"))}\n\n"));

    private static IEnumerable<KeyValuePair<string, int>> Most(IReadOnlyDictionary<string, int> words, int most) => words.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(most);

    private static string PerThousand(long number, long words) => words == 0 ? "" : (1000.0 * number / words).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
