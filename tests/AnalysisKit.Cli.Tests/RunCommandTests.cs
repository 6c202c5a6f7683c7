using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

// Cells change the process's current folder: one class at a time.
[Collection("Cells")]
public class RunCommandTests
{
    [Fact]
    public async Task Run_Notebook_SavesOutputsAndPrintsItsTables()
    {
        using var folder = new Folder();
        var notebook = folder.Write("a.dib", "#!csharp\nusing Microsoft.Data.Analysis;\nnew DataFrame(new StringDataFrameColumn(\"من\", new[] { \"روسيا\" }), new Int32DataFrameColumn(\"n\", new[] { 1234 }))\n");

        var run = await Cli.RunAsync("run", notebook, "--output", folder.At("out"));

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("روسيا", run.Output, StringComparison.Ordinal);
        Assert.Contains("1234", run.Output, StringComparison.Ordinal);
        Assert.Contains("passed, 1 cell in", run.Output, StringComparison.Ordinal);
        using var saved = JsonDocument.Parse(await File.ReadAllTextAsync(folder.At("out/a.ipynb"), TestContext.Current.CancellationToken));
        Assert.Equal("execute_result", saved.RootElement.GetProperty("cells")[0].GetProperty("outputs")[0].GetProperty("output_type").GetString());
    }

    [Fact]
    public async Task Run_FailingNotebook_TheNextStillRunsAndTheExitCodeIsOne()
    {
        using var folder = new Folder();
        var bad = folder.Write("bad.dib", "#!csharp\nvar a = 1;\nthrow new Exception(\"broken\");\n");
        var good = folder.Write("good.dib", "#!csharp\n1\n");

        var run = await Cli.RunAsync("run", bad, good, "--output", folder.At("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bad.dib, cell 1, line 2: Exception: broken", run.Error, StringComparison.Ordinal);
        Assert.Contains("good.dib: passed", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"output_type\": \"error\"", await File.ReadAllTextAsync(folder.At("out/bad.ipynb"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EndlessNotebook_TimesOut()
    {
        using var folder = new Folder();
        var endless = folder.Write("endless.dib", "#!csharp\nwhile (true) { }\n");

        var run = await Cli.RunAsync("run", endless, "--output", folder.At("out"), "--timeout", "3");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("TIMED OUT", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoNotebook_SaysSo()
    {
        using var folder = new Folder();

        Assert.Equal(2, (await Cli.RunAsync("run", folder.At("none.ipynb"))).ExitCode);
        var broken = await Cli.RunAsync("run", folder.Write("b.ipynb", "{"), "--output", folder.At("out"));
        Assert.Equal(3, broken.ExitCode);
        Assert.Contains("b.ipynb", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OneNotebook_ShowsItInOrderAndWritesAPageBesideIt()
    {
        using var folder = new Folder();
        var notebook = folder.Write("a.dib", "#!markdown\n# أول الدفتر\nprose\n#!csharp\nConsole.Write(\"typed \\u001b[31mred\");\n#!markdown\n## Second\n#!csharp\nnew Microsoft.Data.Analysis.DataFrame(new Microsoft.Data.Analysis.StringDataFrameColumn(\"من\", new[] { \"روسيا\" }))\n#!csharp\n40 + 2\n");

        var run = await Cli.RunAsync("run", notebook, "--output", folder.At("out"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var order = new[] { "أول الدفتر", "typed [31mred\n", "Second", "روسيا", "42\n", "passed, 3 cells", folder.At("a.html") }.Select(part => run.Output.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.True(order[0] >= 0 && order.SequenceEqual(order.Order()), run.Output);
        Assert.DoesNotContain("prose", run.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(folder.At("a.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<h1", page, StringComparison.Ordinal);
        Assert.Contains("روسيا", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PageOfThatNameFromElsewhere_StaysUnlessAskedFor()
    {
        using var folder = new Folder();
        var notebook = folder.Write("a.dib", "#!csharp\n1\n");
        var page = folder.Write("a.html", "mine");

        var run = await Cli.RunAsync("run", notebook, "--output", folder.At("out"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("stays as it is", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));

        Assert.Equal((0, ""), await Outcome("run", notebook, "--output", folder.At("out"), "--html"));
        Assert.Equal((0, ""), await Outcome("run", notebook, "--output", folder.At("out")));
        Assert.Contains("<html>", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SeveralOrCheckOrNoHtml_WriteNoPageUnlessAsked()
    {
        using var folder = new Folder();
        var (a, b) = (folder.Write("a.ipynb", NotebookFile.Of("var i = 1;")), folder.Write("b.ipynb", NotebookFile.Of("var i = 1;")));

        Assert.Equal((0, ""), await Outcome("run", a, b, "--output", folder.At("out")));
        Assert.Equal((0, ""), await Outcome("run", a, "--output", folder.At("out"), "--check"));
        Assert.Equal((0, ""), await Outcome("run", a, "--output", folder.At("out"), "--no-html"));
        Assert.Empty(Directory.GetFiles(folder.Name, "*.html", SearchOption.AllDirectories));

        Assert.Equal((0, ""), await Outcome("run", a, b, "--output", folder.At("out"), "--check", "--html"));
        Assert.Equal([folder.At("a.html"), folder.At("b.html")], Directory.GetFiles(folder.Name, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await Cli.RunAsync("run", a, "--html", "--no-html")).ExitCode);
    }

    private static async Task<(int, string)> Outcome(params string[] arguments)
    {
        var run = await Cli.RunAsync(arguments);
        return (run.ExitCode, run.Error);
    }
}
