namespace AnalysisKit.Models.Tests;

public class KeptAnswerTests
{
    [Fact]
    public async Task Read_SecondTime_AsksNothing()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, _) => Given.RightAnswer);
        Given.Read(Given.Reader(server, Given.Options(folder.At("answers"))), Given.Article());
        var reader = Given.Reader(server, Given.Options(folder.At("answers")));

        var read = Assert.Single(Given.Read(reader, Given.Article(id: "under another id")));

        Assert.Equal(2, read.Stances.Count);
        Assert.Single(server.Requests);
        Assert.Equal((0L, 1L, 0L, 0L), (reader.Usage.Asked, reader.Usage.Known, reader.Usage.InputTokens, reader.Usage.OutputTokens));
    }

    [Fact]
    public async Task Read_OtherArticleTopicPromptOrModel_AsksAnew()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, _) => Given.Answer());
        var options = Given.Options(folder.At("answers"));
        Given.Read(Given.Reader(server, options), Given.Article());

        Given.Read(Given.Reader(server, options), Given.Article(Given.Text + " وانتهى."));
        Given.Read(Given.Reader(server, options with { Model = "n" }), Given.Article());
        Given.Read(Given.Reader(server, options with { Prompt = ModelPrompt.Parse(ModelPrompt.DefaultYaml.Replace("Be complete", "Be very complete", StringComparison.Ordinal)) }), Given.Article());
        var other = Topic.Parse(Given.TopicYaml.Replace("Rejects sanctions", "Lifts sanctions", StringComparison.Ordinal));
        var reader = Given.Reader(server, options with { Topic = other });
        _ = new ArticleAnalyzer(other, new AnalyzerOptions { StatementReader = reader, StanceReader = reader }).Analyze(Given.Article());

        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Read_RunThatStopped_GoesOnWhereItWas()
    {
        using var folder = new Folder();
        using var stop = new CancellationTokenSource();
        await using var server = await ScriptedServer.StartAsync((number, _) =>
        {
            if (number == 3)
                stop.Cancel();
            return Given.RightAnswer;
        });
        Article[] articles = [.. Enumerable.Range(0, 6).Select(i => Given.Article($"{Given.Text} {i}", $"a{i}"))];
        var stopped = Given.Reader(server, Given.Options(folder.At("answers")));
        var options = new AnalyzerOptions { StatementReader = stopped, StanceReader = stopped, Threads = 1, Cancellation = stop.Token };
        Assert.ThrowsAny<OperationCanceledException>(() => new ArticleAnalyzer(Given.Topic, options).Analyze(articles).Count());
        var before = server.Requests.Count;

        var reader = Given.Reader(server, Given.Options(folder.At("answers")));
        Assert.All(Given.Read(reader, articles), r => Assert.Equal(2, r.Statements.Count));

        Assert.InRange(reader.Usage.Known, before - 1, before);
        Assert.Equal(6 - reader.Usage.Known, server.Requests.Count - before);
    }

    [Fact]
    public async Task Read_DamagedFile_AsksAnew()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, _) => Given.RightAnswer);
        Given.Read(Given.Reader(server, Given.Options(folder.At("answers"))), Given.Article());
        var file = Assert.Single(Directory.GetFiles(folder.At("answers"), "*", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))[..80], TestContext.Current.CancellationToken);

        Assert.Equal(2, Assert.Single(Given.Read(Given.Reader(server, Given.Options(folder.At("answers"))), Given.Article())).Statements.Count);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Read_AnyAnswer_KeyIsKeptNowhere()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, _) => Given.RightAnswer);

        Given.Read(Given.Reader(server, Given.Options(folder.At("answers"))), Given.Article());

        var kept = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.At("answers"), "*", SearchOption.AllDirectories)), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Given.Key, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", kept, StringComparison.Ordinal);
        Assert.Contains(Given.Rejects, kept, StringComparison.Ordinal);
        Assert.Contains("analysiskit 2 (", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_LimitOfTokens_LeavesTheRestUnreadAndGoesOnLater()
    {
        using var folder = new Folder();
        await using var server = await ScriptedServer.StartAsync((_, _) => Given.RightAnswer);
        Article[] articles = [.. Enumerable.Range(0, 5).Select(i => Given.Article($"{Given.Text} {i}", $"a{i}"))];

        // The server counts 1,100 tokens for each; a question is estimated at some thousands before it is asked.
        var limited = Given.Reader(server, Given.Options(folder.At("answers")) with { MaxTokens = 7000 });
        var read = Given.Read(limited, 1, articles);

        var asked = server.Requests.Count;
        Assert.InRange(asked, 1, 4);
        Assert.Equal(asked, read.Count(r => r.Unread is null));
        Assert.All(read.Skip(asked), r => Assert.Contains("The limit of 7,000 tokens is reached", r.Unread, StringComparison.Ordinal));
        Assert.All(Given.Read(Given.Reader(server, Given.Options(folder.At("answers"))), articles), r => Assert.Null(r.Unread));
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Read_LimitOfCost_Holds()
    {
        await using var server = await ScriptedServer.StartAsync((_, _) => Given.RightAnswer);
        var reader = Given.Reader(server, Given.Options() with { InputPrice = 2, OutputPrice = 10, MaxCost = 0.001m });

        Assert.Contains("The limit of 0.001 in cost is reached", Assert.Single(Given.Read(reader, Given.Article())).Unread, StringComparison.Ordinal);
        Assert.Empty(server.Requests);

        reader = Given.Reader(server, Given.Options() with { InputPrice = 2, OutputPrice = 10, MaxCost = 1 });
        Given.Read(reader, Given.Article());
        Assert.Equal(0.003m, reader.Usage.Cost);
    }

    [Fact]
    public void New_LimitOfCostWithoutPrices_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ModelReader(new ModelEndpoint { Model = "m" }.Connect(), Given.Options() with { MaxCost = 1 }));

    [Fact]
    public async Task Read_DryRun_CountsAndAsksNothing()
    {
        await using var server = await ScriptedServer.StartAsync((_, _) => Given.RightAnswer);
        var reader = Given.Reader(server, Given.Options() with { DryRun = true, InputPrice = 1, OutputPrice = 1 });

        Given.Read(reader, Given.Article(), Given.Article(Given.Text + " ثم", "a2"));

        Assert.Empty(server.Requests);
        Assert.Equal(2, reader.Usage.Asked);
        Assert.InRange(reader.Usage.InputTokens, 2000, 20_000);
        Assert.InRange(reader.Usage.OutputTokens, 50, 1000);
        Assert.Equal((reader.Usage.InputTokens + reader.Usage.OutputTokens) / 1_000_000m, reader.Usage.Cost);
    }
}
