using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit.Models;

/// <summary>
/// The answers that were paid for, one file each, under the hash of the whole question: the model, the prompt with the topic's issues, the article's text and the form. So a question that is asked in the same words is
/// answered from here, and one that differs is not. No key and nothing of the connection is kept. Files are written whole or not at all. Thread-safe.
/// </summary>
internal sealed class AnswerFolder(string? folder)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>The answer to a question; null where there is none, or only a damaged one.</summary>
    public KeptAnswer? Find(ModelRequest request)
    {
        if (folder is null || PathOf(request) is var path && !File.Exists(path))
            return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && AnswerJson.Text(root, "model") == request.Model && root.TryGetProperty("asked", out var asked) && asked.TryGetInt32(out var times)
                ? new KeptAnswer(AnswerJson.Text(root, "answer"), times)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Keep(ModelRequest request, KeptAnswer answer, ModelPrompt prompt)
    {
        if (folder is null)
            return;
        WholeFile.Write(PathOf(request), JsonSerializer.Serialize(new { model = request.Model, prompt = prompt.ToString(), asked = answer.Asked, answer = answer.Text }, Json) + "\n");
    }

    private string PathOf(ModelRequest request) => Path.Join(folder, request.Key[..2], request.Key + ".json");
}
