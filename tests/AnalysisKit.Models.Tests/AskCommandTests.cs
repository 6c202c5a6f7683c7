using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit.Models.Tests;

public class AskCommandTests
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Write_Articles_GivesABatchInOpenAIsFormat()
    {
        using var folder = new Folder();

        var (ran, lines) = await WriteAsync(folder, folder.Articles(Given.Text, "قالت باريس إنها تؤيد العقوبات."));

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("2 questions, about ", ran.Output, StringComparison.Ordinal);
        Assert.Equal(2, lines.Select(l => l.GetProperty("custom_id").GetString()).Distinct().Count());
        foreach (var line in lines)
        {
            Assert.Matches("^[A-Za-z0-9_-]{1,64}$", line.GetProperty("custom_id").GetString());
            Assert.Equal(("POST", "/v1/chat/completions"), (line.GetProperty("method").GetString(), line.GetProperty("url").GetString()));
            var body = line.GetProperty("body");
            Assert.Equal("m", body.GetProperty("model").GetString());
            Assert.Equal(["system", "user"], body.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("role").GetString()));
            Assert.Equal("json_schema", body.GetProperty("response_format").GetProperty("type").GetString());
            Assert.True(body.GetProperty("response_format").GetProperty("json_schema").GetProperty("strict").GetBoolean());
        }

        Assert.Contains(Given.Text, lines[0].GetProperty("body").GetProperty("messages")[1].GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("person")]
    public async Task Read_AnswersOfAnybody_WritesStatementsAndKeepsThem(string form)
    {
        using var folder = new Folder();
        var articles = folder.Articles(Given.Text);
        var (_, lines) = await WriteAsync(folder, articles);
        var results = folder.Write("results.jsonl", Result(lines[0], Given.RightAnswer, form) + "\n\n");

        var ran = await Command.RunAsync("ask", "read", results, articles, "--topic", folder.At("topic.yml"), "--model", "m", "--answers", folder.At("answers"));

        Assert.Equal(0, ran.ExitCode);
        var statements = Assert.Single(ran.Lines).GetProperty("statements");
        Assert.Equal([Given.Rejects, Given.OnlyWay], statements.EnumerateArray().Select(s => s.GetProperty("content").GetString()));
        Assert.Equal("oppose", statements[0].GetProperty("stances")[0].GetProperty("polarity").GetString());

        // Now every command has them, without a server.
        var compared = await Command.RunAsync("compare", articles, "--topic", folder.At("topic.yml"), "--reader", "model", "--model", "m", "--answers", folder.At("answers"), "--endpoint", "http://127.0.0.1:9/v1");
        Assert.Equal(0, compared.ExitCode);
        Assert.Contains("1 article, 2 statements, 2 stances", compared.Output, StringComparison.Ordinal);
        var (again, none) = await WriteAsync(folder, articles);
        Assert.Contains("0 questions", again.Output, StringComparison.Ordinal);
        Assert.Empty(none);
    }

    [Fact]
    public async Task Read_IntoAStore_IsAnAnalysis()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Given.Text);
        var (_, lines) = await WriteAsync(folder, articles);
        var store = folder.At("s.duckdb");
        await Command.RunAsync("import", articles, "--store", store);

        var ran = await Command.RunAsync("ask", "read", folder.Write("results.jsonl", Result(lines[0], Given.RightAnswer)), store, "--topic", folder.At("topic.yml"), "--model", "m", "--answers", folder.At("answers"));

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("1 article analysed under 'test', 0 known from before; 2 statements and 2 stances found.", ran.Output, StringComparison.Ordinal);
        var rows = await Command.RunAsync("query", store, "select issue, polarity from stances order by issue", "--format", "csv");
        Assert.Contains("sanctions,oppose", rows.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WrongAnswers_AreToldAndAskedForAgain()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Given.Text, "قالت باريس إنها تؤيد العقوبات.", "قالت لندن إنها تنتظر.", "قالت روما إنها ترى.");
        var (_, lines) = await WriteAsync(folder, articles);
        var results = folder.Write("results.jsonl", string.Join('\n',
            Result(lines[0], Given.Answer(Given.Statement("كلام لا وجود له في النص"), Given.Statement(Given.OnlyWay, cue: "أضافت", stances: ("talks", "support")))),
            Result(lines[1], "no JSON at all"),
            JsonSerializer.Serialize(new { custom_id = lines[2].GetProperty("custom_id").GetString(), response = new { status_code = 500, body = new { } }, error = (object?)null }),
            "this is no line",
            JsonSerializer.Serialize(new { custom_id = "of-another-batch", answer = "{}" })));

        var ran = await Command.RunAsync("ask", "read", results, articles, "--topic", folder.At("topic.yml"), "--model", "m", "--answers", folder.At("answers"), "--again", folder.At("again.jsonl"));

        Assert.Equal(6, ran.ExitCode);
        Assert.Equal([Given.OnlyWay], Assert.Single(ran.Lines).GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("content").GetString()));
        Assert.Contains("line 3: no answer to '", ran.Error, StringComparison.Ordinal);
        Assert.Contains("the server answered with 500", ran.Error, StringComparison.Ordinal);
        Assert.Contains("line 4: passed over.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("1 answer in ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("3 articles stayed unread", ran.Error, StringComparison.Ordinal);
        var again = (await File.ReadAllLinesAsync(folder.At("again.jsonl"), TestContext.Current.CancellationToken)).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToList();
        Assert.Equal(lines.Select(l => l.GetProperty("custom_id").GetString()), again.Select(l => l.GetProperty("custom_id").GetString()));
        var messages = again[0].GetProperty("body").GetProperty("messages");
        Assert.Equal(4, messages.GetArrayLength());
        Assert.Contains("does not stand in the article", messages[3].GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, again[2].GetProperty("body").GetProperty("messages").GetArrayLength());

        // The second answers complete the first.
        var second = folder.Write("second.jsonl", Result(again[0], Given.RightAnswer) + "\n" + string.Join('\n', again.Skip(1).Select(l => Result(l, Given.Answer()))));
        var completed = await Command.RunAsync("ask", "read", second, articles, "--topic", folder.At("topic.yml"), "--model", "m", "--answers", folder.At("answers"));
        Assert.Equal(0, completed.ExitCode);
        Assert.Equal([2, 0, 0, 0], completed.Lines.Select(l => l.GetProperty("statements").GetArrayLength()));
    }

    [Fact]
    public async Task Read_JudgementsThatLack_LeaveTheArticleUnreadAndAreAskedForAgain()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Given.Text);
        string[] judge = ["--reader", "judge"];
        var (_, lines) = await WriteAsync(folder, articles, judge);
        var results = folder.Write("results.jsonl", Result(lines[0], """{"judgements": [{"number": 2, "point": "x", "stances": [{"issue": "talks", "polarity": "support", "confidence": "high"}]}]}"""));

        var ran = await Command.RunAsync(["ask", "read", results, articles, "--topic", folder.At("topic.yml"), "--model", "m", "--answers", folder.At("answers"), "--again", folder.At("again.jsonl"), .. judge]);

        Assert.Equal(6, ran.ExitCode);
        Assert.Empty(ran.Lines);
        Assert.Contains("article '1' stays unread: The model judged 1 of 2 statements.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Statement 1 is not judged.", await File.ReadAllTextAsync(folder.At("again.jsonl"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // It is not kept, so that it is written again.
        Assert.Single((await WriteAsync(folder, articles, judge)).Lines);
        var second = folder.Write("second.jsonl", Result(lines[0], """{"judgements": [{"number": 1, "point": "x", "stances": []}, {"number": 2, "point": "x", "stances": []}]}"""));
        var completed = await Command.RunAsync(["ask", "read", second, articles, "--topic", folder.At("topic.yml"), "--model", "m", "--answers", folder.At("answers"), .. judge]);
        Assert.Equal(0, completed.ExitCode);
        Assert.Empty((await WriteAsync(folder, articles, judge)).Lines);
    }

    [Fact]
    public async Task Read_EveryQuotationInvented_LeavesTheArticleUnread()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Given.Text);
        var (_, lines) = await WriteAsync(folder, articles);

        var ran = await Command.RunAsync("ask", "read", folder.Write("results.jsonl", Result(lines[0], Given.Answer(Given.Statement("كلام لا وجود له في النص")))), articles, "--topic", folder.At("topic.yml"), "--model", "m", "--answers", folder.At("answers"));

        Assert.Equal(6, ran.ExitCode);
        Assert.Empty(ran.Lines);
        Assert.Contains("article '1' stays unread: ", ran.Error, StringComparison.Ordinal);
        Assert.Single((await WriteAsync(folder, articles)).Lines);
    }

    [Fact]
    public async Task Read_OtherModelThanWritten_SaysWhatDiffers()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Given.Text);
        var (_, lines) = await WriteAsync(folder, articles);

        var ran = await Command.RunAsync("ask", "read", folder.Write("results.jsonl", Result(lines[0], Given.RightAnswer)), articles, "--topic", folder.At("topic.yml"), "--model", "another", "--answers", folder.At("answers"));

        Assert.Equal(6, ran.ExitCode);
        Assert.Contains("belongs to no question about these articles with this topic, model and prompt", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prompt_Printed_CanBeGivenBack()
    {
        using var folder = new Folder();
        var printed = await Command.RunAsync("ask", "prompt");
        var prompt = folder.Write("my.yml", printed.Output.Replace("prompt: analysiskit", "prompt: mine", StringComparison.Ordinal));

        var (ran, _) = await WriteAsync(folder, folder.Articles(Given.Text), "--prompt", prompt);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("Prompt: mine 2 (", ran.Output, StringComparison.Ordinal);
    }

    private static async Task<(Command.Ran Ran, List<JsonElement> Lines)> WriteAsync(Folder folder, string articles, params string[] more)
    {
        var ran = await Command.RunAsync(["ask", "write", articles, "--topic", folder.Write("topic.yml", Given.TopicYaml), "--model", "m", "--answers", folder.At("answers"), "--out", folder.At("batch.jsonl"), .. more]);
        return (ran, [.. (await File.ReadAllLinesAsync(folder.At("batch.jsonl"), TestContext.Current.CancellationToken)).Select(l => JsonSerializer.Deserialize<JsonElement>(l))]);
    }

    private static string Result(JsonElement question, string answer, string form = "openai")
    {
        var custom_id = question.GetProperty("custom_id").GetString();
        return form switch
        {
            "anthropic" => JsonSerializer.Serialize(new { custom_id, result = new { type = "succeeded", message = new { content = new[] { new { type = "text", text = answer } } } } }, Json),
            "person" => JsonSerializer.Serialize(new { custom_id, answer = JsonSerializer.Deserialize<JsonElement>(answer) }, Json),
            _ => JsonSerializer.Serialize(new { id = "batch_req_1", custom_id, response = new { status_code = 200, request_id = "r", body = new { choices = new[] { new { index = 0, message = new { role = "assistant", content = answer } } } } }, error = (object?)null }, Json),
        };
    }
}
