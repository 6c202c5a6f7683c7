namespace AnalysisKit.Notebooks.Tests;

public class StopPointsTests
{
    private readonly CSharpSession _session = new();
    private int _cell;

    [Theory]
    [InlineData("var n = 0; while (n < 5) n++; n", 5)]
    [InlineData("var n = 0; for (;;) if (n++ == 4) break; // end\nn", 5)]
    [InlineData("var n = 0; foreach (var a in new[] { 1, 2 }) foreach (var (b, c) in new[] { (1, 2) }) n += c; n", 4)]
    [InlineData("var n = 0; do { n++; } while (n < 3); n", 3)]
    [InlineData("int F(int x) { if (x == 0) return 0; return 1 + F(x - 1); } F(100)", 100)]
    [InlineData("class A { public A() { } int _x; public int X { get { return _x; } set { _x = value; } } } new A { X = 7 }.X", 7)]
    [InlineData("Func<int, int> f = x => { return x + 1; }; f(1)", 2)]
    [InlineData("IEnumerable<int> S() { for (var i = 0; ; i++) yield return i; } S().First(i => i > 8)", 9)]
    [InlineData("void Run() { var n = 0; again: n++; if (n < 3) goto again; R = n; } int R = 0; Run(); R", 3)]
    public async Task Run_CodeWithLoopsAndFunctions_MeansTheSame(string code, int expected) => Assert.Equal(expected, (await RunAsync(code)).Value);

    [Fact]
    public async Task Run_ExceptionInALoop_NamesTheLine()
    {
        var run = await RunAsync("for (var i = 0; ; i++)\n    if (i == 3)\n        throw new Exception(\"three\");");

        Assert.Equal(3, run.Error!.Line);
    }

    [Fact]
    public async Task Run_EndlessRecursion_IsAnError()
    {
        var run = await RunAsync("int F(int x) { return F(x + 1) + 1; }\nF(0)");

        Assert.Equal("System.InsufficientExecutionStackException", run.Error!.Name);
        Assert.Equal(3, (await RunAsync("1 + 2")).Value);
    }

    [Theory]
    [InlineData("while (true) Console.WriteLine(\"again\");")]
    [InlineData("while (true) display(1);")]
    [InlineData("while (true) _ = new string('x', 100).ToUpperInvariant().Split('X');")]
    [InlineData("while (true) try { throw new Exception(\"again\"); } catch (Exception) when (true) { }")]
    [InlineData("await Task.Run(() => { while (true) { Thread.Sleep(1); } });")]
    public async Task Run_BusyEndlessCell_IsStoppedEachTime(string endless)
    {
        for (var i = 0; i < 5; i++)
        {
            var run = await _session.RunAsync(endless, $"endless cell {i}", TimeSpan.FromSeconds(0.1), cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(CellStatus.TimedOut, run.Status);
        }

        Assert.Equal(3, (await RunAsync("1 + 2")).Value);
    }

    private Task<CellRun> RunAsync(string code) =>
        _session.RunAsync(code, $"test.ipynb, cell {++_cell}", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken);
}
