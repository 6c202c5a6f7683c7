using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit.Models;

/// <summary>Questions and answers as lines of OpenAI's batch format: <c>custom_id</c>, <c>method</c>, <c>url</c>, <c>body</c>; and <c>custom_id</c>, <c>response.body</c>. So any model anywhere, or a person, can answer.</summary>
internal static class BatchFile
{
    private const int MostOfLabel = 40;
    private const int MostOfKey = 16;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The id of a question: the article's, as far as an id may have its letters, and the hash of the question, by which its answer is known. Letters, digits, - and _, at most 57.</summary>
    public static string IdOf(ModelRequest request)
    {
        var id = new StringBuilder();
        foreach (var c in request.Label.Length > MostOfLabel ? request.Label.AsSpan(request.Label.Length - MostOfLabel) : request.Label)
            id.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-');
        return id.Append('-').Append(request.Key, 0, MostOfKey).ToString();
    }

    /// <summary>A question as a line.</summary>
    /// <param name="request">The question.</param>
    /// <param name="mostTokens">The most tokens of the answer.</param>
    /// <param name="rejected">An answer that was rejected before, and what is said to that; null where there is none.</param>
    public static string Line(ModelRequest request, int mostTokens, (string Answer, string Again)? rejected = null)
    {
        List<object> messages = [new { role = "system", content = request.Instructions }, new { role = "user", content = request.Text }];
        if (rejected is { } before)
            messages.AddRange([new { role = "assistant", content = before.Answer }, new { role = "user", content = before.Again }]);
        var body = new Dictionary<string, object>
        {
            ["model"] = request.Model,
            ["messages"] = messages,
            ["response_format"] = new { type = "json_schema", json_schema = new { name = request.SchemaName, strict = true, schema = request.Schema } },
            ["max_completion_tokens"] = mostTokens,
        };
        if (request.Temperature is { } temperature)
            body["temperature"] = temperature;
        return JsonSerializer.Serialize(new { custom_id = IdOf(request), method = "POST", url = "/v1/chat/completions", body }, Json);
    }

    /// <summary>The id and the answer of a line; without an answer, what the line says in its place.</summary>
    /// <exception cref="FormatException">The line is none of a result.</exception>
    public static (string Id, string? Answer, string? Problem) Answer(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || AnswerJson.Text(root, "custom_id") is not { Length: > 0 } id)
                throw new FormatException("It has no \"custom_id\", by which an answer is known.");
            if (In(root, "answer") is { ValueKind: JsonValueKind.String or JsonValueKind.Object } given)
                return (id, given.ValueKind == JsonValueKind.String ? given.GetString() : given.GetRawText(), null);
            if (In(root, "error") is { ValueKind: JsonValueKind.Object or JsonValueKind.String } error)
                return (id, null, StanceAnswers.Quoted(error.ValueKind == JsonValueKind.Object && AnswerJson.Text(error, "message") is { Length: > 0 } said ? said : error.GetRawText()));
            if (In(root, "response", "status_code") is { ValueKind: JsonValueKind.Number } status && status.TryGetInt32(out var code) && code != 200)
                return (id, null, $"the server answered with {code}");
            var content = In(root, "response", "body", "choices") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() > 0 ? In(choices[0], "message", "content") : In(root, "result", "message", "content");
            return TextOf(content) is { Length: > 0 } answer ? (id, answer, null) : (id, null, "it holds no answer; expected is response.body.choices[0].message.content");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"It is no JSON object on one line: {JsonText.Reason(e)}.", e);
        }
    }

    // A text, or a list of pieces of text.
    private static string? TextOf(JsonElement? content) => content switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Array } pieces => string.Concat(pieces.EnumerateArray().Select(p => AnswerJson.Text(p, "text"))),
        _ => null,
    };

    private static JsonElement? In(JsonElement json, params string[] path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return null;
        }

        return json;
    }
}
