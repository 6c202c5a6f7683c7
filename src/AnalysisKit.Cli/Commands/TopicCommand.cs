using System.CommandLine;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit topic</c>: what helps to write a topic.</summary>
internal static class TopicCommand
{
    private const string Notes =
        $"""
        Parts (--show takes some of them, such as patterns,losing):
          issues    how often each issue is named, and read as a stance; one without stances is never read
          patterns  places where each pattern fits, articles with one, places in what a known actor says, and places that a stance rests on;
                    and the patterns that never fit
          names     places of each name of the topic, and where it is read as its actor; the names that never occur; and the kit's names that are read
          losing    names of the topic that lose: to a longer name, to another actor, by the date of the article, or since the full name does not
                    come first; names that two actors have; and names that the kit gives to another actor
          speakers  frequent speakers with a name whom neither the topic nor the kit knows: people and bodies to add
          context   words of the topic's context that never occur

        Formats:
          table  for reading: the first rows of each part
          csv    all rows of all parts in one table: part, line (of the topic file), issue, actor, side, text, hits, articles, statements, stances,
                 note, first_example, second_example; what a part does not have is empty
          jsonl  the same, one JSON object per row
        {TableOutput.Help}

        Statements of issues and patterns are places in what a known actor says, those of names statements whose speaker they name.

        Examples:
          analysiskit topic check data/topics/syria.yml data/articles
          analysiskit topic check my-topic.yml news.jsonl --show speakers --min-count 5 --top 50
          analysiskit topic check my-topic.yml news.jsonl --examples --format csv > check.csv
        """;

    public static Command Create(Terminal terminal) => new KitCommand("topic", "Helps to write a topic: what it finds in articles.", "'analysiskit topic COMMAND --help' says more about each.")
    {
        Check(terminal),
    };

    private static KitCommand Check(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The topic: a .yml file that lists actors and issues." };
        var articles = new ArticleInput();
        var show = new Option<string?>("--show") { Description = $"Only these parts: {string.Join(", ", TopicCheckOutput.Parts)}.", HelpName = "a,b,c" };
        show.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && Options.List(result.Tokens[0].Value).Except(TopicCheckOutput.Parts).FirstOrDefault() is { } unknown)
                result.AddError($"'--show' has no part '{unknown}'; the parts are {string.Join(", ", TopicCheckOutput.Parts)}.");
        });
        var output = new TableOutput("table", "csv", "jsonl", "xlsx");
        var actors = Options.Actors("Only names of these actors, by id or label, in the parts names and losing.");
        var issues = Options.Issues("Only these issues, by id or label, in the parts issues and patterns.");
        var examples = new Option<bool>("--examples") { Description = "Also two sentences, of different articles, for each pattern and name." };
        var least = Options.Whole("--min-count", "N", "The least number of statements of a speaker, and of places of a name that loses.", 2, 1, int.MaxValue);
        var top = Options.Whole("--top", "N", "The most rows of each part; 0, the default, is 30 for a table and all for csv, jsonl and xlsx.", 0, 0, int.MaxValue);
        var threads = Options.Threads();
        var command = new KitCommand("check", "Shows what a topic finds in articles, and what is to be changed in it.", Notes) { file, show, examples, least, top, threads, actors, issues };
        command.Add(Options.Corrections);
        articles.AddTo(command);
        output.AddTo(command);
        command.Does(terminal, (parse, cancellation) =>
        {
            var topic = Inputs.Topic(parse.GetRequiredValue(file));
            var chosen = (Actors: KnownIds.Actors(topic).Resolve(Options.List(parse.GetValue(actors))), Issues: KnownIds.Issues(topic).Resolve(Options.List(parse.GetValue(issues))));
            var tally = Inputs.Corrections(parse, terminal) is { } corrections ? new CorrectionTally(corrections, topic) : null;
            TopicCheck check;
            using (var progress = new ProgressLine(terminal, "articles"))
            {
                var options = new AnalyzerOptions { Threads = parse.GetValue(threads), Progress = progress, Cancellation = cancellation };
                check = TopicCheck.Of(topic, articles.Read(parse, terminal, progress, cancellation), options, parse.GetValue(examples), tally);
            }

            if (tally is not null)
                AnalysisInput.Tell(terminal, tally.Counts());

            var parts = parse.GetValue(show) is { } shown ? Options.List(shown) : TopicCheckOutput.Parts;
            if (chosen.Actors.Length > 0)
                StatementFilter.Tell(terminal, Wording.Of(parse), check.Names.Count, check.Names.Count(n => chosen.Actors.Contains(n.Actor)), "name", actors.Name);
            if (chosen.Issues.Length > 0)
                StatementFilter.Tell(terminal, Wording.Of(parse), check.Patterns.Count, check.Patterns.Count(p => chosen.Issues.Contains(p.Issue)), "pattern", issues.Name);
            output.Write(terminal, parse, new TopicCheckOutput(check, parts, parse.GetValue(least), parse.GetValue(top), parse.GetValue(examples)) { Actors = chosen.Actors, Issues = chosen.Issues }.Write);
            return ExitCodes.Ok;
        });
        return command;
    }
}
