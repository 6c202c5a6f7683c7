using System.CommandLine;
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
                  support, oppose, mixed or none; then give it to 'compare --checked'
          .csv    the same, with a byte order mark for spreadsheets
          .jsonl  the lines themselves: {"article", "start", "length", "quote", "topic", "unit", "probability", "stratum", "read"}; answers
                  are "statement": true or false, "speaker": an id or null, "stances": {"issue": "support", "oppose", "mixed" or "none"},
                  "by", "at", "why"; an article checked to its end has "complete": true
        The answers, as .jsonl, .xlsx or .csv, are for 'compare --checked', and for 'agree'. They are also corrections: --corrections takes them in every command
        that reads statements. A table does not hold which stances had been read: for a store that keeps corrections read it back with --read.

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
        Wording.AddTo(command);
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
            var words = Wording.Of(parse);
            Write(terminal, sample, target, words);
            WriteStrata(terminal.Console, sample, words);
            terminal.Error.WriteLine(words.AsIs("sample_is", Path.GetFullPath(target)) + (sample.Checked > 0 ? words["lines_checked", words.Whole(sample.Checked), words.Whole(sample.Count)] : ""));
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

    private static void Write(Terminal terminal, Sample sample, string path, Wording words)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        if (ending is ".html" or ".jsonl")
        {
            sample.Save(path, words.Language, words.Numerals);
            return;
        }

        TableOutput.ToFile(terminal, path, file => SampleTable.Write(file, sample, ending[1..], words));
    }

    private static void WriteStrata(IAnsiConsole console, Sample sample, Wording words)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(words["stratum"]);
        foreach (var heading in new[] { words[sample.Unit == SampleUnit.Article ? "articles" : "statements"], words["drawn"], words["probability"] })
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        foreach (var stratum in sample.Strata)
            Add(Plain.Line(Name(stratum.Name)), stratum);
        Add(words["all_strata"], new SampleStratum("", sample.Strata.Sum(s => s.Population), sample.Strata.Sum(s => s.Drawn)));
        console.Write(table);

        void Add(string name, SampleStratum stratum) =>
            table.AddRow(new Text(name), new Text(words.Whole(stratum.Population)), new Text(words.Whole(stratum.Drawn)), new Text(words.Number(stratum.Probability, "0.000")));

        // A stratum's name consists of ids and of words.
        string Name(string name) => !words.IsArabic ? name : string.Join(words["parts"], name.Split(", ").Select(part => part switch
        {
            "all" => words["all_strata"],
            "no actor" => words["no_actor"],
            "no stance" => words["no_stance"],
            "others" => words["other_strata"],
            "doubtful" => words["doubtful"],
            "surer" => words["surer"],
            "no statements" => words["no_statements"],
            "statements" => words["statements"],
            "few statements" => words["few_statements"],
            "some statements" => words["some_statements"],
            "many statements" => words["many_statements"],
            var id => words.Named(sample.Topic!, id),
        }));
    }
}
