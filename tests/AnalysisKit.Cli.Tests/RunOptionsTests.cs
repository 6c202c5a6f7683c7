using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace AnalysisKit.Cli.Tests;

// Cells change the process's current folder: one class at a time.
[Collection("Cells")]
public class RunOptionsTests
{
    private static JsonElement[] Cells(string file)
    {
        using var saved = JsonDocument.Parse(File.ReadAllText(file));
        return [.. saved.RootElement.GetProperty("cells").EnumerateArray().Select(c => c.Clone())];
    }

    private static string Shown(JsonElement cell) => string.Concat(cell.GetProperty("outputs").EnumerateArray().SelectMany(o => o.GetProperty("data").GetProperty("text/plain").EnumerateArray()).Select(l => l.GetString()));

    [Fact]
    public async Task Run_Parameters_AreInjectedBehindTheirCellAndReplaceEarlierOnes()
    {
        using var folder = new Folder();
        var file = folder.Write("p.ipynb", NotebookFile.Of(("int top = 10;\nvar name = \"a\";\nvar share = 0.5;\nbool all = true;", "parameters"), ("top = 99;", "injected-parameters"), ("$\"{top} {name} {share + 1} {all}\"", null)));

        var run = await Cli.RunAsync("run", file, "--output", folder.At("out"), "-p", "top=3", "-p", "name=روسيا \"\\n;", "-p", "share=2", "-p", "all=false");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var cells = Cells(folder.At("out/p.ipynb"));
        Assert.Equal(3, cells.Length);
        Assert.Equal("injected-parameters", cells[1].GetProperty("metadata").GetProperty("tags")[0].GetString());
        Assert.Equal("3 روسيا \"\\n; 3 False", Shown(cells[2]));
    }

