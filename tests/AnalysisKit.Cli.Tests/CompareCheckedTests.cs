using System.Text.Json;
using AnalysisKit.Cli.Pages;

namespace AnalysisKit.Cli.Tests;

/// <summary><c>compare --checked</c> on the sample corpus and the answers of <c>data/checked</c>.</summary>
public class CompareCheckedTests
{
    private static readonly string Articles = Path.Combine(Cli.Root, "data", "articles");
    private static readonly string Answers = Path.Combine(Cli.Root, "data", "checked", "syria.checked.jsonl");

    [Fact]
    public async Task Compare_CheckedSample_ShowsPositionsAsReadAndAsCorrected()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("compare", Articles, "--topic", Cli.Syria, "--checked", Answers, "--actors", "russia,us", "--html", folder.At("page.html"));

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        var statements = ArticleReader.Read(Articles).Statements(Topic.Load(Cli.Syria));
        var corrected = statements.Positions().Corrected(Sample.Load(Answers));
        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);

        // One that is large enough for a correction of its own, and one that shares its correction with others.
        var own = corrected.Find("us", "assad-departure")!;
        var pooled = corrected.By("us").First(p => p is { IsPooled: true, Read: not null });
        Assert.Equal(CorrectionPool.None, own.Pool);
        foreach (var position in new[] { own, pooled })
        {
            var (read, mean, interval) = (Score(position.Read!.Mean), Score(position.Mean.Value) + (position.IsPooled ? "*" : ""), $"{Score(position.Mean.Low)} to {Score(position.Mean.High)}");
            Assert.Contains($"<td class=\"num soft\">{read}</td>", page, StringComparison.Ordinal);
            Assert.Contains($"<td class=\"num\">{mean}</td><td class=\"num\">{interval}</td>", page, StringComparison.Ordinal);
            foreach (var share in new[] { position.SupportShare, position.OpposeShare })
            {
                Assert.Contains($"<td class=\"num\">{share.Value:0.00}</td><td class=\"num\">{share.Low:0.00} to {share.High:0.00}</td>", page, StringComparison.Ordinal);
                Assert.Matches($"{share.Value:0.00} +{share.Low:0.00} to {share.High:0.00}", ran.Output);
            }

            Assert.Matches($@"{System.Text.RegularExpressions.Regex.Escape(read)} +{System.Text.RegularExpressions.Regex.Escape(mean)} +{System.Text.RegularExpressions.Regex.Escape(interval)}", ran.Output);
            Assert.True(position.Mean.Low <= position.Mean.Value && position.Mean.Value <= position.Mean.High);
        }

        Assert.Contains("Corrected by 200 checked statements", ran.Output, StringComparison.Ordinal);
        Assert.Contains("<tr class=\"small\"><td dir=\"auto\">United States</td>", page, StringComparison.Ordinal);
        var precision = corrected.Accuracy.Single(a => a.Part == AccuracyPart.All);
        Assert.Contains($"{precision.Precision.Value:0.00}", ran.Output, StringComparison.Ordinal);

        // How right readings are of each actor that is shown, and of which the page says that it is of this sample.
        var ofRussia = corrected.Accuracy.Single(a => a is { Part: AccuracyPart.Actor, Id: "russia" });
        Assert.Matches($"Russia +{ofRussia.Checked} +{ofRussia.Precision.Value:0.00} +{ofRussia.Precision.Low:0.00} to {ofRussia.Precision.High:0.00} +{ofRussia.Recall.Value:0.00}", ran.Output);
        var measured = $"precision {precision.Precision.Value:0.00} (95 % interval {precision.Precision.Low:0.00} to {precision.Precision.High:0.00})";
        Assert.Contains($"<td>{measured}", page, StringComparison.Ordinal);
        Assert.Contains($"readings of precision {precision.Precision.Value:0.00}, {precision.Precision.Low:0.00} to {precision.Precision.High:0.00}", page[page.IndexOf("id=\"cite\"", StringComparison.Ordinal)..], StringComparison.Ordinal);

        // Differences of shares, with intervals.
        var difference = corrected.Compare("russia", "us")[0];
        Assert.Contains($"<td class=\"num\">{Score(difference.SupportDifference.Value)}</td><td class=\"num\">{Score(difference.SupportDifference.Low)} to {Score(difference.SupportDifference.High)}</td>", page, StringComparison.Ordinal);
        Assert.Contains("Difference for", ran.Output, StringComparison.Ordinal);

        // A sample of statements says nothing of what was never found, and says so in both languages.
        Assert.Contains(Words(PositionLabels.Text("corrected_found", ChartLanguage.English, 10)), Words(ran.Output), StringComparison.Ordinal);
        Assert.Contains(Html.Encode(PositionLabels.Text("corrected_found", ChartLanguage.Arabic, 10)), page, StringComparison.Ordinal);

        static string Score(double score) => PositionLabels.Score(score);
    }

    [Fact]
    public async Task Compare_CheckedSampleInArabic_NamesAllReadingsInArabic()
    {
        var ran = await Cli.RunAsync("compare", Articles, "--topic", Cli.Syria, "--checked", Answers, "--actors", "russia", "--language", "ar");

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.Contains(ran.Output.Split('\n'), line => line.TrimStart().StartsWith("الكل ", StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\ball\b", ran.Output);
    }

    [Fact]
    public async Task Compare_SampleOfTheReadme_EveryLineCounts()
    {
        using var folder = new Folder();
        var path = folder.At("check.jsonl");
        await Cli.RunAsync("sample", Articles, "--topic", Cli.Syria, "--n", "200", "--out", path);
        var answered = Sample.Load(path).Select(s => s with { Answer = s.Answer with { Statement = true, Speaker = s.Read!.Speaker ?? "", Stances = s.Read.Stances.ToDictionary(t => t.Issue, t => (Polarity?)t.Polarity) } });
        Sample.Of(answered).Save(path);

        var ran = await Cli.RunAsync("compare", Articles, "--topic", Cli.Syria, "--checked", path);

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.DoesNotContain("already", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Corrected by 200 checked statements", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_Table_TellsApartWhoSaysTheSameTogether()
    {
        using var folder = new Folder();
        await Cli.RunAsync("sample", Articles, "--topic", Cli.Syria, "--n", "200", "--out", folder.At("check.csv"));
        var text = await File.ReadAllTextAsync(folder.At("check.csv"), TestContext.Current.CancellationToken);

        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(text, @"\(no actor\) (كاميرون|ساركوزى|ميركل),"));
    }

    [Fact]
    public async Task Compare_CheckedSamplePage_DrawsBothMeansWithTheirIntervals()
    {
        using var folder = new Folder();
        await Cli.RunAsync("compare", Articles, "--topic", Cli.Syria, "--checked", Answers, "--actors", "russia,us", "--html", folder.At("page.html"));

        var page = await Browser.OpenAsync(folder.At("page.html"), "addEventListener('load', () => setTimeout(() => { document.title = [...document.querySelectorAll('#corrected .figure')].map(f => f.querySelectorAll('.errorbar').length + ' ' + f.querySelectorAll('.legendtext').length).join(', '); }, 1500));");

        // As read and as corrected, in English and in Arabic: an error bar for each mean, and two names in each legend.
        var drawn = System.Text.RegularExpressions.Regex.Match(page, "<title>([0-9]+) 2, ([0-9]+) 2</title>");
        Assert.True(drawn.Success, page[..Math.Min(400, page.Length)]);
        Assert.Equal(drawn.Groups[1].Value, drawn.Groups[2].Value);
        var corrected = ArticleReader.Read(Articles).Statements(Topic.Load(Cli.Syria)).Positions().Corrected(Sample.Load(Answers)).By("russia", "us").Where(p => p.Pool != CorrectionPool.Nothing);
        Assert.Equal(corrected.Count + corrected.Count(p => p.Read is not null), int.Parse(drawn.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("as read", page, StringComparison.Ordinal);
        Assert.Contains("مصحَّحة", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_SampleAlsoGivenAsCorrections_CountsItsAnswersOnce()
    {
        using var folder = new Folder();
        string[] options = ["--topic", Cli.Syria, "--checked", Answers, "--actors", "russia,us"];
        await Cli.RunAsync("import", Articles, "--store", folder.At("s.duckdb"));
        await Cli.RunAsync("analyze", folder.At("s.duckdb"), "--topic", Cli.Syria, "--corrections", Answers);

        var plain = Corrected((await Cli.RunAsync(["compare", Articles, .. options])).Output);
        var twice = Corrected((await Cli.RunAsync(["compare", Articles, .. options, "--corrections", Answers])).Output);
        var ofStore = (await Cli.RunAsync(["compare", folder.At("s.duckdb"), .. options])).Output;
        var stored = Corrected(ofStore);

        Assert.NotEmpty(plain);
        Assert.Equal(plain, twice);

        // A store has no readings but the corrected ones; what had been read stands in the sample, which may have been drawn from those of an earlier version.
        Assert.Equal(plain.Count, stored.Count);
        Assert.Matches("have been applied as corrections to [0-9]+ statements", Words(ofStore));

        // What was read is shown as it was read, also where the answers are corrections.
        var (read, readTwice) = ((await Cli.RunAsync(["compare", Articles, .. options, "--format", "jsonl"])).Lines, (await Cli.RunAsync(["compare", Articles, .. options, "--corrections", Answers, "--format", "jsonl"])).Lines);
        Assert.Equal(Read(read), Read(readTwice));
        Assert.Contains(Read(read), r => r.Contains("-0.", StringComparison.Ordinal));

        // The note stands beside rows, and on the page, too.
        var rows = await Cli.RunAsync(["compare", folder.At("s.duckdb"), .. options, "--format", "csv", "--html", folder.At("page.html")]);
        foreach (var told in new[] { rows.Error, await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken) })
            Assert.Matches("have been applied as corrections to [0-9]+ statements", told);
        Assert.Matches("[0-9]+ corrections by people", rows.Error);

        static string[] Read(JsonElement[] lines) => [.. lines.Select(l => $"{l.GetProperty("actor")} {l.GetProperty("issue")} {l.GetProperty("read_mean")} {l.GetProperty("read_low")} {l.GetProperty("read_high")}").Where(l => !l.EndsWith("   ", StringComparison.Ordinal)).Order()];

        // Corrected means with their intervals, which stand between two signed numbers and the number of statements.
        static List<string> Corrected(string output) => [.. output[output.IndexOf("Corrected by", StringComparison.Ordinal)..].Split('\n').Select(l => System.Text.RegularExpressions.Regex.Match(l, @"([+-]?[0-9]\.[0-9]+\*? +[+-]?[0-9]\.[0-9]+ to [+-]?[0-9]\.[0-9]+) +[0-9]+ +[0-9]+ *$")).Where(m => m.Success).Select(m => m.Groups[1].Value)];
    }

    [Fact]
    public async Task Compare_Tables_HoldPositionsDifferencesAndAccuracyAsThePageShowsThem()
    {
        using var folder = new Folder();
        string[] compare = ["compare", Articles, "--topic", Cli.Syria, "--actors", "russia,us"];
        var positions = ArticleReader.Read(Articles).Statements(Topic.Load(Cli.Syria)).Positions();
        var corrected = positions.Corrected(Sample.Load(Answers));

        var differences = (await Cli.RunAsync([.. compare, "--checked", Answers, "--format", "jsonl", "--table", "differences"])).Lines;
        var accuracy = (await Cli.RunAsync([.. compare, "--checked", Answers, "--format", "jsonl", "--table", "accuracy"])).Lines;
        var asRead = (await Cli.RunAsync([.. compare, "--format", "jsonl", "--table", "differences"])).Lines;
        var csv = await Cli.RunAsync([.. compare, "--checked", Answers, "--format", "csv", "--table", "accuracy"]);
        await Cli.RunAsync([.. compare, "--checked", Answers, "--output", folder.At("all.xlsx")]);

        var expected = corrected.Compare("russia", "us");
        Assert.Equal(expected.Select(d => d.Issue), differences.Select(l => l.GetProperty("issue").GetString()));
        Assert.All(expected.Zip(differences), pair =>
        {
            Assert.Equal(("russia", "us", "United States"), (pair.Second.GetProperty("first_actor").GetString(), pair.Second.GetProperty("second_actor").GetString(), pair.Second.GetProperty("second_label").GetString()));
            Assert.Equal((pair.First.Difference.Value, pair.First.Difference.Low, pair.First.Difference.High), (Number(pair.Second, "difference"), Number(pair.Second, "low"), Number(pair.Second, "high")));
            Assert.Equal((pair.First.SupportDifference.Low, pair.First.OpposeDifference.High), (Number(pair.Second, "support_low"), Number(pair.Second, "oppose_high")));
            Assert.Equal((pair.First.PValue, pair.First.AdjustedPValue), (Number(pair.Second, "p_value"), Number(pair.Second, "adjusted_p_value")));
        });
        Assert.Equal(positions.Compare("russia", "us").Select(d => (d.Issue, d.Difference, d.Low, d.High)), asRead.Select(l => (l.GetProperty("issue").GetString()!, Number(l, "difference"), Number(l, "low"), Number(l, "high"))));
        var figures = corrected.Accuracy.Where(a => a.Part != AccuracyPart.Actor || a.Id is "russia" or "us").ToList();
        Assert.Equal(figures.Select(a => (a.Id, a.Checked)), accuracy.Select(l => (l.GetProperty("id").GetString()!, l.GetProperty("checked").GetInt32())));
        Assert.Equal((figures[0].Precision.Value, figures[0].Recall.High), (Number(accuracy[0], "precision"), Number(accuracy[0], "recall_high")));
        Assert.StartsWith("part,id,label,checked,precision,precision_low,precision_high,recall,recall_low,recall_high\n", csv.Output, StringComparison.Ordinal);
        using var book = System.IO.Compression.ZipFile.OpenRead(folder.At("all.xlsx"));
        using var names = new StreamReader(book.GetEntry("xl/workbook.xml")!.Open());
        Assert.Equal(["positions", "differences", "accuracy"], System.Text.RegularExpressions.Regex.Matches(await names.ReadToEndAsync(TestContext.Current.CancellationToken), "<sheet name=\"([a-z]+)\"").Select(m => m.Groups[1].Value));

        static double Number(JsonElement line, string name) => line.GetProperty(name).ValueKind == JsonValueKind.Null ? double.NaN : line.GetProperty(name).GetDouble();
    }

    [Theory]
    [InlineData("give one with --checked FILE", "--format", "csv", "--table", "accuracy")]
    [InlineData("name one with --format or --output", "--table", "differences")]
    [InlineData("name them with --actors a,b", "--format", "csv", "--table", "differences")]
    public async Task Compare_TableThatCannotBe_SaysWhatToGive(string message, params string[] options)
    {
        var ran = await Cli.RunAsync(["compare", Articles, "--topic", Cli.Syria, .. options]);

        Assert.Equal((ExitCodes.Usage, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Compare_SampleFilledInAsATable_CorrectsAsItDoesReadBack(string format)
    {
        using var folder = new Folder();
        string[] sample = ["sample", Articles, "--topic", Cli.Syria, "--n", "80"];
        await Cli.RunAsync([.. sample, "--out", folder.At("empty.csv")]);
        var filled = await FilledAsync(folder, format);
        await Cli.RunAsync([.. sample, "--read", filled, "--out", folder.At("checked.jsonl")]);
        string[] compare = ["compare", Articles, "--topic", Cli.Syria, "--actors", "russia,us,un", "--format", "csv"];

        var ofTable = await Cli.RunAsync([.. compare, "--checked", filled]);
        var ofLines = await Cli.RunAsync([.. compare, "--checked", folder.At("checked.jsonl")]);
        var corrected = await Cli.RunAsync([.. compare, "--corrections", filled]);
        var correctedByLines = await Cli.RunAsync([.. compare, "--corrections", folder.At("checked.jsonl")]);
        await Cli.RunAsync("import", Articles, "--store", folder.At("s.duckdb"));
        await Cli.RunAsync("analyze", folder.At("s.duckdb"), "--topic", Cli.Syria, "--corrections", filled);
        var ofStore = await Cli.RunAsync("compare", folder.At("s.duckdb"), "--topic", Cli.Syria, "--checked", filled);
        var otherTopic = await Cli.RunAsync("compare", Articles, "--topic", Path.Combine(Cli.Root, "data", "topics", "libya.yml"), "--checked", filled);

        Assert.True(ofTable.ExitCode == 0, ofTable.Error);
        Assert.Contains("russia,", ofTable.Output, StringComparison.Ordinal);
        Assert.Equal(ofLines.Output, ofTable.Output);
        Assert.Equal(correctedByLines.Output, corrected.Output);
        Assert.Contains("70 corrections by people", corrected.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, ofStore.ExitCode);
        Assert.Contains("does not hold what had been read before. Give the articles, or what 'analysiskit sample", ofStore.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Data, otherTopic.ExitCode);
        Assert.Contains("which is no issue of the topic 'libya'", otherTopic.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page.html", "<html></html>", "is a page to check in, which does not hold the answers: save them in it")]
    [InlineData("notes.txt", "russia is right\nus is wrong\n", "holds no answers that could be read")]
    [InlineData("list.json", "[1, 2]", "holds no answers that could be read")]
    [InlineData("other.csv", "a,b\n1,2\n", "has no column \"number\"")]
    [InlineData("book.xlsx", "no workbook", "is no workbook that can be read")]
    public async Task AnswersInAnotherFormat_AreOneErrorThatNamesTheFormats(string file, string content, string message)
    {
        using var folder = new Folder();
        var answers = folder.Write(file, content);

        foreach (var command in new string[][] { ["compare", Articles, "--topic", Cli.Syria, "--checked", answers], ["statements", Articles, "--topic", Cli.Syria, "--corrections", answers], ["agree", answers, Answers] })
        {
            var ran = await Cli.RunAsync(command);

            Assert.NotEqual(0, ran.ExitCode);
            Assert.Contains(message, ran.Error, StringComparison.Ordinal);
            Assert.Single(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.Contains(".xlsx", ran.Error + (file.EndsWith(".csv", StringComparison.Ordinal) ? ".xlsx" : ""), StringComparison.Ordinal);
        }
    }

    /// <summary>A sample of which the first seventy rows are filled in, half of them other than read, and some as no statements.</summary>
    private static async Task<string> FilledAsync(Folder folder, string format)
    {
        using var records = new SeparatedRecords(File.OpenRead(folder.At("empty.csv")), null, 1 << 24);
        var rows = new List<List<string>>();
        while (records.TryRead())
            rows.Add([.. Enumerable.Range(0, records.Count).Select(i => System.Text.Encoding.UTF8.GetString(records.Value(i)).TrimStart('\uFEFF'))]);
        var (names, statement, issue) = (rows[0], rows[0].IndexOf("statement"), rows[0].IndexOf("speaker") + 1);
        for (var i = 1; i <= 70; i++)
        {
            rows[i][statement] = i % 9 == 0 ? "no" : "yes";
            if (i % 2 == 0)
                rows[i][issue + (i % 3)] = i % 4 == 0 ? "support" : "oppose";
        }

        var path = folder.At("filled." + format);
        if (format == "csv")
        {
            await File.WriteAllLinesAsync(path, rows.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))), TestContext.Current.CancellationToken);
            return path;
        }

        await using var file = File.Create(path);
        using var terminal = new Terminal(new StreamWriter(file, leaveOpen: true), TextWriter.Null);
        Workbook.Write(terminal, names, [.. rows.Skip(1).Select(r => r.Select(c => (object?)(double.TryParse(c, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : c)).ToArray())]);
        return path;
    }

    [Fact]
    public async Task Compare_FilteredArticles_TakesThePartOfTheSampleThatLiesThere()
    {
        var ran = await Cli.RunAsync("compare", Articles, "--topic", Cli.Syria, "--checked", Answers, "--actors", "russia,us", "--source", "sample-wire");

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.Matches("[0-9]+ of 200 checked lie outside the articles that the filter leaves", Words(ran.Output));
        Assert.DoesNotContain("The sample stands for about", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("are not among the statements", Words(ran.Output), StringComparison.Ordinal);
        var part = ArticleReader.Read(Articles).Where(a => a.Source == "sample-wire").Statements(Topic.Load(Cli.Syria));
        var expected = part.Positions().Corrected(Sample.Load(Answers)).Find("us", "assad-departure")!;
        Assert.Contains(PositionLabels.CorrectedInterval(expected), Words(ran.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_GroupedArticles_CorrectsEachGroup()
    {
        using var folder = new Folder();
        var ran = await Cli.RunAsync("compare", Articles, "--topic", Cli.Syria, "--checked", Answers, "--actors", "us", "--group", "source", "--html", folder.At("page.html"));

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        var section = page[page.IndexOf("id=\"corrected\"", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("</table>", StringComparison.Ordinal)];
        foreach (var group in new[] { "all", "sample-wire", "sample-gulf" })
            Assert.Contains($"<td dir=\"auto\">{group}</td>", section, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_HalfCheckedSample_SaysWhatWasNotAnswered()
    {
        using var folder = new Folder();
        var lines = await File.ReadAllLinesAsync(Answers, TestContext.Current.CancellationToken);
        var half = folder.Write("half.jsonl", string.Join('\n', lines.Select((line, i) => i < 80 ? line : Unanswered(line))) + "\nno json\n");

        var ran = await Cli.RunAsync("compare", Articles, "--topic", Cli.Syria, "--checked", half, "--actors", "us", "--html", folder.At("page.html"));

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.Matches(@"half\.jsonl\(201\): Not a JSON object on one line: .* \(byte 2\)\.", Words(ran.Error));
        Assert.Contains("Corrected by 80 checked statements", ran.Output, StringComparison.Ordinal);
        Assert.Contains(Words(PositionLabels.Text("not_answered", ChartLanguage.English, 120, 200)), Words(ran.Output), StringComparison.Ordinal);
        Assert.Contains(PositionLabels.Text("not_answered", ChartLanguage.English, 120, 200), await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_SampleOfOtherArticles_SaysThatItDoesNotStandForThese()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);

        var ran = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--checked", Answers);

        Assert.Equal(ExitCodes.Ok, ran.ExitCode);
        Assert.Contains(Words(PositionLabels.Text("elsewhere", ChartLanguage.English, 200, 200)), Words(ran.Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"article\": \"1\", \"start\": 1, \"length\": 4, \"topic\": \"libya\", \"statement\": false, \"probability\": 0.5}", "The sample was checked for the topic \"libya\"")]
    [InlineData("{\"article\": \"1\", \"start\": 1, \"length\": 4, \"topic\": \"syria\", \"probability\": 0.5}", "Of the 1 lines of the sample none is checked.")]
    [InlineData("{\"article\": \"1\", \"start\": 1, \"length\": 4, \"statement\": false}", "holds no line of a sample that can be used")]
    public async Task Compare_SampleThatCannotBeUsed_SaysWhy(string line, string message)
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("compare", folder.Articles(Sentences.RussiaRejectsSanctions), "--topic", Cli.Syria, "--checked", folder.Write("s.jsonl", line));

        Assert.Equal(ExitCodes.Data, ran.ExitCode);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
    }

    // Without line breaks, which depend on the width of a terminal.
    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Unanswered(string line)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(line)!;
        foreach (var answer in new[] { "statement", "speaker", "stances", "by", "at" })
            fields.Remove(answer);
        return JsonSerializer.Serialize(fields);
    }
}
