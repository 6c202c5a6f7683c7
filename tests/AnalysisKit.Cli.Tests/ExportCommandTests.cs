using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnalysisKit.Cli.Tests;

// Cells change the process's current folder: one class at a time.
[Collection("Cells")]
public class ExportCommandTests
{
    private static string Classroom => Path.Combine(Cli.Root, "notebooks", "05-classroom.ipynb");

    private static string Notebook(params (string Kind, string Source)[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. cells.Select((c, i) =>
        {
            var cell = new JsonObject { ["cell_type"] = c.Kind, ["id"] = $"c{i}", ["metadata"] = new JsonObject(), ["source"] = c.Source };
            if (c.Kind == "code")
            {
                cell["execution_count"] = null;
                cell["outputs"] = new JsonArray();
            }

            return (JsonNode)cell;
        })]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["language"] = "C#" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString();

    [Fact]
    public async Task Export_Html_KeepsProseTablesAndOneLibrary()
    {
        using var folder = new Folder();
        var run = await Cli.RunAsync("export", Classroom, "--to", "html", "--code", "folded", "--output", folder.At("a.html"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var page = await File.ReadAllTextAsync(folder.At("a.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<title>Reading news as data: a lesson</title>", page, StringComparison.Ordinal);
        Assert.Contains("<div dir=\"rtl\" lang=\"ar\">", page, StringComparison.Ordinal);
        Assert.Contains("<summary>Code, ", page, StringComparison.Ordinal);
        Assert.Contains("analysiskit-figure", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<script class=\"analysiskit-library\">").Length);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<pre class=\"code\">", (await Exported(folder, "hidden")), StringComparison.Ordinal);

        static async Task<string> Exported(Folder folder, string code)
        {
            await Cli.RunAsync("export", Classroom, "--to", "html", "--code", code, "--output", folder.At("b.html"));
            return await File.ReadAllTextAsync(folder.At("b.html"));
        }
    }

    [Fact]
    public async Task Export_HtmlInProse_RunsNothing()
    {
        using var folder = new Folder();
        var file = folder.Write("h.ipynb", Notebook(("markdown", "# عنوان\n\nنص <script>alert(1)</script> <img src=x onerror=alert(2)> <a href=\"java\tscript:alert(3)\">x</a> [y](javascript:alert(4)) <iframe src=\"https://example.org\"></iframe>\n\n| أ | ب |\n|---|---|\n| 1 | 2 |")));
        await Cli.RunAsync("export", file, "--to", "html", "--output", folder.At("h.html"));
        var page = await File.ReadAllTextAsync(folder.At("h.html"), TestContext.Current.CancellationToken);
        foreach (var bad in (string[])["alert(1)", "onerror", "javascript:", "java\tscript", "<iframe", "alert(3)"])
            Assert.DoesNotContain(bad, page, StringComparison.Ordinal);
        Assert.Contains("dir=\"auto\"", page, StringComparison.Ordinal);
        Assert.Contains("<td dir=\"auto\">1</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_PicturesInProse_AreEmbeddedAndNoneIsLoaded()
    {
        const string Dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        using var folder = new Folder();
        await File.WriteAllBytesAsync(folder.At("a dot.png"), Convert.FromBase64String(Dot), TestContext.Current.CancellationToken);
        var notebook = JsonNode.Parse(Notebook(("markdown", "![beside](a%20dot.png) ![with it](attachment:pasted.png) ![far](https://example.org/x.png) ![none](gone.png)")))!;
        notebook["cells"]![0]!["attachments"] = new JsonObject { ["pasted.png"] = new JsonObject { ["image/png"] = Dot } };
        var file = folder.Write("p.ipynb", notebook.ToJsonString());

        await Cli.RunAsync("export", file, "--to", "html", "--output", folder.At("p.html"));
        await Cli.RunAsync("export", file, "--to", "md", "--output", folder.At("p.md"));

        var page = await File.ReadAllTextAsync(folder.At("p.html"), TestContext.Current.CancellationToken);
        Assert.Equal(3, page.Split($"src=\"data:image/png;base64,{Dot}\"").Length);
        Assert.Equal(3, page.Split("src=").Length);
        Assert.Contains("<a href=\"https://example.org/x.png\">[far]</a>", page, StringComparison.Ordinal);
        Assert.Contains("<span>[none]</span>", page, StringComparison.Ordinal);
        Assert.Contains("![with it](p_files/picture-1.png)", await File.ReadAllTextAsync(folder.At("p.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(Convert.FromBase64String(Dot), await File.ReadAllBytesAsync(folder.At("p_files/picture-1.png"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Export_PicturesOutsideTheNotebooksFolder_AreRefusedAndSaid()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.At("class/figures"));
        foreach (var file in (string[])["secret.png", "class/own.png", "class/figures/below.png"])
            await File.WriteAllBytesAsync(folder.At(file), [1, 2, 3], TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(folder.At("class/link.png"), folder.At("secret.png"));
            Directory.CreateSymbolicLink(folder.At("class/links"), folder.Name);
        }

        string[] outside = ["../secret.png", "..%2Fsecret.png", "%2e%2e/secret.png", "figures/../../secret.png", folder.At("secret.png"), "file://" + folder.At("secret.png"), "link.png", "links/secret.png"];
        var notebook = folder.Write("class/p.ipynb", Notebook(("markdown", string.Join(' ', outside.Select(p => $"![]({p})")) + " ![](own.png) ![](figures/below.png) <img src=\"../secret.png\">")));

        var run = await Cli.RunAsync("export", notebook, "--to", "html", "--output", folder.At("p.html"));

        var page = await File.ReadAllTextAsync(folder.At("p.html"), TestContext.Current.CancellationToken);
        Assert.Equal(3, page.Split("data:image/png;base64,AQID").Length);
        Assert.Equal(outside.Length + 1, run.Error.Split("is not shown:").Length - 1);
        Assert.Contains("warning: p.ipynb, cell 1: the picture '../secret.png' is not shown: only pictures below the notebook's folder are shown.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Outputs_AreCleanedUnlessTrusted()
    {
        using var folder = new Folder();
        var notebook = JsonNode.Parse(Notebook(("code", "1")))!;
        notebook["cells"]![0]!["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = new JsonObject { ["text/html"] = "<p style=\"color:red\">a</p><script>document.title='run'</script>" } });
        var file = folder.Write("o.ipynb", notebook.ToJsonString());

        await Cli.RunAsync("export", file, "--to", "html", "--output", folder.At("safe.html"));
        await Cli.RunAsync("export", file, "--to", "html", "--trust", "--output", folder.At("raw.html"));
        var wrong = await Cli.RunAsync("export", file, "--to", "md", "--trust");

        var safe = await Browser.OpenAsync(folder.At("safe.html"));
        Assert.Contains("<title>o</title>", safe, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy", safe, StringComparison.Ordinal);
        Assert.Matches("<p style=\"color:[^\"]+\">a</p>", safe);
        Assert.Contains("<title>run</title>", await Browser.OpenAsync(folder.At("raw.html")), StringComparison.Ordinal);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("--trust keeps the scripts of a page", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_KitsOwnOutputs_LookTheSameCleanedAndTrusted()
    {
        using var folder = new Folder();
        var file = Path.Combine(Cli.Root, "notebooks", "04-concordance-and-evidence.ipynb");
        await Cli.RunAsync("export", file, "--to", "html", "--output", folder.At("safe.html"));
        await Cli.RunAsync("export", file, "--to", "html", "--trust", "--output", folder.At("raw.html"));

        await Browser.OpenAsync(folder.At("safe.html"), screenshot: folder.At("safe.png"));
        await Browser.OpenAsync(folder.At("raw.html"), screenshot: folder.At("raw.png"));

        Assert.Equal(await File.ReadAllBytesAsync(folder.At("raw.png"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder.At("safe.png"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Export_Markdown_HasTablesAndPictures()
    {
        using var folder = new Folder();
        await Cli.RunAsync("export", Classroom, "--to", "md", "--output", folder.At("lesson.md"));
        var text = await File.ReadAllTextAsync(folder.At("lesson.md"), TestContext.Current.CancellationToken);
        Assert.Contains("# Reading news as data: a lesson", text, StringComparison.Ordinal);
        Assert.Contains("| --- |", text, StringComparison.Ordinal);
        Assert.Contains("](lesson_files/figure-1.png)", text, StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(folder.At("lesson_files/figure-1.png"), TestContext.Current.CancellationToken))[..4]);
    }

    [Fact]
    public async Task Export_Student_TakesOutSolutionsHiddenTestsAndOutputs()
    {
        using var folder = new Folder();
        var run = await Cli.RunAsync("export", Classroom, "--to", "student", "--output", folder.At("s.ipynb"));
        Assert.Equal(0, run.ExitCode);
        var text = await File.ReadAllTextAsync(folder.At("s.ipynb"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("SOLUTION", text, StringComparison.Ordinal);
        Assert.DoesNotContain("HIDDEN TESTS", text, StringComparison.Ordinal);
        Assert.DoesNotContain("statements.By(\\\"russia\\\").Count;", text, StringComparison.Ordinal);
        Assert.Contains("اكتب جوابك هنا", text, StringComparison.Ordinal);
        using var notebook = JsonDocument.Parse(text);
        Assert.All(notebook.RootElement.GetProperty("cells").EnumerateArray().Where(c => c.GetProperty("cell_type").GetString() == "code"), c => Assert.Equal(0, c.GetProperty("outputs").GetArrayLength()));
        Assert.Contains("int ofRussia;", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("// ### BEGIN SOLUTION\n1", "cell 1, line 1: \"### BEGIN SOLUTION\" is not ended")]
    [InlineData("1\n// ### END SOLUTION", "cell 1, line 2: \"### END SOLUTION\" ends a part that nothing begins")]
    [InlineData("// ### BEGIN SOLUTION\n// ### BEGIN HIDDEN TESTS\n// ### END HIDDEN TESTS\n// ### END SOLUTION", "stands inside the part that line 1 begins")]
    public async Task Export_StudentWithUnbalancedMarks_NamesCellAndLine(string source, string message)
    {
        using var folder = new Folder();
        var run = await Cli.RunAsync("export", folder.Write("x.ipynb", Notebook(("code", source))), "--to", "student", "--output", folder.At("s.ipynb"));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("x.ipynb", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("s.ipynb")));
    }

    [Fact]
    public async Task Export_HostileArticle_RunsNothingInABrowser()
    {
        // An article whose every field tries to run, shown in each way that the kit has: tables, evidence lists, concordances, hovers, passages, streams and errors.
        const string Run = "</script><script>document.title='run'</script><img src=x onerror=document.title='run'><svg onload=document.title='run'>";
        using var folder = new Folder();
        var file = folder.Write("x.ipynb", Notebook(
            ("markdown", $"# Safe\n\nنص {Run}"),
            ("code", $$"""
                var topic = Topic.Load({{JsonSerializer.Serialize(Cli.Syria)}});
                var bad = "{{Run}}";
                var articles = new[]
                {
                    new Article { Id = "a" + bad, Source = "s" + bad, Title = bad, Url = "javascript:document.title='run'", Published = new DateOnly(2012, 1, 2), Text = "رفض لافروف التدخل العسكري في سوريا " + bad + " وقال إن الحل سياسي." },
                    new Article { Id = "b", Source = "t", Published = new DateOnly(2012, 2, 2), Text = "طالب كيري برحيل الأسد وقال «" + bad + " فرض العقوبات على سوريا»." },
                };
                var statements = articles.Statements(topic);
                var counts = articles.Terms(a => a.Source);
                """),
            ("code", "articles.ToDataFrame()"),
            ("code", "statements"),
            ("code", "statements.Positions()"),
            ("code", "statements.Stances.ToDataFrame()"),
            ("code", "articles.Concordance(\"سوريا\")"),
            ("code", "counts"),
            ("code", "counts.Keyness(counts.Groups[0])"),
            ("code", "statements.Positions().Heatmap()"),
            ("code", "statements.Stances.Timeline(topic)"),
            ("code", "counts.Scatter(counts.Groups[0], passages: articles.Documents(a => a.Source))"),
            ("code", "articles.Concordance(\"سوريا\").XRay()"),
            ("code", "articles"),
            ("code", "Console.WriteLine(bad); bad"),
            ("code", "throw new Exception(bad);")).Replace("\"id\":\"c15\",\"metadata\":{}", "\"id\":\"c15\",\"metadata\":{\"tags\":[\"raises-exception\"]}", StringComparison.Ordinal));
        var run = await Cli.RunAsync("run", file, "--in-place");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(0, (await Cli.RunAsync("export", file, "--to", "html", "--output", folder.At("x.html"))).ExitCode);

        var document = await Browser.OpenAsync(folder.At("x.html"));
        Assert.Contains("<title>Safe</title>", document, StringComparison.Ordinal);
        Assert.Contains("js-plotly-plot", document, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=\"x\"", document, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Program_PrintsWhatTheNotebookShows()
    {
        // Beside the notebooks, so that their paths and this repository's settings hold.
        var work = Path.Combine(Cli.Root, "artifacts", $"export-{Environment.ProcessId}");
        Directory.CreateDirectory(work);
        try
        {
            var file = Path.Combine(work, "program.ipynb");
            await File.WriteAllTextAsync(file, Notebook(
                ("markdown", "# A program"),
                ("code", "#r \"../../src/AnalysisKit.Charts/bin/Debug/net10.0/AnalysisKit.dll\"\nusing AnalysisKit;"),
                ("code", "record Pair(string A, int B);\nint Twice(int x) => 2 * x;\nvar topic = Topic.Load(\"../../data/topics/syria.yml\");\nConsole.WriteLine($\"مرحبا {Twice(21)}\");"),
                ("code", "var articles = new[] { new Article { Id = \"a\", Text = \"رفض لافروف التدخل العسكري في سوريا.\" } };\narticles.Statements(topic)"),
                ("code", "new Pair(articles[0].Id, await Task.FromResult(Twice(4)))")), TestContext.Current.CancellationToken);
            Assert.Equal(0, (await Cli.RunAsync("run", file, "--in-place")).ExitCode);
            var export = await Cli.RunAsync("export", file, "--to", "cs", "--output", Path.Combine(work, "program.cs"));
            Assert.Equal((0, ""), (export.ExitCode, export.Error));

            var start = new ProcessStartInfo("dotnet", ["run", Path.Combine(work, "program.cs")]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8, WorkingDirectory = Cli.Root };
            start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var printed = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, printed + await error);

            using var saved = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            var shown = saved.RootElement.GetProperty("cells").EnumerateArray().Where(c => c.TryGetProperty("outputs", out _)).SelectMany(c => c.GetProperty("outputs").EnumerateArray())
                .Select(o => string.Concat((o.TryGetProperty("text", out var text) ? text : o.GetProperty("data").GetProperty("text/plain")).EnumerateArray().Select(l => l.GetString())).TrimEnd('\n'));
            Assert.Equal(string.Join('\n', shown), printed.ReplaceLineEndings("\n").TrimEnd('\n'));
            Assert.Contains("مرحبا 42", printed, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    [Theory]
    [InlineData("var x = 1;", "var x = 2;", "cell 2 declares 'x' again, as cell 1 does")]
    [InlineData("1", "2", "does not load the kit")]
    [InlineData("1", "var = ;", "cell 2, line 1")]
    public async Task Export_WhatNoProgramCanBe_SaysWhy(string first, string second, string message)
    {
        using var folder = new Folder();
        var run = await Cli.RunAsync("export", folder.Write("x.ipynb", Notebook(("code", first), ("code", second))), "--to", "cs", "--output", folder.At("x.cs"));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
