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

    [Theory]
    [InlineData("dev", "syria")]
    [InlineData("seed", "syria")]
    [InlineData("syria", "syria")]
    [InlineData("palestine", "palestine")]
    [InlineData("iran", "iran")]
    [InlineData("libya", "libya")]
    [InlineData("iraq", "iraq")]
    [InlineData("sudan", "sudan")]
    [InlineData("egypt", "egypt")]
    [InlineData("lebanon", "lebanon")]
    [InlineData("general", "syria")]
    public async Task Json_EveryAnnotatedSet_EqualsTheReference(string set, string topic)
    {
        var shared = Path.Combine(Cli.Root, "..", "shared", "gold");
        if (!File.Exists(Path.Combine(shared, "score.py")))
            Assert.Skip("The reference script and its gold articles (shared/gold beside the repository) are not here.");
        using var folder = new Folder();
        var (articles, gold, file) = (Path.Combine(shared, set + ".articles.jsonl"), Path.Combine(shared, set + ".gold.jsonl"), Path.Combine(Cli.Root, "data", "topics", topic + ".yml"));
        var predicted = folder.Write("predicted.jsonl", (await Cli.RunAsync("statements", articles, "--topic", file, "--format", "jsonl")).Output);

        var ran = await Cli.RunAsync("evaluate", articles, "--gold", gold, "--topic", file, "--predicted", predicted, "--format", "json", "--resamples", "0");

        var reference = JsonSerializer.Deserialize<Dictionary<string, double>>(RunReference([Path.Combine(shared, "score.py"), articles, gold, predicted]))!;
        var ours = JsonSerializer.Deserialize<Dictionary<string, double>>(ran.Output)!;
        Assert.Equal(reference.Keys.Order(), ours.Keys.Order());
        Assert.All(reference, figure => Assert.Equal(figure.Value, ours[figure.Key], 1e-4));
    }

    [Fact]
    public async Task Folds_GoldNamesFoldsAndTopics_GivesFiguresAndSpread()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.Weather, Sentences.RussiaRejectsSanctions);
        var gold = folder.Write("gold.jsonl", string.Join("\n", new[] { ("1", 0, "syria"), ("2", 1, "syria"), ("3", 1, "other") }.Select(a => Gold.Replace("\"id\": \"1\"", $"\"id\": \"{a.Item1}\", \"fold\": {a.Item2}, \"topic\": \"{a.Item3}\"", StringComparison.Ordinal))));

        var ran = await Cli.RunAsync("evaluate", articles, "--gold", gold, "--topic", Cli.Syria, "--format", "json", "--folds");
        var table = await Cli.RunAsync("evaluate", articles, "--gold", gold, "--topic", Cli.Syria, "--folds", "--resamples", "0");

        var json = JsonSerializer.Deserialize<JsonElement>(ran.Output);
        Assert.Equal(1, json.GetProperty("folds").GetProperty("0").GetProperty("articles").GetInt32());
        Assert.Equal(1, json.GetProperty("folds").GetProperty("1").GetProperty("statement_f1").GetDouble());
        Assert.Equal(0.75, json.GetProperty("fold_spread").GetProperty("triples_r").GetProperty("mean").GetDouble());
        Assert.Equal(2, json.GetProperty("topics").EnumerateObject().Count());
        Assert.Matches(@"\n mean +", table.Output);
        Assert.Matches(@"\n standard deviation +", table.Output);
    }

    [Fact]
    public async Task Folds_GoldNamesNone_SaysWhatToAdd()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("evaluate", folder.Articles(Sentences.RussiaRejectsSanctions), "--gold", folder.Write("gold.jsonl", Gold), "--topic", Cli.Syria, "--folds");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("no line of gold names a fold or a topic", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_SeveralGoldFilesAndTopics_EachLineIsReadWithItsTopic()
    {
        string[] files = ["syria.gold.jsonl", "libya.gold.jsonl"];
        using var folder = new Folder();
        foreach (var part in new[] { "articles", "articles-libya" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Cli.Root, "data", part), "*.txt", SearchOption.AllDirectories))
                File.Copy(file, folder.At(Path.Combine(Directory.CreateDirectory(folder.At(Path.GetFileName(Path.GetDirectoryName(file)!))).Name, Path.GetFileName(file))));
        }

        var ran = await Cli.RunAsync(
            ["evaluate", folder.Name, "--gold", .. files.Select(f => Path.Combine(Cli.Root, "data", "gold", f)), "--topic", Cli.Syria, Cli.Syria.Replace("syria", "libya", StringComparison.Ordinal), "--format", "json", "--folds", "--resamples", "0"]);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        var topics = JsonSerializer.Deserialize<JsonElement>(ran.Output).GetProperty("topics");
        Assert.Equal(91, topics.GetProperty("syria").GetProperty("articles").GetInt32());
        Assert.True(topics.GetProperty("libya").GetProperty("triples_f1").GetDouble() > 0.7);
        var twice = await Cli.RunAsync("evaluate", folder.Name, "--gold", Path.Combine(Cli.Root, "data", "gold", files[0]), Path.Combine(Cli.Root, "data", "gold", files[0]), "--topic", Cli.Syria);
        Assert.Equal(3, twice.ExitCode);
        Assert.Contains("Keep one of the two", twice.Error, StringComparison.Ordinal);
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

    [Fact]
    public async Task Evaluate_Help_SaysWhoReads()
    {
        var ran = await Cli.RunAsync("evaluate", "--help");

        Assert.Contains("Who reads (--reader): 'kit' by rules and a learned model.", ran.Output, StringComparison.Ordinal);
        Assert.Contains("{\"id\": \"...\", \"annotator\"", ran.Output, StringComparison.Ordinal);
    }
}
