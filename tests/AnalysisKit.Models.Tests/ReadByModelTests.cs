using System.Text.Json;

namespace AnalysisKit.Models.Tests;

public class ReadByModelTests
{
    private static string[] Common(Folder folder, ScriptedServer server) =>
        ["--topic", folder.Write("topic.yml", Given.TopicYaml), "--reader", "model", "--model", "m", "--endpoint", server.Address.ToString(), "--answers", folder.At("answers")];

    [Fact]
    public async Task Statements_ReaderModel_WritesWhatEvaluateTakes()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, _) => Given.RightAnswer);
        var articles = folder.Articles(Given.Text);

        var ran = await Command.RunAsync(["statements", articles, "--format", "jsonl", .. Common(folder, server)]);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("model: 1 asked, 0 known from before", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.Key, ran.Output + ran.Error, StringComparison.Ordinal);
        var predicted = folder.Write("predicted.jsonl", ran.Output);
        var gold = folder.Write("gold.jsonl", JsonSerializer.Serialize(new
        {
            id = "1",
            annotator = "a",
            topic = "test",
            statements = new[] { new { speaker = "russia", cue = "قالت", content = Given.Rejects, stances = new[] { new { issue = "sanctions", polarity = "oppose" } } } },
        }));
        var evaluated = await Command.RunAsync("evaluate", articles, "--gold", gold, "--topic", folder.At("topic.yml"), "--predicted", predicted, "--format", "json", "--resamples", "0");
        Assert.Contains("\"triples_r\":1", evaluated.Output.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        // The same by evaluate itself costs nothing, since the answer is kept.
        var again = await Command.RunAsync(["evaluate", articles, "--gold", gold, "--format", "json", "--resamples", "0", .. Common(folder, server)]);
        Assert.Equal(evaluated.Output, again.Output);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Compare_ReaderModel_PageNamesModelPromptAndWhatWasMeasured()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, _) => Given.RightAnswer);
        string[] command = ["compare", folder.Articles(Given.Text), "--html", folder.At("page.html"), .. Common(folder, server)];
        var figures = folder.Write("figures.json", """{"articles": 12, "attribution_p": 0.9, "attribution_r": 0.8, "attribution_f1": 0.85, "triples_p": 0.83, "triples_r": 0.79, "triples_f1": 0.81}""");

        var plain = await Command.RunAsync(command);
        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        await Command.RunAsync([.. command, "--figures", figures]);
        var measured = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);

        Assert.Equal(0, plain.ExitCode);
        Assert.Contains("<td dir=\"auto\">the language model m</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>not measured</td>", page, StringComparison.Ordinal);
        Assert.Contains($"Prompt: <bdi>{ModelPrompt.Default}</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("read by the language model m with AnalysisKit ", page, StringComparison.Ordinal);

        // What is known of the kit's own readings is not said of a model's.
        Assert.DoesNotContain("id=\"reliability\"", page, StringComparison.Ordinal);
        Assert.Contains("precision 0.83, recall 0.79 of who is for or against what, per article", measured, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.Key, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_ArticleWithoutAnswer_IsNamedAndTheRestIsWritten()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, asked) => asked.Texts.Contains("لا جواب", StringComparison.Ordinal) ? "sorry" : Given.RightAnswer);

        var ran = await Command.RunAsync(["statements", folder.Articles("لا جواب عن هذا.", Given.Text), "--output", folder.At("out.jsonl"), .. Common(folder, server)]);

        Assert.Equal(6, ran.ExitCode);
        Assert.Equal("2", JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(folder.At("out.jsonl"), TestContext.Current.CancellationToken)).GetProperty("id").GetString());
        Assert.Contains("warning: article '1' stays unread: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("1 article stayed unread", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_ServerRefuses_FailsWithoutTheKey()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, _, context) =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        });

        var ran = await Command.RunAsync(["compare", folder.Articles(Given.Text), .. Common(folder, server)]);

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("does not accept the key", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.Key, ran.Output + ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model", "questions            2, and 0 whose answers are known")]
    [InlineData("judge", "questions            2, and 0 whose answers are known")]
    [InlineData("both", "statements asked about")]
    public async Task Compare_DryRun_TellsTokensAndCostAndAsksNothing(string reader, string expected)
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, _) => Given.RightAnswer);
        var articles = folder.Articles(Given.Text, Given.Text + " ثم انتهى اللقاء.");

        var ran = await Command.RunAsync(["compare", articles, .. Common(folder, server).Select(a => a == "model" ? reader : a), "--dry-run", "--input-price", "3", "--output-price", "15"]);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("articles             2", ran.Output, StringComparison.Ordinal);
        Assert.Contains(expected, ran.Output, StringComparison.Ordinal);
        Assert.Contains("cost                 about 0.", ran.Output, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.False(Directory.Exists(folder.At("answers")));
    }

    [Fact]
    public async Task Compare_LineOfTheReadmeThatAsksOllama_ComesToAnEnd()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, asked) => JsonSerializer.Serialize(new
        {
            judgements = asked.Texts.Split('\n').Where(l => l.Contains(". speaker: ", StringComparison.Ordinal)).Select((_, i) => new { number = i + 1, point = "none", stances = Array.Empty<object>() }),
        }));
        var line = Assert.Single(await File.ReadAllLinesAsync(Path.Combine(Command.Root, "README.md"), TestContext.Current.CancellationToken), l => l.StartsWith("analysiskit ", StringComparison.Ordinal) && l.Contains("--provider ollama", StringComparison.Ordinal));
        var arguments = line.Split("  #")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(a => a.StartsWith("data/", StringComparison.Ordinal) ? Path.Combine(Command.Root, a) : a);

        var ran = await Command.RunAsync([.. arguments, "--endpoint", server.Address.ToString(), "--answers", folder.At("answers")]);

        Assert.True(ran.ExitCode == 0, ran.Error);
        Assert.NotEmpty(server.Requests);
        Assert.All(server.Requests, asked => Assert.Equal("/api/chat", asked.Path));
    }

    [Fact]
    public async Task Compare_ReaderBoth_TellsAgreementAndCost()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, asked) => JsonSerializer.Serialize(new
        {
            judgements = asked.Texts.Split('\n').Where(l => l.Contains(". speaker: ", StringComparison.Ordinal)).Select((_, i) => new { number = i + 1, point = "p", stances = new[] { new { issue = "talks", polarity = "support", confidence = "high" } } }),
        }));

        var ran = await Command.RunAsync(["compare", folder.Articles(Given.Text), .. Common(folder, server).Select(a => a == "model" ? "both" : a), "--sure", "1", "--input-price", "3", "--output-price", "15"]);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("both: of 2 statements the model judged", ran.Error, StringComparison.Ordinal);
        Assert.Contains(", cost 0.0045", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("both", "1 article, 2 statements, 2 stances", "both: of 2 statements the model judged 0 of 2 that it was asked about", "no judgement came for 2 statements that the model was asked about twice; there the kit's reading stands.")]
    [InlineData("judge", "0 articles, 0 statements, 0 stances", "article '1' stays unread: The model judged 0 of 2 statements.", "1 article stayed unread")]
    public async Task Compare_NoJudgementComes_NoStanceIsLostInSilence(string reader, string summary, params string[] told)
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, _) => """{"judgements": [{"number": 71, "point": "x", "stances": []}]}""");

        var ran = await Command.RunAsync(["compare", folder.Articles(Given.Text), .. Common(folder, server).Select(a => a == "model" ? reader : a), .. reader == "both" ? ["--sure", "1"] : Array.Empty<string>()]);

        Assert.Equal(6, ran.ExitCode);
        Assert.Contains(summary, ran.Output, StringComparison.Ordinal);
        Assert.All(told, line => Assert.Contains(line, ran.Error, StringComparison.Ordinal));
        Assert.Equal(2, server.Requests.Count);
        Assert.Empty(Directory.Exists(folder.At("answers")) ? Directory.GetFiles(folder.At("answers"), "*", SearchOption.AllDirectories) : []);
    }

    [Fact]
    public async Task Analyze_StoreWithAnArticleWithoutAnswer_TriesItAgainNextTime()
    {
        using var folder = new Folder();
        var isIll = true;
        await using var server = await ScriptedServer.StartAsync((_, asked) => isIll && asked.Texts.Contains("لا جواب", StringComparison.Ordinal) ? "sorry" : asked.Texts.Contains("لا جواب", StringComparison.Ordinal) ? Given.Answer() : Given.RightAnswer);
        var store = folder.At("s.duckdb");
        await Command.RunAsync("import", folder.Articles("لا جواب عن هذا.", Given.Text), "--store", store);

        var first = await Command.RunAsync(["analyze", store, .. Common(folder, server)]);
        isIll = false;
        var second = await Command.RunAsync(["analyze", store, .. Common(folder, server)]);
        var compared = await Command.RunAsync(["compare", store, .. Common(folder, server)]);

        Assert.Equal(6, first.ExitCode);
        Assert.Contains("1 article analysed under 'test', 0 known from before; 2 statements and 2 stances found.", first.Output, StringComparison.Ordinal);
        Assert.Contains("article '1' stays unread", first.Error, StringComparison.Ordinal);
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("1 article analysed under 'test', 1 known from before", second.Output, StringComparison.Ordinal);
        Assert.Equal(0, compared.ExitCode);
        Assert.Contains("Sanctions", compared.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not analysed", compared.Error, StringComparison.Ordinal);
        Assert.Equal(4, server.Requests.Count);
        Assert.DoesNotContain(Given.Key, System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(store, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_ArticleWithoutAnswer_IsNotWritten()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, asked) => asked.Texts.Contains("لا جواب", StringComparison.Ordinal) ? "sorry" : Given.RightAnswer);

        var ran = await Command.RunAsync(["scan", folder.Articles("لا جواب عن هذا.", Given.Text), "--out", folder.At("scan.parquet"), .. Common(folder, server)]);

        Assert.Equal(6, ran.ExitCode);
        Assert.Contains("is not written, since articles stayed unread", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("scan.parquet")));
    }

    [Theory]
    [InlineData("say which with --model NAME", "--reader", "model")]
    [InlineData("'--endpoint' is for a language model", "--endpoint", "http://localhost")]
    [InlineData("'--max-cost' needs '--input-price' and '--output-price'", "--reader", "model", "--model", "m", "--max-cost", "1")]
    [InlineData("'--endpoint' must be the address of a server", "--reader", "model", "--model", "m", "--endpoint", "http://me:key@localhost")]
    [InlineData("'--sure' must be a number above 0.5", "--reader", "both", "--model", "m", "--sure", "0.2")]
    public async Task Statements_WrongUsage_SaysWhat(string message, params string[] arguments)
    {
        using var folder = new Folder();

        var ran = await Command.RunAsync(["statements", folder.Articles(Given.Text), "--topic", folder.Write("topic.yml", Given.TopicYaml), .. arguments]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
    }
}
