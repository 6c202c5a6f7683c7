using System.CommandLine;
using AnalysisKit.Cli.Pages;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit evaluate</c>: the kit's statements and stances against annotations by hand.</summary>
internal static class EvaluateCommand
{
    private const string Notes =
        $$"""
        Figures:
          statement    found, whoever speaks: the contents share at least half of the shorter one, or they touch and their cues stand
                       within 3 characters of each other; one to one, best overlap first
          attribution  found with the right speaker
          triples      article, actor, issue and polarity by the majority of the article's statements; ties and 'mixed' are left out.
                       This is what a chart of positions is made of
          calibration  how far confidence is from the share that is right: in ten bins of equal width, the mean of the absolute differences,
                       each bin weighted by its number; for statements (found with the right speaker) and for stances (same side there)
          With --group all of these also for each group of articles, by source, author, month or any other of their fields; with --folds for each
          fold and topic that the lines of gold name, with mean and standard deviation over them.
          Intervals are percentile bootstrap intervals over articles (95 %; --resamples 0 for none). Only the statements of scored actors count:
          where every line of gold names its topic, all but 'other:...'; else those of the topic's 'scored', else those that speak in gold.

        csv, jsonl and xlsx have a row for all, each group, fold, topic, kind, actor and issue: part, id, articles, gold_statements, predicted_statements, gold_triples,
        predicted_triples, precision, recall and f1 of statement_, attribution_ and triples_, speaker_accuracy, polarity_accuracy, and the intervals of the three f1 as _low and _high.
        {{TableOutput.Help}}

        The gold file has one line per article (see 'analysiskit statements --help' for the format; scores are not needed):
          {"id": "...", "annotator": "...", "topic": "syria", "fold": 0, "statements": [{"speaker": "russia", "speaker_text": "...", "cue": "...", "content": "...",
           "kind": "direct|indirect|position|action", "stances": [{"issue": "sanctions", "polarity": "support|oppose|mixed"}]}]}
        The content is copied from the article, word for word. Where it stands there more than once, "content_start" and "content_end" (UTF-16 code
        units of the text) say which place is meant; without them it is the first that no earlier statement has taken. "topic" and "fold" may be left out.
        Several gold files and topics may be given; each line is read with the topic that it names, and with the first where it names none or another.

        {{ReaderOptions.Help}}

        Examples:
          analysiskit evaluate my.articles.jsonl --gold my.gold.jsonl --topic data/topics/syria.yml
          analysiskit evaluate my.articles.jsonl --gold my.gold.jsonl --topic data/topics/syria.yml --html misses.html
          analysiskit evaluate my.articles.jsonl --gold my.gold.jsonl --topic my-topic.yml --format json > figures.json
          analysiskit evaluate my.articles.jsonl --gold my.gold.jsonl --topic my-topic.yml --output figures.xlsx --errors misses.xlsx
          analysiskit evaluate my.articles.jsonl --gold a.gold.jsonl b.gold.jsonl --topic a.yml b.yml --folds
          analysiskit evaluate my.articles.jsonl --gold my.gold.jsonl --topic my-topic.yml --reader model --model NAME --format json > figures.json
        """;

