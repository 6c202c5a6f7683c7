using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

public class StatementsCommandTests
{
    [Fact]
    public async Task Jsonl_Statement_HasTheFieldsOfTheFormat()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("statements", folder.Articles(Sentences.RussiaRejectsSanctions), "--topic", Cli.Syria, "--format", "jsonl");

        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(ran.Error);
        var article = Assert.Single(ran.Lines);
        Assert.Equal(["id", "annotator", "statements"], Names(article));
        Assert.Equal(("1", "analysiskit"), (article.GetProperty("id").GetString(), article.GetProperty("annotator").GetString()));
        var statement = article.GetProperty("statements")[0];
        Assert.Equal(["speaker", "speaker_text", "cue", "content", "sentence", "kind", "stances", "content_start", "content_end", "cue_start", "confidence", "origin"], Names(statement));
        Assert.Equal("indirect", statement.GetProperty("kind").GetString());
        Assert.StartsWith(statement.GetProperty("cue").GetString()!, Sentences.RussiaRejectsSanctions[statement.GetProperty("cue_start").GetInt32()..], StringComparison.Ordinal);
        var stance = statement.GetProperty("stances").EnumerateArray().Single(s => s.GetProperty("issue").GetString() == "sanctions");
        Assert.Equal(["issue", "polarity", "score", "confidence", "origin"], Names(stance));
        Assert.Equal("oppose", stance.GetProperty("polarity").GetString());
        Assert.InRange(stance.GetProperty("score").GetDouble(), -1, -0.01);
    }

    [Fact]
    public async Task Jsonl_ArticleWithoutStatements_StillHasItsLine()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("statements", folder.Articles(Sentences.Weather), "--topic", Cli.Syria, "--format", "jsonl");

        Assert.Equal("{\"id\":\"1\",\"annotator\":\"analysiskit\",\"statements\":[]}\n", ran.Output);
    }

    [Fact]
    public async Task Jsonl_SeveralThreads_GiveTheSameLinesInTheSameOrder()
    {
        using var folder = new Folder();
        var articles = folder.Articles([.. Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? Sentences.Weather : Sentences.RussiaRejectsSanctions + $" {i}")]);

        var one = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--format", "jsonl", "--threads", "1");
        var four = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--format", "jsonl", "--threads", "4");

        Assert.Equal(100, one.Lines.Length);
        Assert.Equal(one.Output, four.Output);
    }

    [Fact]
    public async Task Csv_CellWithCommaQuoteAndLineBreak_IsQuoted()
    {
        using var folder = new Folder();
        var articles = folder.Write("a,\"b\".txt", Sentences.RussiaRejectsSanctions);

        var ran = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--format", "csv");

        var rows = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("article,source,published,title,statement,speaker,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("\"a,\"\"b\"\"\",,,,1,russia,", rows[1], StringComparison.Ordinal);
        Assert.Contains(rows, row => row.Contains(",sanctions,oppose,-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Table_Statement_ShowsSpeakerAndStance()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("statements", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.Weather), "--topic", Cli.Syria);

        Assert.Contains("Russia", ran.Output, StringComparison.Ordinal);
        Assert.Contains("oppose sanctions", ran.Output, StringComparison.Ordinal);
        Assert.Contains("no statements", ran.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(p => p.Name);
}
