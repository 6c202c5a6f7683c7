namespace AnalysisKit.Notebooks.Tests;

public class CellCommandsTests
{
    private readonly CSharpSession _session = new();
    private int _cell;

    [Fact]
    public async Task Run_Who_ListsVariablesWithTheirTypes()
    {
        await RunAsync("var words = new List<string?>(); int? n = 3; var grid = new double[2, 2];");

        Assert.Equal(new StreamOutput("stdout", "grid: double[,]\nn: int?\nwords: List<string>\n"), Assert.Single((await RunAsync("#!who")).Outputs));
    }

    [Fact]
    public async Task Run_Time_SaysHowLongBehindTheResult()
    {
        var run = await RunAsync("#!time\n1 + 1");

        Assert.Equal(2, run.Value);
        Assert.Matches(@"^Wall time: \d+\.\d ms\n$", ((StreamOutput)run.Outputs[^1]).Text);
    }

    [Fact]
    public async Task Run_About_NamesTheRuntime() => Assert.Contains(".NET", ((StreamOutput)Assert.Single((await RunAsync("#!about")).Outputs)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("#!fsharp\nlet a = 1", 1)]
    [InlineData("var a = 1;\n  #!share a --from python", 2)]
    public async Task Run_CommandOfDotnetInteractive_IsRefusedWithItsLine(string code, int line)
    {
        var run = await RunAsync(code);

        Assert.Equal("Command", run.Error!.Name);
        Assert.Equal(line, run.Error.Line);
    }

    [Fact]
    public async Task Run_ErrorBehindACommand_KeepsItsLine() => Assert.Equal(3, (await RunAsync("#!time\n#!csharp\nthrow new Exception(\"x\");")).Error!.Line);

    [Fact]
    public async Task Run_Load_RunsAFile()
    {
        var folder = Directory.CreateTempSubdirectory("analysiskit-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "more.csx"), "int Twice(int x) => 2 * x;", TestContext.Current.CancellationToken);
        var session = new CSharpSession(new CSharpSessionOptions { Folder = folder.FullName });

        var run = await session.RunAsync("#load \"more.csx\"\nTwice(21)", "loading", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(42, run.Value);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_Progress_ShowsOneBarThatEndsFull()
    {
        var run = await RunAsync("var sum = 0; foreach (var i in progress(new[] { 1, 2, 3 }, \"<قراءة>\")) sum += i; sum");

        Assert.Equal(6, run.Value);
        var bar = (DisplayOutput)run.Outputs[0];
        Assert.Equal("<قراءة>: 3 of 3", bar.Data.Plain);
        Assert.DoesNotContain("<ق", bar.Data.Html, StringComparison.Ordinal);
        Assert.Equal(2, run.Outputs.Count);
    }

    [Fact]
    public async Task Run_DisplayAndUpdate_KeepOneOutput()
    {
        var run = await RunAsync("var h = \"a\".Display(); Console.Write(1); h.Update(\"b\"); display(HTML(\"<i>\"))");

        Assert.Equal("b", ((DisplayOutput)run.Outputs[0]).Data.Plain);
        Assert.Equal("<i>", ((DisplayOutput)run.Outputs[2]).Data.Html);
        Assert.Equal(3, run.Outputs.Count);
        Assert.Null(run.Value);
        Assert.Equal(["c"], (await RunAsync("display(1); clear_output(); display(\"c\");")).Outputs.Select(o => ((DisplayOutput)o).Data.Plain));
    }

    private Task<CellRun> RunAsync(string code) =>
        _session.RunAsync(code, $"test.ipynb, cell {++_cell}", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken);
}