    public static Command Create(Terminal terminal)
    {
        var articles = new ArticleInput();
        var gold = new Option<string[]>("--gold", "-g") { Description = "The annotations by hand, one JSON object per article: one file or several.", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true };
        var topic = new Option<string[]>("--topic", "-t") { Description = "The topic, or several: .yml files that list actors and issues, such as data/topics/syria.yml.", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true };
        var predicted = new Option<string?>("--predicted", "-p") { Description = "Evaluate this file, in the format of 'statements --format jsonl', instead of reading the articles.", HelpName = "FILE" };
        var scored = new Option<string?>("--scored-actors", "--actors", "-a") { Description = "The actors that count, by id or label; by default see below.", HelpName = "a,b,c" };
        var issues = Options.Issues("Only stances on these issues, by id or label, in gold and predictions.");
        // With json: the figures to four digits under fixed names.
        var table = new TableOutput("table", "json", "csv", "jsonl", "xlsx");
        var details = new Option<bool>("--details") { Description = "With --format json, also intervals, the figures per kind, actor and issue, and reliability. The table always has them." };
        var errors = new Option<string?>("--errors", "-e") { Description = "Write every miss to this file: article, what went wrong, who, cue, words; .xlsx is a workbook, .csv is for spreadsheets (as with --excel), any other is tab-separated.", HelpName = "FILE.tsv" };
        var html = new Option<string?>("--html") { Description = "Write a page of every miss: gold beside prediction in its sentence, sortable, readable offline.", HelpName = "FILE.html" };
        var group = ArticleGroup.Option("Give the figures also per group of articles, by this field, such as source or month.", hasShortName: false);
        var folds = new Option<bool>("--folds") { Description = "Give the figures also per fold and per topic that the lines of gold name, with mean and spread." };
        var resamples = Options.Whole("--resamples", "N", "How often articles are drawn for the intervals; 0 for no intervals.", 1000, 0, 100_000);
        var threads = Options.Threads();
        var command = new KitCommand("evaluate", "Measures how well the kit finds statements, speakers and stances in articles annotated by hand.", Notes)
        {
            gold, topic, predicted, scored, issues, details, errors, html, group, folds, resamples, threads, Options.Corrections,
        };
        Wording.AddTo(command);
        ReaderOptions.AddTo(command);
        articles.AddTo(command);
        table.AddTo(command);
        command.Does(terminal, (parse, cancellation) =>
        {
            Topic[] topics = [.. parse.GetRequiredValue(topic).Select(Inputs.Topic)];
            var evaluation = Evaluate(
                terminal, articles, parse, parse.GetRequiredValue(gold), topics, parse.GetValue(predicted), parse.GetValue(scored), parse.GetValue(issues), parse.GetValue(group), parse.GetValue(resamples), parse.GetValue(threads), Inputs.Corrections(parse, terminal), cancellation);
            if (parse.GetValue(folds) && evaluation.ByFold.Count + evaluation.ByTopic.Count == 0)
                throw new CommandFailure(ExitCodes.Data, "no line of gold names a fold or a topic, so there is nothing for '--folds' to tell apart. Add \"fold\": 0, 1, ... or \"topic\": \"id\" to its lines, or leave '--folds' out.");
            table.Write(terminal, parse, (to, format) =>
            {
                if (format.Name == "json")
                    EvaluationJson.Write(to.Output, evaluation, parse.GetValue(details), parse.GetValue(folds));
                else if (format.Name == "table")
                    EvaluationTables.Write(to.Console, evaluation, parse.GetValue(group), parse.GetValue(folds), topics[0], Wording.Of(parse));
                else
                    FrameOutput.Write(to, EvaluationRows.Of(evaluation, parse.GetValue(folds)), format, "", 0);
            });
            if (parse.GetValue(errors) is { } misses)
                TableOutput.ToFile(terminal, misses, file => MissTable.Write(file, evaluation, TableOutput.Ending(misses)));
            if (parse.GetValue(html) is { } page)
                WholeFile.Write(page, writer => MissesPage.Write(writer, evaluation, topics[0], Wording.Of(parse)));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Evaluation Evaluate(
        Terminal terminal, ArticleInput input, ParseResult parse, string[] goldFiles, Topic[] topics, string? predictedFile, string? scored, string? issues, string? group, int resamples, int threads, Corrections? corrections, CancellationToken cancellation)
    {
        var readings = predictedFile is null ? topics.ToDictionary(t => t, t => Reading.Of(parse, t)) : [];
        var gold = Inputs.Annotations(goldFiles, "gold annotations");
        var goldFile = goldFiles.Length == 1 ? goldFiles[0] : string.Join("', '", goldFiles);
        if (gold.Count == 0)
            throw new CommandFailure(ExitCodes.Data, $"'{goldFile}' holds no annotation. Each line is one article: {{\"id\": ..., \"statements\": [...]}}.");
        if (gold.Count(g => g.Judged is not null) is var judged and > 0)
        {
            gold = [.. gold.Where(g => g.Judged is null)];
            terminal.Warn($"{Plain.Several(judged, "article")} of '{goldFile}' {(judged == 1 ? "is" : "are")} left out: with \"judged\" only some statements were looked at, which does not tell what a reading misses.");
        }

        if (gold.Count == 0)
            throw new CommandFailure(ExitCodes.Data, $"'{goldFile}' holds no article that was annotated whole.");
        var ids = gold.Select(g => g.Id).ToHashSet();
        using var progress = new ProgressLine(terminal, "articles");
        var filtered = new HashSet<string>(StringComparer.Ordinal);
        var articles = input.Read(parse, terminal, progress, cancellation, onFiltered: a => filtered.Add(a.Id)).Where(a => ids.Contains(a.Id)).ToList();
        gold = [.. gold.Where(g => !filtered.Contains(g.Id))];
        ids.ExceptWith(filtered);
        if (gold.Count == 0)
            throw new CommandFailure(ExitCodes.Data, $"{input.Filters.Named(parse)} leaves none of the articles that '{goldFile}' annotates.");
        if (ids.Except(articles.Select(a => a.Id)).FirstOrDefault() is { } missing)
            throw new CommandFailure(ExitCodes.Data, $"'{goldFile}' annotates article '{missing}', which is not in '{input.Path(parse)}'. Give the articles that were annotated, with the same ids.");
        var topicOf = gold.ToDictionary(g => g.Id, g => Array.Find(topics, t => t.Id == g.Topic) ?? topics[0], StringComparer.Ordinal);
        WarnOfSlips(terminal, articles, gold, topicOf, goldFile);
        var predicted = predictedFile is null ? Predict(terminal, readings, articles, topicOf, threads, corrections, cancellation) : Inputs.Annotations(predictedFile, "predictions");
        predicted = [.. predicted.Where(p => !filtered.Contains(p.Id))];
        if (KnownIds.Issues(topics).Resolve(Options.List(issues)) is { Length: > 0 } some)
            (gold, predicted) = ([.. gold.Select(g => On(g, some))], [.. predicted.Select(p => On(p, some))]);
        if (group is not null && articles.All(a => a.Field(group) is null))
            throw ArticleGroup.None(group, input.Path(parse));
        Func<Article, string?>? groupOf = group is null ? null : article => ArticleGroup.Label(article.Field(group), group);
        return Evaluation.Of(articles, gold, predicted, new EvaluationOptions { ScoredActors = ScoredActors(scored, topics, gold), Group = groupOf, Resamples = resamples });
    }

    /// <summary>The annotations without stances on other issues.</summary>
    private static AnnotatedArticle On(AnnotatedArticle article, string[] issues) =>
        article with { Statements = [.. article.Statements.Select(s => s with { Stances = [.. s.Stances.Where(t => issues.Contains(t.Issue))] })] };

    // Warns of mistakes in annotations (unknown actors and issues, content that is not in the article), which would otherwise be ignored or count as misses of the kit.
    /// <summary>Warns of annotations that cannot be what their author meant.</summary>
    internal static void WarnOfSlips(Terminal terminal, IEnumerable<Article> articles, IReadOnlyList<AnnotatedArticle> gold, Dictionary<string, Topic> topicOf, string goldFile)
    {
        var texts = articles.GroupBy(a => a.Id).ToDictionary(g => g.Key, g => g.First().Text);
        var slips = new List<string>();
        foreach (var article in gold)
        {
            var topic = topicOf[article.Id];
            foreach (var statement in article.Statements)
            {
                if (!texts[article.Id].Contains(statement.Content, StringComparison.Ordinal))
                    slips.Add($"article '{article.Id}': the content \"{Plain.Cut(statement.Content, 60)}\" does not stand in the article, letter for letter; it cannot be matched.");
                if (statement.Speaker.Length > 0 && topic.Actors.Find(statement.Speaker) is null && !statement.Speaker.StartsWith("other:", StringComparison.Ordinal))
                    slips.Add($"article '{article.Id}': the speaker '{statement.Speaker}' is no actor that the topic knows; it is left out. Check the id.");
                foreach (var stance in statement.Stances.Where(t => topic.Issues.All(i => i.Id != t.Issue)))
                    slips.Add($"article '{article.Id}': the topic has no issue '{stance.Issue}'. It has: {string.Join(", ", topic.Issues.Select(i => i.Id))}.");
            }
        }

        foreach (var slip in slips.Distinct().Take(20))
            terminal.Warn($"{goldFile}, {slip}");
        if (slips.Distinct().Count() is > 20 and var all)
            terminal.Warn($"and {all - 20} further slips in '{goldFile}'.");
    }

    private static List<AnnotatedArticle> Predict(Terminal terminal, Dictionary<Topic, Reading> readings, IEnumerable<Article> articles, Dictionary<string, Topic> topicOf, int threads, Corrections? corrections, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(terminal, "articles");
        var options = new AnalyzerOptions { Threads = threads, Progress = progress, Cancellation = cancellation };
        var predicted = new List<AnnotatedArticle>();
        var isDryRun = false;
        foreach (var some in articles.GroupBy(a => topicOf[a.Id]))
        {
            var reading = readings[some.Key];
            if (reading.IsDryRun)
            {
                reading.Estimate(some, some.Key, options, terminal);
                isDryRun = true;
                continue;
            }

            var tally = corrections is null ? null : new CorrectionTally(corrections, some.Key);
            var analyses = new ArticleAnalyzer(some.Key, reading.In(options)).Analyze(some, a => a, (_, analysis) => Reading.Kept(analysis!, found => AnnotatedArticle.Of(tally?.Apply(found) ?? found)));
            predicted.AddRange(reading.Read(analyses, terminal));
            if (tally is not null)
                AnalysisInput.Tell(terminal, tally.Counts());
        }

        return isDryRun ? throw new NothingMoreToDo() : predicted;
    }

    /// <summary>The actors that count; null for all but those outside the catalogue.</summary>
    private static HashSet<string>? ScoredActors(string? given, Topic[] topics, IReadOnlyList<AnnotatedArticle> gold)
    {
        if (given is not null)
        {
            var speakers = gold.SelectMany(g => g.Statements).Select(s => s.Speaker).ToHashSet();
            var named = Options.List(given);
            return [.. named.Where(speakers.Contains), .. KnownIds.Actors(topics).Resolve(named.Where(name => !speakers.Contains(name)))];
        }

        if (gold.All(g => g.Topic is not null))
            return null;
        var scored = topics.SelectMany(t => t.ScoredActors).ToHashSet();
        return scored.Count > 0
            ? scored
            : [.. gold.SelectMany(g => g.Statements).Select(s => s.Speaker).Where(s => s.Length > 0 && !s.StartsWith("other:", StringComparison.Ordinal))];
    }
}
