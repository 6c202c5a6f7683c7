using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>Reads and writes the lines of corrections files and checked samples, which are the same format: a sample's lines also have unit, probability and stratum.</summary>
internal static class CorrectionFormat
{
    private const string None = "none";

    // Does not escape Arabic, so that files stay readable. Pages that show the text encode it for HTML themselves.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads lines. A line that cannot be used is a problem, and the others are read all the same. Blank lines are skipped.</summary>
    public static List<(long Line, SampledStatement Read)> Read(TextReader reader, string file, bool asSample, List<CorrectionProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var lines = new List<(long, SampledStatement)>();
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var document = JsonDocument.Parse(line);
                lines.Add((number, Line(document.RootElement, asSample)));
            }
            catch (JsonException e)
            {
                problems.Add(new CorrectionProblem(file, number, $"Not a JSON object on one line: {JsonText.Reason(e)}."));
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException)
            {
                problems.Add(new CorrectionProblem(file, number, e.Message));
            }
        }

        return lines;
    }

    /// <summary>The line of a correction, without the line break.</summary>
    public static string Write(Correction correction) => Write(correction, null);

    /// <summary>The line of a sample, without the line break.</summary>
    public static string Write(SampledStatement sampled) => Write(sampled.Answer, sampled);

    public static string Name(Polarity? polarity) => polarity?.ToString().ToLowerInvariant() ?? None;

    private static string Write(Correction correction, SampledStatement? sampled)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            Write(json, correction);
            if (sampled is not null)
            {
                json.WriteString("unit", sampled.Unit.ToString().ToLowerInvariant());
                json.WriteNumber("probability", sampled.Probability);
                json.WriteString("stratum", sampled.Stratum);
            }

            if (correction.Read is { } read)
                Write(json, read);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Correction correction)
    {
        json.WriteString("article", correction.Article);
        if (correction.Content is { } content)
        {
            json.WriteNumber("start", content.Start);
            json.WriteNumber("length", content.Length);
        }

        WriteText(json, "quote", correction.Quote);
        WriteText(json, "by", correction.By);
        if (correction.At is { } at)
            json.WriteString("at", at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
        WriteText(json, "why", correction.Why);
        WriteText(json, "topic", correction.Topic ?? "");
        if (correction.Statement is { } isStatement)
            json.WriteBoolean("statement", isStatement);
        if (correction.Speaker is { } speaker)
            json.WriteString("speaker", speaker.Length == 0 ? null : speaker);
        if (correction.Complete)
            json.WriteBoolean("complete", true);
        if (correction.Stances.Count == 0)
            return;
        json.WriteStartObject("stances");
        foreach (var (issue, side) in correction.Stances.OrderBy(s => s.Key, StringComparer.Ordinal))
            json.WriteString(issue, Name(side));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StatementReading read)
    {
        json.WriteStartObject("read");
        json.WriteString("speaker", read.Speaker);
        WriteText(json, "named", read.Named);
        WriteNumber(json, "confidence", read.Confidence);
        json.WriteStartObject("stances");
        foreach (var stance in read.Stances)
        {
            json.WriteStartObject(stance.Issue);
            json.WriteString("polarity", Name(stance.Polarity));
            WriteNumber(json, "score", stance.Score);
            WriteNumber(json, "probability", stance.Probability);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
            json.WriteString(name, text);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    private static SampledStatement Line(JsonElement json, bool asSample)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException("Not a JSON object. Each line judges one statement: {\"article\": ..., \"start\": ..., \"length\": ..., \"statement\": true, \"speaker\": ..., \"stances\": {...}}.");
        var correction = new Correction
        {
            Article = Text(json, "article") is { Length: > 0 } article ? article : throw new FormatException("There is no \"article\": the id of the article."),
            Content = Content(json),
            Quote = Text(json, "quote") ?? "",
            By = Text(json, "by") ?? "",
            At = Time(json, "at"),
            Why = Text(json, "why") ?? "",
            Topic = Text(json, "topic"),
            Statement = Truth(json, "statement"),
            Speaker = json.TryGetProperty("speaker", out var speaker) && speaker.ValueKind == JsonValueKind.Null ? "" : Text(json, "speaker"),
            Stances = Stances(json),
            Complete = Truth(json, "complete") ?? false,
            Read = Has(json, "read", out var read) ? Reading(read) : null,
        };
        if (correction.Content is null && (correction.Statement is not null || correction.Speaker is not null || correction.Stances.Count > 0))
            throw new FormatException("\"start\" and \"length\" are missing: they say which statement the answers are of. Only a line with \"complete\" stands for a whole article.");
        if (correction is { Content: not null, Complete: true })
            throw new FormatException("\"complete\" stands for a whole article; leave it out, or leave out \"start\" and \"length\".");
        var probability = Number(json, "probability");
        if (asSample && probability is null)
            throw new FormatException("There is no \"probability\" with which it was drawn. Only lines that 'sample' drew belong to a sample; give others as corrections.");
        if (probability is <= 0 or > 1)
            throw new FormatException("\"probability\" must be above 0 and at most 1.");
        return new SampledStatement
        {
            Answer = correction,
            Unit = Text(json, "unit") is { } unit ? Value<SampleUnit>(unit, "unit") : SampleUnit.Statement,
            Probability = probability ?? 1,
            Stratum = Text(json, "stratum") ?? "",
        };
    }

    private static Span? Content(JsonElement json)
    {
        var (start, length) = (Whole(json, "start"), Whole(json, "length"));
        if (start is null && length is null)
            return null;
        if (start is not { } from || length is not { } size)
            throw new FormatException("\"start\" and \"length\" belong together; one of the two is missing.");
        return size > 0 && from <= int.MaxValue - size ? new Span(from, size) : throw new FormatException("\"start\" and \"length\" are no part of a text.");
    }

    private static Dictionary<string, Polarity?> Stances(JsonElement json)
    {
        var stances = new Dictionary<string, Polarity?>(StringComparer.Ordinal);
        if (!Has(json, "stances", out var found))
            return stances;
        if (found.ValueKind != JsonValueKind.Object)
            throw new FormatException("\"stances\" is not an object of issues and sides: {\"sanctions\": \"oppose\"}.");
        foreach (var stance in found.EnumerateObject())
        {
            if (stance.Value.ValueKind != JsonValueKind.Null)
                stances[stance.Name] = stance.Value.ValueKind == JsonValueKind.String && stance.Value.GetString() is { } side ? Side(side, stance.Name) : throw new FormatException($"The side on \"{stance.Name}\" is not a string.");
        }

        return stances;
    }

    private static Polarity? Side(string side, string issue)
    {
        if (side == None)
            return null;
        return Enum.GetValues<Polarity>().Where(p => Name(p) == side).Select(p => (Polarity?)p).FirstOrDefault()
            ?? throw new FormatException($"The side on \"{issue}\" is \"{side}\"; it must be support, oppose, mixed or none.");
    }

    private static StatementReading Reading(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException("\"read\" is not an object.");
        return new StatementReading
        {
            Speaker = Text(json, "speaker"),
            Named = Text(json, "named") ?? "",
            Confidence = Number(json, "confidence"),
            Stances = Has(json, "stances", out var stances) && stances.ValueKind == JsonValueKind.Object ? [.. stances.EnumerateObject().Select(Reading)] : [],
        };
    }

    private static StanceReading Reading(JsonProperty stance)
    {
        if (stance.Value.ValueKind != JsonValueKind.Object)
            throw new FormatException($"What was read on \"{stance.Name}\" is not an object with a \"polarity\".");
        var side = Text(stance.Value, "polarity") ?? throw new FormatException($"What was read on \"{stance.Name}\" has no \"polarity\".");
        return new StanceReading(stance.Name, Value<Polarity>(side, "polarity")) { Score = Number(stance.Value, "score"), Probability = Number(stance.Value, "probability") };
    }

    private static T Value<T>(string name, string field)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), name, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        throw new FormatException($"\"{field}\" is \"{name}\"; it must be one of {string.Join(", ", Enum.GetValues<T>().Select(v => v.ToString().ToLowerInvariant()))}.");
    }

    private static bool Has(JsonElement json, string name, out JsonElement value) => json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private static string? Text(JsonElement json, string name) =>
        Has(json, name, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException($"\"{name}\" is not a string.") : null;

    private static bool? Truth(JsonElement json, string name) => Has(json, name, out var value)
        ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => throw new FormatException($"\"{name}\" is neither true nor false.") }
        : null;

    private static int? Whole(JsonElement json, string name) => Has(json, name, out var value)
        ? value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0 ? number : throw new FormatException($"\"{name}\" is not a whole number from 0 on.")
        : null;

    private static double? Number(JsonElement json, string name) => Has(json, name, out var value)
        ? value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new FormatException($"\"{name}\" is not a number.")
        : null;

    private static DateTimeOffset? Time(JsonElement json, string name)
    {
        if (Text(json, name) is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException($"\"{name}\" is \"{text}\", which is no time; write it like 2026-05-01T09:30:00Z.");
    }
}
