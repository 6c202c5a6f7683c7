using System.CommandLine;
using System.Globalization;
using System.Text;
using AnalysisKit.Models;
using AnalysisKit.Store;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit ask</c>: a language model asked by files.</summary>
internal static class AskCommand
{
    private const long MostOfABatch = 50_000;

    private const string WriteNotes =
        """
        Writes one line per article (several for a long one) in the format of OpenAI's batches: {"custom_id", "method", "url", "body"}; the body holds
        the model's name, the messages and the form of the answer. So any model anywhere, or a person, can answer. Questions whose answers are kept are left out.

        Give the answers to 'analysiskit ask read', with the same articles, topic, model and prompt: an answer belongs to a question by its custom_id, in which all
        of these are hashed.

        Examples:
          analysiskit ask write news.jsonl --topic my-topic.yml --model NAME --out batch.jsonl
          analysiskit ask write news.jsonl --topic my-topic.yml --model NAME --reader judge --out batch.jsonl
        """;

    private const string ReadNotes =
        """
        Results are JSON lines: OpenAI's ({"custom_id", "response": {"body": {"choices": [{"message": {"content"}}]}}}), Anthropic's
        ({"custom_id", "result": {"message": {"content"}}}), or {"custom_id", "answer": {...}}, as a person may write them.

        Every content must stand in the article and every id be known. A statement of which that is not so is left out and counted; --again writes the questions
        that want a second answer, with the reason, and those that have none, as a batch of their own. Answers are kept, so that every command with
        '--reader model --model NAME' and the same topic and prompt takes them from there.

        What is written is what the commands that read write: of articles their statements (jsonl is what 'evaluate --predicted' takes), and into a store
        (.duckdb) as 'analyze' does.

        Examples:
          analysiskit ask read results.jsonl news.jsonl --topic my-topic.yml --model NAME > statements.jsonl
          analysiskit ask read results.jsonl news.duckdb --topic my-topic.yml --model NAME
          analysiskit ask read results.jsonl news.jsonl --topic my-topic.yml --model NAME --again again.jsonl --format table
        """;

    private const string PromptNotes =
        """
        Examples:
          analysiskit ask prompt > my-prompt.yml
          analysiskit ask write news.jsonl --topic my-topic.yml --model NAME --prompt my-prompt.yml --out batch.jsonl
        """;

    public static Command Create(Terminal terminal) => new KitCommand("ask", "Asks a language model by files: writes questions, reads answers.", "'analysiskit ask COMMAND --help' says more about each.")
    {
        Write(terminal),
        Read(terminal),
        Prompt(terminal),
    };

    private static Option<string> Model() => new("--model") { Description = "The language model's name.", HelpName = "NAME", Required = true };

    private static Option<string> Reader()
    {
        var option = new Option<string>("--reader") { Description = "What is asked: who says what in whole articles, and where they stand (model), or where the speakers stand of statements that the kit finds (judge).", HelpName = "model|judge", DefaultValueFactory = _ => ReaderOptions.Model };
        option.AcceptOnlyFromAmong(ReaderOptions.Model, ReaderOptions.Judge);
        return option;
    }

