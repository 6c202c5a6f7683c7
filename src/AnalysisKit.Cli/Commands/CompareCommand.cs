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
        A position on which fewer than 10 checked statements, or fewer than five articles, bear shares its correction with the other small ones on
        the issue, and is marked *. Precision and recall of the readings come with intervals. A sample of statements says nothing of what was not
        found; one of whole articles does, and both may be given. Positions of groups stay as read.

        Examples:
          analysiskit compare data/articles --topic data/topics/syria.yml --actors russia,uk,us
          analysiskit compare data/articles --topic data/topics/syria.yml --checked checked.jsonl --html positions.html
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
        var checkedSample = new Option<string[]>("--checked") { Description = "Correct the positions by this checked sample of the same articles; give the option twice for one of statements and one of whole articles.", HelpName = "FILE" };
        var figures = new Option<string?>("--figures") { Description = "How right this reader is: the figures that 'evaluate --format json' wrote for it; for the page.", HelpName = "FILE.json" };
        var threads = Options.Threads();
        var command = new KitCommand("compare", "Shows where actors stand on a topic's issues, and the sentences that show it.", Notes) { topic, actors, issues, confidence, count, checkedSample, html, figures, group, threads };
        command.Add(Options.Corrections);
        Wording.AddTo(command);
        ReaderOptions.AddTo(command);
        articles.AddTo(command);
        command.Does(terminal, (parse, cancellation) =>
        {
            var comparison = Read(
                terminal, articles, parse, parse.GetRequiredValue(topic), Options.List(parse.GetValue(actors)), Options.List(parse.GetValue(issues)), new PositionOptions { MinimumConfidence = parse.GetValue(confidence) ?? 0, MinimumCount = parse.GetValue(count) }, parse.GetValue(group), Inputs.Samples(parse.GetValue(checkedSample) ?? [], terminal), parse.GetValue(figures) is { } measured ? MeasuredReading.Load(measured) : null, parse.GetValue(threads), cancellation);
            PositionTables.Write(terminal.Console, comparison, parse.GetValue(actors) is null ? ActorsOnTerminal : int.MaxValue);
            if (parse.GetValue(html) is { } file)
            {
                WholeFile.Write(file, writer => ComparePage.Write(writer, comparison));
                terminal.Error.WriteLine(comparison.Words["page_is", Path.GetFullPath(file)]);
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static Comparison Read(Terminal terminal, ArticleInput articles, ParseResult parse, string topicFile, string[] names, string[] issueNames, PositionOptions options, string? group, IReadOnlyList<SampledStatement> checkedSample, MeasuredReading? figures, int threads, CancellationToken cancellation)
    {
        var topic = Inputs.Topic(topicFile);
        var actors = ActorIds.Resolve(topic, names);
        var issues = IssueIds.Resolve(topic, issueNames);
        var count = new ComparisonCount();
        var counts = group is null ? null : new GroupCounts(group);
        var stances = new List<Stance>();
        CorrectionCounts? corrected = null;

        // Those without a stance are needed for a correction only, and there are many.
        var statements = new List<Statement>();
        using (var progress = new ProgressLine(terminal, "articles"))
        {
            foreach (var analysis in AnalysisInput.Read(articles, parse, topic, threads, terminal, progress, cancellation, group: group, corrected: counted => corrected = counted))
            {
                counts?.Add(analysis);
                count = count.With(analysis);
                stances.AddRange(analysis.Stances);
                if (checkedSample.Count > 0)
                    statements.AddRange(analysis.Statements);
            }
        }

        if (counts is { Any: false })
            throw ArticleGroup.None(counts.Field, articles.Path(parse));
        var read = new ReadArticles(stances.Select(s => s.Statement.Article)) { Corrected = corrected };
        var positions = checkedSample.Count > 0 ? PositionList.Of(new StatementList(topic, statements, stances, read), options) : PositionList.Of(topic, new StanceList(topic, stances, read), options);
        var isOn = issues.Length == 0 ? (Func<string, bool>)(_ => true) : issues.Contains;
        var found = positions.Where(p => isOn(p.Issue)).GroupBy(p => p.Actor).OrderByDescending(g => g.Sum(p => p.Count)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToArray();
        foreach (var actor in actors.Except(found).Except(positions.LeftOut.Where(p => isOn(p.Issue)).Select(p => p.Actor)))
            terminal.Warn($"no stance of '{actor}' was found{(issues.Length == 0 ? "" : $" on {string.Join(", ", issues)}")}. Actors with stances: {(found.Length == 0 ? "none" : string.Join(", ", found))}.");
        var isChosen = actors.Length == 0 ? (Func<string, bool>)(_ => true) : actors.Contains;
        var words = Wording.Of(parse);
        return new Comparison(topic, count, actors.Length == 0 ? found : [.. actors.Intersect(found)], positions.Where(p => isChosen(p.Actor) && isOn(p.Issue)))
        {
            Provenance = Provenance.Of(parse, topic, count, figures, Stored(articles.Path(parse), topic), words),
            Words = words,
            Counts = counts,
            Filtered = articles.Filters.LeftOut(parse, words),
            Corrected = checkedSample.Count > 0 ? Corrected(positions, checkedSample).Where(p => isChosen(p.Actor) && isOn(p.Issue)) : null,
            Groups = counts is null ? [] : Groups(topic, stances.Where(s => s.Actor is { } actor && isChosen(actor) && isOn(s.Issue)), counts, options),
        };
    }

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

    private static List<ComparisonGroup> Groups(Topic topic, IEnumerable<Stance> stances, GroupCounts counts, PositionOptions options)
    {
        var byGroup = stances.ToLookup(s => s.Statement.Article.Field(counts.Field) ?? "", StringComparer.Ordinal);
        return [.. counts.Largest(MostGroups).Select(name => new ComparisonGroup(name, PositionList.Of(topic, byGroup[name], options)))];
    }
}
