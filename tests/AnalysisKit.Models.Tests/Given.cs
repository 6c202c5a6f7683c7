using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AnalysisKit.Models.Tests;

/// <summary>What the tests share: a topic, articles, answers about them, and a key in the environment that must never be seen.</summary>
internal static class Given
{
    public const string Key = "sk-this-is-a-secret-0123456789";

    public const string TopicYaml = """
        topic: test
        label: {ar: اختبار, en: Test}
        issues:
        - {id: sanctions, ar: العقوبات, en: Sanctions, support: Wants sanctions, oppose: Rejects sanctions, target: [(عقوبات|العقوبات)]}
        - {id: talks, ar: الحوار, en: Talks, support: Wants talks, oppose: Rejects talks, target: [(حوار|الحوار)]}
        """;

    /// <summary>Moscow rejects sanctions; dialogue is the only way.</summary>
    public const string Text = "قالت وزارة الخارجية الروسية إن موسكو ترفض فرض عقوبات جديدة على دمشق. وأضافت أن الحوار هو الطريق الوحيد إلى الحل.";

    public const string Rejects = "موسكو ترفض فرض عقوبات جديدة على دمشق";
    public const string OnlyWay = "الحوار هو الطريق الوحيد إلى الحل";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Topic Topic { get; } = Topic.Parse(TopicYaml);

    [ModuleInitializer]
    internal static void Environ() => Environment.SetEnvironmentVariable(ModelEndpoint.KeyVariable, Key);

    public static Article Article(string text = Text, string id = "a1") => new() { Id = id, Text = text };

    public static object Statement(string content, string speaker = "russia", string cue = "قالت", string kind = "indirect", string speakerText = "وزارة الخارجية الروسية", params (string Issue, string Polarity)[] stances) => new
    {
        speaker,
        speaker_text = speakerText,
        cue,
        content,
        kind,
        point = "something",
        stances = stances.Select(s => new { issue = s.Issue, polarity = s.Polarity, confidence = "high" }),
    };

    public static string Answer(params object[] statements) => JsonSerializer.Serialize(new { statements }, Json);

    /// <summary>The right answer about <see cref="Text"/>.</summary>
    public static string RightAnswer { get; } = Answer(
        Statement(Rejects, stances: ("sanctions", "oppose")), Statement(OnlyWay, cue: "أضافت", speakerText: "", stances: ("talks", "support")));

    public static ModelEndpoint Endpoint(ScriptedServer server, ModelProvider provider = ModelProvider.OpenAI) =>
        new() { Provider = provider, Model = "m", Address = server.Address, Retries = 2, RetryDelay = TimeSpan.FromMilliseconds(20) };

    public static ModelReader Reader(ScriptedServer server, ModelReaderOptions? options = null, ModelProvider provider = ModelProvider.OpenAI) => Reader(Endpoint(server, provider), options);

    public static ModelReader Reader(ModelEndpoint endpoint, ModelReaderOptions? options = null) => new(endpoint.Connect(), options ?? Options());

    public static ModelReaderOptions Options(string? answers = null) => new() { Model = "m", Topic = Topic, AnswerFolder = answers };

    /// <summary>What a reader finds in articles, as every command reads them.</summary>
    public static List<ArticleAnalysis> Read(ModelReader reader, params Article[] articles) => Read(reader, 4, articles);

    public static List<ArticleAnalysis> Read(ModelReader reader, int atATime, params Article[] articles) =>
        [.. new ArticleAnalyzer(Topic, new AnalyzerOptions { StatementReader = reader, StanceReader = reader, Threads = atATime }).Analyze(articles)];
}
