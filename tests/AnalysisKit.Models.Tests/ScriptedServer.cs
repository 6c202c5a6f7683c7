using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AnalysisKit.Models.Tests;

/// <summary>A real server on this machine that answers as a language model's does, in the way of OpenAI, Ollama or Anthropic by the path that is asked, and as its script says.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication _app;
    private int _now;

    private ScriptedServer(WebApplication app) => _app = app;

    /// <summary>What a test does to one request: its number from 1 on, the request, and the way to answer.</summary>
    public delegate Task Act(int number, Asked asked, HttpContext context);

    public ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>The most requests that were open at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public Uri Address { get; private set; } = new("http://localhost");

    public static async Task<ScriptedServer> StartAsync(Act act)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ScriptedServer(app);
        app.MapPost("/{**path}", context => server.HandleAsync(context, act));
        await app.StartAsync();
        server.Address = new Uri(app.Urls.First());
        return server;
    }

    /// <summary>A server that answers each request with what a function makes of it.</summary>
    public static Task<ScriptedServer> StartAsync(Func<int, Asked, string> answer) => StartAsync((number, asked, context) => AnswerAsync(context, answer(number, asked)));

    /// <summary>Answers in the way of the provider whose path was asked.</summary>
    public static Task AnswerAsync(HttpContext context, string content, bool isCutOff = false)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Envelope(context, content, isCutOff));
    }

    public static string Envelope(HttpContext context, string content, bool isCutOff = false) => context.Request.Path.Value switch
    {
        "/api/chat" => JsonSerializer.Serialize(
            new { model = "m", created_at = "2026-01-01T00:00:00Z", message = new { role = "assistant", content }, done = true, done_reason = isCutOff ? "length" : "stop", prompt_eval_count = 1000, eval_count = 100 }, Json) + "\n",
        "/v1/messages" => JsonSerializer.Serialize(
            new { id = "msg_1", type = "message", role = "assistant", model = "m", content = new[] { new { type = "text", text = content } }, stop_reason = isCutOff ? "max_tokens" : "end_turn", stop_sequence = (string?)null, usage = new { input_tokens = 1000, output_tokens = 100 } }, Json),
        _ => JsonSerializer.Serialize(
            new { id = "c1", @object = "chat.completion", created = 1, model = "m", choices = new[] { new { index = 0, finish_reason = isCutOff ? "length" : "stop", message = new { role = "assistant", content } } }, usage = new { prompt_tokens = 1000, completion_tokens = 100, total_tokens = 1100 } }, Json),
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context, Act act)
    {
        var open = Interlocked.Increment(ref _now);
        MostAtOnce = Math.Max(MostAtOnce, open);
        try
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var asked = new Asked(context.Request.Path.Value!, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync());
            int number;
            lock (Requests)
            {
                Requests.Enqueue(asked);
                number = Requests.Count;
            }

            await act(number, asked, context);
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }

    /// <summary>A request as it came.</summary>
    internal sealed record Asked(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

        /// <summary>All texts of the messages, whatever the provider, one after the other.</summary>
        public string Texts
        {
            get
            {
                var texts = new StringBuilder();
                Collect(Json, texts);
                return texts.ToString();
            }
        }

        private static void Collect(JsonElement json, StringBuilder texts)
        {
            if (json.ValueKind == JsonValueKind.String)
            {
                texts.Append(json.GetString()).Append('\n');
            }
            else if (json.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in json.EnumerateArray())
                    Collect(item, texts);
            }
            else if (json.ValueKind == JsonValueKind.Object)
            {
                foreach (var field in json.EnumerateObject())
                    Collect(field.Value, texts);
            }
        }
    }
}
