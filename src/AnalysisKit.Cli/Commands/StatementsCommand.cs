using System.CommandLine;
using System.Globalization;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit statements</c>: who says what, article by article.</summary>
internal static class StatementsCommand
{
    private const string Notes =
        $$"""
        Formats:
          table  for reading: one table per article
          jsonl  one JSON object per article, also for those without statements. The annotation format that 'evaluate' reads:
                 {"id", "annotator", "source", "published", "title", "statements": [{"speaker", "speaker_text", "cue", "content",
                 "sentence", "kind", "stances": [{"issue", "polarity", "score", "confidence", "origin"}], "content_start",
                 "content_end", "cue_start", "confidence", "origin"}]}
                 Offsets count UTF-16 code units of the article's text.
          csv    one row per statement and stance, and one for a statement without a stance, with the sentence, and the article's
                 source, date and title
        {{TableOutput.Help}}

        The origin of a reading is the reader's name (learned, rules, or model: and a language model's name), or person for what a person has judged (--corrections).
        The annotator is analysiskit, a language model's name, or both, joined by " + ".

        --group adds each article's value of a field, as "group": behind the article's id in csv, behind the annotator in jsonl, before the
        id in a table, which ends with the numbers of articles, statements and stances in each group. Articles without the field are
        listed all the same, without a group. A field is source, author, id, day, month, year, or any field of the articles.

        {{ReaderOptions.Help}}

        Examples:
          analysiskit statements data/articles --topic data/topics/syria.yml
          analysiskit statements news.jsonl --topic data/topics/syria.yml --format jsonl > statements.jsonl
          analysiskit statements news.jsonl --topic data/topics/syria.yml --format csv --threads 2 | head
          analysiskit statements news.jsonl --topic my-topic.yml --format jsonl --reader model --model NAME --endpoint http://localhost:8000/v1
          analysiskit statements news.jsonl --topic data/topics/syria.yml --format csv --group month > by-month.csv
        """;

    private const int GroupsInSummary = 100;

    public static Command Create(Terminal terminal)
    {
        var articles = new ArticleInput();
        var topic = Options.Topic();
        var table = new TableOutput("table", "jsonl", "csv", "xlsx");
        var all = new Option<bool>("--all") { Description = "Also statements whose speaker is no actor of the catalogue; their speaker is left empty." };
        var group = ArticleGroup.Option("Add each article's value of this field, such as source or month, and count per group.");
        var threads = Options.Threads();
        var command = new KitCommand("statements", "Lists what the articles attribute to whom, with the stances, one article at a time.", Notes) { topic, all, group, threads };
        command.Add(Options.Corrections);
        StatementFilter.AddTo(command);
        ReaderOptions.AddTo(command);
        articles.AddTo(command);
        table.AddTo(command);
        command.Does(terminal, (parse, cancellation) =>
        {
            table.Write(terminal, parse, (to, format) => Run(to, articles, parse, parse.GetRequiredValue(topic), format, parse.GetValue(all), parse.GetValue(group), parse.GetValue(threads), cancellation));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Run(Terminal terminal, ArticleInput articles, ParseResult parse, string topicFile, TableFormat format, bool all, string? group, int threads, CancellationToken cancellation)
    {
        var topic = Inputs.Topic(topicFile);
        var annotator = ReaderOptions.ModelOfAll(parse);
        using var progress = new ProgressLine(terminal, "articles");
        if (format.Name is "table" or "xlsx")
        {
            var analyses = AnalysisInput.Read(articles, parse, topic, threads, terminal, progress, cancellation, group: group);
            var wanted = ArticleGroup.Checked(analyses, group, articles.Path(parse));
            Write(terminal, StatementFilter.IsGiven(parse) ? wanted.Where(a => a.Statements.Count > 0) : wanted, format, all, topic, group, annotator);
            return;
        }

        // A model that cannot be read stops the command before anything is printed.
        var read = AnalysisInput.Read(
            articles, parse, topic, threads, terminal, progress, analysis => (Rows(analysis, format, all, group, annotator), group is not null && analysis.Article.Field(group) is not null), cancellation, group: group);
        WriteHeader(terminal, format, group);
        var grouped = group is null;
        foreach (var (rows, hasGroup) in read)
        {
            terminal.Output.Write(rows);
            grouped |= hasGroup;
        }

        if (!grouped)
            throw ArticleGroup.None(group!, articles.Path(parse));
    }

    /// <summary>Writes statements, article by article; a table needs the topic for its labels. Without an annotator, those are named from whom the readings come.</summary>
    public static void Write(Terminal terminal, IEnumerable<ArticleAnalysis> analyses, TableFormat format, bool all, Topic? topic, string? group, string? annotator = null)
    {
        if (format.Name == "xlsx")
        {
            Workbook.Write(terminal, StatementRows.Names(group is not null), [.. analyses.SelectMany(a => StatementRows.Of(Annotated(a, all, group, annotator), group is not null))]);
            return;
        }

        WriteHeader(terminal, format, group);
        var counts = group is null ? null : new GroupCounts(group);
        foreach (var analysis in analyses)
        {
            counts?.Add(analysis);
            if (format.Name == "table")
                StatementTable.Write(terminal.Console, analysis.Article, Annotated(analysis, all, group, annotator), topic!);
            else
                terminal.Output.Write(Rows(analysis, format, all, group, annotator));
        }

        if (format.Name == "table")
            counts?.Write(terminal.Console, GroupsInSummary, new Wording());
    }

    private static void WriteHeader(Terminal terminal, TableFormat format, string? group)
    {
        if (format.Name == "csv")
            Csv.WriteHeader(terminal.Output, format, StatementRows.Names(group is not null));
    }

    private static AnnotatedArticle Annotated(ArticleAnalysis analysis, bool all, string? group, string? annotator)
    {
        var annotated = AnnotatedArticle.Of(analysis, all, annotator);
        return group is null ? annotated : annotated with { Group = analysis.Article.Field(group) };
    }

    private static string Rows(ArticleAnalysis analysis, TableFormat format, bool all, string? group, string? annotator)
    {
        var annotated = Annotated(analysis, all, group, annotator);
        if (format.Name == "jsonl")
            return annotated.ToJson() + "\n";
        using var rows = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var row in StatementRows.Of(annotated, group is not null))
            Csv.WriteRow(rows, format, row);
        return rows.ToString();
    }
}
