using System.Diagnostics;

namespace AnalysisKit.Notebooks.Tests;

public class CSharpSessionTests
{
    private readonly CSharpSession _session = new();
    private int _cell;

    [Fact]
    public async Task Run_LastExpression_IsTheResult()
    {
        var run = await RunAsync("var x = 20;\nx + 1");

        var result = Assert.IsType<DisplayOutput>(Assert.Single(run.Outputs));
        Assert.True(result.IsResult);
        Assert.Equal("21", result.Data.Plain);
        Assert.Equal(21, run.Value);
    }

    [Fact]
    public async Task Run_CellRemovesItsFolder_TheSessionGoesOnInItsOwn()
    {
        var start = Environment.CurrentDirectory;

        var run = await RunAsync("var gone = Directory.CreateTempSubdirectory().FullName; Environment.CurrentDirectory = gone; Directory.Delete(gone);");

        Assert.Null(run.Error);
        Assert.Equal(start, (await RunAsync("Environment.CurrentDirectory")).Value);
    }

    [Fact]
    public async Task Run_ErrorWithAnEndlessMessage_IsCutAndSaidSo()
    {
        var error = (await RunAsync("throw new Exception(new string('x', 50_000_000));")).Error!;

        Assert.InRange(error.ToString().Length + error.Traceback.Sum(line => line.Length), 1, 50_000);
        Assert.Contains("more characters]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Display_ShowsEachValueInOrder()
    {
        var run = await RunAsync("display(1); Console.Write(\"two\"); 3.Display();");

        Assert.Equal(["1", "two", "3"], run.Outputs.Select(o => o is DisplayOutput d ? d.Data.Plain : ((StreamOutput)o).Text));
    }

    [Fact]
    public async Task Run_DisplayOfFormattingPackage_ShowsToo()
    {
        var run = await RunAsync("object one = 1; one.Display(); \"<b>نص</b>\".DisplayAs(\"text/html\");");

        Assert.Equal(["1", "<b>نص</b>"], run.Outputs.Cast<DisplayOutput>().Select(o => o.Data.Html ?? o.Data.Plain));
    }

    [Fact]
    public async Task Run_Console_IsCapturedInOneOutputPerStreamAndTurn()
    {
        var run = await RunAsync("Console.WriteLine(\"a\"); Console.WriteLine(\"{0}\", 1.5); Console.Error.WriteLine(\"e\"); Console.Write('z');");

        Assert.Equal([new StreamOutput("stdout", "a\n1.5\n"), new StreamOutput("stderr", "e\n"), new StreamOutput("stdout", "z")], run.Outputs);
    }

    [Fact]
    public async Task Run_TopLevelAwait_Works()
    {
        var run = await RunAsync("var id = Environment.CurrentManagedThreadId;\nawait Task.Yield(); await Task.Delay(1);\nConsole.Write(\"x\");\nid == Environment.CurrentManagedThreadId");

        Assert.Null(run.Error);
        Assert.Equal(true, run.Value);
    }

    [Fact]
    public async Task Run_CompileError_NamesCellAndLine()
    {
        var run = await RunAsync("var a = 1;\nvar b = nothing;");

        Assert.Equal(CellStatus.Failed, run.Status);
        Assert.Equal(2, run.Error!.Line);
        Assert.StartsWith("test.ipynb, cell 1, line 2: CS0103: The name 'nothing'", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Exception_NamesTheLineOfTheCellThatThrew()
    {
        await RunAsync("int Half(int x)\n{\n    if (x % 2 != 0)\n        throw new ArgumentException(\"odd\");\n    return x / 2;\n}");

        var run = await RunAsync("var before = 7;\nvar y = Half(before);");

        Assert.Equal("test.ipynb, cell 1, line 4: ArgumentException: odd", run.Error!.ToString());
        Assert.Contains("   in test.ipynb, cell 2, line 2", run.Error.Traceback);
        Assert.Equal(7, _session.Value("before"));
        Assert.Equal(CellStatus.Succeeded, (await RunAsync("before + Half(4)")).Status);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) try { while (true) { } } catch { }")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    [InlineData("await Task.Delay(Timeout.Infinite);")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("Task.Delay(Timeout.Infinite).Wait();")]
    public async Task Run_EndlessCell_IsStoppedAndVariablesStay(string endless)
    {
        await RunAsync("var kept = new List<int> { 1, 2 };");

        var watch = Stopwatch.StartNew();
        var run = await _session.RunAsync("kept.Add(3);\n" + endless, "test.ipynb, endless cell", TimeSpan.FromSeconds(0.5), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(CellStatus.TimedOut, run.Status);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"{watch.Elapsed}");
        Assert.Equal(3, (await RunAsync("kept.Count")).Value);
    }

    [Fact]
    public async Task Run_EndlessSequence_ShowsItsFirstItems()
    {
        var run = await RunAsync("IEnumerable<int> Endless() { for (var i = 0; ; i++) yield return i; }\nEndless()");

        Assert.Null(run.Error);
        Assert.Contains("19", ((DisplayOutput)Assert.Single(run.Outputs)).Data.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KitTypes_AreThoseOfThisProcess()
    {
        var run = await RunAsync("#r \"../somewhere/AnalysisKit.dll\"\n#r \"Microsoft.Data.Analysis.dll\"\nusing Microsoft.Data.Analysis;\nnew DataFrame(new StringDataFrameColumn(\"من\", new[] { \"روسيا\" }))");

        Assert.Null(run.Error);
        Assert.IsType<Microsoft.Data.Analysis.DataFrame>(run.Value);
        Assert.Same(typeof(Article), (await RunAsync("typeof(Article)")).Value);
    }

    private Task<CellRun> RunAsync(string code) =>
        _session.RunAsync(code, $"test.ipynb, cell {++_cell}", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken);
}
