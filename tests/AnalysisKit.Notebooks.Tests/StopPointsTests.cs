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
    [InlineData("int F(int x) => x == 0 ? 0 : 1 + F(x - 1); F(100)", 100)]
    [InlineData("int sum = 0; void Add(int x) => sum += x; new List<int> { 1, 2 }.ForEach(x => Add(x)); sum", 3)]
    [InlineData("async Task Wait() => await Task.Yield(); async Task<int> Get() => await Task.FromResult(4); await Wait(); await Get()", 4)]
    [InlineData("Func<Task<int>> get = async () => await Task.FromResult(5); Func<Task> wait = async () => await Task.Yield(); await wait(); await get()", 5)]
    [InlineData("System.Linq.Expressions.Expression<Func<int, Func<int, int>>> tree = x => y => x + y; tree.Compile()(1)(2)", 3)]
    [InlineData("Func<int, int> fail = x => throw new Exception(); try { fail(1); } catch (Exception) { } 6", 6)]
    [InlineData("var items = new[] { 1, 2 }; ref int Get(int i) => ref items[i]; Get(1) = 9; items[1]", 9)]
    [InlineData("class A { int _x; public int X { get => _x; set => _x = value; } public A() => _x = 1; public static A operator +(A a, A b) => new A { X = a.X + b.X }; }\n(new A() + new A()).X", 2)]
    [InlineData("new[] { 3, 1, 2 }.AsQueryable().Where(x => x > 1).OrderBy(x => x).First() + (from x in new[] { 1, 2 } where x > 1 select x).Sum(x => x)", 4)]
    [InlineData("class A { int _x = 3; public ref int X => ref _x; public int Y => throw new Exception(); public int this[int i] => i + X; } var a = new A(); a.X = 5; a[2]", 7)]
    [InlineData("using T = System.Threading.Tasks.Task; async T F() => await T.Yield(); await F(); 7", 7)]
    public async Task Run_CodeWithLoopsAndFunctions_MeansTheSame(string code, int expected) => Assert.Equal(expected, (await RunAsync(code)).Value);

    [Fact]
    public async Task Run_ExceptionInALoop_NamesTheLine()
    {
        var run = await RunAsync("for (var i = 0; ; i++)\n    if (i == 3)\n        throw new Exception(\"three\");");

        Assert.Equal(3, run.Error!.Line);
    }

    [Theory]
    [InlineData("int F(int x) => F(x + 1) + 1;\nF(0)")]
    [InlineData("Func<int, int>? f = null; f = x => f!(x + 1) + 1; f(0)")]
    [InlineData("class A { public int P => P + 1; } new A().P")]
    [InlineData("class A { public int this[int i] => this[i + 1] + 1; } new A()[0]")]
    public async Task Run_EndlessRecursion_IsAnError(string code)
    {
        var run = await RunAsync(code);

        Assert.Equal("System.InsufficientExecutionStackException", run.Error!.Name);
        Assert.Equal(3, (await RunAsync("1 + 2")).Value);
    }

    [Theory]
    [InlineData("while (true) Console.WriteLine(\"again\");")]
    [InlineData("while (true) display(1);")]
    [InlineData("while (true) _ = new string('x', 100).ToUpperInvariant().Split('X');")]
    [InlineData("while (true) try { throw new Exception(\"again\"); } catch (Exception) when (true) { }")]
    [InlineData("await Task.Run(() => { while (true) { Thread.Sleep(1); } });")]
    [InlineData("while (Enumerable.Range(0, int.MaxValue).Where(x => x < 0).Count() < 1) { }")]
    [InlineData("long Fib(long n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(90)")]
    public async Task Run_BusyEndlessCell_IsStoppedEachTime(string endless)
    {
        for (var i = 0; i < 5; i++)
        {
            var run = await _session.RunAsync(endless, $"endless cell {i}", TimeSpan.FromSeconds(0.1), cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(CellStatus.TimedOut, run.Status);
        }

        Assert.Equal(3, (await RunAsync("1 + 2")).Value);
    }

    [Fact]
    public async Task Run_TaskOfAStoppedCell_StopsToo()
    {
        await RunAsync("Task? task = null;");

        await _session.RunAsync("task = Task.Run(() => { while (true) Thread.Sleep(1); });\nawait task;", "endless task", TimeSpan.FromSeconds(2), cancellationToken: TestContext.Current.CancellationToken);

        await RunAsync("1");
        var task = (Task)_session.Value("task")!;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_CellInCodeThatDoesNotStop_IsLeftBehindAndVariablesStay()
    {
        using var wanted = new ManualResetEventSlim();
        Stubborn.Wanted = wanted;
        var session = new CSharpSession(new CSharpSessionOptions { Patience = TimeSpan.FromSeconds(0.2) });
        await session.RunAsync($"#r \"{typeof(Stubborn).Assembly.Location}\"\nvar kept = new List<int> {{ 1 }};", "first", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken);

        var run = await session.RunAsync($"{typeof(Stubborn).FullName}.Work(); while (true) {{ kept.Clear(); }}", "stubborn", TimeSpan.FromSeconds(2), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(CellStatus.TimedOut, run.Status);
        Assert.Contains("goes on in the background", run.Error!.Message, StringComparison.Ordinal);
        wanted.Set();
        Assert.Equal(2, (await session.RunAsync("kept.Count + 1", "next", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken)).Value);
    }

    private Task<CellRun> RunAsync(string code) =>
        _session.RunAsync(code, $"test.ipynb, cell {++_cell}", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken);
}
