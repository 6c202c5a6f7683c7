using System.CommandLine;
using AnalysisKit.Cli.Pages;
using AnalysisKit.Store;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit compare</c>: where the actors stand, on the terminal and as a page.</summary>
internal static class CompareCommand
{
    private const int ActorsOnTerminal = 10;
    private const int MostGroups = 100;

    private const string Notes =
        $$"""
        The table shows, per actor and issue: where the actor stands as far as the interval tells, the mean score from -1 (against,
        plainly) to +1 (in favour, plainly), its 95 % interval, the numbers of statements in favour, against and mixed, of articles and of
        papers. A sentence that several papers report counts once. Readings are not always right: the mean weighs each by the
        probability that it is right, and the interval is a bootstrap over articles that keeps, turns round or drops each reading by that
        probability. "unclear" means that the interval allows both sides, "too little" (°) that there is one article only or fewer
        than five statements. Below the table stands the strongest sentence for each position. Two or three actors are also
        compared in pairs: difference of the means with its interval, Cliff's delta as effect size, and a permutation p-value,
        corrected for the number of issues.

        With --group each position is followed by the same position in every group of articles that has it (by source: how each outlet
        lets Russia appear; by month: how it moved), and the numbers of articles, statements and stances are listed by group. Pairs of
        actors are compared over all groups together. At most 100 groups, those with most statements, are shown. A field is source,
        author, id, day, month, year, or any field of the articles; articles without it are a group of their own.

        {{ReaderOptions.Help}}

        The page names the readers, how right such readings were measured to be, the topic's fingerprint, the versions of kit, models and prompt, and a
        line to cite. What is known of the kit's own readings holds for no other reader: --figures FILE gives those of a language model, or of a model
        that you trained, which 'analysiskit evaluate --format json' with the same reader writes; without it they count as not measured.

        With --checked FILE, a sample that 'analysiskit sample' drew from these articles and that people have checked, each position is also
        shown as a check of everything would have shown it: readings and check are put together so that the result is unbiased (PPI++, DSL: a
        difference estimator with the probabilities with which statements were drawn), with intervals stratified as drawn and clustered by article.
        A position on which fewer than 10 checked statements, or fewer than five articles, bear is estimated together with the other small ones, is
        marked *, and its interval also holds how much they differ. Precision and recall of the readings come with intervals. A sample of statements
        says nothing of what was not found; one of whole articles does, and both may be given. With --since, --until, --source or --where, and in
        every group of --group, the part of the sample that lies there counts, with the probabilities with which it was drawn. Where the answers of
        the sample are also given as --corrections, or kept in the store, what had been read before counts as read: no answer counts twice.

        csv, jsonl and xlsx hold one of three tables (--table); xlsx holds all, each on a sheet, unless one is named.
        positions has one row per position: actor, issue, actor_label, issue_label, group (with --group), stands, mean, low, high, statements, support, oppose, mixed,
        right, support_share, oppose_share, articles, papers, small, first, last, judged, strongest; with --checked the corrected positions, with those that were read as read_mean,
        read_low and read_high, and the intervals of the shares.
        differences has one row per pair of two or three actors and issue: first_actor, second_actor, issue, their labels, difference, low, high, p_value, adjusted_p_value, and
        cliff_delta; with --checked corrected, with the differences of the shares in favour and against (support_..., oppose_...) and their intervals.
        accuracy, with --checked, has one row for all readings and one per issue and actor: part, id, label, checked, precision, recall, each with _low and _high.
        Sentences are on the page (--html).
        {{TableOutput.Help}}

        Examples:
          analysiskit compare data/articles --topic data/topics/syria.yml --actors russia,uk,us
          analysiskit compare data/articles --topic data/topics/syria.yml --group source --output positions.xlsx
          analysiskit compare data/articles --topic data/topics/syria.yml --checked checked.jsonl --html positions.html
          analysiskit compare data/articles --topic data/topics/syria.yml --checked checked.jsonl --actors russia,us --format csv --table differences
          analysiskit compare data/articles --topic data/topics/syria.yml --html positions.html
          analysiskit compare news.jsonl --topic my-topic.yml --min-confidence 0.6
          analysiskit compare news.jsonl --topic my-topic.yml --min-count 10 --html positions.html
          analysiskit compare news.jsonl --topic my-topic.yml --actors russia,us --group source
          analysiskit compare news.jsonl --topic my-topic.yml --reader both --model NAME --provider ollama
          analysiskit compare news.jsonl --topic my-topic.yml --reader model --model NAME --figures figures.json --html positions.html
        """;

