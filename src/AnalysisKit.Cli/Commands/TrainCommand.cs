using System.CommandLine;
using AnalysisKit.Training;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit train</c>: learns from annotated articles how the kit decides.</summary>
internal static class TrainCommand
{
    private const string Kit = "kit";

    private const string Notes =
        """
        Rules propose statements, and issues that a statement may take a side on. What is learned is which of these are right: whether a
        statement is one and its speaker's, whether it takes a side on the issue, and which. No weight belongs to one issue or actor.
        Threshold and confidence are chosen by a cross-validation inside the articles that are learned from. The same input gives the same model.

        The gold file has one line per article (see 'analysiskit evaluate --help'); "topic" names the topic of the article, and "fold" (0, 1 ...)
        its part in the report's cross-validation; without it the id decides.
        "judged": [[start, end] ...] says that only statements with these contents (UTF-16 code units) were judged, as when a reading was checked:
        of any other nobody knows whether it is one. Such an article is learned from and never counted.
        Examples:
          analysiskit train my.articles.jsonl --gold my.gold.jsonl --topic my-topic.yml --report my.report.md --ablation
          analysiskit evaluate other.articles.jsonl --gold other.gold.jsonl --topic my-topic.yml --model my.model.json
          analysiskit train my.articles.jsonl --gold my.gold.jsonl --topic my-topic.yml --prior kit --out my.model.json --report my.report.md
        """;

    public static Command Create(Terminal terminal)
    {
        var articles = new Argument<string[]>("ARTICLES") { Description = "The articles that were annotated: files or folders.", Arity = ArgumentArity.OneOrMore };
        var gold = new Option<string[]>("--gold", "-g") { Description = "The annotations by hand, one JSON object per article. Give one for each file.", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true };
        var learned = new Option<string[]>("--only-learned") { Description = "Annotations that are learned from and never counted: those of articles for which rules or features were made.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var topics = new Option<string[]>("--topic", "-t") { Description = "The topics. An annotation that names no topic is of the first; of one of another topic only the statements are learned from.", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true };
        var prior = new Option<string?>("--prior") { Description = $"Begin from this model ('{Kit}' for the kit's own) and move its weights only as far as the annotations ask for: for when you have few of them.", HelpName = "MODEL" };
        var candidates = new Option<string?>("--candidates") { Description = "Write every candidate with its features and answer to this file, one JSON object each, to be looked into.", HelpName = "FILE" };
        var output = new Option<string?>("--out", "-o") { Description = "Write the model to this file: readable JSON, each feature with its weights.", HelpName = "MODEL" };
        var report = new Option<string?>("--report", "-r") { Description = "Write how right the decisions are on articles that they have not seen to this Markdown file.", HelpName = "FILE" };
        var ablation = new Option<bool>("--ablation") { Description = "Let the report also tell what each group of features and more articles bring. Takes several times as long." };
        var filters = new ArticleFilters();
        var command = new KitCommand("train", "Learns from annotated articles how the kit decides, and says how right it is on articles that it has not seen.", Notes)
        {
            articles, gold, learned, topics, prior, output, report, ablation, candidates,
        };
        filters.AddTo(command);
        Refused.AddTo(command, Refused.OfReadings, "what people say is learned from as annotations, where it is whole articles or has \"judged\"; give it as --gold");
        Refused.AddTo(command, Refused.OfStatements, "a model learns from all statements of an article, and would take those left out for none; choose articles by --source, --where and dates");
        command.Does(terminal, (parse, cancellation) =>
        {
            var byId = new Dictionary<string, Article>(StringComparer.Ordinal);
            var leftOut = new HashSet<string>(StringComparer.Ordinal);
            foreach (var path in parse.GetRequiredValue(articles))
            {
                Inputs.MustExist(path, "articles");
                foreach (var article in filters.Passed(ArticleReader.Read(path), a => a, parse, path, terminal, mayBeNone: true, leftOut: a => leftOut.Add(a.Id)))
                    byId.TryAdd(article.Id, article);
            }

            var counted = parse.GetRequiredValue(gold).SelectMany(f => Inputs.Annotations(f, "gold annotations")).Where(g => !leftOut.Contains(g.Id)).ToList();
            var only = parse.GetRequiredValue(learned).SelectMany(f => Inputs.Annotations(f, "gold annotations")).Where(g => !leftOut.Contains(g.Id)).ToHashSet<AnnotatedArticle>(ReferenceEqualityComparer.Instance);
            var all = counted.Concat(only).ToList();
            if (all.Find(g => !byId.ContainsKey(g.Id)) is { } missing)
                throw new CommandFailure(ExitCodes.Data, $"article '{missing.Id}' is annotated, and it is in none of the articles given. Give the articles that were annotated, with the same ids.");
            if (counted.Sum(g => g.Statements.Count) == 0)
                throw new CommandFailure(ExitCodes.Data, $"'{string.Join("', '", parse.GetRequiredValue(gold))}' holds no statement to learn from. Each line is one article: {{\"id\": ..., \"statements\": [...]}}.");
            Topic[] topicsRead = [.. parse.GetRequiredValue(topics).Select(Inputs.Topic)];
            var topicOf = all.DistinctBy(g => g.Id).ToDictionary(g => g.Id, g => Array.Find(topicsRead, t => t.Id == g.Topic) ?? topicsRead[0], StringComparer.Ordinal);
            EvaluateCommand.WarnOfSlips(terminal, byId.Values, [.. all.Where(g => g.Topic is null || topicOf[g.Id].Id == g.Topic)], topicOf, string.Join(", ", parse.GetRequiredValue(gold)));
            var options = new TrainingOptions { Prior = parse.GetValue(prior) is { } before ? before == Kit ? ReadingModel.Default : Inputs.ModelAt(before) : null };
            var training = new Training.Training(byId, TrainingReader.Speakers(byId, all, topicsRead, only.Contains), topicsRead, options);
            if (parse.GetValue(candidates) is { } file)
                WholeFile.Write(file, (TextWriter writer) => CandidateFile.Write(writer, training.Articles));
            var made = "";
            if (parse.GetValue(report) is { } reportFile)
                WholeFile.Write(reportFile, (TextWriter writer) => made = new TrainingReport(training.Articles, training.WithoutTopic, options, writer).Write(parse.GetValue(ablation)));
            if (parse.GetValue(output) is { } modelFile)
                WholeFile.Write(modelFile, (Stream stream) => training.Model(made).Save(stream));
            return ExitCodes.Ok;
        });
        return command;
    }
}
