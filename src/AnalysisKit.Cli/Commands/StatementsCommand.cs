using System.CommandLine;
using System.Globalization;
using AnalysisKit.Articles;
using AnalysisKit.Stances;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit statements</c>: who says what, article by article.</summary>
internal static class StatementsCommand
{
    private const string Notes =
        """
        Formats:
          table  for reading: one table per article
          jsonl  one JSON object per article, also for those without statements. The annotation format that 'evaluate' reads:
                 {"id", "annotator", "statements": [{"speaker", "speaker_text", "cue", "content", "kind", "stances": [{"issue",
                 "polarity", "score", "confidence"}], "content_start", "content_end", "cue_start", "confidence"}]}
                 Offsets count UTF-16 code units of the article's text.
          csv    one row per statement and stance, and one for a statement without a stance

        Examples:
          analysiskit statements data/articles --topic data/topics/syria.yml
          analysiskit statements news.jsonl --topic data/topics/syria.yml --format jsonl > statements.jsonl
          analysiskit statements news.jsonl --topic data/topics/syria.yml --format csv --threads 2 | head
        """;

    public static Command Create(Terminal terminal)
    {
        var articles = new ArticleInput();
        var topic = Options.Topic();
        var format = new Option<string>("--format", "-f") { Description = "How to write the statements: table, jsonl or csv.", HelpName = "FORMAT", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "jsonl", "csv");
        var all = new Option<bool>("--all") { Description = "Also statements whose speaker is no actor of the catalogue; their speaker is left empty." };
        var threads = Options.Threads();
        var command = new KitCommand("statements", "Lists what the articles attribute to whom, with the stances, one article at a time.", Notes) { topic, format, all, threads };
        articles.AddTo(command);
        command.Does(terminal, (parse, cancellation) => Run(
            terminal, articles, parse, parse.GetRequiredValue(topic), parse.GetRequiredValue(format), parse.GetValue(all), parse.GetValue(threads), cancellation));
        return command;
    }

    private static int Run(Terminal terminal, ArticleInput articles, ParseResult parse, string topicFile, string format, bool all, int threads, CancellationToken cancellation)
    {
        var topic = Inputs.Topic(topicFile);
        using var progress = new ProgressLine(terminal, "articles");
        if (format == "table")
        {
            Write(terminal, AnalysisInput.Read(articles, parse, topic, threads, terminal, progress, cancellation), format, all, topic);
            return ExitCodes.Ok;
        }

        WriteHeader(terminal, format);
        foreach (var rows in AnalysisInput.Read(articles, parse, topic, threads, terminal, progress, analysis => Rows(analysis, format, all), cancellation))
            terminal.Output.Write(rows);
        return ExitCodes.Ok;
    }

    /// <summary>Writes statements, article by article; a table needs the topic for its labels.</summary>
    public static void Write(Terminal terminal, IEnumerable<ArticleAnalysis> analyses, string format, bool all, Topic? topic)
    {
        WriteHeader(terminal, format);
        foreach (var analysis in analyses)
        {
            if (format == "table")
                StatementTable.Write(terminal.Console, analysis.Article, AnnotatedArticle.Of(analysis, all), topic!);
            else
                terminal.Output.Write(Rows(analysis, format, all));
        }
    }

    private static void WriteHeader(Terminal terminal, string format)
    {
        if (format == "csv")
            StatementCsv.WriteHeader(terminal.Output);
    }

    private static string Rows(ArticleAnalysis analysis, string format, bool all)
    {
        var annotated = AnnotatedArticle.Of(analysis, all);
        if (format == "jsonl")
            return annotated.ToJson() + "\n";
        using var rows = new StringWriter(CultureInfo.InvariantCulture);
        StatementCsv.Write(rows, analysis.Article, annotated);
        return rows.ToString();
    }
}
