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
            Assert.Matches($@"{System.Text.RegularExpressions.Regex.Escape(read)} +{System.Text.RegularExpressions.Regex.Escape(mean)} +{System.Text.RegularExpressions.Regex.Escape(interval)}", ran.Output);
            Assert.True(position.Mean.Low <= position.Mean.Value && position.Mean.Value <= position.Mean.High);
        }

        Assert.Contains("Corrected by 200 checked statements", ran.Output, StringComparison.Ordinal);
        Assert.Contains("<tr class=\"small\"><td dir=\"auto\">United States</td>", page, StringComparison.Ordinal);
        var precision = corrected.Accuracy.Single(a => a.Part == AccuracyPart.All);
        Assert.Contains($"{precision.Precision.Value:0.00}", ran.Output, StringComparison.Ordinal);

        // A sample of statements says nothing of what was never found, and says so in both languages.
        Assert.Contains(Words(PositionLabels.Text("corrected_found", ChartLanguage.English, 10)), Words(ran.Output), StringComparison.Ordinal);
        Assert.Contains(Html.Encode(PositionLabels.Text("corrected_found", ChartLanguage.Arabic, 10)), page, StringComparison.Ordinal);

        static string Score(double score) => PositionLabels.Score(score);
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
    public async Task Compare_HalfCheckedSample_SaysWhatWasNotAnswered()
    {
        using var folder = new Folder();
        var lines = await File.ReadAllLinesAsync(Answers, TestContext.Current.CancellationToken);
        var half = folder.Write("half.jsonl", string.Join('\n', lines.Select((line, i) => i < 80 ? line : Unanswered(line))) + "\nno json\n");

        var ran = await Cli.RunAsync("compare", Articles, "--topic", Cli.Syria, "--checked", half, "--actors", "us", "--html", folder.At("page.html"));

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.Contains("half.jsonl(201): Not a JSON object", ran.Error, StringComparison.Ordinal);
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
