using System.Text.Json;

namespace AnalysisKit.Models.Tests;

/// <summary>
/// A batch as it goes out and comes back, recorded in <c>TestData/batch</c>: the questions on two sample articles, and results in OpenAI's format. Where prompt or format of questions change, write <c>batch.jsonl</c> again with
/// 'ask write' and give the results its ids.
/// </summary>
public class RecordedBatchTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Recorded = Path.Combine(Root, "tests", "AnalysisKit.Models.Tests", "TestData", "batch");
    private static readonly string[] Articles =
        [Path.Combine(Root, "data", "articles"), "--source", "sample-wire", "--where", "title ~ جنيف or title ~ \"فيتو روسي صيني ثان\"", "--topic", Path.Combine(Recorded, "topic.yml"), "--model", "recorded"];

    [Fact]
    public async Task Write_SampleArticles_GivesTheRecordedQuestions()
    {
        using var folder = new Folder();

        var ran = await Command.RunAsync(["ask", "write", .. Articles, "--answers", folder.At("answers"), "--out", folder.At("batch.jsonl")]);

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(await Lines(Path.Combine(Recorded, "batch.jsonl")), await Lines(folder.At("batch.jsonl")));
    }

    [Fact]
    public async Task Read_RecordedResults_GivesTheReadingsAndKeepsThem()
    {
        using var folder = new Folder();

        var ran = await Command.RunAsync(["ask", "read", Path.Combine(Recorded, "results.jsonl"), .. Articles, "--answers", folder.At("answers")]);

        Assert.True(ran.ExitCode == 0, ran.Error);
        var read = ran.Lines.SelectMany(a => a.GetProperty("statements").EnumerateArray()).Select(s => (s.GetProperty("speaker").GetString(), Stance(s))).ToList();
        Assert.Equal([("us", "veto support"), ("russia", "veto oppose"), ("us", "assad support"), ("russia", "assad oppose")], read);
        Assert.DoesNotContain("belong", ran.Error, StringComparison.Ordinal);
        Assert.All(ran.Lines, article => Assert.Equal("recorded", article.GetProperty("annotator").GetString()));
        Assert.All(ran.Lines.SelectMany(a => a.GetProperty("statements").EnumerateArray()), s => Assert.Equal(("model:recorded", "model:recorded"), (s.GetProperty("origin").GetString(), s.GetProperty("stances")[0].GetProperty("origin").GetString())));

        // They are kept: nothing is left to ask, and other commands have them without a server.
        var again = await Command.RunAsync(["ask", "write", .. Articles, "--answers", folder.At("answers"), "--out", folder.At("again.jsonl")]);
        Assert.Contains("0 questions", again.Output, StringComparison.Ordinal);
        var compared = await Command.RunAsync(["compare", .. Articles, "--reader", "model", "--answers", folder.At("answers"), "--endpoint", "http://127.0.0.1:9/v1", "--html", folder.At("page.html")]);
        Assert.Contains("2 articles, 4 statements, 4 stances", compared.Output, StringComparison.Ordinal);
        Assert.Contains("the language model recorded", await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_IntoAStore_KeepsTheModelsNameWithWhatItRead()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Command.RunAsync(["import", .. Articles[..5], "--store", store]);

        var ran = await Command.RunAsync(["ask", "read", Path.Combine(Recorded, "results.jsonl"), store, .. Articles[5..], "--answers", folder.At("answers")]);

        Assert.True(ran.ExitCode == 0, ran.Error);
        var rows = await Command.RunAsync("query", store, "select distinct s.origin as statement, t.origin as stance from statements s join stances t using (topic, article, statement)", "--format", "csv");
        Assert.Equal("statement,stance\nmodel:recorded,model:recorded\n", rows.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Read_WithCorrections_TakesWhatPeopleSay()
    {
        using var folder = new Folder();
        var first = await Command.RunAsync(["ask", "read", Path.Combine(Recorded, "results.jsonl"), .. Articles, "--answers", folder.At("answers")]);
        var (article, statement) = (first.Lines[0].GetProperty("id").GetString(), first.Lines[0].GetProperty("statements")[0]);
        var (start, end) = (statement.GetProperty("content_start").GetInt32(), statement.GetProperty("content_end").GetInt32());
        var corrections = folder.Write("c.jsonl", $$"""{"article": "{{article}}", "start": {{start}}, "length": {{end - start}}, "stances": {"veto": "mixed"} }""");

        var ran = await Command.RunAsync(["ask", "read", Path.Combine(Recorded, "results.jsonl"), .. Articles, "--answers", folder.At("answers"), "--corrections", corrections]);

        Assert.Equal("veto mixed", Stance(ran.Lines[0].GetProperty("statements")[0]));
        Assert.Contains("1 correction by a person: 1 changes a reading.", ran.Error, StringComparison.Ordinal);
    }

    private static string Stance(JsonElement statement) => statement.GetProperty("stances")[0] is var s ? $"{s.GetProperty("issue").GetString()} {s.GetProperty("polarity").GetString()}" : "";

    private static async Task<string[]> Lines(string path) => await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnalysisKit.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests lie outside the repository.");
    }
}