    public static Command Create(Terminal terminal)
    {
        var articles = new ArticleInput();
        var topic = Options.Topic();
        var actors = Options.Actors($"Only these actors, by id or label and in this order; by default those with most statements (at most {ActorsOnTerminal} on the terminal, all on the page).");
        var issues = Options.Issues("Only these issues, by id or label; by default all of the topic.");
        var confidence = Options.Number("--min-confidence", "P", "Leave out stances that the kit is less sure of, from 0 to 1.", p => p is >= 0 and <= 1, "a number from 0 to 1, such as 0.6");
        var count = Options.Whole("--min-count", "N", "Leave out positions of fewer than N statements, and say how many these are.", 1, 1, int.MaxValue);
        var html = new Option<string?>("--html") { Description = "Also write one self-contained page with charts and every sentence behind them; it needs no network.", HelpName = "FILE" };
        var group = ArticleGroup.Option("Show each position also within the groups of articles by this field, such as source or month.");
        var checkedSample = new Option<string[]>("--checked") { Description = "Correct the positions by this checked sample (.jsonl, or the .xlsx or .csv that 'sample' wrote, filled in) of the same articles; give the option twice for one of statements and one of whole articles.", HelpName = "FILE" };
        var which = new Option<string?>("--table") { Description = $"The table that csv, jsonl and xlsx hold: {string.Join(", ", PositionRows.Names)} (of a checked sample); {PositionRows.Positions} unless named, and in xlsx all.", HelpName = "TABLE" };
        which.AcceptOnlyFromAmong(PositionRows.Names);
        var figures = new Option<string?>("--figures") { Description = "How right this reader is: the figures that 'evaluate --format json' wrote for it; for the page.", HelpName = "FILE.json" };
        var threads = Options.Threads();
        var table = new TableOutput("table", "csv", "jsonl", "xlsx");
        var command = new KitCommand("compare", "Shows where actors stand on a topic's issues, and the sentences that show it.", Notes) { topic, actors, issues, confidence, count, checkedSample, which, html, figures, group, threads };
        command.Add(Options.Corrections);
        Wording.AddTo(command);
        ReaderOptions.AddTo(command);
        articles.AddTo(command);
        table.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(which) is not { Implicit: false, Tokens: [{ Value: var named }] })
                return;
            if (named == PositionRows.Accuracy && result.GetResult(checkedSample) is null)
                result.AddError($"'--table {named}' is what a checked sample tells of the readings: give one with --checked FILE.");
            if (!table.IsFile(result))
                result.AddError("'--table' chooses among the tables of csv, jsonl and xlsx: name one with --format or --output. On the terminal all are shown.");
        });
        command.Does(terminal, (parse, cancellation) =>
        {
            var comparison = Read(
                terminal, articles, parse, parse.GetRequiredValue(topic), Options.List(parse.GetValue(actors)), Options.List(parse.GetValue(issues)), new PositionOptions { MinimumConfidence = parse.GetValue(confidence) ?? 0, MinimumCount = parse.GetValue(count) }, parse.GetValue(group), parse.GetValue(checkedSample) ?? [], parse.GetValue(figures) is { } measured ? MeasuredReading.Load(measured) : null, parse.GetValue(threads), cancellation);
            table.Write(terminal, parse, (to, format) =>
            {
                if (format.Name == "table")
                    PositionTables.Write(to.Console, comparison, parse.GetValue(actors) is null ? ActorsOnTerminal : int.MaxValue);
                else if (format.Name == "xlsx" && parse.GetValue(which) is null)
                    FrameOutput.WriteSheets(to, PositionRows.All(comparison));
                else
                    FrameOutput.Write(to, PositionRows.Of(comparison, parse.GetValue(which) ?? PositionRows.Positions), format, "", 0);
                if (format.Name != "table")
                    TellNotes(terminal, parse, comparison);
            });
            if (parse.GetValue(html) is { } file)
            {
                WholeFile.Write(file, writer => ComparePage.Write(writer, comparison));
                terminal.Error.WriteLine(comparison.Words.AsIs("page_is", Path.GetFullPath(file)));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    // What a table of rows has no room for. What corrections that are given did is told already.
    private static void TellNotes(Terminal terminal, ParseResult parse, Comparison comparison)
    {
        if (comparison.Positions.CorrectionCounts is { } corrections && parse.GetValue(Options.Corrections) is not { Length: > 0 })
            terminal.Error.WriteLine(corrections.ToText(comparison.Words.Results));
        foreach (var note in comparison.Corrected?.NotesIn(comparison.Words.Language) ?? [])
            terminal.Warn(comparison.Words.Digits(note));
    }

    private static Comparison Read(Terminal terminal, ArticleInput articles, ParseResult parse, string topicFile, string[] names, string[] issueNames, PositionOptions options, string? group, string[] checkedFiles, MeasuredReading? figures, int threads, CancellationToken cancellation)
    {
        var topic = Inputs.Topic(topicFile);
        var actors = KnownIds.Actors(topic).Resolve(names);
        var issues = KnownIds.Issues(topic).Resolve(issueNames);
        var checkedSample = Inputs.Samples(checkedFiles, topic, terminal);
        if (Array.Find(checkedFiles, FilledTable.IsTable) is { } table && Stored(articles.Path(parse), topic) is not null && StoreInput.Corrected(articles.Path(parse), topic) is not null)
            throw new CommandFailure(ExitCodes.Usage, $"the store '{articles.Path(parse)}' has been corrected, and '{table}' does not hold what had been read before. Give the articles, or what 'analysiskit sample ... --read {table} --out checked.jsonl' makes of it.");
        var count = new ComparisonCount();
        var counts = group is null ? null : new GroupCounts(group);
        var stances = new List<Stance>();
        CorrectionCounts? corrected = null;

        // Those without a stance are needed for a correction only, and there are many.
        var (statements, readArticles, before) = (new List<Statement>(), new List<Article>(), new List<ArticleAnalysis>());
        using (var progress = new ProgressLine(terminal, "articles"))
        {
            foreach (var analysis in AnalysisInput.Read(articles, parse, topic, threads, terminal, progress, cancellation, group: group, corrected: counted => corrected = counted))
            {
                counts?.Add(analysis);
                count = count.With(analysis);
                stances.AddRange(analysis.Stances);
                if (checkedSample.Count > 0)
                {
                    statements.AddRange(analysis.Statements);
                    readArticles.Add(analysis.Article);
                    before.Add(analysis.Before ?? analysis);
                }
            }
        }

        if (counts is { Any: false })
            throw ArticleGroup.None(counts.Field, articles.Path(parse));
        var read = new ReadArticles(checkedSample.Count > 0 ? readArticles : stances.Select(s => s.Statement.Article)) { Corrected = corrected, IsPart = articles.Filters.Given(parse).Any() };
        if (before.Count > 0 && parse.GetValue(Options.Corrections) is { Length: > 0 })
            read = Before(read, before, topic, articles.Path(parse));
        var positions = checkedSample.Count > 0 ? PositionList.Of(new StatementList(topic, statements, stances, read), options) : PositionList.Of(topic, new StanceList(topic, stances, read), options);
        var isOn = issues.Length == 0 ? (Func<string, bool>)(_ => true) : issues.Contains;
        var found = positions.Where(p => isOn(p.Issue)).GroupBy(p => p.Actor).OrderByDescending(g => g.Sum(p => p.Count)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToArray();
        foreach (var actor in actors.Except(found).Except(positions.LeftOut.Where(p => isOn(p.Issue)).Select(p => p.Actor)))
            terminal.Warn($"no stance of '{actor}' was found{(issues.Length == 0 ? "" : $" on {string.Join(", ", issues)}")}. Actors with stances: {(found.Length == 0 ? "none" : string.Join(", ", found))}.");
        var isChosen = actors.Length == 0 ? (Func<string, bool>)(_ => true) : actors.Contains;
        var words = Wording.Of(parse);
        var correctedPositions = checkedSample.Count > 0 ? Corrected(positions, checkedSample).Where(p => isChosen(p.Actor) && isOn(p.Issue)) : null;
        return new Comparison(topic, count, actors.Length == 0 ? found : [.. actors.Intersect(found)], positions.Where(p => isChosen(p.Actor) && isOn(p.Issue)))
        {
            Provenance = Provenance.Of(parse, topic, count, figures, Stored(articles.Path(parse), topic), correctedPositions, words),
            Words = words,
            Counts = counts,
            Filtered = articles.Filters.LeftOut(parse, words),
            Corrected = correctedPositions,
            Groups = counts is null ? [] : Groups(topic, stances.Where(s => s.Actor is { } actor && isChosen(actor) && isOn(s.Issue)), counts, options, group => checkedSample.Count == 0 ? null : CorrectedIn(group, counts.Field, positions, checkedSample).Where(p => isChosen(p.Actor) && isOn(p.Issue))),
        };
    }

    // What a store has corrected is corrected before, too.
    private static ReadArticles Before(ReadArticles read, List<ArticleAnalysis> before, Topic topic, string path) => new(read.Articles)
    {
        Corrected = read.Corrected,
        IsPart = read.IsPart,
        Before = new StatementList(topic, before.SelectMany(a => a.Statements), before.SelectMany(a => a.Stances), new ReadArticles(read.Articles) { IsPart = read.IsPart, Corrected = ArticleStore.IsStore(path) ? StoreInput.Corrected(path, topic) : null }),
    };

    // The fingerprint under which a store keeps the analyses of a topic.
    private static string? Stored(string path, Topic topic)
    {
        if (!ArticleStore.IsStore(path))
            return null;
        using var store = StoreInput.Open(path);
        return store.Topics.FirstOrDefault(t => t.Topic == topic.Id)?.Fingerprint;
    }

    private static CorrectedPositionList Corrected(PositionList positions, IReadOnlyList<SampledStatement> checkedSample)
    {
        try
        {
            return positions.Corrected(checkedSample);
        }
        catch (ArgumentException e)
        {
            throw new CommandFailure(ExitCodes.Data, e.Message.Split(" (Parameter")[0]);
        }
    }

    // The part of the sample that lies in a group stands for it.
    private static CorrectedPositionList CorrectedIn(string group, string field, PositionList positions, IReadOnlyList<SampledStatement> checkedSample)
    {
        bool IsIn(Article article) => (article.Field(field) ?? "") == group;
        var statements = positions.Statements!.Where(s => IsIn(s.Article));
        var before = positions.Read.Before;
        var articles = positions.Read.Articles.Where(IsIn).ToList();
        var read = new ReadArticles(articles)
        {
            Corrected = positions.Read.Corrected,
            IsPart = true,
            Before = before is null ? null : new StatementList(before.Topic, before.Where(s => IsIn(s.Article)), before.Stances.Where(s => IsIn(s.Statement.Article)), new ReadArticles(articles) { IsPart = true, Corrected = before.Read.Corrected }),
        };
        return Corrected(PositionList.Of(new StatementList(positions.Topic, statements, statements.Stances, read), positions.Options), checkedSample);
    }

    private static List<ComparisonGroup> Groups(Topic topic, IEnumerable<Stance> stances, GroupCounts counts, PositionOptions options, Func<string, CorrectedPositionList?> corrected)
    {
        var byGroup = stances.ToLookup(s => s.Statement.Article.Field(counts.Field) ?? "", StringComparer.Ordinal);
        return [.. counts.Largest(MostGroups).Select(name => new ComparisonGroup(name, PositionList.Of(topic, byGroup[name], options), corrected(name)))];
    }
}
