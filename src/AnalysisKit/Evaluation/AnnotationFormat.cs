using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>Reads and writes lines of the annotation format.</summary>
internal static class AnnotationFormat
{
    // Does not escape Arabic, so that files stay readable. Pages that show the text encode it for HTML themselves.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // About the size of a statement, used to make the buffer large enough from the start.
    private const string JudgedForm = "\"judged\" is an array of [start, end] in UTF-16 code units, one for each content that was judged.";
    private const string Day = "yyyy-MM-dd";
    private const int BytesPerStatement = 512;

    public static AnnotatedArticle Read(string line, string file, long number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Article(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new DataFormatException(file, number, $"Not a JSON object on one line: {JsonText.Reason(e)}.", e);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new DataFormatException(file, number, e.Message, e);
        }
    }

    public static string Write(AnnotatedArticle article)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + (article.Statements.Count * BytesPerStatement));
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, article);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, AnnotatedArticle article)
    {
        json.WriteStartObject();
        json.WriteString("id", article.Id);
        json.WriteString("annotator", article.Annotator);
        if (article.Group is { } group)
            json.WriteString("group", group);
        WriteText(json, "source", article.Source);
        WriteText(json, "published", article.Published?.ToString(Day, CultureInfo.InvariantCulture));
        WriteText(json, "title", article.Title);
        WriteText(json, "topic", article.Topic);
        WriteNumber(json, "fold", article.Fold);
        if (article.Judged is { } judged)
        {
            json.WriteStartArray("judged");
            foreach (var span in judged)
            {
                json.WriteStartArray();
                json.WriteNumberValue(span.Start);
                json.WriteNumberValue(span.End);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("statements");
        foreach (var statement in article.Statements)
            Write(json, statement);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AnnotatedStatement statement)
    {
        json.WriteStartObject();
        json.WriteString("speaker", statement.Speaker);
        json.WriteString("speaker_text", statement.SpeakerText);
        json.WriteString("cue", statement.Cue);
        json.WriteString("content", statement.Content);
        WriteText(json, "sentence", statement.Sentence);
        if (statement.Kind is { } kind)
            json.WriteString("kind", Name(kind));
        if (statement.Mood != StatementMood.Said)
            json.WriteString("mood", Name(statement.Mood));
        json.WriteStartArray("stances");
        foreach (var stance in statement.Stances)
        {
            json.WriteStartObject();
            json.WriteString("issue", stance.Issue);
            json.WriteString("polarity", Name(stance.Polarity));
            WriteNumber(json, "score", stance.Score);
            WriteNumber(json, "confidence", stance.Confidence);
            WriteOrigin(json, stance.Origin);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteNumber(json, "content_start", statement.ContentStart);
        WriteNumber(json, "content_end", statement.ContentEnd);
        WriteNumber(json, "cue_start", statement.CueStart);
        WriteNumber(json, "confidence", statement.Confidence);
        WriteOrigin(json, statement.Origin);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void WriteOrigin(Utf8JsonWriter json, string origin)
    {
        if (origin.Length > 0)
            json.WriteString("origin", origin);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, Math.Round(number, 4));
    }

    private static AnnotatedArticle Article(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException("Not a JSON object. Each line holds one article: {\"id\": ..., \"statements\": [...]}.");
        var id = Text(json, "id") ?? throw new FormatException("The article has no \"id\".");
        if (!json.TryGetProperty("statements", out var statements) || statements.ValueKind != JsonValueKind.Array)
            throw new FormatException($"Article '{id}' has no array \"statements\"; write [] where there are none.");
        return new AnnotatedArticle(id, Text(json, "annotator") ?? "", [.. statements.EnumerateArray().Select((s, i) => StatementAt(s, i + 1))]) { Group = Known(json, "group"), Source = Known(json, "source"), Published = DateOnly.TryParseExact(Known(json, "published"), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, Title = Known(json, "title"), Topic = Text(json, "topic"), Fold = Integer(json, "fold"), Judged = Judged(json) };
    }

    private static Span[]? Judged(JsonElement json)
    {
        if (!json.TryGetProperty("judged", out var judged) || judged.ValueKind == JsonValueKind.Null)
            return null;
        return judged.ValueKind == JsonValueKind.Array ? [.. judged.EnumerateArray().Select(SpanOf)] : throw new FormatException(JudgedForm);
    }

    private static Span SpanOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 2 && json[0].TryGetInt32(out var start) && json[1].TryGetInt32(out var end) && start >= 0 && end >= start
            ? Span.Between(start, end)
            : throw new FormatException(JudgedForm);

    private static AnnotatedStatement StatementAt(JsonElement json, int number)
    {
        try
        {
            return Statement(json);
        }
        catch (FormatException e)
        {
            throw new FormatException($"Statement {number}: {e.Message}", e);
        }
    }

    private static AnnotatedStatement Statement(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException("Not a JSON object.");
        return new AnnotatedStatement
        {
            Speaker = Text(json, "speaker") ?? throw new FormatException("There is no \"speaker\"; write \"\" where it is unknown."),
            SpeakerText = Text(json, "speaker_text") ?? "",
            Cue = Text(json, "cue") ?? "",
            Content = Text(json, "content") ?? throw new FormatException("There is no \"content\"."),
            Sentence = Known(json, "sentence"),
            Kind = Text(json, "kind") is { } kind ? Value<StatementKind>(kind, "kind") : null,
            Mood = Text(json, "mood") is { } mood ? Value<StatementMood>(mood, "mood") : StatementMood.Said,
            Stances = json.TryGetProperty("stances", out var stances) && stances.ValueKind == JsonValueKind.Array ? [.. stances.EnumerateArray().Select(StanceOf)] : [],
            ContentStart = Integer(json, "content_start"),
            ContentEnd = Integer(json, "content_end"),
            CueStart = Integer(json, "cue_start"),
            Confidence = Number(json, "confidence"),
            Origin = Text(json, "origin") ?? "",
        };
    }

    private static AnnotatedStance StanceOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException("A stance is not a JSON object.");
        var issue = Text(json, "issue") ?? throw new FormatException("A stance has no \"issue\".");
        var polarity = Text(json, "polarity") ?? throw new FormatException($"The stance on '{issue}' has no \"polarity\".");
        return new AnnotatedStance(issue, Value<Polarity>(polarity, "polarity")) { Score = Number(json, "score"), Confidence = Number(json, "confidence"), Origin = Text(json, "origin") ?? "" };
    }

    private static T Value<T>(string name, string field)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Name(value) == name)
                return value;
        }

        throw new FormatException($"\"{field}\" is '{name}'; it must be one of {string.Join(", ", Enum.GetValues<T>().Select(Name))}.");
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException($"\"{name}\" is not a string.")
        : null;

    // What only informs the reader is no reason to refuse a file.
    private static string? Known(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Integer(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static double? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new FormatException($"\"{name}\" is too large a number.")
            : null;
}
