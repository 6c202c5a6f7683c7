using System.Diagnostics;
using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

public class StoreCommandTests
{
    private static readonly string Sample = Path.Combine(Cli.Root, "data", "articles");

    [Fact]
    public async Task Store_EveryCommandOfArticles_WritesWhatItWritesOfTheFolder()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Done("import", Sample, "--store", store);
        await Done("analyze", store, "--topic", Cli.Syria);
        string[][] commands =
        [
            ["compare", "ARTICLES", "--topic", Cli.Syria, "--actors", "russia,us"],
            ["statements", "ARTICLES", "--topic", Cli.Syria, "--format", "jsonl"],
            ["statements", "ARTICLES", "--topic", Cli.Syria, "--format", "csv", "--all"],
            ["terms", "ARTICLES", "--group", "source", "--stems", "--no-stop-words", "--format", "csv"],
            ["terms", "ARTICLES", "--topic", Cli.Syria, "--format", "csv"],
            ["keyness", "ARTICLES", "--group", "month", "--target", "2012-02", "--format", "jsonl"],
            ["keyness", "ARTICLES", "--topic", Cli.Syria, "--target", "russia", "--format", "csv"],
            ["kwic", "ARTICLES", "مجلس الأمن", "--format", "csv"],
            ["collocations", "ARTICLES", "--format", "csv"],
            ["coverage", "ARTICLES", "--topic", Cli.Syria],
        ];

