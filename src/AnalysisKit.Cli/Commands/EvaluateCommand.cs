using System.CommandLine;
using AnalysisKit.Cli.Pages;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit evaluate</c>: the kit's statements and stances against annotations by hand.</summary>
internal static class EvaluateCommand
{
    private const string Notes =
        """
        Figures:
          statement    found, whoever speaks: the contents share at least half of the shorter one, or they touch and their cues stand
                       within 3 characters of each other; one to one, best overlap first
          attribution  found with the right speaker
          triples      article, actor, issue and polarity by the majority of the article's statements; ties and 'mixed' are left out.
                       This is what a chart of positions is made of
          With --group all of these also for each group of articles, by source, author, month or any other of their fields.
          Intervals are percentile bootstrap intervals over articles (95 %). Only the statements of scored actors count.

        The gold file has one line per article (see 'analysiskit statements --help' for the format; offsets and scores are not needed):
          {"id": "...", "annotator": "...", "statements": [{"speaker": "russia", "speaker_text": "...", "cue": "...", "content": "...",
           "kind": "direct|indirect|position|action", "stances": [{"issue": "sanctions", "polarity": "support|oppose|mixed"}]}]}
        The content is copied from the article, word for word.

        Examples:
          analysiskit evaluate my.articles.jsonl --gold my.gold.jsonl --topic data/topics/syria.yml
          analysiskit evaluate my.articles.jsonl --gold my.gold.jsonl --topic data/topics/syria.yml --html misses.html
          analysiskit evaluate my.articles.jsonl --gold my.gold.jsonl --topic my-topic.yml --format json > figures.json
        """;