    [Theory]
    [InlineData("nope=1", "no parameter 'nope'. It has: top")]
    [InlineData("top=many", "takes a whole number, not 'many'")]
    [InlineData("top", "must be a name and a value")]
    public async Task Run_WrongParameter_SaysWhatThereIs(string parameter, string message)
    {
        using var folder = new Folder();
        var run = await Cli.RunAsync("run", folder.Write("p.ipynb", NotebookFile.Of(("int top = 1;", "parameters"))), "--output", folder.At("out"), "-p", parameter);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ParameterForNotebookWithoutAny_SaysSo()
    {
        using var folder = new Folder();
        var run = await Cli.RunAsync("run", folder.Write("p.ipynb", NotebookFile.Of(("1", null))), "--output", folder.At("out"), "-p", "a=1");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("none of its cells is tagged \"parameters\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Tags_SkipAndMayFail()
    {
        using var folder = new Folder();
        var file = folder.Write("t.ipynb", NotebookFile.Of(("throw new Exception(\"skipped\");", "skip-execution"), ("throw new Exception(\"expected\");", "raises-exception"), ("1 + 1", null)));

        var run = await Cli.RunAsync("run", file, "--output", folder.At("out"), "--junit", folder.At("r.xml"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var cells = Cells(folder.At("out/t.ipynb"));
        Assert.Equal(0, cells[0].GetProperty("outputs").GetArrayLength());
        Assert.Equal("error", cells[1].GetProperty("outputs")[0].GetProperty("output_type").GetString());
        Assert.Equal("2", Shown(cells[2]));
        var suite = XDocument.Load(folder.At("r.xml")).Root!.Element("testsuite")!;
        Assert.Equal(("3", "0", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value));
    }

    [Fact]
    public async Task Run_CellTimeout_StopsTheCell()
    {
        using var folder = new Folder();
        var run = await Cli.RunAsync("run", folder.Write("e.ipynb", NotebookFile.Of(("1", null), ("while (true) { }", null))), "--output", folder.At("out"), "--cell-timeout", "12");
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("e.ipynb, cell 2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CheckAndInPlace_NoticeWhatChanged()
    {
        using var folder = new Folder();
        var file = folder.Write("c.ipynb", NotebookFile.Of(("System.Console.WriteLine(\"took 12.5 s\"); var n = System.IO.File.ReadAllText(\"n.txt\");", null), ("n", null)));
        folder.Write("n.txt", "one");

        Assert.Equal(0, (await Cli.RunAsync("run", file, "--in-place")).ExitCode);
        Assert.Equal("one", Shown(Cells(file)[1]));
        var before = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, before.Replace("12.5 s", "3 s", StringComparison.Ordinal).Replace("took 3 s\\\"); var", "took 12.5 s\\\"); var", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Cli.RunAsync("run", file, "--check", "--output", folder.At("out"))).ExitCode);

        folder.Write("n.txt", "two");
        var changed = await Cli.RunAsync("run", file, "--check", "--output", folder.At("out"), "--junit", folder.At("r.xml"));
        Assert.Equal(5, changed.ExitCode);
        Assert.Contains("cell 2 shows another result", changed.Error, StringComparison.Ordinal);
        Assert.Contains("saved: one", changed.Error, StringComparison.Ordinal);
        Assert.Contains("now:   two", changed.Error, StringComparison.Ordinal);
        Assert.Equal("one", Shown(Cells(file)[1]));
        Assert.Equal("1", XDocument.Load(folder.At("r.xml")).Root!.Attribute("failures")!.Value);
        Assert.Equal(2, (await Cli.RunAsync("run", file, "--check", "--in-place")).ExitCode);
        Assert.Empty(Directory.EnumerateFiles(folder.Name, "*.tmp"));
    }

    [Fact]
    public async Task Run_SeveralNotebooks_OneThatEndsItsProcessDoesNotEndTheOthers()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.At("set"));
        folder.Write("set/a.ipynb", NotebookFile.Of(("\"before\"", null), ("System.Environment.Exit(7);", null)));
        folder.Write("set/b.ipynb", NotebookFile.Of(("\"<script>alert(1)</script>\"", null), ("throw new Exception(\"bad \\u0001 <b>\");", null)));
        folder.Write("set/c.ipynb", NotebookFile.Of(("40 + 2", null)));

        var run = await Cli.RunAsync("run", folder.At("set"), "--jobs", "2", "--output", folder.At("out"), "--junit", folder.At("r.xml"), "--report", folder.At("r.html"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a.ipynb, cell 2: the process ended here, with exit code 7", run.Error, StringComparison.Ordinal);
        Assert.True(run.Output.Contains("c.ipynb: passed", StringComparison.Ordinal), run.Output + run.Error);
        Assert.True(run.Output.IndexOf("b.ipynb", StringComparison.Ordinal) < run.Output.IndexOf("c.ipynb", StringComparison.Ordinal));
        var root = XDocument.Load(folder.At("r.xml")).Root!;
        Assert.Equal(("5", "2"), (root.Attribute("tests")!.Value, root.Attribute("failures")!.Value));
        var page = await File.ReadAllTextAsync(folder.At("r.html"), TestContext.Current.CancellationToken);
        Assert.Contains("bad  &lt;b&gt;", page.Replace("\u0001", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("2 not passed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OneNotebookThatEndsItsProcess_FailsAndIsReported()
    {
        using var folder = new Folder();
        var file = folder.Write("a.ipynb", NotebookFile.Of(("1", null), ("System.Environment.Exit(0);", null)));

        var run = await Cli.RunAsync("run", file, "--output", folder.At("out"), "--junit", folder.At("r.xml"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a.ipynb, cell 2: the process ended here, with exit code 0", run.Error, StringComparison.Ordinal);
        Assert.Equal("1", XDocument.Load(folder.At("r.xml")).Root!.Attribute("failures")!.Value);
    }

    [Fact]
    public async Task Run_SkippedCellInPlace_KeepsItsSavedOutputs()
    {
        using var folder = new Folder();
        var file = folder.Write("s.ipynb", NotebookFile.Of(("\"costly\"", null), ("1 + 1", null)));
        Assert.Equal(0, (await Cli.RunAsync("run", file, "--in-place")).ExitCode);
        var saved = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        saved["cells"]![0]!["metadata"]!["tags"] = new JsonArray("skip-execution");
        folder.Write("s.ipynb", saved.ToJsonString());

        Assert.Equal(0, (await Cli.RunAsync("run", file, "--in-place")).ExitCode);

        Assert.Equal(["costly", "2"], Cells(file).Select(Shown));
    }

    [Fact]
    public async Task Run_CellLeavesAThreadRunning_TheRunStillEnds()
    {
        using var folder = new Folder();
        var file = folder.Write("t.ipynb", NotebookFile.Of(("new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start();", null)));

        var run = await Cli.RunAsync("run", file, "--output", folder.At("out")).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Run_FailingCell_ReportsHoldTheTraceback()
    {
        using var folder = new Folder();
        var file = folder.Write("f.ipynb", NotebookFile.Of(("void Deep() => throw new Exception(\"<b>\");", null), ("Deep();", null)));

        await Cli.RunAsync("run", file, "--output", folder.At("out"), "--junit", folder.At("r.xml"), "--report", folder.At("r.html"));

        Assert.Contains("in f.ipynb, cell 1, line 1", XDocument.Load(folder.At("r.xml")).Descendants("failure").Single().Value, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(folder.At("r.html"), TestContext.Current.CancellationToken);
        Assert.Contains("System.Exception: &lt;b&gt;\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("KILL", 137)]
    public async Task Run_EndedFromOutsideInPlace_LeavesTheNotebookAsItWas(string signal, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals and named pipes differ there.");
        using var folder = new Folder();
        await CommandProcess.MakePipeAsync(folder.At("begun"));
        var file = folder.Write("i.ipynb", NotebookFile.Of(("\"new\"", null), ("System.IO.File.WriteAllText(\"begun\", Environment.ProcessId.ToString()); while (true) { }", null)));
        var before = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        using var process = CommandProcess.Start("run", file, "--in-place");
        // The endless cell runs once the pipe has a writer; what it writes is the notebook's own process.
        var id = await CommandProcess.Within(Task.Run(() => File.ReadAllText(folder.At("begun"))), "the notebook's second cell did not begin");
        using var worker = System.Diagnostics.Process.GetProcessById(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));

        try
        {
            var (ended, _) = await process.EndByAsync(signal);

            await worker.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            Assert.Equal(code, ended);
            Assert.Equal(before, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }
        finally
        {
            worker.Kill();
        }
    }

    [Fact]
    public async Task Run_FailsInPlace_LeavesTheNotebookAndSavesACopy()
    {
        using var folder = new Folder();
        var file = folder.Write("f.ipynb", NotebookFile.Of(("throw new Exception(\"on purpose\");", null), ("1", null)));
        var before = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        var run = await Cli.RunAsync("run", file, "--in-place", "--output", folder.At("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the notebook itself is as it was", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal("error", Cells(folder.At("out/f.ipynb"))[0].GetProperty("outputs")[0].GetProperty("output_type").GetString());
    }

    [Fact]
    public async Task Run_ReadOnlyNotebookInPlace_IsRefusedBeforeItRuns()
    {
        using var folder = new Folder();
        var file = folder.Write("r.ipynb", NotebookFile.Of(("System.IO.File.WriteAllText(\"ran\", \"\");", null)));
        new FileInfo(file).IsReadOnly = true;

        var run = await Cli.RunAsync("run", file, "--in-place");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is read-only", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("ran")));
        new FileInfo(file).IsReadOnly = false;
    }

    [Fact]
    public async Task Run_Pattern_NamesTheNotebooksOfAFolder()
    {
        using var folder = new Folder();
        folder.Write("a1.ipynb", NotebookFile.Of(("1", null)));
        folder.Write("a2.ipynb", NotebookFile.Of(("2", null)));
        folder.Write("b.ipynb", NotebookFile.Of(("throw null;", null)));

        var run = await Cli.RunAsync("run", folder.At("a*.ipynb"), "--output", folder.At("out"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["a1.ipynb", "a2.ipynb"], Directory.EnumerateFiles(folder.At("out")).Select(Path.GetFileName).Order());
        Assert.Contains("names no notebook", (await Cli.RunAsync("run", folder.At("c*.ipynb"))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CellThatKeepsItsProcessFromEnding_TheRunStillEndsWithItsOwnExitCode()
    {
        using var folder = new Folder();
        var file = folder.Write("t.ipynb", NotebookFile.Of(("AppDomain.CurrentDomain.ProcessExit += (_, _) => System.Threading.Thread.Sleep(-1); 1", null)));

        var run = await Cli.RunAsync("run", file, "--output", folder.At("out")).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Run_FaultyFiles_EachSayWhatTheyAre()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.At("set"));
        folder.Write("set/a.ipynb", "<html>");
        folder.Write("set/b.ipynb", "{\"nbformat\": 3, \"worksheets\": []}");
        folder.Write("set/c.ipynb", "{\"cells\": [{\"cell_type\": \"widget\", \"metadata\": {}, \"source\": \"x\"}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}");

        var run = await Cli.RunAsync("run", folder.At("set"), "--output", folder.At("out"));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("a.ipynb", run.Error, StringComparison.Ordinal);
        Assert.Contains("this is not JSON", run.Error, StringComparison.Ordinal);
        Assert.Contains("old format nbformat 3", run.Error, StringComparison.Ordinal);
        Assert.Contains("c.ipynb: passed, 0 cells", run.Output, StringComparison.Ordinal);
    }
}