        foreach (var command in commands)
        {
            var ofFolder = await Cli.RunAsync([.. command.Select(a => a == "ARTICLES" ? Sample : a)]);
            var ofStore = await Cli.RunAsync([.. command.Select(a => a == "ARTICLES" ? store : a)]);

            Assert.NotEmpty(ofFolder.Output);
            Assert.Equal(ofFolder, ofStore);
        }
    }

    [Fact]
    public async Task Import_ArticlesAreGone_CountsThemAndPrunesThemWhenAskedTo()
    {
        using var folder = new Folder();
        var (store, corpus) = (folder.At("s.duckdb"), folder.At("corpus"));
        folder.Write("corpus/a.txt", Sentences.Weather);
        folder.Write("corpus/b.txt", Sentences.RussiaRejectsSanctions);
        await Done("import", corpus, "--store", store);
        await Done("analyze", store, "--topic", Cli.Syria);
        File.Move(folder.At("corpus/b.txt"), folder.At("corpus/c.txt"));

        var kept = await Done("import", corpus, "--store", store);
        folder.Write("corpus/broken.jsonl", "{\n");
        var unsure = await Done("import", corpus, "--store", store, "--prune");
        File.Delete(folder.At("corpus/broken.jsonl"));
        var pruned = await Done("import", corpus, "--store", store, "--prune");

        Assert.Contains("1 added, 1 unchanged, 0 changed; 0 records rejected. The store has 3 articles.\n1 article of the store was not among them, and is kept; --prune takes such out.\n", kept.Output, StringComparison.Ordinal);
        Assert.Contains("1 article of the store was not among them, and is kept since something could not be read.", unsure.Error, StringComparison.Ordinal);
        Assert.Contains("The store has 2 articles.\n1 article was not among them any more, and has left the store.\n", pruned.Output, StringComparison.Ordinal);
        Assert.Equal("id\na\nc\n", (await Done("query", store, "select id from articles order by id", "--format", "csv")).Output);
        Assert.Equal("n\n0\n", (await Done("query", store, "select count(*) n from statements where article not in (select article from articles)", "--format", "csv")).Output);
        Assert.Equal(
            (await Done("statements", corpus, "--topic", Cli.Syria, "--format", "csv")).Output.Split('\n').Order(StringComparer.Ordinal),
            (await Cli.RunAsync("statements", store, "--topic", Cli.Syria, "--format", "csv")).Output.Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Import_DuplicatesOfWhatTheStoreHas_AreLeftOut()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        string[] texts = [Sentences.Weather, Sentences.RussiaRejectsSanctions];
        folder.Write("first.jsonl", string.Join('\n', texts.Select((text, i) => $$"""{"id": "a{{i}}", "text": "{{text}}"}""")));
        folder.Write("second.jsonl", string.Join('\n', texts.Select((text, i) => $$"""{"id": "b{{i}}", "text": "{{text}}"}""")));
        await Done("import", folder.At("first.jsonl"), "--store", store);
        await Done("import", folder.At("second.jsonl"), "--store", store);

        var both = await Done("import", folder.At("second.jsonl"), "--store", store, "--duplicates", "exact");
        folder.Write("third.jsonl", (await File.ReadAllTextAsync(folder.At("second.jsonl"), TestContext.Current.CancellationToken)).Replace("\"b", "\"c", StringComparison.Ordinal));
        var third = await Done("import", folder.At("third.jsonl"), "--store", store, "--duplicates", "near");

        Assert.Contains("0 added, 2 unchanged, 0 changed; 0 records rejected. The store has 4 articles.", both.Output, StringComparison.Ordinal);
        Assert.Contains("0 added, 0 unchanged, 0 changed; 0 records rejected, 2 articles left out (2 exact duplicates). The store has 4 articles.", third.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_Page_IsThatOfTheFolder()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Done("import", Sample, "--store", store);
        await Done("analyze", store, "--topic", Cli.Syria);

        await Done("compare", Sample, "--topic", Cli.Syria, "--html", folder.At("folder.html"));
        await Done("compare", store, "--topic", Cli.Syria, "--html", folder.At("store.html"));

        var ofStore = await File.ReadAllLinesAsync(folder.At("store.html"), TestContext.Current.CancellationToken);
        Assert.Single(ofStore, l => l.StartsWith("<li>Analyses in the store: ", StringComparison.Ordinal));
        Assert.Equal(await File.ReadAllLinesAsync(folder.At("folder.html"), TestContext.Current.CancellationToken), ofStore.Where(l => !l.StartsWith("<li>Analyses in the store: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Statements_NotAnalyzed_GivesTheSameAndSaysSo()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.RussiaRejectsSanctions);
        await Done("import", articles, "--store", folder.At("s.duckdb"));

        var ofStore = await Cli.RunAsync("statements", folder.At("s.duckdb"), "--topic", Cli.Syria, "--format", "jsonl");

        Assert.Equal((await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--format", "jsonl")).Output, ofStore.Output);
        Assert.Contains("2 articles of 2", ofStore.Error, StringComparison.Ordinal);
        Assert.Contains("analysiskit analyze", ofStore.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AgainWithMoreChangedAndBroken_SaysHowMany()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        var first = await Cli.RunAsync("import", folder.Articles("واحد", "اثنان"), "--store", store);
        await Done("analyze", store, "--topic", Cli.Syria);
        var articles = folder.Articles("واحد", "غير", "ثلاثة");
        await File.AppendAllTextAsync(articles, "{broken\n", TestContext.Current.CancellationToken);

        var second = await Cli.RunAsync("import", articles, "--store", store);

        Assert.Equal($"{store}: 2 added, 0 unchanged, 0 changed; 0 records rejected. The store has 2 articles.\n", first.Output);
        Assert.StartsWith($"{store}: 1 added, 1 unchanged, 1 changed; 1 record rejected. The store has 3 articles.\n1 analysis of changed articles dropped", second.Output, StringComparison.Ordinal);
        Assert.Contains("articles.jsonl(4)", second.Error, StringComparison.Ordinal);
        Assert.Contains("2 articles analysed under 'syria', 1 known", (await Cli.RunAsync("analyze", store, "--topic", Cli.Syria)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_TopicChanged_SaysSo()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Done("import", folder.Articles(Sentences.RussiaRejectsSanctions), "--store", store);
        await Done("analyze", store, "--topic", Cli.Syria);
        var topic = folder.Write("topic.yml", (await File.ReadAllTextAsync(Cli.Syria, TestContext.Current.CancellationToken)).Replace("lean: 0.4", "lean: 0.5", StringComparison.Ordinal));

        var ran = await Cli.RunAsync("analyze", store, "--topic", topic);

        Assert.StartsWith("The topic 'syria', the reader or the kit, its code, its lexicons or its model, have changed: 1 article read anew.", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_Formats_GiveTheRows()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Done("import", folder.Articles("واحد", "اثنان"), "--store", store);
        const string Sql = "select id, text, characters > 4 long from articles order by id";

        Assert.Equal("id,text,long\n1,واحد,false\n2,اثنان,true\n", (await Cli.RunAsync("query", store, Sql, "--format", "csv")).Output);
        Assert.Equal("{\"id\":\"1\",\"text\":\"واحد\",\"long\":false}\n{\"id\":\"2\",\"text\":\"اثنان\",\"long\":true}\n", (await Cli.RunAsync("query", store, Sql, "--format", "jsonl")).Output);
        Assert.Contains("اثنان", (await Cli.RunAsync("query", store, Sql)).Output, StringComparison.Ordinal);
        await Done("query", store, Sql, "--output", folder.At("out.csv"));
        Assert.Equal("id,text,long\n1,واحد,false\n2,اثنان,true\n", await File.ReadAllTextAsync(folder.At("out.csv"), TestContext.Current.CancellationToken));
        await Done("query", store, Sql, "--output", folder.At("out.parquet"));
        Assert.Equal("PAR1"u8.ToArray(), (await File.ReadAllBytesAsync(folder.At("out.parquet"), TestContext.Current.CancellationToken))[..4]);
    }

    [Theory]
    [InlineData(2, "--store NAME", "import", "ARTICLES", "--store", "x.db")]
    [InlineData(2, "There is no such store", "query", "FOLDER/none.duckdb", "select 1")]
    [InlineData(2, "There is no such store", "terms", "FOLDER/none.duckdb")]
    [InlineData(2, "There is no folder", "import", "ARTICLES", "--store", "FOLDER/none/x.duckdb")]
    [InlineData(3, "no store", "terms", "FOLDER/junk.duckdb")]
    [InlineData(3, "no store", "import", "ARTICLES", "--store", "FOLDER/junk.duckdb")]
    [InlineData(2, "nope", "query", "STORE", "select nope")]
    [InlineData(2, "only reads", "query", "STORE", "delete from articles")]
    [InlineData(2, "sees the store alone", "query", "STORE", "from read_text('STORE')")]
    [InlineData(4, "stopped after 1 seconds", "query", "STORE", "select count(*) from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 3", "--timeout", "1")]
    [InlineData(2, "'--timeout' must be", "query", "STORE", "select 1", "--timeout", "-1")]
    [InlineData(2, "--output", "query", "STORE", "select 1", "--format", "parquet")]
    [InlineData(2, "parquet", "query", "STORE", "select 1", "--output", "FOLDER/x.txt")]
    [InlineData(2, "is a store", "export", "STORE", "--to", "html")]
    [InlineData(2, "of a store", "export", "ARTICLES", "--to", "parquet")]
    [InlineData(2, "into itself", "import", "STORE", "--store", "STORE")]
    public async Task Commands_WrongInput_SayWhatToDo(int code, string message, params string[] arguments)
    {
        using var folder = new Folder();
        var articles = folder.Articles("نص");
        folder.Write("junk.duckdb", "junk");
        await Done("import", articles, "--store", folder.At("s.duckdb"));

        var ran = await Cli.RunAsync([.. arguments.Select(a => a.Replace("ARTICLES", articles, StringComparison.Ordinal).Replace("STORE", folder.At("s.duckdb"), StringComparison.Ordinal).Replace("FOLDER", folder.Name, StringComparison.Ordinal))]);

        Assert.Equal(code, ran.ExitCode);
        Assert.Contains(message.Replace("--store NAME", "--store x.db.duckdb", StringComparison.Ordinal), ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select length(regexp_replace(repeat('ab', 400000000), '(a|b)', 'xy', 'g'))")]
    [InlineData("select length(repeat('x', 4000000000)), length(regexp_replace(repeat('ab', 400000000), '[ab]', 'xyz', 'g'))")]
    public async Task Query_OneFunctionThatTakesTooLong_EndsWithTheTimeLimit(string sql)
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Done("import", folder.Articles("نص"), "--store", store);
        foreach (var output in new string[][] { [], ["--output", folder.At("out.csv")] })
        {
            var watch = Stopwatch.StartNew();
            using var process = CommandProcess.Start(["query", store, sql, "--timeout", "1", .. output]);
            var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

            Assert.Equal((4, ""), (await process.EndAsync(), await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)));
            Assert.Contains("stopped after 1 seconds", error, StringComparison.Ordinal);
            Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
            Assert.False(File.Exists(folder.At("out.csv")));
        }

        Assert.Equal("n\n1\n", (await Cli.RunAsync("query", store, "select count(*) n from articles", "--format", "csv")).Output);
    }

    [Fact]
    public async Task Export_Store_WritesAFolderOfTables()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Done("import", Sample, "--store", store);
        await Done("analyze", store, "--topic", Cli.Syria);

        await Done("export", store, "--to", "jsonl", "--output", folder.At("tables"));

        var terms = await Cli.RunAsync("terms", folder.At("tables/articles.jsonl"), "--group", "source", "--format", "csv");
        Assert.Equal((await Cli.RunAsync("terms", Sample, "--group", "source", "--format", "csv")).Output, terms.Output);
        Assert.Equal(ArticleReader.Read(Sample).Statements(Topic.Load(Cli.Syria)).Stances.Count, File.ReadLines(folder.At("tables/stances.jsonl")).Count());
    }

    [Fact]
    public async Task Import_Killed_LosesNothingCommittedAndCountsNothingTwice()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals and named pipes differ there.");
        using var folder = new Folder();
        var (store, pipe) = (folder.At("s.duckdb"), folder.At("pipe.jsonl"));
        await CommandProcess.MakePipeAsync(pipe);
        using (var process = CommandProcess.Start("import", pipe, "--store", store))
        {
            // Two batches go in whole; the third has begun and waits for more when the process is killed.
            await using var writer = await CommandProcess.OpenPipeAsync(pipe);
            foreach (var i in Enumerable.Range(1, 2500))
                await writer.WriteLineAsync(Record(i));
            await writer.FlushAsync(TestContext.Current.CancellationToken);
            await writer.WriteAsync("{\"id\": \"" + new string(' ', 1 << 20));
            await writer.FlushAsync(TestContext.Current.CancellationToken);
            process.Kill();
            await process.EndAsync();
        }

        File.Delete(pipe);
        var all = folder.Write("all.jsonl", string.Concat(Enumerable.Range(1, 3000).Select(i => Record(i) + "\n")));
        var again = await Cli.RunAsync("import", all, "--store", store);

        Assert.Equal($"{store}: 1,000 added, 2,000 unchanged, 0 changed; 0 records rejected. The store has 3,000 articles.\n", again.Output);
        Assert.Equal("n,ids\n3000,3000\n", (await Cli.RunAsync("query", store, "select count(*) n, count(distinct id) ids from articles", "--format", "csv")).Output);
    }

    [Fact]
    public async Task Store_OpenInAnotherProcess_SaysWhichAndWhatToDo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Named pipes differ there.");
        using var folder = new Folder();
        var (store, pipe) = (folder.At("s.duckdb"), folder.At("pipe.jsonl"));
        await CommandProcess.MakePipeAsync(pipe);
        using var process = CommandProcess.Start("import", pipe, "--store", store);
        await using (var writer = await CommandProcess.OpenPipeAsync(pipe))
        {
            await writer.WriteLineAsync(Record(1));
            await writer.WriteAsync(new string(' ', 1 << 20));
            await writer.FlushAsync(TestContext.Current.CancellationToken);

            var ran = await Cli.RunAsync("terms", store);

            Assert.Equal(1, ran.ExitCode);
            Assert.Contains($"process {process.Id}, has the store open", ran.Error, StringComparison.Ordinal);
            process.Kill();
        }

        await process.EndAsync();
    }

    private static string Record(int i) => JsonSerializer.Serialize(new { id = $"{i}", text = $"نص المقال {i}" });

    private static async Task<Cli.Ran> Done(params string[] arguments)
    {
        var ran = await Cli.RunAsync(arguments);
        Assert.True(ran.ExitCode == 0, ran.Error);
        return ran;
    }
}
