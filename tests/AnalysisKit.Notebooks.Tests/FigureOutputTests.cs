using AnalysisKit.Charts;

namespace AnalysisKit.Notebooks.Tests;

/// <summary>Where plotly.js stands among the outputs of a notebook whose cells are run again, edited and removed.</summary>
public class FigureOutputTests
{
    private const string Setup = "var one = Figure.FromPlotly(\"{\\\"data\\\":[{\\\"type\\\":\\\"bar\\\",\\\"y\\\":[1]}]}\"); var two = Figure.FromPlotly(\"{\\\"data\\\":[{\\\"type\\\":\\\"bar\\\",\\\"y\\\":[2]}]}\");";

    private readonly CSharpSession _session = new();
    private readonly Dictionary<string, IReadOnlyList<CellOutput>> _page = [];
    private List<string> _removed = [];
    private int _count;

    private int Libraries => Html().Count(Figure.HasLibrary);

    private int Figures => Html().Sum(h => h.Split("<div data-figure=\"").Length - 1);

    private IEnumerable<string> Html() => _page.Values.SelectMany(o => o).OfType<DisplayOutput>().Select(o => o.Data.Html).OfType<string>();

    // As JupyterLab runs a cell: it names the cell, and those that were removed.
    private async Task<CellRun> RunAsync(string cell, string code, bool isTold = true, IProgress<CellOutput>? progress = null)
    {
        var run = await _session.RunAsync(code, $"cell {++_count}", new CellHost { Id = cell, Removed = isTold ? _removed : null }, Timeout.InfiniteTimeSpan, progress, TestContext.Current.CancellationToken);
        _page[cell] = run.Outputs;
        _removed = [];
        return run;
    }

    private void Remove(string cell)
    {
        _page.Remove(cell);
        _removed.Add(cell);
    }

    [Fact]
    public async Task Run_SeveralFigures_TheFirstAloneCarriesTheLibrary()
    {
        await RunAsync("setup", Setup);
        await RunAsync("a", "display(one); two");
        await RunAsync("b", "one");
        Assert.Equal((1, 3), (Libraries, Figures));
        Assert.True(Figure.HasLibrary(((DisplayOutput)_page["a"][0]).Data.Html!));
    }

    [Fact]
    public async Task Run_FirstFigureEditedAndRunAgain_CarriesTheLibraryAgain()
    {
        await RunAsync("setup", Setup);
        await RunAsync("a", "one");
        await RunAsync("b", "two");
        await RunAsync("a", "two");
        Assert.True(Figure.HasLibrary(((DisplayOutput)_page["a"][0]).Data.Html!));
        Assert.Equal(1, Libraries);
        await RunAsync("b", "one");
        await RunAsync("b", "two");
        Assert.Equal(1, Libraries);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("throw new Exception();")]
    [InlineData("this is no C#")]
    [InlineData("display(one); clear_output();")]
    [InlineData("var h = display(one); h.Update(\"done\");")]
    public async Task Run_CarrierShowsNoFigureAnyMore_TheLibraryStays(string edited)
    {
        await RunAsync("setup", Setup);
        await RunAsync("a", "one");
        await RunAsync("b", "two");
        var run = await RunAsync("a", edited);
        Assert.Equal((1, 1), (Libraries, Figures));
        Assert.DoesNotContain(run.Outputs.SkipLast(1), o => o is ErrorOutput);

        // The next figure of that cell has it, and no cell has it twice.
        await RunAsync("a", "one");
        Assert.Equal((1, 2), (Libraries, Figures));
    }

