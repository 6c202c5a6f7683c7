using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

/// <summary>Commands whose results are given by groups of articles (--group).</summary>
public class GroupTests
{
    [Fact]
    public async Task StatementsCsv_GroupIsAFieldOfTheArticles_HasItsColumnBehindTheId()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("statements", News(folder), "--topic", Cli.Syria, "--group", "category", "--format", "csv");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        var rows = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("article,group,source,published,title,statement,", rows[0], StringComparison.Ordinal);
        Assert.Contains(rows, row => row.StartsWith("a,politics,one,2012-02-04,,1,russia,", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("c,,two,2012-03-06,,1,russia,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StatementsJsonl_Group_IsAFieldThatEvaluateReadsOver()
    {
        using var folder = new Folder();
        var articles = News(folder);

        var ran = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--group", "month", "--format", "jsonl");

        Assert.Equal(["2012-02", "2012-02", "2012-03"], ran.Lines.Select(l => l.GetProperty("group").GetString()));
        var plain = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--format", "jsonl");
        Assert.Equal(plain.Output, ran.Output.Replace("\"group\":\"2012-02\",", "", StringComparison.Ordinal).Replace("\"group\":\"2012-03\",", "", StringComparison.Ordinal));
        var evaluated = await Cli.RunAsync("evaluate", articles, "--gold", folder.Write("gold.jsonl", ran.Output), "--topic", Cli.Syria, "--format", "json", "--group", "source");
        var groups = JsonSerializer.Deserialize<JsonElement>(evaluated.Output).GetProperty("groups");
        Assert.Equal(["one", "two"], groups.EnumerateObject().Select(g => g.Name));
        Assert.Equal(1, groups.GetProperty("two").GetProperty("attribution_f1").GetDouble());
    }

    [Fact]
    public async Task StatementsTable_Group_EndsWithTheNumbersOfEach()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("statements", News(folder), "--topic", Cli.Syria, "--group", "category");

        Assert.Contains("politics  a  one  2012-02-04", ran.Output, StringComparison.Ordinal);
        Assert.Matches(@"Category +Articles +Statements +Stances", ran.Output);
        Assert.Matches(@"\n +\(no category\) +1 +\d+ +\d+", ran.Output);
        Assert.Matches(@"\n +politics +2 +\d+ +\d+", ran.Output);
    }

    [Theory]
    [InlineData("terms")]
    [InlineData("terms", "--stems")]
    [InlineData("collocations")]
    [InlineData("kwic", "روسيا")]
    public async Task Terms_ArticlesWithoutTheField_AreLeftOutAndCounted(string command, string? more = null)
    {
        using var folder = new Folder();
        string[] arguments = more is null ? [] : [more];
        var store = folder.At("s.duckdb");
        await Cli.RunAsync("import", News(folder), "--store", store);

        foreach (var articles in new[] { News(folder), store })
        {
            var ran = await Cli.RunAsync([command, articles, .. arguments, "--group", "category", "--format", "csv"]);

            Assert.Equal((0, "warning: 1 article without the field category, left out by --group\n"), (ran.ExitCode, ran.Error));
        }
    }

    [Fact]
    public async Task Coverage_NoArticleHasTheField_SaysSo()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("coverage", News(folder), "--topic", Cli.Syria, "--group", "nofield");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("has the field nofield", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_Group_GivesEachPositionInAllAndInEachGroup()
    {
        using var folder = new Folder();
        var articles = News(folder);

        var ran = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--group", "source", "--html", folder.At("page.html"));

        Assert.Equal(0, ran.ExitCode);
        Assert.Matches(@"Source +Articles +Statements +Stances", ran.Output);
        Assert.Matches(@"Russia +Sanctions +all +too little° .* 0 +2 +0 +2 +2 *\n +Russia +Sanctions +one +too little° .* 0 +1 +0 +1 +1 *\n +Russia +Sanctions +two +too little° .* 0 +1 +0 +1 +1 *\n", ran.Output);
        Assert.DoesNotMatch(@"United Kingdom +Sanctions +two", ran.Output);
        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<h2>Groups</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<th>Issue</th><th dir=\"auto\">Source</th>", page, StringComparison.Ordinal);
        Assert.Matches(@"Russia</td><td[^>]*><a[^>]*>Sanctions</a></td><td dir=""auto"">two</td>", page);
    }

    [Fact]
    public async Task ComparePage_GroupNameWithMarkup_IsEncoded()
    {
        using var folder = new Folder();
        var articles = folder.Write("news.jsonl", JsonSerializer.Serialize(new { id = "a", desk = "<img src=x onerror=alert(1)>", text = Sentences.RussiaRejectsSanctions }) + "\n");

        var ran = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--group", "desk", "--html", folder.At("page.html"));

        Assert.Equal(0, ran.ExitCode);
        Assert.DoesNotContain("<img", await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("statements")]
    [InlineData("statements", "--format", "csv")]
    [InlineData("compare")]
    [InlineData("scan", "--out", "FILE")]
    [InlineData("collocations")]
    public async Task Commands_NoArticleHasTheField_SaySo(params string[] command)
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync([command[0], News(folder), "--topic", Cli.Syria, "--group", "desk", .. command[1..].Select(a => a == "FILE" ? folder.At("scan.parquet") : a)]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("has the field desk. --group takes source, author,", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("scan.parquet")));
    }

    [Fact]
    public async Task Collocations_Group_AreThoseOfTheGroupAlone()
    {
        using var folder = new Folder();
        var articles = News(folder);
        var one = folder.Write("one.jsonl", string.Concat(File.ReadLines(articles).Where(l => l.Contains("\"one\"", StringComparison.Ordinal)).Select(l => l + "\n")));

        var grouped = await Cli.RunAsync("collocations", articles, "--group", "source", "--min-count", "1", "--format", "csv");
        var alone = await Cli.RunAsync("collocations", one, "--min-count", "1", "--format", "csv");

        Assert.StartsWith("group,collocation,count,", grouped.Output, StringComparison.Ordinal);
        var rows = grouped.Output.Split('\n').Where(r => r.StartsWith("one,", StringComparison.Ordinal)).Select(r => r["one,".Length..]).ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(alone.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
        Assert.Contains("\ntwo,", grouped.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("category")]
    [InlineData("month")]
    public async Task Scan_Group_MergesAndGroupsAsTheArticlesDo(string field)
    {
        using var folder = new Folder();
        var articles = News(folder);
        string[] scan = ["scan", articles, "--topic", Cli.Syria, "--group", field];
        await OkAsync([.. scan, "--shard", "1/2", "--out", folder.At("part-1.parquet")]);
        await OkAsync([.. scan, "--shard", "2/2", "--out", folder.At("part-2.parquet")]);
        await OkAsync([.. scan, "--out", folder.At("single.parquet")]);
        var printed = await OkAsync("merge", folder.At("part-1.parquet"), folder.At("part-2.parquet"), "--out", folder.At("merged.parquet"), "--format", "csv");

        Assert.Equal(await File.ReadAllBytesAsync(folder.At("single.parquet"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder.At("merged.parquet"), TestContext.Current.CancellationToken));
        string[] statements = ["statements", "--topic", Cli.Syria, "--group", field, "--format", "csv"];
        Assert.Equal(await OkAsync([.. statements, articles]), await OkAsync([.. statements, folder.At("merged.parquet")]));
        Assert.Equal(await OkAsync([.. statements, articles]), printed);
        string[] compare = ["compare", "--topic", Cli.Syria, "--group", field];
        Assert.Equal(await OkAsync([.. compare, articles]), await OkAsync([.. compare, folder.At("merged.parquet")]));
    }

    [Fact]
    public async Task Compare_ScanWithoutTheField_SaysHowToScan()
    {
        using var folder = new Folder();
        await OkAsync("scan", News(folder), "--topic", Cli.Syria, "--out", folder.At("scan.parquet"));

        Assert.Contains("Russia", await OkAsync("compare", folder.At("scan.parquet"), "--topic", Cli.Syria, "--group", "source"), StringComparison.Ordinal);
        var ran = await Cli.RunAsync("compare", folder.At("scan.parquet"), "--topic", Cli.Syria, "--group", "category");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("not category. Scan the articles again with --group category", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_Group_IsThatOfTheArticles()
    {
        using var folder = new Folder();
        var articles = News(folder);
        await OkAsync("import", articles, "--store", folder.At("s.duckdb"));
        await OkAsync("analyze", folder.At("s.duckdb"), "--topic", Cli.Syria);

        foreach (string[] command in new string[][] { ["compare"], ["statements", "--format", "jsonl"] })
            Assert.Equal(await OkAsync([.. command, articles, "--topic", Cli.Syria, "--group", "category"]), await OkAsync([.. command, folder.At("s.duckdb"), "--topic", Cli.Syria, "--group", "category"]));
    }

    [Theory]
    [InlineData("kwic", "مجلس الأمن")]
    [InlineData("collocations", "--min-count", "3")]
    public async Task Commands_SeveralThreads_GiveTheSameLinesInTheSameOrder(string command, params string[] options)
    {
        string[] whole = [command, Path.Combine(Cli.Root, "data", "articles"), .. options, "--format", "csv"];

        var one = await OkAsync([.. whole, "--threads", "1"]);
        var four = await OkAsync([.. whole, "--threads", "4"]);

        Assert.True(one.Length > 1_000);
        Assert.Equal(one, four);
    }

    // Two articles of one source and month in a category, one of another source and month in none.
    private static string News(Folder folder) => folder.Write("news.jsonl", string.Concat(new object[]
    {
        new { id = "a", source = "one", date = "2012-02-04", category = "politics", text = Sentences.RussiaRejectsSanctions },
        new { id = "b", source = "one", date = "2012-02-05", category = "politics", text = Sentences.BritainCallsForSanctions },
        new { id = "c", source = "two", date = "2012-03-06", text = Sentences.RussiaRejectsSanctions },
    }.Select(a => JsonSerializer.Serialize(a) + "\n")));

    private static async Task<string> OkAsync(params string[] arguments)
    {
        var ran = await Cli.RunAsync(arguments);
        Assert.True(ran.ExitCode == 0, ran.Error);
        return ran.Output;
    }
}
