using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AnalysisKit.Cli.Tests;

/// <summary>The options that choose articles (--since, --until, --source, --where) and statements (--actors, --issues).</summary>
public partial class FilterTests
{
    // What each command is given besides the articles; FILE is a file to write, which is compared in place of the output. A store is made of the articles where the command takes only one.
    private static readonly Dictionary<string, string[]> Commands = new()
    {
        ["statements"] = ["--topic", "TOPIC", "--format", "jsonl"],
        ["compare"] = ["--topic", "TOPIC"],
        ["sample"] = ["--topic", "TOPIC", "--out", "FILE.jsonl"],
        ["coverage"] = ["--topic", "TOPIC"],
        ["evaluate"] = ["--gold", "GOLD", "--topic", "TOPIC", "--format", "json"],
        ["topic check"] = ["--format", "csv"],
        ["terms"] = ["--format", "csv"],
        ["keyness"] = ["--group", "desk", "--target", "world", "--format", "csv"],
        ["collocations"] = ["--min-count", "1", "--format", "csv"],
        ["kwic"] = ["سوريا", "--format", "csv"],
        ["scan"] = ["--out", "FILE.parquet"],
        ["train"] = ["--gold", "GOLD", "--topic", "TOPIC", "--out", "FILE.json"],
        ["import"] = ["--store", "FILE.duckdb"],
        ["analyze"] = ["--topic", "TOPIC"],
        ["export"] = ["--to", "jsonl", "--output", "FOLDER"],
        ["ask write"] = ["--topic", "TOPIC", "--model", "m", "--answers", "FOLDER", "--out", "FILE.jsonl"],
        ["ask read"] = ["--topic", "TOPIC", "--model", "m", "--answers", "FOLDER"],
    };

    public static TheoryData<string> Names => [.. Commands.Keys];