    public static Command Create(Terminal terminal)
    {
        var articles = new ArticleInput();
        var gold = new Option<string>("--gold", "-g") { Description = "The annotations by hand, one JSON object per article.", HelpName = "FILE", Required = true };
        var topic = Options.Topic();
        var predicted = new Option<string?>("--predicted", "-p") { Description = "Evaluate this file, in the format of 'statements --format jsonl', instead of reading the articles.", HelpName = "FILE" };
        var scored = new Option<string?>("--scored-actors") { Description = "Ids of the actors that count; by default those that the topic lists under 'scored', else those that speak in gold.", HelpName = "a,b,c" };
        var format = new Option<string>("--format", "-f") { Description = "table, or json: the figures to four digits under fixed names.", HelpName = "FORMAT", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var details = new Option<bool>("--details") { Description = "With --format json, also intervals, the figures per kind, actor and issue, and reliability. The table always has them." };
        var errors = new Option<string?>("--errors", "-e") { Description = "Write every miss to this tab-separated file: article, what went wrong, who, cue, words.", HelpName = "FILE.tsv" };
        var html = new Option<string?>("--html") { Description = "Write a page of every miss: gold beside prediction in its sentence, sortable, readable offline.", HelpName = "FILE.html" };
        var group = ArticleGroup.Option("Give the figures also per group of articles, by this field, such as source or month.", hasShortName: false);
        var threads = Options.Threads();
        var command = new KitCommand("evaluate", "Measures how well the kit finds statements, speakers and stances in articles annotated by hand.", Notes)
        {
            gold, topic, predicted, scored, format, details, errors, html, group, threads, Options.Model,
        };
        articles.AddTo(command);
        command.Does(terminal, (parse, cancellation) =>
        {
            var topicRead = Inputs.Topic(parse.GetRequiredValue(topic));
            var evaluation = Evaluate(
                terminal, articles, parse, parse.GetRequiredValue(gold), topicRead, parse.GetValue(predicted), parse.GetValue(scored), parse.GetValue(group), parse.GetValue(threads), Inputs.Model(parse), cancellation);
            if (parse.GetRequiredValue(format) == "json")
                EvaluationJson.Write(terminal.Output, evaluation, parse.GetValue(details));
            else
                EvaluationTables.Write(terminal.Console, evaluation, parse.GetValue(group));
            if (parse.GetValue(errors) is { } tsv)
                WholeFile.Write(tsv, writer => MissTable.Write(writer, evaluation));
            if (parse.GetValue(html) is { } page)
                WholeFile.Write(page, writer => MissesPage.Write(writer, evaluation, topicRead));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Evaluation Evaluate(
        Terminal terminal, ArticleInput input, ParseResult parse, string goldFile, Topic topic, string? predictedFile, string? scored, string? group, int threads, ReadingModel? model, CancellationToken cancellation)
    {
        var gold = Inputs.Annotations(goldFile, "gold annotations");
        if (gold.Count == 0)
            throw new CommandFailure(ExitCodes.Data, $"'{goldFile}' holds no annotation. Each line is one article: {{\"id\": ..., \"statements\": [...]}}.");
        var ids = gold.Select(g => g.Id).ToHashSet();
        using var progress = new ProgressLine(terminal, "articles");
        var articles = input.Read(parse, terminal, progress, cancellation).Where(a => ids.Contains(a.Id)).ToList();
        if (ids.Except(articles.Select(a => a.Id)).FirstOrDefault() is { } missing)
            throw new CommandFailure(ExitCodes.Data, $"'{goldFile}' annotates article '{missing}', which is not in '{input.Path(parse)}'. Give the articles that were annotated, with the same ids.");
        WarnOfSlips(terminal, articles, gold, topic, goldFile);
        var predicted = predictedFile is null ? Predict(terminal, articles, topic, threads, model, cancellation) : Inputs.Annotations(predictedFile, "predictions");
        if (group is not null && articles.All(a => a.Field(group) is null))
            throw ArticleGroup.None(group, input.Path(parse));
        Func<Article, string?>? groupOf = group is null ? null : article => ArticleGroup.Label(article.Field(group), group);
        return Evaluation.Of(articles, gold, predicted, new EvaluationOptions { ScoredActors = ScoredActors(scored, topic, gold), Group = groupOf });
    }

    // Warns of mistakes in annotations (unknown actors and issues, content that is not in the article), which would otherwise be ignored or count as misses of the kit.
    private static void WarnOfSlips(Terminal terminal, IReadOnlyList<Article> articles, IReadOnlyList<AnnotatedArticle> gold, Topic topic, string goldFile)
    {
        var texts = articles.GroupBy(a => a.Id).ToDictionary(g => g.Key, g => g.First().Text);
        var slips = new List<string>();
        foreach (var article in gold)
        {
            foreach (var statement in article.Statements)
            {
                if (!texts[article.Id].Contains(statement.Content, StringComparison.Ordinal))
                    slips.Add($"article '{article.Id}': the content \"{Plain.Cut(statement.Content, 60)}\" does not stand in the article, letter for letter; it cannot be matched.");
                if (topic.Actors.Find(statement.Speaker) is null && !statement.Speaker.StartsWith("other:", StringComparison.Ordinal))
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

    private static List<AnnotatedArticle> Predict(Terminal terminal, IEnumerable<Article> articles, Topic topic, int threads, ReadingModel? model, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(terminal, "articles");
        return [.. new ArticleAnalyzer(topic, new AnalyzerOptions { Threads = threads, Progress = progress, Cancellation = cancellation, Model = model }).Analyze(articles, a => a, (_, analysis) => AnnotatedArticle.Of(analysis!))];
    }

    private static HashSet<string> ScoredActors(string? given, Topic topic, IReadOnlyList<AnnotatedArticle> gold)
    {
        if (given is not null)
            return [.. Options.List(given)];
        return topic.ScoredActors.Count > 0
            ? [.. topic.ScoredActors]
            : [.. gold.SelectMany(g => g.Statements).Select(s => s.Speaker).Where(s => s.Length > 0 && !s.StartsWith("other:", StringComparison.Ordinal))];
    }
}
