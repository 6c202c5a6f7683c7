namespace AnalysisKit.Cli.Tests;

public class TrainCommandTests
{
    private static readonly string Articles = Path.Combine(Cli.Root, "data", "articles", "sample-wire");
    private static readonly string Topic = Path.Combine(Cli.Root, "data", "topics", "syria.yml");

    // The kit's own reading stands for annotations: what matters here is that they are learned, not what they say.
    [Fact]
    public async Task Train_Annotations_MakesTheSameModelAgainAndTellsOfUnseenArticles()
    {
        using var folder = new Folder();
        var read = await Cli.RunAsync("statements", Articles, "--topic", Topic, "--format", "jsonl");
        var gold = folder.At("gold.jsonl");
        await File.WriteAllTextAsync(gold, read.Output, TestContext.Current.CancellationToken);

        var first = await Cli.RunAsync("train", Articles, "--gold", gold, "--topic", Topic, "--out", folder.At("1.json"), "--report", folder.At("report.md"));
        var second = await Cli.RunAsync("train", Articles, "--gold", gold, "--topic", Topic, "--out", folder.At("2.json"), "--report", folder.At("report2.md"));

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(folder.At("1.json"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(folder.At("2.json"), TestContext.Current.CancellationToken));
        Assert.StartsWith("From 19 annotated articles", ReadingModel.Load(folder.At("1.json")).Made, StringComparison.Ordinal);
        Assert.Contains("| all |", await File.ReadAllTextAsync(folder.At("report.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var evaluated = await Cli.RunAsync("evaluate", Articles, "--gold", gold, "--topic", Topic, "--model", folder.At("1.json"), "--format", "json");
        Assert.Equal(0, evaluated.ExitCode);
    }

    [Fact]
    public async Task Train_ArticleThatIsMissing_IsNamed()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder.At("gold.jsonl"), """{"id": "nowhere", "statements": []}""", TestContext.Current.CancellationToken);

        var ran = await Cli.RunAsync("train", Articles, "--gold", folder.At("gold.jsonl"), "--topic", Topic);

        Assert.Equal(ExitCodes.Data, ran.ExitCode);
        Assert.Contains("'nowhere'", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_ModelThatIsNone_SaysHowToMakeOne()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder.At("m.json"), "{}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.At("gold.jsonl"), """{"id": "a", "statements": []}""", TestContext.Current.CancellationToken);

        var ran = await Cli.RunAsync("evaluate", Articles, "--gold", folder.At("gold.jsonl"), "--topic", Topic, "--model", folder.At("m.json"));

        Assert.NotEqual(0, ran.ExitCode);
        Assert.Contains("analysiskit train", ran.Error, StringComparison.Ordinal);
    }
}
