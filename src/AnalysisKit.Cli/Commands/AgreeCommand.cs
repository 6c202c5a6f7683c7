using System.CommandLine;
using AnalysisKit.Cli.Pages;
using AnalysisKit.Store;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit agree</c>: how far people, the kit and language models agree.</summary>
internal static class AgreeCommand
{
    private const string KitName = "kit";
    private const int ProblemsShown = 20;

    private const string Notes =
        $"""
        Each file holds the answers of one annotator, a person or a reader:
          .jsonl         a checked sample or corrections (see 'analysiskit sample --help'), or what a reader read of whole articles, as
                         'analysiskit statements --format jsonl --all' and 'analysiskit ask read' write it, and gold
          .xlsx, .csv    a sample that 'analysiskit sample' wrote as a table, filled in
        With --kit what the kit had read when a sample was drawn is one annotator more; a checked sample then needs no second file.

        Answers belong together when their contents are the same, or share at least half of the shorter one. Four questions are asked:
          statement      is it a statement? Only of statements that somebody was asked about: who reads whole articles never says no to what
                         nobody found. How much readers find, 'evaluate' measures
          speaker        who speaks, where two or more see a statement
          stance         support, oppose, mixed or none, for each statement and issue; who sees no statement sees no stance
          side           support, oppose or mixed, where two or more see a stance on the issue
        The categories have no order (nominal). Measures:
          equal          share of equal answers, not corrected for chance
          alpha          Krippendorff's alpha (2011): any number of annotators, answers may be missing
          fleiss_kappa   Fleiss' kappa (1971): of what all have answered
          cohen_kappa    Cohen's kappa (1960): of two annotators, of what both have answered; with more, each two have a row
        with percentile bootstrap intervals over articles (95 %), also per issue and per actor: a statement belongs to every actor whom somebody
        sees speak. Filters by date, source and field (--since, --until, --source, --where) keep the answers on the articles of --articles that pass; --actors keeps
        statements that somebody sees one of them make, --issues the stances and sides on these, by id or label of --topic. Every answer counts alike, whatever the probability with which it was drawn. A number that is missing has its reason in "note".

        Columns of csv, jsonl and xlsx: question, issue, actor, annotators, units, and each measure with _low and _high, complete_units, note.
        {TableOutput.Help}

        Examples:
          analysiskit agree nadia.jsonl omar.jsonl --topic my-topic.yml --issues sanctions --articles news.jsonl --since 2012-02
          analysiskit agree nadia.jsonl omar.jsonl --html agreement.html
          analysiskit agree checked.jsonl --kit --topic data/topics/syria.yml --articles data/articles --html agreement.html
          analysiskit agree nadia.xlsx omar.csv kit.jsonl model.jsonl --names Nadia,Omar,kit,model --format csv
        """;

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("ANSWERS") { Description = "Files of answers, one of each annotator: .jsonl, .xlsx or .csv.", Arity = ArgumentArity.OneOrMore };
        var kit = new Option<bool>("--kit") { Description = "Compare with what the kit had read when the sample in the first .jsonl was drawn." };
        var names = new Option<string?>("--names") { Description = "What the annotators are called, in the order of the files; by default as the files are.", HelpName = "a,b,c" };
        var topic = new Option<string?>("--topic", "-t") { Description = "Compare all issues of this topic, and show actors and issues by their labels; by default the issues that answers name.", HelpName = "FILE" };
        var articles = new Option<string?>("--articles") { Description = "The articles, or their store: the page then shows whole sentences, and annotations may lack offsets.", HelpName = "ARTICLES" };
        var resamples = Options.Whole("--resamples", "N", "How often articles are drawn for the intervals; 0 for no intervals.", new AgreementOptions().Resamples, 0, 100_000);
        var seed = Options.Whole("--seed", "N", "Another number draws other resamples.", new AgreementOptions().Seed, 0, int.MaxValue);
        var html = new Option<string?>("--html") { Description = "Also write a page: figures, which answers meet which, and all disagreements side by side; it needs no network.", HelpName = "FILE" };
        var filters = new ArticleFilters();
        var table = new TableOutput("table", "csv", "jsonl", "xlsx");
        var command = new KitCommand("agree", "Measures how far annotators agree: people, the kit, language models.", Notes) { files, kit, names, topic, articles, resamples, seed, html };
        table.AddTo(command);
        filters.AddTo(command);
        StatementFilter.AddTo(command);
        Refused.AddTo(command, Refused.OfReadings, "each annotator's own answers are compared; give the checked sample or file of corrections as one of ANSWERS");
        command.Validators.Add(result =>
        {
            if (filters.IsGiven(result) && result.GetResult(articles) is null)
                result.AddError("Answers name their articles and not their dates and sources: give the articles too, with --articles.");
            if (result.GetResult(topic) is null && new[] { StatementFilter.Actors, StatementFilter.Issues }.FirstOrDefault(o => result.GetResult(o) is not null) is { } option)
                result.AddError($"'{option.Name}' takes ids and labels of a topic: give --topic FILE, or leave it out.");
        });
        command.Does(terminal, (parse, _) =>
        {
            var known = parse.GetValue(topic) is { } path ? Inputs.Topic(path) : null;
            var texts = parse.GetValue(articles) is { } folder ? Texts(folder, filters.Of(parse)) : null;
            var annotators = Annotators(terminal, parse.GetRequiredValue(files), Options.List(parse.GetValue(names)), known, texts);
            if (parse.GetValue(kit))
                annotators.Add(AnswerSet.ReadOf(KitName, Drawn(parse.GetRequiredValue(files))));
            if (!filters.Of(parse).IsNone)
                annotators = InWanted(annotators, texts!, filters, parse, terminal);
            var options = new AgreementOptions
            {
                Resamples = parse.GetValue(resamples),
                Seed = parse.GetValue(seed),
                Actors = StatementFilter.ActorsOf(parse) is { Length: > 0 } actors ? KnownIds.Actors(known!).Resolve(actors) : null,
                Issues = StatementFilter.IssuesOf(parse) is { Length: > 0 } issues ? KnownIds.Issues(known!).Resolve(issues) : null,
            };
            var agreement = Compared(annotators, known, options);
            if (options.Actors is not null && Compared(annotators, known, options with { Actors = null, Resamples = 0 }) is var all)
                StatementFilter.Tell(terminal, Wording.Of(parse), all.Statements, agreement.Statements, "statement", StatementFilter.Actors.Name);
            if (options.Issues is { } some)
                StatementFilter.Tell(terminal, Wording.Of(parse), known!.Issues.Count, some.Count, "issue", StatementFilter.Issues.Name);
            if (agreement.Comparable == 0)
                terminal.Warn($"no statement was answered by two annotators. Give answers on the same articles. Answered: {string.Join(", ", annotators.Select(a => $"{Plain.Line(a.Name)} {a.Count:N0}"))}.");
            table.Write(terminal, parse, (to, format) =>
            {
                if (format.Name == "table")
                    AgreementTables.Write(to.Console, agreement, known);
                else
                    FrameOutput.Write(to, agreement.Rows.ToDataFrame(), format, agreement.Caption(ChartLanguage.English), 0);
            });
            if (parse.GetValue(html) is { } file)
            {
                WholeFile.Write(file, writer => AgreementPage.Write(writer, agreement, known, texts?.ToDictionary(t => t.Key, t => t.Value.Text)));
                terminal.Error.WriteLine($"The page is {Path.GetFullPath(file)}");
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static List<AnswerSet> Annotators(Terminal terminal, string[] files, string[] names, Topic? topic, Dictionary<string, Article>? texts)
    {
        if (names.Length > 0 && names.Length != files.Length)
            throw new CommandFailure(ExitCodes.Usage, $"'--names' has {Plain.Several(names.Length, "name")} for {Plain.Several(files.Length, "file")}. Give one for each.");
        var plain = files.Select(f => Path.GetFileNameWithoutExtension(f)).ToList();
        var annotators = new List<AnswerSet>();
        for (var i = 0; i < files.Length; i++)
        {
            // Files of one name in several folders are told apart by their paths.
            var name = names.Length > 0 ? names[i] : plain.Count(s => s == plain[i]) > 1 ? files[i] : plain[i];
            var answers = Load(terminal, files[i], name, topic, texts);
            foreach (var problem in answers.Problems.Take(ProblemsShown))
                terminal.Warn(problem.ToString());
            if (answers.Problems.Count > ProblemsShown)
                terminal.Warn($"and {answers.Problems.Count - ProblemsShown} more lines of '{files[i]}'.");
            if (answers.Count == 0)
                terminal.Warn($"'{files[i]}' holds no answer{(answers.Problems.Count > 0 ? " that can be used" : "")}.");
            annotators.Add(answers);
        }

        return annotators;
    }

    private static AnswerSet Load(Terminal terminal, string file, string name, Topic? topic, Dictionary<string, Article>? texts)
    {
        Inputs.MustExist(file, "answers");
        if (FilledTable.IsTable(file))
            return AnswerSet.Of(name, SampleTable.Answers(file, topic, terminal));
        Inputs.MustHoldAnswers(file);
        try
        {
            return AnswerSet.Load(file, name, texts?.ToDictionary(t => t.Key, t => t.Value.Text));
        }
        catch (ArgumentException e)
        {
            throw new CommandFailure(ExitCodes.Data, $"'{file}': {Message(e)}{(texts is null ? " Give the articles with --articles." : "")}");
        }
    }

    private static Sample Drawn(string[] files)
    {
        if (Array.Find(files, f => !FilledTable.IsTable(f)) is not { } file)
            throw new CommandFailure(ExitCodes.Usage, "'--kit' takes what was read from a sample's .jsonl, and only tables are given. Read the table back with 'analysiskit sample ... --read FILE --out checked.jsonl'.");
        var sample = Sample.Load(file);
        return sample.Any(s => s.Read is not null)
            ? sample
            : throw new CommandFailure(ExitCodes.Data, $"'{file}' does not say what the kit had read: it is no sample that 'analysiskit sample' drew. Give the kit's reading as a file: 'analysiskit statements --format jsonl --all'.");
    }

    private static Agreement Compared(List<AnswerSet> annotators, Topic? topic, AgreementOptions options)
    {
        if (annotators.Count < 2)
            throw new CommandFailure(ExitCodes.Usage, "agreement is between two annotators or more: give a second file, or --kit for what the kit had read of a checked sample.");
        try
        {
            return Agreement.Of(annotators, topic, options);
        }
        catch (ArgumentException e)
        {
            throw new CommandFailure(ExitCodes.Data, Message(e));
        }
    }

    private static Dictionary<string, Article> Texts(string path, ArticleFilter filter)
    {
        Inputs.MustExist(path, "articles");
        var texts = new Dictionary<string, Article>(StringComparer.Ordinal);
        foreach (var article in ArticleStore.IsStore(path) ? StoreInput.Articles(path, ArticleFilter.None) : ArticleReader.Read(path, ArticleFilters.Reading(new ReadOptions(), filter)))
            texts[article.Id] = article;
        return texts;
    }

    // Texts stay those of all articles, since answers are placed in them before.
    private static List<AnswerSet> InWanted(List<AnswerSet> annotators, Dictionary<string, Article> texts, ArticleFilters filters, ParseResult parse, Terminal terminal)
    {
        var wanted = filters.Passed(texts.Values, a => a, parse, parse.GetRequiredValue<string>("--articles"), terminal).Select(a => a.Id).ToList();
        var kept = annotators.ConvertAll(a => a.In(wanted));
        StatementFilter.Tell(terminal, Wording.Of(parse), annotators.Sum(a => a.Count), kept.Sum(a => a.Count), "answer", filters.Named(parse));
        return kept;
    }

    private static string Message(ArgumentException e) => e.Message.Split(" (Parameter")[0];
}
