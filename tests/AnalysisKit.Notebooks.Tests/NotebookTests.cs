using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using AnalysisKit.Notebooks.Export;

namespace AnalysisKit.Notebooks.Tests;

public sealed class NotebookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analysiskit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_WhatWasRead_IsTheSameText()
    {
        var text = IpynbFormat.Write(Sample());

        Assert.Equal(text, IpynbFormat.Write(IpynbFormat.Parse(text, "a.ipynb")));
        Assert.Contains("\"nbformat_minor\": 5", text, StringComparison.Ordinal);
        Assert.Contains("النص العربي", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_UnknownCellsAndFields_AreKept()
    {
        const string Json = """
            {"cells": [{"cell_type": "widget", "id": "w", "metadata": {"x": 1}, "source": "s", "extra": [1]}, {"cell_type": "code", "id": "c", "metadata": {}, "source": ["a\n", "b"],
            "outputs": [{"output_type": "future", "n": 1}], "execution_count": 3}], "metadata": {"kernelspec": {"language": "C#"}}, "nbformat": 4, "nbformat_minor": 5, "more": true}
            """;

        var notebook = IpynbFormat.Parse(Json, "a.ipynb");
        var again = JsonNode.Parse(IpynbFormat.Write(notebook))!;

        Assert.Equal("widget", (string?)again["cells"]![0]!["cell_type"]);
        Assert.Equal(1, (int?)again["cells"]![0]!["extra"]![0]);
        Assert.Equal("future", (string?)again["cells"]![1]!["outputs"]![0]!["output_type"]);
        Assert.True((bool?)again["more"]);
        Assert.Equal("csharp", notebook.Language);
        Assert.Equal(2, notebook.Warnings.Count);
    }

    [Theory]
    [InlineData("{\"cells\": [", "not JSON")]
    [InlineData("[]", "no notebook")]
    [InlineData("{\"worksheets\": [], \"nbformat\": 3}", "nbformat 3")]
    [InlineData("{\"cells\": []}", "nbformat is missing")]
    [InlineData("{\"cells\": [], \"metadata\": {\"a\": 1, \"a\": 2}, \"nbformat\": 4}", "names a field twice")]
    public void Parse_NoNotebook_SaysWhatItIs(string text, string expected)
    {
        var error = Assert.Throws<DataFormatException>(() => IpynbFormat.Parse(text, "a.ipynb"));

        Assert.Contains("a.ipynb", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "the attachments of cell 2 are no object")]
    [InlineData("\"a.png\"", "the attachments of cell 2 are no object")]
    [InlineData("null", "the attachments of cell 2 are no object")]
    [InlineData("{\"a.png\": \"iVBORw0K\"}", "the attachment 'a.png' of cell 2 is no object")]
    [InlineData("{\"a.png\": null}", "the attachment 'a.png' of cell 2 is no object")]
    [InlineData("{\"a.png\": {}}", "the attachment 'a.png' of cell 2 is empty")]
    [InlineData("{\"a.png\": {\"image/png\": \"%%%\"}}", "no base64")]
    [InlineData("{\"a.png\": {\"image/png\": \"\"}}", "no base64")]
    [InlineData("{\"a.png\": {\"image/png\": 7}}", "no base64")]
    [InlineData("{\"a.png\": {\"image/png\": [\"iVBO\", 7]}}", "no base64")]
    [InlineData("{\"a.png\": {\"application/pdf\": \"iVBORw0K\"}}", "of the kind 'application/pdf' and no picture")]
    [InlineData("{\"a.png\": {\"png\": \"iVBORw0K\"}}", "of the kind 'png' and no picture")]
    public void Parse_OddAttachment_IsNamedAndTheRestIsKept(string attachments, string problem)
    {
        var json = $$"""{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "# One"}, {"cell_type": "markdown", "metadata": {}, "attachments": {{attachments}}, "source": "![a](attachment:a.png) text"}, {"cell_type": "code", "metadata": {}, "source": "1 + 1", "outputs": [], "execution_count": null}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""";

        var notebook = IpynbFormat.Parse(json, "a.ipynb");
        var page = HtmlExport.Write(notebook, "a.ipynb");

        var warning = Assert.Single(notebook.Warnings);
        Assert.StartsWith("a.ipynb: ", warning, StringComparison.Ordinal);
        Assert.Contains(problem, warning, StringComparison.Ordinal);
        Assert.Contains("Attach the picture", warning, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(attachments), JsonNode.Parse(IpynbFormat.Write(notebook))!["cells"]![1]!["attachments"]));
        Assert.Contains("One</h1>", page, StringComparison.Ordinal);
        Assert.Contains(" text", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data:image/png", page, StringComparison.Ordinal);
        Assert.Contains(" text", MarkdownExport.Write(notebook, "files").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OddOutputsAndMetadata_AreNamed()
    {
        const string Json = """{"cells": [{"cell_type": "code", "metadata": [1], "source": "1", "execution_count": 1, "outputs": [{"output_type": "display_data", "data": ["a"], "metadata": {}}, {"output_type": "stream", "name": "stdout", "text": "kept"}]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""";

        var notebook = IpynbFormat.Parse(Json, "a.ipynb");

        Assert.Equal(["a.ipynb: the metadata of cell 1 are no object; they are left out.", "a.ipynb: an output of cell 1 is no object of kinds and contents; it is kept and not shown. Run the notebook again."], notebook.Warnings);
        Assert.Equal("a", (string?)JsonNode.Parse(IpynbFormat.Write(notebook))!["cells"]![0]!["outputs"]![0]!["data"]![0]);
        Assert.Contains("kept", HtmlExport.Write(notebook, "a.ipynb"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"iVBORw0K\"")]
    [InlineData("[\"iVBO\\n\", \"Rw0K\"]")]
    public void Parse_AttachedPicture_IsShown(string content)
    {
        var json = $$$"""{"cells": [{"cell_type": "markdown", "metadata": {}, "attachments": {"a.png": {"image/png": {{{content}}}}}, "source": "![a](attachment:a.png) ![b](attachment:b.png)"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""";
        var warnings = new List<string>();

        var notebook = IpynbFormat.Parse(json, "a.ipynb");
        var page = HtmlExport.Write(notebook, "a.ipynb", warn: warnings.Add);

        Assert.Empty(notebook.Warnings);
        Assert.Contains("data:image/png;base64,iVBORw0K", page, StringComparison.Ordinal);
        Assert.Contains("attachment:b.png", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_HalfOfASurrogatePair_IsReplacedAndSaid()
    {
        const string Json = """{"cells": [{"cell_type": "markdown", "metadata": {"x": "\udc00"}, "source": "\\ud800 \ud83d\ude00 \ud800"}], "metadata": {}, "nbformat": 4}""";

        var notebook = IpynbFormat.Parse(Json, "a.ipynb");

        Assert.Equal("\\ud800 😀 \uFFFD", notebook.Cells[0].Source);
        Assert.Equal("\uFFFD", (string?)notebook.Cells[0].Metadata["x"]);
        Assert.Contains("halves of characters", Assert.Single(notebook.Warnings), StringComparison.Ordinal);
        Assert.Contains("a\uFFFDb", IpynbFormat.Write(new Notebook { Cells = [Code("c", "a\ud800b")] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DeeplyNestedJson_IsRead()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200);

        Assert.Contains("\"a\": 1", IpynbFormat.Write(IpynbFormat.Parse($"{{\"cells\": [], \"metadata\": {deep}, \"nbformat\": 4}}", "a.ipynb")), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextThatIsNotUtf8_IsRefusedBeforeLettersAreLost()
    {
        var path = Path.Combine(_folder, "old.ipynb");
        File.WriteAllBytes(path, [.. "{\"cells\": [], \"metadata\": {\"a\": \""u8, 0xE1, 0xFF, .. "\"}, \"nbformat\": 4}"u8]);

        Assert.Contains("not text in UTF-8", Assert.Throws<DataFormatException>(() => Notebook.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Save_ThroughALink_KeepsLinkAndPermissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links and permissions differ there.");
        var path = Path.Combine(_folder, "a.ipynb");
        Sample().Save(path);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var link = File.CreateSymbolicLink(Path.Combine(_folder, "link.ipynb"), path).FullName;

        (Sample() with { Cells = [] }).Save(link);

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Empty(Notebook.Read(path).Cells);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        Assert.Throws<UnauthorizedAccessException>(() => Sample().Save(path));
        Assert.Empty(Notebook.Read(path).Cells);
    }

    [Fact]
    public void Dib_RoundTrip_KeepsCells()
    {
        var text = DibFormat.Write(Sample());

        var read = DibFormat.Parse(text.ReplaceLineEndings("\r\n"), "a.dib");

        Assert.Equal(Sample().Cells.Select(c => (c.Kind, c.Source)), read.Cells.Select(c => (c.Kind, c.Source)));
        Assert.Equal(text, DibFormat.Write(read));
    }

    [Fact]
    public async Task Run_Cells_FillsOutputsInOneSession()
    {
        var run = await RunAsync("var x = 2;", "display(x); x + 1");

        Assert.Equal(CellStatus.Succeeded, run.Status);
        Assert.Equal(2, run.CellsRun);
        Assert.Equal(["2", "3"], run.Notebook.Cells[1].Outputs.Cast<DisplayOutput>().Select(o => o.Data.Plain));
        Assert.Equal([1, 2], run.Notebook.Cells.Select(c => c.ExecutionCount));
        Assert.Equal(2, ((DisplayOutput)run.Notebook.Cells[1].Outputs[1]).ExecutionCount);
    }

    [Fact]
    public async Task Run_FailingCell_StopsAndNamesNotebookCellAndLine()
    {
        var run = await RunAsync("var x = 2;", "var y = x;\nint.Parse(\"no\")", "x");

        Assert.Equal(CellStatus.Failed, run.Status);
        Assert.StartsWith("test.ipynb, cell 2, line 2: FormatException:", run.Error!.ToString(), StringComparison.Ordinal);
        Assert.IsType<ErrorOutput>(Assert.Single(run.Notebook.Cells[1].Outputs));
        Assert.Null(run.Notebook.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task Run_TimeOver_StopsTheCell()
    {
        var run = await RunAsync(new NotebookRunOptions { Timeout = TimeSpan.FromSeconds(10) }, "var x = 2;", "while (true) { }");

        Assert.Equal(CellStatus.TimedOut, run.Status);
        Assert.Equal("test.ipynb, cell 2: the time is over; the cell was stopped.", run.Error!.ToString());
    }

    [Fact]
    public async Task Run_CellOfAnotherLanguage_IsRefused()
    {
        var notebook = new Notebook { Cells = [Code("1", "print(1)") with { Language = "python" }] };

        var run = await NotebookRunner.RunAsync(notebook, Path.Combine(_folder, "test.ipynb"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(CellStatus.Failed, run.Status);
        Assert.Contains("python", run.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RelativePath_BeginsInTheNotebooksFolder()
    {
        File.WriteAllText(Path.Combine(_folder, "here.txt"), "هنا");

        var run = await RunAsync("File.ReadAllText(\"here.txt\")");

        Assert.Equal("هنا", ((DisplayOutput)run.Notebook.Cells[0].Outputs[0]).Data.Plain);
    }

    [Fact]
    public void Save_OverAnOldFile_LeavesNoDraft()
    {
        var path = Path.Combine(_folder, "deep", "a.ipynb");

        Sample().Save(path);
        Sample().Save(path);

        Assert.Equal([path], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Equal(Sample().Cells.Count, Notebook.Read(path).Cells.Count);
    }

    private static Notebook Sample() => new()
    {
        Cells =
        [
            new Cell { Kind = CellKind.Markdown, Id = "a", Source = "# عنوان\nالنص العربي" },
            Code("b", "1 + 1") with { ExecutionCount = 1, Outputs = [new StreamOutput("stdout", "x\ny"), new DisplayOutput(MimeBundle.OfText("text/plain", "2")) { IsResult = true, ExecutionCount = 1 }, new ErrorOutput("E", "m", ["t"])] },
        ],
    };

    private static Cell Code(string id, string source) => new() { Kind = CellKind.Code, Id = id, Source = source };

    private Task<NotebookRun> RunAsync(params string[] cells) => RunAsync(new NotebookRunOptions(), cells);

    private Task<NotebookRun> RunAsync(NotebookRunOptions options, params string[] cells) => NotebookRunner.RunAsync(
        new Notebook { Cells = [.. cells.Select((source, i) => Code($"c{i}", source))] }, Path.Combine(_folder, "test.ipynb"), options, cancellationToken: TestContext.Current.CancellationToken);
}
