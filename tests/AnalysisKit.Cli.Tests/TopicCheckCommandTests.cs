namespace AnalysisKit.Cli.Tests;

public class TopicCheckCommandTests
{
    private static readonly string Articles = Path.Combine(Cli.Root, "data", "articles-libya");
    private static readonly string Libya = Path.Combine(Cli.Root, "data", "topics", "libya.yml");

    [Fact]
    public async Task Help_HasExamples()
    {
        var ran = await Cli.RunAsync("topic", "check", "--help");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("analysiskit topic check <FILE> <ARTICLES>", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:\n  analysiskit topic check", ran.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Cli.RunAsync("topic")).ExitCode);
    }

    [Fact]
    public async Task Table_SampleArticles_HasEveryPart()
    {
        var ran = await Cli.RunAsync("topic", "check", Libya, Articles, "--top", "5", "--examples");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.StartsWith("Libya: 10 articles, ", ran.Output, StringComparison.Ordinal);
        foreach (var title in new[] { "Issues", "Patterns that fit", "Patterns that never fit", "Names of the topic", "Names of the topic that never occur", "Names of the kit" })
            Assert.Contains(title, ran.Output, StringComparison.Ordinal);
        Assert.Contains("The first 5 of ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("\u2068@regime\u2069", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_SomeParts_OneTableWithLines()
    {
        var ran = await Cli.RunAsync("topic", "check", Libya, Articles, "--show", "patterns,losing", "--format", "csv");

        var rows = ran.Output.TrimEnd('\n').Split('\n');
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal("part,line,issue,actor,side,text,hits,articles,statements,stances,note,first_example,second_example", rows[0]);
        Assert.All(rows.Skip(1), row => Assert.True(row.StartsWith("patterns,", StringComparison.Ordinal) || row.StartsWith("losing,", StringComparison.Ordinal), row));
        Assert.Contains(rows, row => row.Contains(",tnc-recognition,,target,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Jsonl_ThreadsDiffer_SameRows()
    {
        var one = await Cli.RunAsync("topic", "check", Libya, Articles, "--format", "jsonl", "--threads", "1", "--examples");
        var four = await Cli.RunAsync("topic", "check", Libya, Articles, "--format", "jsonl", "--threads", "4", "--examples");

        Assert.Equal(one.Output, four.Output);
        Assert.Equal(["issues", "patterns", "names", "context"], one.Lines.Select(l => l.GetProperty("part").GetString()).Where(p => p != "losing").Distinct());
        Assert.Contains(one.Lines, l => l.GetProperty("part").GetString() == "patterns" && l.GetProperty("stances").GetInt32() > 0 && l.GetProperty("first_example").GetString()!.Length > 0);
    }

    [Fact]
    public async Task Speakers_BelowTheLeastCount_AreLeftOut()
    {
        using var folder = new Folder();
        // "The minister Nizar Asfour said ..." twice, and another minister once.
        var articles = folder.Articles("قال الوزير نزار عصفور إن الهدنة قريبة.", "وقال الوزير نزار عصفور إن الهدنة بعيدة.", "وقال الوزير حسيب ياقوت إن الهدنة انتهت.");

        var two = await Cli.RunAsync("topic", "check", Libya, articles, "--show", "speakers", "--format", "jsonl");
        var one = await Cli.RunAsync("topic", "check", Libya, articles, "--show", "speakers", "--format", "jsonl", "--min-count", "1");

        Assert.Equal(["نزار عصفور"], two.Lines.Select(l => l.GetProperty("text").GetString()));
        Assert.Equal(2, one.Lines.Length);
    }

    [Fact]
    public async Task Check_WrongInput_SaysWhatInOneLine()
    {
        using var folder = new Folder();

        await Fails(2, "no topic at 'missing.yml'", "missing.yml", Articles);
        await Fails(2, "'--show' has no part 'nouns'; the parts are issues, patterns", Libya, Articles, "--show", "nouns");
        await Fails(2, "'--min-count' must be a whole number", Libya, Articles, "--min-count", "0");
        await Fails(3, "bad.yml", folder.Write("bad.yml", "topic: t\nissues: [{id: i}]"), Articles);
        await Fails(3, "no article", Libya, folder.Write("empty.jsonl", ""));

        static async Task Fails(int code, string message, params string[] arguments)
        {
            var ran = await Cli.RunAsync(["topic", "check", .. arguments]);
            Assert.Equal(code, ran.ExitCode);
            Assert.Contains(message, ran.Error, StringComparison.Ordinal);
            Assert.Empty(ran.Output);
        }
    }
}
