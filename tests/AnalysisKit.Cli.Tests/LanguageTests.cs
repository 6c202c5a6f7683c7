using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Cli.Tests;

/// <summary>Results in Arabic and with Arabic digits.</summary>
public partial class LanguageTests
{
    [Fact]
    public void Texts_InBothLanguages_TakeTheSameValuesAndAreUsed()
    {
        foreach (var (file, folders) in new[] { ("src/AnalysisKit.Cli/texts.yml", "src/AnalysisKit.Cli"), ("src/AnalysisKit/Positions/labels.yml", "src"), ("src/AnalysisKit/Corrections/check.yml", "src/AnalysisKit/Corrections") })
        {
            var root = YamlEntry.Parse(file, File.ReadAllText(Path.Combine(Cli.Root, file)));
            var list = file.EndsWith("check.yml", StringComparison.Ordinal) ? root : (file.EndsWith("texts.yml", StringComparison.Ordinal) ? root.Map("nouns", "texts") : root.Map("standings", "texts"))["texts"];
            var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Cli.Root, folders), "*.*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".cs" or ".js" or ".html" && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));
            foreach (var map in list.List().Select(e => e.Map("id", "en", "ar")))
            {
                var (id, english, arabic) = (map["id"].Text(), map["en"].Text(), map["ar"].Text());
                Assert.True(Places(english).SetEquals(Places(arabic)), $"{file}: {id} takes other values in Arabic.");
                Assert.True(!Word().IsMatch(english) || Arabic().IsMatch(arabic) || english == arabic, $"{file}: {id} has no Arabic.");
                var stem = id.EndsWith("_short", StringComparison.Ordinal) ? "\"_short\"" : id.StartsWith("field_", StringComparison.Ordinal) ? "\"field_\"" : id.StartsWith("kind_", StringComparison.Ordinal) ? "\"kind_\"" : null;
                Assert.True(source.Contains($"\"{id}\"", StringComparison.Ordinal) || source.Contains($"'{id}'", StringComparison.Ordinal) || source.Contains($"{{t:{id}", StringComparison.Ordinal) || (stem is not null && source.Contains(stem, StringComparison.Ordinal)), $"{file}: {id} is not used.");
            }
        }
    }

    [Fact]
    public async Task Compare_InArabic_SpeaksArabicFromRightToLeft()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        var ran = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--language", "ar", "--html", folder.At("page.html"));

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.Contains("المقالات: 2", ran.Output, StringComparison.Ordinal);
        Assert.Contains("روسيا", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Russia", ran.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", page, StringComparison.Ordinal);
        Assert.Contains("الخلاصة", page, StringComparison.Ordinal);
        AssertNoEnglish(page);
    }

    [Fact]
    public async Task Filters_InArabic_SayInArabicWhatTheyLeaveOut()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        var compared = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--language", "ar", "--numerals", "arabic", "--where", "text ~ روسيا", "--output", folder.At("2012.csv"));
        Assert.True(compared.ExitCode == ExitCodes.Ok, compared.Error);
        Assert.Contains("المقالات المستبعدة: ١ (المقالات: ٢)، بسبب \u200E--where\u200E.", compared.Error, StringComparison.Ordinal);
        Assert.Contains($"النتيجة: {folder.At("2012.csv")}", compared.Error, StringComparison.Ordinal);

        var sample = await Cli.RunAsync("sample", articles, "--topic", Cli.Syria, "--n", "10", "--language", "ar", "--actors", "russia", "--out", folder.At("check.html"));
        Assert.True(sample.ExitCode == ExitCodes.Ok, sample.Error);
        Assert.Matches("المستبعد: [0-9]+ \\(التصريحات: [0-9]+\\)، بسبب \u200E--actors\u200E\\.", sample.Error);
    }

    [Fact]
    public async Task Evaluate_InArabic_SpeaksArabic()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        var gold = folder.Write("gold.jsonl", """{"id": "1", "statements": [{"speaker": "russia", "cue": "قال", "content": "روسيا ترفض", "stances": [{"issue": "sanctions", "polarity": "support"}]}]}""" + "\n" + """{"id": "2", "statements": []}""");
        var ran = await Cli.RunAsync("evaluate", articles, "--gold", gold, "--topic", Cli.Syria, "--language", "ar", "--html", folder.At("page.html"));

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.Contains("صحة المتحدث", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Precision", ran.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", page, StringComparison.Ordinal);
        AssertNoEnglish(page);
    }

    [Fact]
    public async Task Sample_InArabic_IsCheckedInArabic()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        var ran = await Cli.RunAsync("sample", articles, "--topic", Cli.Syria, "--n", "10", "--language", "ar", "--out", folder.At("check.html"));
        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.Contains("الطبقة", ran.Output, StringComparison.Ordinal);
        Assert.Contains("غيرها", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("[A-Za-z]", ran.Output);
        Assert.Contains("العيّنة في", ran.Error, StringComparison.Ordinal);
        var saved = await File.ReadAllTextAsync(folder.At("check.html"), TestContext.Current.CancellationToken);
        Assert.Contains("يريد عقوبات", saved, StringComparison.Ordinal);
        Assert.DoesNotContain("Wants sanctions", saved, StringComparison.Ordinal);

        var document = await Browser.OpenAsync(folder.At("check.html"));

        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", document, StringComparison.Ordinal);
        Assert.Contains("ليس تصريحًا", document, StringComparison.Ordinal);
        Assert.Contains("1 من ", document, StringComparison.Ordinal);
        Assert.DoesNotContain("{t:", document, StringComparison.Ordinal);
        Assert.DoesNotContain("What the kit read", WithoutScripts(document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_InArabic_SaysWhatBecameOfNotebooksInArabic()
    {
        using var folder = new Folder();
        folder.Write("set/01-a.ipynb", NotebookFile.Of(("1 + 1", null)));
        folder.Write("set/b.ipynb", NotebookFile.Of(("throw new Exception(\"!\");", null)));
        var all = await Cli.RunAsync("run", folder.At("set"), "--language", "ar", "--output", folder.At("out"), "--report", folder.At("r.html"), "--junit", folder.At("r.xml"));
        var one = await Cli.RunAsync("run", folder.At("set/01-a.ipynb"), "--language", "ar", "--numerals", "arabic", "--output", folder.At("out"));

        Assert.Equal(ExitCodes.Failed, all.ExitCode);
        Assert.Contains(": نجح، الخلايا: 1، الثواني: ", all.Output, StringComparison.Ordinal);
        Assert.Contains(": فشل، الخلايا: 0، الثواني: ", all.Output, StringComparison.Ordinal);
        Assert.Contains("الخلايا: ١، الثواني: ", one.Output, StringComparison.Ordinal);
        Assert.Contains("set/01-a.html\u200E: الصفحة للقراءة", one.Output, StringComparison.Ordinal);
        Assert.Contains("type=\"Failed\"", await File.ReadAllTextAsync(folder.At("r.xml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(folder.At("r.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", page, StringComparison.Ordinal);
        Assert.Contains("ما لم ينجح: 1", page, StringComparison.Ordinal);
        AssertNoEnglish(page);
    }

    [Fact]
    public async Task Run_ArabicNumerals_AreThoseOfTablesAndFiguresButNotOfArticles()
    {
        using var folder = new Folder();
        var articles = folder.Articles("رفضت روسيا فرض عقوبات 2012 على سوريا.");
        var charts = Path.Combine(AppContext.BaseDirectory, "AnalysisKit.Charts.dll");
        folder.Write("a.ipynb", NotebookFile.Of(
            ($"#r \"{charts}\"\nusing AnalysisKit;\nusing AnalysisKit.Charts;\nvar statements = ArticleReader.Read(\"{articles}\").Statements(Topic.Load(\"{Cli.Syria}\"));\nstatements", null),
            ("statements.Positions()", null), ("statements.ToDataFrame()", null), ("statements.Positions().Heatmap()", null)));

        var ran = await Cli.RunAsync("run", folder.At("a.ipynb"), "--language", "ar", "--numerals", "arabic", "--output", folder.At("out"));

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error + ran.Output);
        var shown = Notebook.Read(folder.At("out/a.ipynb")).Cells.SelectMany(c => c.Outputs).OfType<DisplayOutput>().Select(d => System.Net.WebUtility.HtmlDecode(d.Data.Html!)).ToList();
        Assert.Equal(4, shown.Count);
        Assert.Contains("التصريحات: ١", shown[0], StringComparison.Ordinal);
        Assert.Contains("فرض عقوبات 2012 على سوريا", shown[0].Replace("</mark>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotMatch(@">[-+0-9.\s]*[0-9]", shown[1]);
        Assert.Contains("١°", shown[3], StringComparison.Ordinal);
        Assert.Contains("2012", shown[3], StringComparison.Ordinal);
        Assert.DoesNotContain("٢٠١٢", string.Concat(shown), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", "<html lang=\"ar\" dir=\"rtl\">", "<table dir=\"rtl\" lang=\"ar\"", "المواقف من سوريا: المتوسط", "المواقف من سوريا: الأطراف والقضايا")]
    [InlineData("en", "<html><head>", "<table style", "Positions on Syria: mean score", "Positions on Syria: actors by issues")]
    public async Task Run_OneNotebook_ShowsTablesAndFiguresInTheLanguage(string language, string html, string table, string caption, string title)
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        var charts = Path.Combine(AppContext.BaseDirectory, "AnalysisKit.Charts.dll");
        folder.Write("a.ipynb", NotebookFile.Of(
            ($"#r \"{charts}\"\nusing AnalysisKit;\nusing AnalysisKit.Charts;\nvar positions = ArticleReader.Read(\"{articles}\").Statements(Topic.Load(\"{Cli.Syria}\")).Positions();\npositions", null), ("positions.Heatmap()", null)));

        var ran = await Cli.RunAsync("run", folder.At("a.ipynb"), "--language", language, "--output", folder.At("out"));

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error + ran.Output);
        var page = await File.ReadAllTextAsync(folder.At("a.html"), TestContext.Current.CancellationToken);
        Assert.Contains(html, page, StringComparison.Ordinal);
        Assert.Contains(table, page, StringComparison.Ordinal);
        Assert.Contains(caption, page, StringComparison.Ordinal);
        Assert.Contains($"aria-label=\"{title}\"", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains(caption, ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_WithArabicDigits_HasNoOthersInItsNumbers()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--language", "ar", "--numerals", "arabic", "--html", folder.At("page.html"));

        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        var numbers = Number().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(numbers);
        Assert.All(numbers, n => Assert.DoesNotMatch("[0-9]", n));
        Assert.Contains("٠٫", string.Concat(numbers), StringComparison.Ordinal);
        var figures = string.Concat(Figures().Matches(page).Select(m => m.Value));
        Assert.Contains("(ن=١)", figures, StringComparison.Ordinal);
        Assert.Contains("\"#2166ac\"", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_WithArabicDigits_KeepsThoseOfNamesQuotationsAndFiles()
    {
        using var folder = new Folder();
        var articles = folder.Articles("رفضت روسيا القرار 2118 بشأن سوريا.");
        folder.Write("t.yml", "topic: t\nlabel: {ar: القرار 2118, en: Resolution 2118}\nissues:\n- {id: r, ar: القرار 2118, en: Resolution 2118, target: [القرار 2118]}\n");

        var ran = await Cli.RunAsync("compare", articles, "--topic", folder.At("t.yml"), "--language", "ar", "--numerals", "arabic", "--html", folder.At("in 2024.html"));

        Assert.Contains(folder.At("in 2024.html"), ran.Error, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(folder.At("in 2024.html"), TestContext.Current.CancellationToken);
        Assert.Contains("روسيا في قضية \u2068القرار 2118\u2069", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("٢١١٨", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\uFDD0-\uFDD9]", page);
        Assert.Contains("(ن=١)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ArabicNumerals_AreThoseOfTheRowsThatATerminalShows()
    {
        using var folder = new Folder();
        folder.Write("a.ipynb", NotebookFile.Of(("HTML(\"<table dir=rtl>\" + string.Concat(Enumerable.Range(1, 34).Select(i => $\"<tr><td>{i}\")) + \"</table>\")", null)));

        var ran = await Cli.RunAsync("run", folder.At("a.ipynb"), "--language", "ar", "--numerals", "arabic", "--output", folder.At("out"));

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error + ran.Output);
        Assert.Contains("المعروض أول ٢٠ من ٣٤ من الصفوف.", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", "التصريحات: 1، المواقف المقروءة من سوريا: 1", "في قضية", "روسيا", "الصفوف: 34، الأعمدة: 2؛ المعروض أول 20 من الصفوف", "المعروض أول 20 من 34 من الصفوف.")]
    [InlineData("en", "1 statements, 1 stances on Syria", "russia on ", "Russia", "34 rows, 2 columns; the first 20 rows are shown", "The first 20 of 34 rows.")]
    public async Task Run_TextsOfResults_AreInTheLanguage(string language, string statements, string explained, string label, string frame, string shown)
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions);
        folder.Write("a.ipynb", NotebookFile.Of(
            ($"#r \"{Path.Combine(AppContext.BaseDirectory, "AnalysisKit.Charts.dll")}\"\nusing AnalysisKit;\nvar statements = ArticleReader.Read(\"{articles}\").Statements(Topic.Load(\"{Cli.Syria}\"));\nConsole.WriteLine(statements);", null),
            ("Console.WriteLine(statements.Stances[0].Explain());", null),
            ("Console.WriteLine(statements.Stances[0].Explain(ChartLanguage.English));", null),
            ("Console.WriteLine(statements.Topic.Label(\"russia\"));", null),
            ("Enumerable.Range(1, 34).Select(i => new { A = i, B = i }).ToTable()", null)));

        var ran = await Cli.RunAsync("run", folder.At("a.ipynb"), "--language", language, "--output", folder.At("out"));

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error + ran.Output);
        Assert.Contains(shown, ran.Output, StringComparison.Ordinal);
        var outputs = Notebook.Read(folder.At("out/a.ipynb")).Cells.SelectMany(c => c.Outputs).ToList();
        var written = outputs.OfType<StreamOutput>().Select(s => s.Text.TrimEnd()).ToList();
        Assert.Equal(statements, written[0]);
        Assert.Contains(explained, written[1], StringComparison.Ordinal);
        Assert.StartsWith("russia on ", written[2], StringComparison.Ordinal);
        Assert.Equal(label, written[3]);
        Assert.EndsWith(frame, Assert.Single(outputs.OfType<DisplayOutput>()).Data.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", ExitCodes.Ok, "المقالات: 1")]
    [InlineData("en", ExitCodes.Ok, "1 article,")]
    [InlineData("xx", ExitCodes.Usage, "it must be en or ar")]
    public async Task Compare_EnvironmentVariable_SaysTheLanguage(string language, int code, string says)
    {
        using var folder = new Folder();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AnalysisKit.Cli.dll"), "compare", folder.Articles(Sentences.RussiaRejectsSanctions), "--topic", Cli.Syria])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment[DisplayWording.LanguageVariable] = language;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(code, await process.EndAsync());
        Assert.Contains(says, output + await error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("95 %", "٩٥ ٪")]
    [InlineData("2 of \u2068القرار 2118\u2069 3", "٢ of \u2068القرار 2118\u2069 ٣")]
    [InlineData("\u2068 never closed 4", "\u2068 never closed ٤")]
    [InlineData("1,234.5", "١٬٢٣٤٫٥")]
    [InlineData("F1 0.50, a.", "F1 ٠٫٥٠, a.")]
    [InlineData("", "")]
    public void ArabicNumerals_OfAText_AreThoseOfNumbersOnly(string text, string expected) => Assert.Equal(expected, ArabicNumerals.In(text));

    [Fact]
    public void ArabicNumerals_InMarkup_LeaveTagsAndReferences() =>
        Assert.Equal("<b style=\"color:#123456\">١٢</b>&#39;٣ &amp; ٤", ArabicNumerals.InMarkup("<b style=\"color:#123456\">12</b>&#39;3 &amp; 4"));

    // No English text of the command stands in what the page shows.
    private static void AssertNoEnglish(string page)
    {
        var shown = WithoutScripts(page);
        var texts = YamlEntry.Parse("texts", File.ReadAllText(Path.Combine(Cli.Root, "src", "AnalysisKit.Cli", "texts.yml"))).Map("nouns", "texts")["texts"];
        foreach (var english in texts.List().Select(e => e.Map("id", "en", "ar")).Where(m => m["en"].Text() != m["ar"].Text()).SelectMany(m => m["en"].Text().Split('{', '}')).Where(t => t.Length > 6 && Word().IsMatch(t)))
            Assert.DoesNotMatch($@"(?<!\w){Regex.Escape(english.Trim())}(?!\w)", shown);
    }

    private static string WithoutScripts(string page) => Tags().Replace(Scripts().Replace(Charts.Figure.WithoutLibrary(page), ""), " ");

    private static HashSet<string> Places(string text) => [.. Regex.Matches(text, @"\{\d\}").Select(m => m.Value)];

    [GeneratedRegex("[A-Za-z]{3}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{IsArabic}")]
    private static partial Regex Arabic();

    [GeneratedRegex("<td class=\"num[^\"]*\">([^<]*)</td>")]
    private static partial Regex Number();

    [GeneratedRegex("<script type=\"application/json\"[^>]*>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Figures();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"<(script|style)[^>]*>.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex Scripts();
}
