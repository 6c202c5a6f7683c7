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

    // The commands to which statements mean nothing, so that they refuse to choose among them.
    private static readonly string[] OfWholeArticles = ["import", "analyze", "ask write", "train", "coverage"];

    public static TheoryData<string> Refusing => [.. OfWholeArticles];

    [Fact]
    public void EveryCommandThatReadsArticlesStoresPartsOrAnswers_HasTheSixFilters_AndIsTestedHere()
    {
        var reading = CommandLineTests.Leaves.Where(c => c.Command.Arguments.Any(a => a.Name is "ARTICLES" or "STORE" or "PARTS" or "ANSWERS" or "RESULTS") || c.Command.Options.Any(o => o.Name is "--gold" or "--articles") || c.Name == "export").Where(c => c.Name != "new notebook").ToList();

        Assert.All(reading, c => Assert.Superset(new HashSet<string> { "--since", "--until", "--source", "--where" }, Names(c.Command)));
        Assert.All(reading, c => Assert.Superset(new HashSet<string> { "--actors", "--issues" }, Names(c.Command)));
        Assert.Equal(OfWholeArticles.Order(), reading.Where(c => c.Command.Options.Any(o => Refused.OfStatements.Contains(o.Name) && o.Description!.StartsWith(Refused.Mark, StringComparison.Ordinal))).Select(c => c.Name).Order());
        Assert.Empty(reading.Select(c => c.Name).Except(Commands.Keys).Except(["cluster slurm", "cluster kubernetes", "agree", "merge", "query"]));

        static HashSet<string> Names(Command command) => [.. command.Options.SelectMany(o => o.Aliases.Prepend(o.Name))];
    }

    [Theory]
    [MemberData(nameof(Refusing))]
    public async Task CommandOnWholeArticles_RefusesActorsAndIssues_AndHelpAndReadmeSayWhy(string name)
    {
        using var folder = new Folder();
        var articles = News(folder, _ => true);
        var help = string.Join(' ', (await Cli.RunAsync([.. name.Split(' '), "--help"])).Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var option in new[] { "--actors", "--issues" })
        {
            var ran = await Cli.RunAsync([.. name.Split(' '), articles, .. await ArgumentsAsync(folder, name, articles), option, "russia"]);

            Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
            Assert.Contains($"'{option}' is not for this command: ", ran.Error, StringComparison.Ordinal);
            Assert.Contains(Refused.Mark + ran.Error.Split("command: ")[1].Split(" Try ")[0].TrimEnd(), help, StringComparison.Ordinal);
        }

        foreach (var page in new[] { "README.md", "README.ar.md" })
            Assert.Contains(await File.ReadAllLinesAsync(Path.Combine(Cli.Root, page), TestContext.Current.CancellationToken), line => line.Contains("--actors`", StringComparison.Ordinal) && line.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Query_WithFilters_SeesOnlyTheirPartInEveryTableAndView()
    {
        using var folder = new Folder();
        var store = await StoreAsync(folder, _ => true);
        var alone = await StoreAsync(folder, id => id is "a" or "b");
        string[] filters = ["--since", "2012-02", "--until", "2012", "--source", "one,three", "--where", "title ~ \"مجلس الأمن\" and not section = sport"];
        foreach (var sql in new[] { "select id from articles order by id", "select topic, actor, issue, n, mean, articles, first, last from positions order by all", "select id, speaker, content from statement_details order by all", "select id, actor, issue, score from stance_details order by all", "select count(*) from mentions", "select count(*) from stance_cues", "select count(*) from analyses" })
        {
            var filtered = await Cli.RunAsync(["query", store, sql, "--format", "csv", .. filters]);
            var whole = await Cli.RunAsync("query", store, sql, "--format", "csv");

            Assert.Equal((await Cli.RunAsync("query", alone, sql, "--format", "csv")).Output, filtered.Output);
            Assert.NotEqual(whole.Output, filtered.Output);
            Assert.Equal("4 of 6 articles (1 of them without a date) left out by --since, --until, --source, --where.\n", filtered.Error);
        }
    }

    [Fact]
    public async Task QueryAndExport_ActorsAndIssues_KeepTheirStatementsAndPositions()
    {
        using var folder = new Folder();
        var store = await StoreAsync(folder, _ => true);
        string[] russia = ["--actors", "روسيا", "--issues", "Sanctions"];
        const string Wanted = "select * from positions where actor = 'russia' and issue = 'sanctions'";
        var wanted = (await Cli.RunAsync("query", store, Wanted, "--format", "csv")).Output;
        await Cli.RunAsync("query", store, Wanted, "--output", folder.At("w.csv"));

        var positions = await Cli.RunAsync(["query", store, "select * from positions", "--format", "csv", .. russia]);
        var statements = await Cli.RunAsync(["query", store, "select distinct speaker from statements", "--format", "csv", .. russia]);
        var file = await Cli.RunAsync(["query", store, "select distinct speaker from statements", "--output", folder.At("s.csv"), .. russia]);
        var export = await Cli.RunAsync(["export", store, "--to", "csv", "--output", folder.At("out"), .. russia]);
        var unknown = await Cli.RunAsync("query", store, "select 1", "--actors", "rusia");

        Assert.Equal(wanted, positions.Output);
        Assert.Equal("speaker\nrussia\n", statements.Output);
        Assert.Matches(@"^\d+ of \d+ statements left out by --actors, --issues\.\n$", statements.Error);
        Assert.Equal((0, "speaker\nrussia\n"), (file.ExitCode, await File.ReadAllTextAsync(folder.At("s.csv"), TestContext.Current.CancellationToken)));
        Assert.Equal(0, export.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(folder.At("w.csv"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(folder.At("out/positions.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(7, (await File.ReadAllLinesAsync(folder.At("out/articles.csv"), TestContext.Current.CancellationToken)).Length);
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("the store's topics have no actor 'rusia'. Did you mean russia?", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_WithFilters_PrintsWhatStatementsPrintsWithThem_AndWritesNoPartAsTheWhole()
    {
        using var folder = new Folder();
        var articles = News(folder, _ => true);
        string[] filters = ["--since", "2012-02", "--source", "one", "--actors", "russia", "--issues", "sanctions"];
        await Cli.RunAsync("scan", articles, "--topic", Cli.Syria, "--out", folder.At("s.parquet"));
        await Cli.RunAsync("scan", articles, "--out", folder.At("t.parquet"));

        var merged = await Cli.RunAsync(["merge", folder.At("s.parquet"), "--format", "csv", .. filters]);
        var statements = await Cli.RunAsync(["statements", articles, "--topic", Cli.Syria, "--format", "csv", .. filters]);
        var whole = await Cli.RunAsync(["merge", folder.At("s.parquet"), "--out", folder.At("w.parquet"), .. filters]);
        var terms = await Cli.RunAsync("merge", folder.At("t.parquet"), "--format", "csv", "--source", "one");

        Assert.True(merged.ExitCode == 0, merged.Error);
        Assert.Equal(statements, merged);
        Assert.Equal((2, false), (whole.ExitCode, File.Exists(folder.At("w.parquet"))));
        Assert.Contains("--out writes the whole scan, and --since, --source, --actors, --issues would leave a part of it out", whole.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (terms.ExitCode, terms.Output));
        Assert.Contains("keeps no articles or statements that --source could choose", terms.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agree_WithFilters_ComparesTheAnswersOnTheirArticlesActorsAndIssues()
    {
        using var folder = new Folder();
        var articles = News(folder, _ => true);
        var kit = folder.Write("kit.jsonl", (await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--format", "jsonl")).Output);
        var other = folder.Write("other.jsonl", string.Join('\n', (await File.ReadAllLinesAsync(kit, TestContext.Current.CancellationToken)).Select((l, i) => i == 0 ? l.Replace("oppose", "support", StringComparison.Ordinal) : l)));
        string[] agree = ["agree", kit, other, "--topic", Cli.Syria, "--articles", articles, "--resamples", "0", "--format", "jsonl"];

        var all = await Cli.RunAsync(agree);
        var late = await Cli.RunAsync([.. agree, "--since", "2012-03", "--until", "2013"]);
        var britain = await Cli.RunAsync([.. agree, "--actors", "uk"]);
        var issue = await Cli.RunAsync([.. agree, "--issues", "assad-departure"]);
        var without = await Cli.RunAsync("agree", kit, other, "--since", "2012");
        var untold = await Cli.RunAsync("agree", kit, other, "--actors", "uk");

        Assert.True((all.ExitCode, late.ExitCode, britain.ExitCode, issue.ExitCode) == (0, 0, 0, 0), late.Error + britain.Error + issue.Error);
        Assert.True(Side(all) < 1);
        Assert.Equal(1, Side(late));
        Assert.Matches(@"3 of 6 articles \(1 of them without a date\) left out by --since, --until\.\n\d+ of \d+ answers left out by --since, --until\.\n", late.Error);
        Assert.Equal(["uk"], britain.Lines.Select(l => l.GetProperty("actor").GetString()).OfType<string>().Where(a => a.Length > 0).Distinct());
        Assert.Matches(@"\d of \d+ statements left out by --actors\.", britain.Error);
        Assert.All(issue.Lines.Select(l => l.GetProperty("issue").GetString()).Where(i => !string.IsNullOrEmpty(i)), i => Assert.Equal("assad-departure", i));
        Assert.Equal((2, 2), (without.ExitCode, untold.ExitCode));
        Assert.Contains("give the articles too, with --articles", without.Error, StringComparison.Ordinal);
        Assert.Contains("give --topic FILE", untold.Error, StringComparison.Ordinal);

        static double Side(Cli.Ran ran) => ran.Lines.First(l => l.GetProperty("question").GetString() == "side" && string.IsNullOrEmpty(l.GetProperty("issue").GetString()) && string.IsNullOrEmpty(l.GetProperty("actor").GetString())).GetProperty("equal").GetDouble();
    }

    [Fact]
    public async Task TopicCheck_ActorsAndIssues_KeepTheirNamesAndPatterns()
    {
        using var folder = new Folder();
        string[] check = ["topic", "check", Cli.Syria, News(folder, _ => true), "--format", "jsonl"];

        var ran = await Cli.RunAsync([.. check, "--actors", "روسيا", "--issues", "sanctions"]);
        var all = await Cli.RunAsync(check);

        Assert.All(ran.Lines.Where(l => l.GetProperty("part").GetString() is "names" or "losing"), l => Assert.Equal("russia", l.GetProperty("actor").GetString()));
        Assert.All(ran.Lines.Where(l => l.GetProperty("part").GetString() is "issues" or "patterns"), l => Assert.Equal("sanctions", l.GetProperty("issue").GetString()));
        Assert.Equal(["names", "patterns"], ran.Lines.Select(l => l.GetProperty("part").GetString()).Intersect(["names", "patterns"]).Order());
        Assert.True(all.Lines.Length > ran.Lines.Length);
        Assert.Matches(@"\d+ of \d+ names left out by --actors\.\n\d+ of \d+ patterns left out by --issues\.", ran.Error);
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

    public static TheoryData<string> Choosing => [.. CommandLineTests.Leaves
        .Where(c => c.Command.Options.Any(o => o.Name == StatementFilter.Actors.Name && !o.Description!.StartsWith(Refused.Mark, StringComparison.Ordinal))).Select(c => c.Name).Where(n => !n.StartsWith("cluster", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Choosing))]
    public async Task UnknownActorOrIssue_IsAnErrorThatSuggestsTheNearest_InEveryCommandThatChoosesByThem(string name)
    {
        using var folder = new Folder();
        var articles = News(folder, _ => true);
        string[] command = name switch
        {
            "merge" => [await ScannedAsync(folder, articles), "--format", "csv"],
            "query" => [await StoreAsync(folder, _ => true), "select 1"],
            "export" => [await StoreAsync(folder, _ => true), .. await ArgumentsAsync(folder, name, articles)],
            "agree" => [await GoldAsync(folder, articles), await GoldAsync(folder, articles), "--topic", Cli.Syria],
            "topic check" => [Cli.Syria, articles],
            "ask read" => [await AnswersAsync(folder, articles), articles, .. await ArgumentsAsync(folder, name, articles)],
            "terms" or "keyness" or "collocations" or "scan" => [articles, "--topic", Cli.Syria, .. (await ArgumentsAsync(folder, name, articles)).Where(a => a is not "--group" and not "desk")],
            "kwic" => [articles, "--topic", Cli.Syria, .. await ArgumentsAsync(folder, name, articles)],
            _ => [articles, .. await ArgumentsAsync(folder, name, articles)],
        };

        var actor = await Cli.RunAsync([.. name.Split(' '), .. command, "--actors", "rusia"]);
        var issue = await Cli.RunAsync([.. name.Split(' '), .. command, "--issues", "sanctoins"]);

        Assert.Equal((2, ""), (actor.ExitCode, actor.Output));
        Assert.Matches("'rusia'.* Did you mean russia?", actor.Error);
        Assert.Equal((2, ""), (issue.ExitCode, issue.Output));
        Assert.Matches("'sanctoins'.* Did you mean sanctions?", issue.Error);
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

    private static async Task<string> ScannedAsync(Folder folder, string articles)
    {
        var scan = folder.At($"{Guid.NewGuid():N}.parquet");
        await Cli.RunAsync("scan", articles, "--topic", Cli.Syria, "--out", scan);
        return scan;
    }

    [GeneratedRegex(@"; \d of 6 articles [^\n]*")]
    private static partial Regex LeftOut();

    private static async Task<string> StoreAsync(Folder folder, Func<string, bool> isWanted)
    {
        var store = folder.At($"{Guid.NewGuid():N}.duckdb");
        await Cli.RunAsync("import", News(folder, isWanted), "--store", store);
        await Cli.RunAsync("analyze", store, "--topic", Cli.Syria);
        return store;
    }
}
