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

    // Few annotations of one kind move the kit's weights a little; without the prior there would be next to none.
    [Fact]
    public async Task Train_WithPrior_KeepsItsWeightsWhereTheAnnotationsSayNothing()
    {
        using var folder = new Folder();
        var read = await Cli.RunAsync("statements", Articles, "--topic", Topic, "--format", "jsonl");
        await File.WriteAllLinesAsync(folder.At("gold.jsonl"), read.Output.Split('\n').Take(3), TestContext.Current.CancellationToken);

        var ran = await Cli.RunAsync("train", Articles, "--gold", folder.At("gold.jsonl"), "--topic", Topic, "--prior", "kit", "--out", folder.At("model.json"), "--report", folder.At("report.md"));

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        var (kit, own) = (ReadingModel.Default, ReadingModel.Load(folder.At("model.json")));
        Assert.NotEqual(kit.Hash, own.Hash);
        Assert.InRange(kit.Stances.Stances.Weights.Average(w => Math.Abs(w.Value - own.Stances.Stances.Weights.GetValueOrDefault(w.Key))), 1e-6, 0.02);
        Assert.Contains("by the prior as it is", await File.ReadAllTextAsync(folder.At("report.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_ArticleOfWhichOnlySomeStatementsWereJudged_IsLeftOutAndSaid()
    {
        using var folder = new Folder();
        var lines = (await Cli.RunAsync("statements", Articles, "--topic", Topic, "--format", "jsonl")).Output.Split('\n');
        var gold = folder.Write("gold.jsonl", lines[0] + "\n" + lines[1].Replace("\"statements\":", "\"judged\":[[0,9]],\"statements\":", StringComparison.Ordinal));

        var ran = await Cli.RunAsync("evaluate", Articles, "--gold", gold, "--topic", Topic, "--format", "json");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("1 article of '" + gold + "' is left out", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_NothingAnnotated_LearnsNothing()
    {
        using var folder = new Folder();
        var gold = folder.Write("gold.jsonl", "");

        var ran = await Cli.RunAsync("train", Articles, "--gold", gold, "--topic", Topic, "--out", folder.At("model.json"));

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("gold.jsonl' holds no statement to learn from", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("model.json")));
    }

    [Fact]
    public async Task Train_AnnotationThatStandsNowhere_IsWarnedOf()
    {
        using var folder = new Folder();
        var read = await Cli.RunAsync("statements", Articles, "--topic", Topic, "--format", "jsonl");
        var line = read.Output.Split('\n')[0];
        var gold = folder.Write("gold.jsonl", line.Replace("\"content\":\"", "\"content\":\"zzz", StringComparison.Ordinal));

        var ran = await Cli.RunAsync("train", Articles, "--gold", gold, "--topic", Topic, "--prior", "kit", "--out", folder.At("model.json"));

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("does not stand in the article", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_ModelOfAnotherVersion_SaysSoAndNamesTheFile()
    {
        using var folder = new Folder();
        await using (var file = File.Create(folder.At("mine.json")))
            ReadingModel.Default.Save(file);
        var other = folder.Write("other.json", (await File.ReadAllTextAsync(folder.At("mine.json"), TestContext.Current.CancellationToken)).Replace("\"is_rules\"", "\"is_another\"", StringComparison.Ordinal));

        var ran = await Cli.RunAsync("statements", Articles, "--topic", Topic, "--format", "csv", "--model", other);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("other.json' was trained by another version of the kit", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_AnotherModel_AreReadByIt()
    {
        var kit = await Cli.RunAsync("statements", Articles, "--topic", Topic, "--format", "csv");
        var rules = await Cli.RunAsync("statements", Articles, "--topic", Topic, "--format", "csv", "--model", "rules");

        Assert.Equal((0, 0), (kit.ExitCode, rules.ExitCode));
        Assert.NotEqual(kit.Output, rules.Output);
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
