using System.Text;
using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

/// <summary>What commands do with input that is missing, broken or strange.</summary>
public class InputTests
{
    [Fact]
    public async Task Statements_FolderIsMissing_SaysSo()
    {
        var ran = await Cli.RunAsync("statements", "no-such-folder", "--topic", Cli.Syria);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("no-such-folder", ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Statements_TopicIsMissing_SaysSo()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("statements", folder.Articles(Sentences.Weather), "--topic", folder.At("no-such.yml"));

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("no-such.yml", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty.txt")]
    [InlineData("empty.jsonl")]
    public async Task Statements_FileIsEmpty_SaysThatThereIsNoArticle(string name)
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("statements", folder.Write(name, ""), "--topic", Cli.Syria, "--format", "jsonl");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("holds no article", ran.Error, StringComparison.Ordinal);
        Assert.Contains(name, ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public async Task Statements_FolderIsEmpty_SaysWhatIsExpected()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("statements", folder.Name, "--topic", Cli.Syria);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains(".txt", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_BrokenLineAmongGoodOnes_ReadsTheGoodOnesAndNamesTheLine()
    {
        using var folder = new Folder();
        var file = folder.Write("news.jsonl", "{\"id\": \"a\", \"text\": \"" + Sentences.Weather + "\"}\n{\"id\": \"b\", \"te\n{\"id\": \"c\", \"text\": \"" + Sentences.Weather + "\"}\n");

        var ran = await Cli.RunAsync("statements", file, "--topic", Cli.Syria, "--format", "jsonl");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(["a", "c"], ran.Lines.Select(l => l.GetProperty("id").GetString()));
        Assert.Contains("warning: " + file + "(2): ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("1 record gave no article; 2 articles were read", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_Windows1256File_ReadsItsArabic()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var folder = new Folder();
        var file = folder.Write("old.txt", string.Join('\n', Enumerable.Repeat(Sentences.RussiaRejectsSanctions, 8)), Encoding.GetEncoding(1256));

        var ran = await Cli.RunAsync("statements", file, "--topic", Cli.Syria, "--format", "jsonl");

        Assert.Equal(0, ran.ExitCode);
        var statement = Assert.Single(ran.Lines).GetProperty("statements")[0];
        Assert.Equal("russia", statement.GetProperty("speaker").GetString());
        Assert.Equal("قال", statement.GetProperty("cue").GetString());
    }

    [Fact]
    public async Task Statements_TopicWithUnknownKey_NamesFileLineAndKey()
    {
        using var folder = new Folder();
        var topic = folder.Write("topic.yml", "topic: test\nlabel: {ar: تجربة, en: Test}\nisues:\n- id: x\n");

        var ran = await Cli.RunAsync("statements", folder.Articles(Sentences.Weather), "--topic", topic);

        Assert.Equal(3, ran.ExitCode);
        Assert.StartsWith($"analysiskit: {topic}(3): ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("isues", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_GoldOfAnotherArticle_NamesIt()
    {
        using var folder = new Folder();
        var gold = folder.Write("gold.jsonl", "{\"id\": \"elsewhere\", \"statements\": []}\n");

        var ran = await Cli.RunAsync("evaluate", folder.Articles(Sentences.Weather), "--gold", gold, "--topic", Cli.Syria);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("'elsewhere'", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_BrokenGold_NamesFileAndLine()
    {
        using var folder = new Folder();
        var gold = folder.Write("gold.jsonl", "\n{\"id\": 5}\n");

        var ran = await Cli.RunAsync("evaluate", folder.Articles(Sentences.Weather), "--gold", gold, "--topic", Cli.Syria);

        Assert.Equal(3, ran.ExitCode);
        Assert.StartsWith($"analysiskit: {gold}(2): ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_ControlCharactersInTheText_DoNotReachTheTerminal()
    {
        using var folder = new Folder();
        // The escape sequence would clear the reader's screen.
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions.Replace("فرض", "فرض\u001b[2J", StringComparison.Ordinal));

        var ran = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("عقوبات", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Output);
    }

    [Fact]
    public async Task Statements_ScriptInTheText_IsKeptWordForWordInJson()
    {
        using var folder = new Folder();
        var text = Sentences.RussiaRejectsSanctions.Replace("فرض", "<script>alert(1)</script> فرض", StringComparison.Ordinal);

        var ran = await Cli.RunAsync("statements", folder.Articles(text), "--topic", Cli.Syria, "--format", "jsonl");

        var statement = Assert.Single(ran.Lines).GetProperty("statements")[0];
        var (start, end) = (statement.GetProperty("content_start").GetInt32(), statement.GetProperty("content_end").GetInt32());
        Assert.Equal(text[start..end], statement.GetProperty("content").GetString());
        Assert.Contains("<script>", text[start..end], StringComparison.Ordinal);
    }
}
