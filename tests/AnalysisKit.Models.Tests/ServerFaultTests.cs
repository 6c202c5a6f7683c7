using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace AnalysisKit.Models.Tests;

public class ServerFaultTests
{
    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Read_ServerFailsOnce_IsTriedAgain(int status)
    {
        await using var server = await ScriptedServer.StartAsync((number, _, context) => number == 1 ? FailAsync(context, status) : ScriptedServer.AnswerAsync(context, Given.RightAnswer));

        Assert.Equal(2, Assert.Single(Given.Read(Given.Reader(server), Given.Article())).Statements.Count);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(ModelProvider.OpenAI)]
    [InlineData(ModelProvider.Ollama)]
    [InlineData(ModelProvider.Anthropic)]
    public async Task Read_BusyServerSaysHowLong_IsTriedAgainNotBefore(ModelProvider provider)
    {
        var (first, second) = (0L, 0L);
        await using var server = await ScriptedServer.StartAsync((number, _, context) =>
        {
            if (number > 1)
            {
                second = Stopwatch.GetTimestamp();
                return ScriptedServer.AnswerAsync(context, Given.RightAnswer);
            }

            first = Stopwatch.GetTimestamp();
            context.Response.Headers.RetryAfter = "1";
            return FailAsync(context, 429);
        });

        Assert.Equal(2, Assert.Single(Given.Read(Given.Reader(server, provider: provider), Given.Article())).Statements.Count);
        Assert.Equal(2, server.Requests.Count);
        Assert.True(Stopwatch.GetElapsedTime(first, second) >= TimeSpan.FromMilliseconds(950), "The server's Retry-After of a second was not kept.");
    }

    [Theory]
    [InlineData(ModelProvider.OpenAI)]
    [InlineData(ModelProvider.Ollama)]
    [InlineData(ModelProvider.Anthropic)]
    public async Task Read_ServerFailsAlways_ArticleStaysUnread(ModelProvider provider)
    {
        await using var server = await ScriptedServer.StartAsync((_, _, context) => FailAsync(context, 500));
        var reader = Given.Reader(server, provider: provider);

        var read = Assert.Single(Given.Read(reader, Given.Article()));

        Assert.Contains("failed with 500 (InternalServerError), also after 2 more tries. It says: ", read.Unread, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(1, reader.Usage.Failed);
    }

    [Fact]
    public async Task Read_ServerFailsOneAfterTheOther_IsGivenUp()
    {
        await using var server = await ScriptedServer.StartAsync((_, _, context) => FailAsync(context, 500));
        var reader = Given.Reader(Given.Endpoint(server) with { Retries = 0 });
        Article[] articles = [.. Enumerable.Range(0, 40).Select(i => Given.Article($"{Given.Text} {i}", $"a{i}"))];

        var error = Assert.Throws<ModelUnavailableException>(() => Given.Read(reader, 1, articles));

        Assert.Contains("8 questions failed, one after the other", error.Message, StringComparison.Ordinal);
        Assert.Equal(8, server.Requests.Count);
    }

    [Fact]
    public async Task Read_ServerBreaksOff_IsTriedAgain()
    {
        await using var server = await ScriptedServer.StartAsync(async (number, _, context) =>
        {
            var answer = ScriptedServer.Envelope(context, Given.RightAnswer);
            context.Response.ContentType = "application/json";
            if (number > 1)
            {
                await context.Response.WriteAsync(answer);
                return;
            }

            context.Response.ContentLength = System.Text.Encoding.UTF8.GetByteCount(answer);
            await context.Response.WriteAsync(answer[..(answer.Length / 2)]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        Assert.Equal(2, Assert.Single(Given.Read(Given.Reader(server), Given.Article())).Statements.Count);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Read_SilentServer_IsTriedAgainAfterItsTime()
    {
        await using var server = await ScriptedServer.StartAsync(async (number, _, context) =>
        {
            if (number == 1)
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            else
                await ScriptedServer.AnswerAsync(context, Given.RightAnswer);
        });
        var reader = Given.Reader(Given.Endpoint(server) with { Timeout = TimeSpan.FromSeconds(2) });

        Assert.Equal(2, Assert.Single(Given.Read(reader, Given.Article())).Statements.Count);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("{\"id\": \"c1\", \"choices\": [{\"mess")]
    [InlineData("{}")]
    public async Task Read_EnvelopeIsBroken_IsAskedAgainAndThenUnread(string body)
    {
        await using var server = await ScriptedServer.StartAsync((_, _, context) =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body);
        });

        var read = Assert.Single(Given.Read(Given.Reader(server), Given.Article()));

        Assert.Contains("rejected", read.Unread, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Read_HugeAnswer_IsNotTaken()
    {
        await using var server = await ScriptedServer.StartAsync(async (_, _, context) =>
        {
            context.Response.ContentType = "application/json";
            var piece = new byte[1 << 20];
            Array.Fill(piece, (byte)' ');
            for (var i = 0; i < 64 && !context.RequestAborted.IsCancellationRequested; i++)
                await context.Response.Body.WriteAsync(piece, context.RequestAborted).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
        });

        var read = Assert.Single(Given.Read(Given.Reader(server), Given.Article()));

        Assert.Contains("which no answer of a model has", read.Unread, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(ModelProvider.OpenAI, 401)]
    [InlineData(ModelProvider.Anthropic, 401)]
    [InlineData(ModelProvider.Ollama, 404)]
    public async Task Read_ServerRefuses_EndsAtOnceAndHidesTheKey(ModelProvider provider, int status)
    {
        await using var server = await ScriptedServer.StartAsync((_, asked, context) => FailAsync(context, status, $"no: {asked.Headers.GetValueOrDefault("Authorization")} {asked.Headers.GetValueOrDefault("X-Api-Key")}"));

        var error = Assert.Throws<ModelUnavailableException>(() => Given.Read(Given.Reader(server, provider: provider), 1, Given.Article(), Given.Article("نص آخر", "a2")));

        Assert.Contains(status == 401 ? "does not accept the key" : "has no model \"m\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("***", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.Key, error.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Read_NobodyListens_EndsAtOnce()
    {
        var server = await ScriptedServer.StartAsync((_, _) => "");
        var endpoint = Given.Endpoint(server) with { Retries = 1 };
        await server.DisposeAsync();

        var error = Assert.Throws<ModelUnavailableException>(() => Given.Read(Given.Reader(endpoint), 1, Given.Article()));

        Assert.Contains("cannot be reached or broke off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ServerThatKnowsNoForms_IsAskedWithoutOne()
    {
        await using var server = await ScriptedServer.StartAsync((_, asked, context) => asked.Body.Contains("response_format", StringComparison.Ordinal)
            ? FailAsync(context, 400, "response_format: json_schema is not supported")
            : ScriptedServer.AnswerAsync(context, Given.RightAnswer));
        var reader = Given.Reader(server);

        var read = Given.Read(reader, 1, Given.Article(), Given.Article(Given.Text + " ثم", "a2"));

        Assert.All(read, r => Assert.Equal(2, r.Statements.Count));
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(0, reader.Usage.Failed);
    }

    [Theory]
    [InlineData("ftp://localhost/")]
    [InlineData("http://user:key@localhost/")]
    public void Connect_AddressThatCannotServe_IsRefused(string address) =>
        Assert.Throws<ArgumentException>(() => new ModelEndpoint { Model = "m", Address = new Uri(address) }.Connect());

    private static Task FailAsync(HttpContext context, int status, string message = "it hurts")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync($"{{\"error\": {{\"message\": \"{message}\", \"type\": \"error\"}}}}");
    }
}