    [Fact]
    public void EveryCommandThatReadsArticles_HasTheFilters_AndIsTestedHere()
    {
        using var terminal = new Terminal(TextWriter.Null, TextWriter.Null);
        var reading = All(CommandLine.Create(terminal)).Where(c => c.Command.Arguments.Any(a => a.Name is "ARTICLES" or "STORE") && c.Name != "query").ToList();

        Assert.All(reading, c => Assert.Superset(new HashSet<string> { "--since", "--until", "--source", "--where" }, c.Command.Options.Select(o => o.Name).ToHashSet()));
        Assert.Empty(reading.Select(c => c.Name).Except(Commands.Keys).Except(["cluster slurm", "cluster kubernetes"]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Command_WithFilters_DoesWhatItDoesToTheArticlesThatAreLeft(string name)
    {
        using var folder = new Folder();
        string[] filters = ["--since", "2012-02", "--until", "2012", "--source", "one,three", "--where", "title ~ \"مجلس الأمن\" and not section = sport"];

        var filtered = await ResultAsync(folder, name, News(folder, _ => true), filters);
        var alone = await ResultAsync(folder, name, News(folder, id => id is "a" or "b"), []);
        var whole = await ResultAsync(folder, name, News(folder, _ => true), []);

        Assert.Equal(alone.Result, filtered.Result);
        Assert.NotEqual(whole.Result, filtered.Result);
        Assert.Matches(@"4 (of 6 )?articles (\(1 of them without a date\) )?left out by --since, --until, --source, --where", filtered.Ran.Error + filtered.Ran.Output);
    }

    [Theory]
    [InlineData("statements")]
    [InlineData("compare")]
    [InlineData("sample")]
    [InlineData("coverage")]
    [InlineData("terms")]
    [InlineData("keyness")]
    [InlineData("kwic")]
    public async Task Command_WithFiltersOverAStore_DoesWhatItDoesToTheArticles(string name)
    {
        using var folder = new Folder();
        var articles = News(folder, _ => true);
        var store = folder.At("news.duckdb");
        await Cli.RunAsync("import", articles, "--store", store);
        await Cli.RunAsync("analyze", store, "--topic", Cli.Syria);
        string[] filters = ["--since", "2012-02-01", "--until", "2012", "--source", "one,three", "--where", "section != sport"];

        var ofStore = await ResultAsync(folder, name, store, filters);
        var ofArticles = await ResultAsync(folder, name, articles, filters);

        Assert.Equal(ofArticles.Result, ofStore.Result);
        const string told = "4 of 6 articles (1 of them without a date) left out by --since, --until, --source, --where.\n";
        Assert.Contains(told, ofArticles.Ran.Error, StringComparison.Ordinal);
        Assert.Contains(told, ofStore.Ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shards_WithAFilter_MergeToTheScanOfOneRun()
    {
        using var folder = new Folder();
        string[] scan = ["scan", News(folder, _ => true), "--topic", Cli.Syria, "--source", "one"];

        await Cli.RunAsync([.. scan, "--out", folder.At("whole.parquet")]);
        for (var i = 1; i <= 2; i++)
            Assert.Equal(0, (await Cli.RunAsync([.. scan, "--shard", $"{i}/2", "--out", folder.At($"part-{i}.parquet")])).ExitCode);
        await Cli.RunAsync("merge", folder.At("part-1.parquet"), folder.At("part-2.parquet"), "--out", folder.At("merged.parquet"));

        Assert.Equal(await File.ReadAllBytesAsync(folder.At("whole.parquet"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder.At("merged.parquet"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Scan_FilteredWhenItIsRead_GivesTheStatementsOfTheArticlesLeft()
    {
        using var folder = new Folder();
        var articles = News(folder, _ => true);
        await Cli.RunAsync("scan", articles, "--topic", Cli.Syria, "--out", folder.At("s.parquet"));
        await Cli.RunAsync("scan", articles, "--out", folder.At("t.parquet"));

        var statements = await Cli.RunAsync("statements", folder.At("s.parquet"), "--topic", Cli.Syria, "--format", "jsonl", "--until", "2012-01", "--where", "title ~ الحرارة");
        var text = await Cli.RunAsync("statements", folder.At("s.parquet"), "--topic", Cli.Syria, "--where", "text ~ سوريا");
        var terms = await Cli.RunAsync("terms", folder.At("t.parquet"), "--source", "one");

        Assert.Equal(["d"], statements.Lines.Select(l => l.GetProperty("id").GetString()));
        Assert.Equal(2, text.ExitCode);
        Assert.Contains("does not keep the articles' text that --where looks at. Give --where to 'analysiskit scan'.", text.Error, StringComparison.Ordinal);
        Assert.Equal(2, terms.ExitCode);
        Assert.Contains("keeps no articles that --source could choose", terms.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_PassesTheFiltersOn()
    {
        using var folder = new Folder();

        await Cli.RunAsync("cluster", "slurm", News(folder, _ => true), "--shards", "2", "--out", folder.At("scan"), "--since", "2012", "--where", "title ~ \"مجلس الأمن\"");

        var script = await File.ReadAllTextAsync(folder.At("scan/scan.sbatch"), TestContext.Current.CancellationToken);
        Assert.Contains("--since", script, StringComparison.Ordinal);
        Assert.Contains("title ~ \"مجلس الأمن\"", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--since=2014", "--since leaves none of the 6 articles of '", "Their dates are from 2012-01-05 to 2013-04-01; 1 have none.")]
    [InlineData("--source=on", "--source leaves none", "No article has the source 'on'. Did you mean one?")]
    [InlineData("--where=sectoin = sport", "--where leaves none", "No article has the field 'sectoin', which --where names.")]
    public async Task Filter_ThatLeavesNothing_SaysWhy(string filter, params string[] parts)
    {
        using var folder = new Folder();
        var articles = News(folder, _ => true);
        var store = folder.At("news.duckdb");
        await Cli.RunAsync("import", articles, "--store", store);

        foreach (var path in new[] { articles, store })
        {
            var ran = await Cli.RunAsync("terms", path, filter, "--format", "csv");

            Assert.Equal((3, ""), (ran.ExitCode, ran.Output));
            Assert.All(parts, part => Assert.Contains(part, ran.Error, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("--since", "gestern", "'--since' is 'gestern'; it must be a day, month or year, such as 2012-07-17, 2012-07 or 2012.")]
    [InlineData("--until", "2012-13", "'--until' is '2012-13'; it must be a day, month or year")]
    [InlineData("--where", "title", "'--where title': at character 6: the condition ends after \"title\". Write FIELD ~ TEXT")]
    [InlineData("--where", "date ~ 2012", "at character 6: a date is compared by =")]
    [InlineData("--actors", "russia", "'--actors' is about statements, which are read with a topic: give --topic FILE")]
    public async Task Filter_ThatIsNone_IsAnErrorThatSaysWhatToWrite(string option, string value, string message)
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("terms", News(folder, _ => true), option, value);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("statements", "--actors", "rusia", "no actor is called 'rusia' in the topic or the kit's catalogue. Did you mean russia?")]
    [InlineData("compare", "--actors", "rusia", "Did you mean russia?")]
    [InlineData("compare", "--issues", "sanctoins", "has no issue 'sanctoins'. Did you mean sanctions?")]
    [InlineData("sample", "--issues", "sanctoins", "Did you mean sanctions?")]
    [InlineData("terms", "--issues", "sanctoins", "Did you mean sanctions?")]
    [InlineData("evaluate", "--issues", "sanctoins", "Did you mean sanctions?")]
    [InlineData("evaluate", "--actors", "rusia", "Did you mean russia?")]
    public async Task UnknownActorOrIssue_IsAnErrorThatSuggestsTheOneMeant(string command, string option, string name, string message)
    {
        using var folder = new Folder();
        var articles = News(folder, _ => true);
        string[] more = command == "terms" ? ["--topic", Cli.Syria] : await ArgumentsAsync(folder, command, articles);

        var ran = await Cli.RunAsync([command, articles, .. more, option, name]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ActorsAndIssues_KeepTheirStatements_InEveryCommandOnStatements()
    {
        using var folder = new Folder();
        var articles = News(folder, _ => true);
        string[] russia = ["--topic", Cli.Syria, "--actors", "روسيا", "--issues", "Sanctions"];

        var statements = await Cli.RunAsync(["statements", articles, .. russia, "--format", "csv"]);
        var terms = await Cli.RunAsync(["terms", articles, .. russia, "--format", "csv"]);
        var sample = await Cli.RunAsync(["sample", articles, .. russia, "--out", folder.At("s.jsonl")]);
        var none = await Cli.RunAsync("terms", articles, "--topic", Cli.Syria, "--actors", "sudan");

        var rows = statements.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains(",russia,", row, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Contains(",sanctions,", row, StringComparison.Ordinal));
        Assert.Matches(@"\d of \d+ statements left out by --actors, --issues\.", statements.Error);
        Assert.All(terms.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..], row => Assert.StartsWith("russia,", row, StringComparison.Ordinal));
        Assert.Equal(rows.Length, (await File.ReadAllLinesAsync(folder.At("s.jsonl"), TestContext.Current.CancellationToken)).Length);
        Assert.Equal(0, sample.ExitCode);
        Assert.Equal(3, none.ExitCode);
        Assert.Contains("no statement is left by --actors whose words could be counted", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_Issues_ShowsNoOther_AndThePageTellsOfFilters()
    {
        using var folder = new Folder();
        var articles = News(folder, _ => true);

        var all = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria);
        var some = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--issues", "assad-departure", "--source", "one,two", "--html", folder.At("page.html"));

        Assert.Contains("Sanctions", all.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Sanctions ", some.Output, StringComparison.Ordinal);
        Assert.Contains("; 1 of 6 articles left out by --source\n", some.Output, StringComparison.Ordinal);
        Assert.Contains("<p>1 of 6 articles left out by --source.</p>", await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Since_ArticleWithoutADate_GetsThatOfItsTextOrIsCounted()
    {
        using var folder = new Folder();
        var articles = folder.Articles("دمشق 5 شباط 2012 - " + Sentences.RussiaRejectsSanctions, Sentences.Weather);

        var ran = await Cli.RunAsync("terms", articles, "--since", "٢٠١٢", "--format", "csv");

        Assert.Contains("\nall,روسيا,", ran.Output, StringComparison.Ordinal);
        Assert.Equal("1 of 2 articles (1 of them without a date) left out by --since.\n", ran.Error);
    }

    private static async Task<(Cli.Ran Ran, string Result)> ResultAsync(Folder folder, string name, string articles, string[] filters)
    {
        string[] arguments = await ArgumentsAsync(folder, name, articles);
        if (name is "analyze" or "export")
        {
            var store = folder.At($"{Guid.NewGuid():N}.duckdb");
            await Cli.RunAsync("import", articles, "--store", store);
            if (name == "export")
                await Cli.RunAsync("analyze", store, "--topic", Cli.Syria);
            articles = store;
        }

        string[] paths = name switch
        {
            "topic check" => [Cli.Syria, articles],
            "ask read" => [await AnswersAsync(folder, articles), articles],
            _ => [articles],
        };
        var ran = await Cli.RunAsync([.. name.Split(' '), .. paths, .. arguments, .. filters]);
        Assert.True(ran.ExitCode == 0 || name == "ask read", ran.Error);
        return (ran, await WrittenAsync(name, articles, arguments, ran));
    }

    private static async Task<string> WrittenAsync(string name, string articles, string[] arguments, Cli.Ran ran)
    {
        switch (name)
        {
            case "import":
                return (await Cli.RunAsync("query", arguments[1], "select id from articles order by id", "--format", "csv")).Output;
            case "analyze":
                return (await Cli.RunAsync("query", articles, "select id, speaker, content from statement_details order by all", "--format", "csv")).Output;
            case "scan":
                return (await Cli.RunAsync("terms", arguments[1], "--format", "csv")).Output;
            case "export":
                return string.Concat(((string[])["articles", "statements", "positions"]).Select(t => File.ReadAllText(Path.Combine(arguments[^1], t + ".jsonl")))).Replace("\"article\":", "", StringComparison.Ordinal);
            case "train":
                return JsonSerializer.Serialize(ReadingModel.Load(arguments[^1]).Stances.Stances.Weights);
            case "sample" or "ask write":
                return await File.ReadAllTextAsync(arguments[^1], TestContext.Current.CancellationToken);
            case "compare":
                return LeftOut().Replace(ran.Output, "");
            default:
                return ran.Output;
        }
    }

    private static async Task<string[]> ArgumentsAsync(Folder folder, string name, string articles)
    {
        var arguments = new List<string>();
        foreach (var argument in Commands[name])
        {
            arguments.Add(argument switch
            {
                "TOPIC" => Cli.Syria,
                "GOLD" => await GoldAsync(folder, articles),
                "FOLDER" => folder.At($"{Guid.NewGuid():N}"),
                _ when argument.StartsWith("FILE", StringComparison.Ordinal) => folder.At($"{Guid.NewGuid():N}{argument[4..]}"),
                _ => argument,
            });
        }

        return [.. arguments];
    }

    private static async Task<string> GoldAsync(Folder folder, string articles) =>
        folder.Write($"{Guid.NewGuid():N}.gold.jsonl", (await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--format", "jsonl")).Output);

    /// <summary>The same answer to every question: that nothing is said.</summary>
    private static async Task<string> AnswersAsync(Folder folder, string articles)
    {
        var batch = folder.At($"{Guid.NewGuid():N}.jsonl");
        await Cli.RunAsync("ask", "write", articles, "--topic", Cli.Syria, "--model", "m", "--answers", folder.At($"{Guid.NewGuid():N}"), "--out", batch);
        var ids = File.ReadLines(batch).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("custom_id").GetString());
        return folder.Write($"{Guid.NewGuid():N}.jsonl", string.Concat(ids.Select(id => JsonSerializer.Serialize(new { custom_id = id, answer = new { statements = Array.Empty<string>() } }) + "\n")));
    }

    /// <summary>Six articles, of which a and b are of two sources, of 2012, and name the council in their title.</summary>
    private static string News(Folder folder, Func<string, bool> isWanted)
    {
        const string both = Sentences.RussiaRejectsSanctions + " " + Sentences.BritainCallsForSanctions;
        object[] articles =
        [
            new { id = "a", source = "one", date = "2012-02-04", title = "جلسة مَجلس الأمن", section = "world", desk = "world", text = both },
            new { id = "b", source = "three", date = "2012-12-31", title = "مجلس الامن يؤجل", section = "world", desk = "home", text = Sentences.BritainCallsForSanctions },
            new { id = "c", source = "two", date = "2012-03-06", title = "مجلس الأمن", section = "world", desk = "world", text = Sentences.RussiaRejectsSanctions },
            new { id = "d", source = "one", date = "2012-01-05", title = "درجات الحرارة", section = "weather", desk = "home", text = Sentences.Weather },
            new { id = "e", source = "one", date = "2013-04-01", title = "مجلس الأمن", section = "sport", desk = "world", text = both + " " + Sentences.Weather },
            new { id = "f", source = "one", title = "مجلس الأمن", section = "world", desk = "home", text = Sentences.Weather + " " + Sentences.RussiaRejectsSanctions },
        ];
        var lines = articles.Select(a => JsonSerializer.Serialize(a)).Where(l => isWanted(JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()!));
        return folder.Write($"{Guid.NewGuid():N}.jsonl", string.Join('\n', lines) + "\n");
    }

    [GeneratedRegex(@"; \d of 6 articles [^\n]*")]
    private static partial Regex LeftOut();

    private static IEnumerable<(string Name, Command Command)> All(Command parent, string before = "") =>
        parent.Subcommands.SelectMany(c => All(c, $"{before}{c.Name} ").Prepend(($"{before}{c.Name}", c)));
}
