using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

public class CorrectionsOptionTests
{
    private const string Rejected = """{"article": "1", "start": 0, "length": 0, "statement": false}""";

    [Fact]
    public async Task Compare_WithCorrections_CountsAndMarksThem()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        var corrections = await Correct(folder, articles, "russia", """ "stances": {"sanctions": "support"}, "by": "Nadia" """);

        var plain = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria);
        var corrected = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--corrections", corrections, "--html", folder.At("page.html"));

        Assert.Contains("-", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("corrections", plain.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, corrected.ExitCode);
        Assert.Contains("1 correction by a person: 1 changes a reading", corrected.Output, StringComparison.Ordinal);
        Assert.Contains("Russia, Sanctions: too little (+1.00", corrected.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        Assert.Contains("1 correction by a person: 1 changes a reading. What people have judged is taken as right.", page, StringComparison.Ordinal);
        Assert.Contains("judged by a person", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_WithCorrections_NamesTheOriginInEveryFormat()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions);
        var corrections = await Correct(folder, articles, "russia", """ "speaker": "china" """);

        var jsonl = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--corrections", corrections, "--format", "jsonl");
        var csv = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--corrections", corrections, "--format", "csv");
        var table = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--corrections", corrections);

        var statement = jsonl.Lines[0].GetProperty("statements")[0];
        Assert.Equal(("china", "person"), (statement.GetProperty("speaker").GetString(), statement.GetProperty("origin").GetString()));
        Assert.Equal("learned", statement.GetProperty("stances")[0].GetProperty("origin").GetString());
        Assert.Contains(",person,learned", csv.Output, StringComparison.Ordinal);
        Assert.Contains("person, learned", table.Output, StringComparison.Ordinal);
        Assert.Contains("1 correction by a person: 1 changes a reading.", csv.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrections_LinesThatCannotBeUsed_AreNamedAndTheOthersCount()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions);
        var good = await File.ReadAllTextAsync(await Correct(folder, articles, "russia", """ "statement": false """), TestContext.Current.CancellationToken);
        var file = folder.Write("mine.jsonl", Rejected + "\n" + good + """{"article": "1", "start": 4, "length": 9, "quote": "لا يوجد هذا الكلام", "stances": {"sanctions": "none"}}""" + "\n" + """{"article": "7", "start": 4, "length": 9, "statement": false}""");

        var ran = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--corrections", file, "--format", "jsonl");

        Assert.Equal(0, ran.Lines[0].GetProperty("statements").GetArrayLength());
        Assert.Contains("mine.jsonl(1): \"start\" and \"length\" are no part of a text.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("warning: a correction's statement is gone: 1 at 4: \u2068لا يوجد هذا الكلام\u2069", ran.Error, StringComparison.Ordinal);
        Assert.Contains("1 correction by a person: 1 takes a statement away; 1 more whose statement is gone; 1 more of an article that was not read.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_WithCorrections_KeepsThemInTheStore()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        var corrections = await Correct(folder, articles, "russia", """ "stances": {"sanctions": "support"} """);
        var store = folder.At("s.duckdb");
        await Cli.RunAsync("import", articles, "--store", store);
        await Cli.RunAsync("analyze", store, "--topic", Cli.Syria);

        var analyzed = await Cli.RunAsync("analyze", store, "--topic", Cli.Syria, "--corrections", corrections);
        var compared = await Cli.RunAsync("compare", store, "--topic", Cli.Syria);
        var queried = await Cli.RunAsync("query", store, "select actor, mean from positions where issue = 'sanctions' order by actor", "--format", "csv");
        var again = await Cli.RunAsync("compare", store, "--topic", Cli.Syria, "--corrections", corrections);

        Assert.Contains("1 new correction kept", analyzed.Output, StringComparison.Ordinal);
        Assert.Contains("1 article analysed under 'syria', 1 known from before", analyzed.Output, StringComparison.Ordinal);
        Assert.Contains("1 correction by a person: 1 changes a reading", compared.Output, StringComparison.Ordinal);
        Assert.Contains("russia,1", queried.Output, StringComparison.Ordinal);
        Assert.Contains("2 corrections by people: 1 confirms what was read, 1 changes a reading", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_WithCorrections_IsAnotherScanAndKeepsTheOrigin()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions);
        var corrections = await Correct(folder, articles, "russia", """ "stances": {"sanctions": "support"} """);
        await Cli.RunAsync("scan", articles, "--topic", Cli.Syria, "--shard", "1/2", "--out", folder.At("1.parquet"));
        await Cli.RunAsync("scan", articles, "--topic", Cli.Syria, "--shard", "2/2", "--corrections", corrections, "--out", folder.At("2.parquet"));
        await Cli.RunAsync("scan", articles, "--topic", Cli.Syria, "--corrections", corrections, "--out", folder.At("whole.parquet"));

        var merged = await Cli.RunAsync("merge", folder.At("1.parquet"), folder.At("2.parquet"), "--out", folder.At("m.parquet"));
        var read = await Cli.RunAsync("statements", folder.At("whole.parquet"), "--topic", Cli.Syria, "--format", "csv");

        Assert.NotEqual(ExitCodes.Ok, merged.ExitCode);
        Assert.Contains("--corrections", merged.Error, StringComparison.Ordinal);
        Assert.Contains("support,1,1,learned,person", read.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrections_EveryCommandThatReadsStatements_TakesThemOrSaysWhyNot()
    {
        // What these read is no reading that people could have judged; each says so, in its help and in the error.
        string[] without = ["coverage", "train", "agree", "ask write"];
        using var terminal = new Terminal(TextWriter.Null, TextWriter.Null);
        var reading = Below(CommandLine.Create(terminal), "").Where(c => !c.Name.StartsWith("new ", StringComparison.Ordinal)).Where(c => c.Command.Options.Any(o => o.Name == "--topic") || c.Command.Arguments.Any(a => a.Description?.StartsWith("The topic:", StringComparison.Ordinal) == true)).ToList();

        Assert.Superset(without.Concat(["compare", "statements", "topic check", "ask read", "analyze", "scan", "sample", "evaluate"]).ToHashSet(), reading.Select(c => c.Name).ToHashSet());
        foreach (var (name, command) in reading)
        {
            Assert.True(command.Options.Contains(Options.Corrections) != without.Contains(name), name);
            if (!without.Contains(name))
                continue;
            var description = command.Options.Single(o => o.Name == "--corrections").Description!;
            var ran = await Cli.RunAsync([.. name.Split(' '), "--corrections", "c.jsonl"]);
            Assert.StartsWith(Refused.Mark, description, StringComparison.Ordinal);
            Assert.Equal((ExitCodes.Usage, ""), (ran.ExitCode, ran.Output));
            Assert.Contains($"'--corrections' is not for this command: {description[Refused.Mark.Length..]}", ran.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("nrecognized", ran.Error, StringComparison.Ordinal);
        }

        static IEnumerable<(string Name, System.CommandLine.Command Command)> Below(System.CommandLine.Command command, string prefix) =>
            command.Subcommands.SelectMany(c => Below(c, $"{prefix}{c.Name} ").Prepend(($"{prefix}{c.Name}", c)));
    }

    [Fact]
    public async Task TopicCheck_WithCorrections_CountsWhatPeopleSay()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions);
        var corrections = await Correct(folder, articles, "russia", """ "statement": false """);

        var plain = await Cli.RunAsync("topic", "check", Cli.Syria, articles, "--show", "issues");
        var corrected = await Cli.RunAsync("topic", "check", Cli.Syria, articles, "--show", "issues", "--corrections", corrections);

        Assert.NotEqual(plain.Output, corrected.Output);
        Assert.Contains("1 correction by a person: 1 takes a statement away.", corrected.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terms_CorrectionsWithoutATopic_AreRefused()
    {
        using var folder = new Folder();
        var ran = await Cli.RunAsync("terms", folder.Articles(Sentences.Weather), "--corrections", folder.Write("c.jsonl", ""));

        Assert.Equal(ExitCodes.Usage, ran.ExitCode);
        Assert.Contains("give --topic FILE", ran.Error, StringComparison.Ordinal);
    }

    // Writes a correction of the only statement of an actor.
    private static async Task<string> Correct(Folder folder, string articles, string actor, string answers)
    {
        var read = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--format", "jsonl");
        var (article, statement) = read.Lines.SelectMany(a => a.GetProperty("statements").EnumerateArray().Select(s => (a.GetProperty("id").GetString(), s))).Single(x => x.s.GetProperty("speaker").GetString() == actor);
        var start = statement.GetProperty("content_start").GetInt32();
        var quote = JsonSerializer.Serialize(statement.GetProperty("content").GetString());
        return folder.Write("corrections.jsonl", $"{{\"article\": \"{article}\", \"start\": {start}, \"length\": {statement.GetProperty("content_end").GetInt32() - start}, \"quote\": {quote}, {answers}}}\n");
    }
}