    private static KitCommand Prompt(Terminal terminal)
    {
        var command = new KitCommand("prompt", "Prints what a language model is told, to be changed and given with --prompt.", PromptNotes);
        command.Does(terminal, (_, _) =>
        {
            terminal.Output.Write(ModelPrompt.DefaultYaml);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static KitCommand Write(Terminal terminal)
    {
        var articles = new ArticleInput();
        var topic = Options.Topic();
        var model = Model();
        var reader = Reader();
        var file = new Option<string>("--out", "-o") { Description = "The file to write, such as batch.jsonl.", HelpName = "FILE", Required = true };
        var command = new KitCommand("write", "Writes the questions about articles as a batch.", WriteNotes) { topic, model, reader, file, ReaderOptions.Prompt, ReaderOptions.Answers, ReaderOptions.Temperature };
        articles.AddTo(command);
        Refused.AddTo(command, Refused.OfReadings, "questions are about articles, and not about what was read of them; give it to 'analysiskit ask read', with the answers");
        Refused.AddTo(command, Refused.OfStatements, "a question is about an article and all issues of the topic, so that its answer serves every command; give it to 'analysiskit ask read'");
        command.Does(terminal, (parse, cancellation) =>
        {
            var read = Inputs.Topic(parse.GetRequiredValue(topic));
            var who = parse.GetRequiredValue(reader);
            var asking = Asking(parse, parse.GetRequiredValue(model), who, read) with { DryRun = true };
            var asker = new ModelReader(asking, client: null);
            var (count, bytes, path) = (0L, 0L, parse.GetRequiredValue(file));
            using var progress = new ProgressLine(terminal, "articles");
            WholeFile.Write(path, writer =>
            {
                asker.Answers.Told = request =>
                {
                    var line = BatchFile.Line(request, asking.MaxAnswerTokens);
                    writer.WriteLine(line);
                    (count, bytes) = (count + 1, bytes + Encoding.UTF8.GetByteCount(line) + 1);
                };
                var options = Reading.Of(asker, who).In(new AnalyzerOptions { Progress = progress, Cancellation = cancellation });
                foreach (var _ in new ArticleAnalyzer(read, options).Analyze(articles.Read(parse, terminal, progress, cancellation)))
                {
                }
            });
            progress.Dispose();
            var usage = asker.Usage;
            terminal.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {Plain.Several(count, "question")}, about {usage.InputTokens:N0} tokens, and {usage.OutputTokens:N0} of answers; {usage.Known:N0} whose answers are known {(usage.Known == 1 ? "is" : "are")} left out. Prompt: {asking.Prompt}."));
            if (count > MostOfABatch)
                terminal.Warn(string.Create(CultureInfo.InvariantCulture, $"OpenAI takes at most {MostOfABatch:N0} questions in a batch; split the file between lines."));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static KitCommand Read(Terminal terminal)
    {
        var results = new Argument<string>("RESULTS") { Description = "The answers, as JSON lines." };
        var articles = new ArticleInput();
        var topic = Options.Topic();
        var model = Model();
        var reader = Reader();
        var table = new TableOutput("jsonl", "table", "csv", "xlsx");
        var again = new Option<string?>("--again") { Description = "Write the questions that want another answer to this file, as a batch.", HelpName = "FILE" };
        var command = new KitCommand("read", "Reads the answers to a batch: checks them, keeps them, and writes what they say.", ReadNotes) { results, topic, model, reader, again, ReaderOptions.Prompt, ReaderOptions.Answers, ReaderOptions.Temperature };
        command.Add(Options.Corrections);
        articles.AddTo(command);
        StatementFilter.AddTo(command);
        table.AddTo(command);
        command.Does(terminal, (parse, cancellation) =>
        {
            var read = Inputs.Topic(parse.GetRequiredValue(topic));
            var who = parse.GetRequiredValue(reader);
            var asking = Asking(parse, parse.GetRequiredValue(model), who, read);
            var given = new GivenAnswers(parse.GetRequiredValue(results), terminal);
            var asker = new ModelReader(asking, client: null);
            var wanted = new List<string>();
            asker.Answers.Source = given.Of;
            asker.Answers.Missed = (request, answer, faults) => wanted.Add(BatchFile.Line(request, asking.MaxAnswerTokens, answer is null ? null : (answer, Answers.Again(asking.Prompt, faults))));
            using var reading = Reading.Of(asker, who);
            using (var progress = new ProgressLine(terminal, "articles"))
                ReadInto(terminal, articles, parse, read, reading, table, progress, cancellation);
            given.TellUnused();
            if (parse.GetValue(again) is { } file)
            {
                WholeFile.Write(file, string.Concat(wanted.Select(line => line + "\n")));
                terminal.Error.WriteLine($"{file}: {Plain.Several(wanted.Count, "question")} that want{(wanted.Count == 1 ? "s" : "")} another answer.");
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static void ReadInto(Terminal terminal, ArticleInput articles, ParseResult parse, Topic topic, Reading reading, TableOutput table, ProgressLine progress, CancellationToken cancellation)
    {
        var options = reading.In(new AnalyzerOptions { Progress = progress, Cancellation = cancellation });
        if (ArticleStore.IsStore(articles.Path(parse)) && StatementFilter.IsGiven(parse))
            throw new CommandFailure(ExitCodes.Usage, $"a store keeps what an article says as a whole, and {string.Join(", ", StatementFilter.Given(parse).Select(g => g.Key))} would keep a part. Leave it out here, and give it to the commands that read the store.");
        var corrections = Inputs.Corrections(parse, terminal);
        if (ArticleStore.IsStore(articles.Path(parse)))
        {
            using var store = ArticleStore.Open(articles.Path(parse));
            if (corrections is not null)
                AnalyzeCommand.Correct(terminal, articles.Path(parse), store, corrections);
            AnalyzeCommand.Write(terminal, articles.Path(parse), store.Analyze(topic, options, articles.Filters.Of(parse)), reading, progress, articles.Filters.Named(parse));
            return;
        }

        var filter = StatementFilter.Of(parse, topic);
        var tally = corrections is null ? null : new CorrectionTally(corrections, topic);
        var analyses = new ArticleAnalyzer(topic, options).Analyze(articles.Read(parse, terminal, progress, cancellation), a => a, (_, analysis) => Reading.Kept(tally?.Apply(analysis!) ?? analysis!, found => filter?.Apply(found) ?? found));
        table.Write(terminal, parse, (to, format) => StatementsCommand.Write(to, reading.Read(analyses, to), format, all: false, topic, group: null, ReaderOptions.ModelOfAll(parse)));
        if (tally is not null)
            AnalysisInput.Tell(terminal, tally.Counts());
        filter?.Tell(parse, terminal);
    }

    private static ModelReaderOptions Asking(ParseResult parse, string model, string who, Topic topic) =>
        ReaderOptions.Asking(parse, who == ReaderOptions.Model ? topic : null, model);
}