    [Theory]
    [InlineData("display(one); clear_output(); display(two);")]
    [InlineData("display(one); clear_output(true); display(two);")]
    [InlineData("var h = display(one); h.Update(two);")]
    [InlineData("var h = display(one); display(two); h.Update(1);")]
    [InlineData("display(HTML(one.ToHtml() + two.ToHtml()));")]
    public async Task Run_OutputThatCarriedIsReplaced_TheCellStillCarries(string code)
    {
        foreach (var host in (CellHost[])[default, new CellHost { Id = "a", Removed = [] }, new CellHost { Id = "b" }])
        {
            var session = new CSharpSession();
            await session.RunAsync(Setup, "setup", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken);
            var run = await session.RunAsync(code, "cell", host, Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(1, run.Outputs.OfType<DisplayOutput>().Count(o => o.Data.Html is { } html && html.Split("class=\"analysiskit-library\"").Length == 2));
        }
    }

    [Fact]
    public async Task Run_CarrierRemoved_TheNextRunCarries()
    {
        await RunAsync("setup", Setup);
        await RunAsync("a", "one");
        await RunAsync("b", "two");
        Remove("a");
        await RunAsync("c", "1 + 1");
        Assert.Equal((1, 1), (Libraries, Figures));
    }

    [Fact]
    public async Task Update_OfACarrierByAnotherCell_KeepsTheLibrary()
    {
        var updates = new Updates();
        await RunAsync("setup", Setup);
        await RunAsync("a", "var h = display(one);");
        await RunAsync("b", "two");
        await RunAsync("c", "h.Update(two);", progress: updates);
        Assert.True(Figure.HasLibrary(Assert.Single(updates.All).Data.Html!));
        var run = await RunAsync("d", "h.Update(0);");
        Assert.Contains(run.Outputs.OfType<DisplayOutput>(), o => Figure.HasLibrary(o.Data.Html!));
    }

    [Fact]
    public async Task Run_FrontEndThatTellsNoRemovals_RunningAllAgainHeals()
    {
        await RunAsync("setup", Setup, isTold: false);
        foreach (var cell in (string[])["a", "b", "c"])
            await RunAsync(cell, "one", isTold: false);
        Assert.Equal(1, Libraries);
        _page.Remove("a");
        foreach (var cell in (string[])["b", "c"])
            await RunAsync(cell, "one", isTold: false);
        Assert.Equal(1, Libraries);
    }

    [Fact]
    public async Task Run_UnknownCells_EachCarriesForItself()
    {
        foreach (var code in (string[])[Setup, "display(one); display(two);", "one"])
            _page[code] = (await _session.RunAsync(code, $"cell {++_count}", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken)).Outputs;
        Assert.Equal((2, 3), (Libraries, Figures));
    }

    [Fact]
    public async Task Run_AnyOrder_WhereFiguresStandTheLibraryStandsOnce()
    {
        await RunAsync("setup", Setup);
        string[] codes = ["one", "display(two); display(one);", "1", "throw new Exception();", "display(one); clear_output();", "var h = display(one); h.Update(1); two"];
        var random = new Random(7);
        for (var step = 0; step < 80; step++)
        {
            var (cell, act) = (random.Next(4), random.Next(codes.Length + 2));
            if (act >= codes.Length)
                Remove($"cell {cell}");
            else
                await RunAsync($"cell {cell}", codes[act]);
            if (_removed.Count == 0)
                Assert.True(Figures == 0 ? Libraries <= 1 : Libraries == 1, $"{Libraries} for {Figures} figures");
        }
    }

    [Fact]
    public async Task RunNotebook_Twice_GivesTheSameBytesWithOneLibrary()
    {
        var notebook = new Notebook { Cells = [.. ((string[])[Setup, "one", "one", "display(two);"]).Select((code, i) => new Cell { Kind = CellKind.Code, Source = code, Id = $"c{i}", Language = "csharp" })] };
        var path = Path.Combine(Path.GetTempPath(), "n.ipynb");
        var first = (await NotebookRunner.RunAsync(notebook, path, cancellationToken: TestContext.Current.CancellationToken)).Notebook;
        var second = (await NotebookRunner.RunAsync(notebook, path, cancellationToken: TestContext.Current.CancellationToken)).Notebook;
        var html = first.Cells.SelectMany(c => c.Outputs).OfType<DisplayOutput>().Select(o => o.Data.Html!).ToList();
        Assert.Equal([true, false, false], html.Select(Figure.HasLibrary));
        Assert.Equal(html, second.Cells.SelectMany(c => c.Outputs).OfType<DisplayOutput>().Select(o => o.Data.Html!));
        Assert.DoesNotContain(html, h => Figure.WithoutLibrary(h).Contains(" id=\"", StringComparison.Ordinal));
    }

    private sealed class Updates : IProgress<CellOutput>
    {
        public List<DisplayUpdate> All { get; } = [];

        public void Report(CellOutput value)
        {
            if (value is DisplayUpdate update)
                All.Add(update);
        }
    }
}
