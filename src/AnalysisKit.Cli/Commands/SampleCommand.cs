using System.CommandLine;
using System.Globalization;
using System.Text;
using Spectre.Console;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit sample</c>: statements or articles to be checked by a person, drawn with known probabilities.</summary>
internal static class SampleCommand
{
    private const string Notes =
        """
        What is drawn and how: each statement belongs to a stratum: its actor and issue (of several issues the rarest), halved into doubtful
        and surer readings where there are enough, or its actor and "no stance". At most a tenth as many cells as statements to draw
        stand alone; smaller ones go together as "others". A quarter of the sample goes to statements without a stance, in which stances
        may have been missed; the rest by the square root of a stratum's size and the doubt in its readings, at least two of each.
        Within a stratum every statement has the same probability, which stands in each line. The same seed draws the same sample of the
        same readings. Whoever stops early has still checked nearly the same share of every stratum.
        --articles draws whole articles instead, by the number of statements read in them: to be checked to the end, which shows what
        the kit did not find.

        The file:
          .html   one page to check in, offline, with the keyboard alone or on a phone. It keeps the answers in the browser, and saves
                  them as a .jsonl file; a person does not see what the kit read of stances unless she asks for it
          .xlsx   a workbook: fill in "statement" (yes or no), "speaker" (an id; empty if it is the one read), and for each issue
                  support, oppose, mixed or none; then read it back with --read
          .csv    the same, with a byte order mark for spreadsheets
          .jsonl  the lines themselves: {"article", "start", "length", "quote", "topic", "unit", "probability", "stratum", "read"}; answers
                  are "statement": true or false, "speaker": an id or null, "stances": {"issue": "support", "oppose", "mixed" or "none"},
                  "by", "at", "why"; an article checked to its end has "complete": true
        A checked sample is also a file of corrections: --corrections takes it in every command that reads statements.

        Examples:
          analysiskit sample data/articles --topic data/topics/syria.yml --n 200 --out check.html
          analysiskit sample syria.duckdb --topic data/topics/syria.yml --articles --n 30 --seed 7 --out articles.html
          analysiskit sample news.jsonl --topic my-topic.yml --n 100 --per actor --out check.xlsx
          analysiskit sample news.jsonl --topic my-topic.yml --n 100 --per actor --read check.xlsx --out checked.jsonl
        """;

    private static readonly string[] Endings = [".html", ".xlsx", ".csv", ".jsonl"];

    public static Command Create(Terminal terminal)
    {
        var articles = new ArticleInput();
        var topic = Options.Topic();
        var number = Options.Whole("--n", "N", "Number of statements, or of articles, to draw; all if there are fewer.", 200, 1, 1_000_000);
        var seed = Options.Whole("--seed", "N", "Another number draws another sample.", new SampleOptions().Seed, 0, int.MaxValue);
        var per = new Option<string>("--per") { Description = "What has strata of its own: actor, issue, or both.", HelpName = "actor,issue", DefaultValueFactory = _ => "actor,issue" };
        per.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && Options.List(given.Value).FirstOrDefault(p => p is not "actor" and not "issue") is { } wrong)
                result.AddError($"'--per' is '{wrong}'; it takes actor, issue, or actor,issue.");
        });
        var whole = new Option<bool>("--articles") { Description = "Draw whole articles, to be checked to the end, which also shows what was not found." };
        var read = new Option<string?>("--read") { Description = "Take the answers from this .xlsx or .csv, which 'sample' with the same options wrote and a person filled in, and write them to a .jsonl.", HelpName = "FILE" };
        var file = new Option<string>("--out", "-o") { Description = "The file to write: .html to check in a browser, .xlsx, .csv or .jsonl.", HelpName = "FILE", Required = true };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && !Endings.Contains(Path.GetExtension(given.Value).ToLowerInvariant()))
                result.AddError($"'--out {given.Value}' must end in {string.Join(", ", Endings)}.");
        });
        var threads = Options.Threads();
        var command = new KitCommand("sample", "Draws statements, or articles, with known probabilities for a person to check.", Notes) { topic, number, seed, per, whole, read, file, threads, Options.Model, Options.Corrections };
        command.Add(Wording.LanguageOption);
        articles.AddTo(command);
        StatementFilter.AddTo(command);
        command.Does(terminal, (parse, cancellation) =>
        {
            var statements = Read(terminal, articles, parse, Inputs.Topic(parse.GetRequiredValue(topic)), parse.GetValue(threads), cancellation);
            var options = new SampleOptions
            {
                Seed = parse.GetValue(seed),
                Unit = parse.GetValue(whole) ? SampleUnit.Article : SampleUnit.Statement,
                PerActor = Options.List(parse.GetValue(per)).Contains("actor"),
                PerIssue = Options.List(parse.GetValue(per)).Contains("issue"),
            };
            var sample = statements.Sample(parse.GetValue(number), options);
            if (parse.GetValue(read) is { } filled)
            {
                Inputs.MustExist(filled, "checked sample");
                sample = SampleTable.Read(filled, sample, terminal);
            }

            var target = parse.GetRequiredValue(file);
            Write(terminal, sample, target, Wording.Of(parse).Language);
            WriteStrata(terminal.Console, sample);
            terminal.Error.WriteLine($"The sample is {Path.GetFullPath(target)}{(sample.Checked > 0 ? string.Create(CultureInfo.InvariantCulture, $", {sample.Checked:N0} of {sample.Count:N0} lines checked") : "")}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static StatementList Read(Terminal terminal, ArticleInput input, ParseResult parse, Topic topic, int threads, CancellationToken cancellation)
    {
        var (articles, statements, stances) = (new List<Article>(), new List<Statement>(), new List<Stance>());
        CorrectionCounts? corrected = null;
        using var progress = new ProgressLine(terminal, "articles");
        foreach (var analysis in AnalysisInput.Read(input, parse, topic, threads, terminal, progress, cancellation, corrected: counts => corrected = counts))
        {
            articles.Add(analysis.Article);
            statements.AddRange(analysis.Statements);
            stances.AddRange(analysis.Stances);
        }

        return new StatementList(topic, statements, stances, new ReadArticles(articles) { Corrected = corrected });
    }

    private static void Write(Terminal terminal, Sample sample, string path, ChartLanguage language)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        if (ending is ".html" or ".jsonl")
        {
            sample.Save(path, language);
            return;
        }

        WholeFile.Write(path, (Stream stream) =>
        {
            using var file = new Terminal(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" }, terminal.Error);
            SampleTable.Write(file, sample, ending[1..]);
        });
    }

    private static void WriteStrata(IAnsiConsole console, Sample sample)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Stratum");
        foreach (var heading in new[] { sample.Unit == SampleUnit.Article ? "Articles" : "Statements", "Drawn", "Probability" })
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        foreach (var stratum in sample.Strata.Append(new SampleStratum("all", sample.Strata.Sum(s => s.Population), sample.Strata.Sum(s => s.Drawn))))
            table.AddRow(new Text(Plain.Line(stratum.Name)), new Text(Whole(stratum.Population)), new Text(Whole(stratum.Drawn)), new Text(stratum.Probability.ToString("0.000", CultureInfo.InvariantCulture)));
        console.Write(table);
    }

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
