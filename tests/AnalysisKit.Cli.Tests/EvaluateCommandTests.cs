using System.Diagnostics;
using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

public class EvaluateCommandTests
{
    private const string Gold =
        """{"id": "1", "annotator": "me", "statements": [{"speaker": "russia", "cue": "قال", "content": "روسيا ترفض فرض عقوبات على سوريا", "kind": "indirect", "stances": [{"issue": "sanctions", "polarity": "oppose"}]}]}""";

    [Fact]
    public async Task Json_KitAgreesWithGold_FiguresAreOne()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("evaluate", folder.Articles(Sentences.RussiaRejectsSanctions), "--gold", folder.Write("gold.jsonl", Gold), "--topic", Cli.Syria, "--format", "json");

        Assert.Equal(0, ran.ExitCode);
        var figures = JsonSerializer.Deserialize<Dictionary<string, double>>(ran.Output)!;
        Assert.Equal(
            ["articles", "gold_statements", "predicted_statements", "statement_p", "statement_r", "statement_f1", "attribution_p", "attribution_r", "attribution_f1",
                "triples_p", "triples_r", "triples_f1", "speaker_accuracy", "polarity_accuracy", "gold_triples", "predicted_triples"],
            figures.Keys);
        Assert.All(figures.Values, value => Assert.Equal(1, value));
    }

    [Fact]
    public async Task Json_Details_HaveIntervalsGroupsAndReliability()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("evaluate", folder.Articles(Sentences.RussiaRejectsSanctions), "--gold", folder.Write("gold.jsonl", Gold), "--topic", Cli.Syria, "--format", "json", "--details");

        var json = JsonSerializer.Deserialize<JsonElement>(ran.Output);
        Assert.Equal(1, json.GetProperty("intervals").GetProperty("statement_f1")[0].GetDouble());
        Assert.Equal(1, json.GetProperty("kinds").GetProperty("indirect").GetProperty("gold_statements").GetInt32());
        Assert.Equal(1, json.GetProperty("actors").GetProperty("russia").GetProperty("attribution_f1").GetDouble());
        Assert.Equal(1, json.GetProperty("issues").GetProperty("sanctions").GetProperty("polarity_accuracy").GetDouble());
        Assert.Equal(1, json.GetProperty("statement_reliability").GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Evaluate_EmptyPredictions_EverythingIsMissed()
    {
        using var folder = new Folder();
        var predicted = folder.Write("predicted.jsonl", """{"id": "1", "statements": []}""");

        var ran = await Cli.RunAsync(
            "evaluate", folder.Articles(Sentences.RussiaRejectsSanctions), "--gold", folder.Write("gold.jsonl", Gold), "--topic", Cli.Syria, "--predicted", predicted, "--errors", folder.At("misses.tsv"), "--html", folder.At("misses.html"));

        Assert.Equal(0, ran.ExitCode);
        Assert.Matches(@"statement +0\.0000 +0\.0000 +0\.0000", ran.Output);
        Assert.Equal(
            "1\tmissed\trussia\tقال\tروسيا ترفض فرض عقوبات على سوريا\n1\ttriple\trussia sanctions\tgold oppose\tpredicted None\n",
            await File.ReadAllTextAsync(folder.At("misses.tsv"), TestContext.Current.CancellationToken));
        var page = await File.ReadAllTextAsync(folder.At("misses.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<mark class=\"gold\">روسيا ترفض فرض عقوبات على سوريا</mark>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_GoldAndPredictionOverlap_MarksEachStretch()
    {
        using var folder = new Folder();
        var predicted = folder.Write("predicted.jsonl", """{"id": "1", "statements": [{"speaker": "us", "cue": "<b>", "content": "إن روسيا ترفض"}]}""");

        await Cli.RunAsync(
            "evaluate", folder.Articles(Sentences.RussiaRejectsSanctions), "--gold", folder.Write("gold.jsonl", Gold), "--topic", Cli.Syria, "--predicted", predicted, "--html", folder.At("misses.html"));

        var page = await File.ReadAllTextAsync(folder.At("misses.html"), TestContext.Current.CancellationToken);
        Assert.Contains("لافروف <mark>إن </mark><mark class=\"both\">روسيا ترفض</mark><mark class=\"gold\"> فرض عقوبات على سوريا</mark>.", page, StringComparison.Ordinal);
        Assert.Contains("<td>speaker</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.03125, "0.0312")] // 1/32, a tie: to even
    [InlineData(0.09375, "0.0938")] // 3/32, a tie: to even
    [InlineData(0.12345, "0.1235")] // the double lies above the tie
    [InlineData(0.00015, "0.0001")] // the double lies below the tie
    [InlineData(1, "1.0000")]
    [InlineData(2.0 / 3, "0.6667")]
    public void Round_RatiosNearTies_RoundFromTheExactValue(double figure, string expected) =>
        Assert.Equal(expected, EvaluationJson.Round(figure).ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task Json_DevelopmentSet_EqualsTheReferenceToTheDigit()
    {
        var shared = Path.Combine(Cli.Root, "..", "shared", "gold");
        if (!File.Exists(Path.Combine(shared, "score.py")))
            Assert.Skip("The reference script and its gold articles (shared/gold beside the repository) are not here.");
        using var folder = new Folder();
        string[] files = [Path.Combine(shared, "dev.articles.jsonl"), Path.Combine(shared, "dev.gold.jsonl")];
        var predicted = folder.Write("predicted.jsonl", (await Cli.RunAsync("statements", files[0], "--topic", Cli.Syria, "--format", "jsonl")).Output);

        var ran = await Cli.RunAsync("evaluate", files[0], "--gold", files[1], "--topic", Cli.Syria, "--format", "json", "--errors", folder.At("ours.tsv"));
        var reference = RunReference([Path.Combine(shared, "score.py"), .. files, predicted, "--errors", folder.At("reference.tsv")]);

        Assert.Equal(JsonSerializer.Deserialize<Dictionary<string, double>>(reference), JsonSerializer.Deserialize<Dictionary<string, double>>(ran.Output));
        Assert.Equal(await File.ReadAllTextAsync(folder.At("reference.tsv"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(folder.At("ours.tsv"), TestContext.Current.CancellationToken));
    }

    private static string RunReference(string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true })!;
            return process.StandardOutput.ReadToEnd();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3, which runs the reference script, is not installed.");
            throw;
        }
    }

    [Fact]
    public async Task Evaluate_SlipsInGold_AreNamed()
    {
        using var folder = new Folder();
        var articles = folder.Articles("رفض لافروف العقوبات على سوريا.");
        var gold = folder.Write("gold.jsonl", "{\"id\": \"1\", \"annotator\": \"me\", \"statements\": [{\"speaker\": \"rusia\", \"cue\": \"رفض\", \"content\": \"ليس في المقال\", \"stances\": [{\"issue\": \"assad-departur\", \"polarity\": \"oppose\"}]}]}\n");
        var run = await Cli.RunAsync("evaluate", articles, "--gold", gold, "--topic", Cli.Syria);
        Assert.Contains("does not stand in the article", run.Error, StringComparison.Ordinal);
        Assert.Contains("the speaker 'rusia' is no actor", run.Error, StringComparison.Ordinal);
        Assert.Contains("no issue 'assad-departur'", run.Error, StringComparison.Ordinal);
    }
}
