using AnalysisKit.Notebooks;

namespace AnalysisKit.Cli.Tests;

public class NewCommandTests
{
    [Fact]
    public async Task Topic_AsWritten_PassesItsCheckAndFindsStances()
    {
        using var folder = new Folder();
        var made = await Cli.RunAsync("new", "topic", folder.At("topics/water-dam"));
        Assert.True(made.ExitCode == ExitCodes.Ok, made.Error);
        var file = folder.At("topics/water-dam.yml");
        Assert.Equal("water-dam", Topic.Load(file).Id);

        var check = await Cli.RunAsync("topic", "check", file, Path.Combine(Cli.Root, "data", "articles"), "--format", "jsonl");
        Assert.True(check.ExitCode == ExitCodes.Ok, check.Error);
        var found = await Cli.RunAsync("statements", Path.Combine(Cli.Root, "data", "articles"), "--topic", file, "--format", "jsonl");
        Assert.Contains("\"issue\":\"truce\"", found.Output.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notebook_AsWritten_Runs()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        Assert.Equal(ExitCodes.Ok, (await Cli.RunAsync("new", "topic", folder.At("truce"))).ExitCode);
        var made = await Cli.RunAsync("new", "notebook", folder.At("my work/my notes"), "--articles", articles, "--topic", folder.At("truce.yml"));
        Assert.True(made.ExitCode == ExitCodes.Ok, made.Error);

        var file = folder.At("my work/my notes.ipynb");
        var notebook = Notebook.Read(file);
        Assert.Single(notebook.Cells, c => c.Metadata.ToJsonString().Contains("\"parameters\"", StringComparison.Ordinal));
        Assert.DoesNotContain(notebook.Cells, c => c.Source.Contains("@@", StringComparison.Ordinal));
        var run = await Cli.RunAsync("run", file, "--output", folder.At("out"), "-p", "minimum=1");
        Assert.True(run.ExitCode == ExitCodes.Ok, run.Error);
        Assert.Contains("Russia", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truce.yml", "new", "topic", "truce")]
    [InlineData("mine.ipynb", "new", "notebook", "mine", "--articles", ".", "--topic", "truce.yml")]
    public async Task FileThatExists_IsLeftAsItIs(string file, params string[] arguments)
    {
        using var folder = new Folder();
        if (file != "truce.yml")
            folder.Write("truce.yml", await File.ReadAllTextAsync(Cli.Syria, TestContext.Current.CancellationToken));
        var path = folder.Write(file, "mine");
        arguments[2] = folder.At(arguments[2]);
        for (var i = 3; i < arguments.Length; i++)
            arguments[i] = arguments[i] switch { "." => folder.Name, "truce.yml" => folder.At("truce.yml"), var other => other };

        var ran = await Cli.RunAsync(arguments);

        Assert.Equal(ExitCodes.Usage, ran.ExitCode);
        Assert.Contains("exists already", ran.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("small letters", "new", "topic", "Water Dam")]
    [InlineData("no articles at", "new", "notebook", "a", "--articles", "nowhere", "--topic", "x.yml")]
    [InlineData("--articles", "new", "notebook", "a", "--topic", "x.yml")]
    public async Task WrongUsage_SaysWhatToDo(string says, params string[] arguments)
    {
        var ran = await Cli.RunAsync(arguments);
        Assert.Equal(ExitCodes.Usage, ran.ExitCode);
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_ExitCodes_StandInOnePlaceOnly()
    {
        var codes = await Cli.RunAsync("help", "exit-codes");
        Assert.Equal(ExitCodes.Ok, codes.ExitCode);
        Assert.Contains("130  stopped by Ctrl+C", codes.Output, StringComparison.Ordinal);
        var compare = await Cli.RunAsync("compare", "--help");
        Assert.DoesNotContain("Exit codes", compare.Output, StringComparison.Ordinal);
        Assert.Equal(compare.Output, (await Cli.RunAsync("help", "compare")).Output);
        Assert.Contains("Examples:", (await Cli.RunAsync("help", "topic", "check")).Output, StringComparison.Ordinal);
        var unknown = await Cli.RunAsync("help", "nothing");
        Assert.Equal(ExitCodes.Usage, unknown.ExitCode);
        Assert.Contains("exit-codes", unknown.Error, StringComparison.Ordinal);
    }
}
