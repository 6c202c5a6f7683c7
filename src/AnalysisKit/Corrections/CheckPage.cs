using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AnalysisKit;

/// <summary>
/// The page in which a person checks a sample: <c>check.html</c> with <c>check.css</c>, <c>check.js</c> and the sample as data. A policy lets nothing but these run, and the script inserts all words of articles as text.
/// </summary>
internal static partial class CheckPage
{
    // How much of the sentences around a statement is shown.
    private const int Neighbours = 500;

    // The encoder of HTML pages escapes < and & in the data, so that no article ends the element.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    private static readonly Texts Words = Texts.Of(YamlEntry.Embedded("Corrections/check.yml"));

    /// <summary>The ids of the texts.</summary>
    public static IEnumerable<string> Ids => Words.Ids;

    public static string Of(Sample sample, DisplayWording wording)
    {
        if (sample.Topic is not { } topic)
            throw new InvalidOperationException("A sample that was read from a file does not have the sentences. Draw it again from the articles: the same seed draws the same sample.");
        var script = Resource("check.js");
        var style = Resource("check.css").Replace("{light}", SideColours.Light, StringComparison.Ordinal).Replace("{dark}", SideColours.Dark, StringComparison.Ordinal).Replace("{mark}", MarkedWords.Style, StringComparison.Ordinal);
        var data = Data(sample, topic, wording).ToJsonString(Json);
        return Filled(Resource("check.html"), wording)
            .Replace("{language}", wording.IsArabic ? " lang=\"ar\" dir=\"rtl\"" : " lang=\"en\"", StringComparison.Ordinal)
            .Replace("{policy}", $"default-src 'none'; script-src 'sha256-{Hash(script)}'; style-src 'sha256-{Hash(style)}'; base-uri 'none'; form-action 'none'", StringComparison.Ordinal)
            .Replace("{style}", style, StringComparison.Ordinal)
            .Replace("{script}", script, StringComparison.Ordinal)
            .Replace("{data}", data, StringComparison.Ordinal);
    }

    // Puts texts into {t:id} and {t:id|value|value}, the inner ones first.
    private static string Filled(string html, DisplayWording wording)
    {
        while (Place().IsMatch(html))
            html = Place().Replace(html, m => Words[m.Groups["id"].Value, wording, [.. m.Groups["value"].Captures.Select(c => c.Value)]]);
        return html;
    }

    private static JsonObject Data(Sample sample, Topic topic, DisplayWording wording)
    {
        var items = new JsonArray([.. sample.Select(s => (JsonNode)Item(s, topic))]);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(items.ToJsonString())).AsSpan(0, 8));
        return new JsonObject
        {
            ["key"] = key,
            ["language"] = wording.IsArabic ? "ar" : "en",
            ["digits"] = wording.Numerals == Numerals.ArabicIndic ? ArabicNumerals.In("0123456789") : null,
            ["texts"] = new JsonObject([.. Words.Ids.Order(StringComparer.Ordinal).Select(id => KeyValuePair.Create(id, (JsonNode?)Words[id, wording.Language]))]),
            ["topic"] = new JsonObject { ["id"] = topic.Id, ["en"] = topic.English, ["ar"] = topic.Arabic },
            ["unit"] = sample.Unit.ToString().ToLowerInvariant(),
            ["issues"] = new JsonArray([.. topic.Issues.Select(i => (JsonNode)new JsonObject { ["id"] = i.Id, ["en"] = i.English, ["ar"] = i.Arabic, ["support"] = Meaning(i.Support, i.SupportArabic), ["oppose"] = Meaning(i.Oppose, i.OpposeArabic) })]),
            ["actors"] = new JsonArray([.. topic.Actors.Actors.Select(a => (JsonNode)new JsonArray(a.Id, a.English, a.Arabic))]),
            ["items"] = items,
        };

        // In the page's language, if the topic has it; else in the other one.
        string Meaning(string english, string arabic) => (wording.IsArabic ? arabic.Length > 0 : english.Length == 0) ? arabic : english;
    }

    private static JsonObject Item(SampledStatement sampled, Topic topic)
    {
        var article = sampled.Article!;
        var item = new JsonObject
        {
            ["line"] = JsonNode.Parse(CorrectionFormat.Write(sampled)),
            ["where"] = new JsonArray(article.Source ?? "", article.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "", article.Title ?? article.Id),
        };
        if (sampled.Statement is not { } statement)
        {
            item["text"] = article.Text;
            return item;
        }

        var text = article.Text;
        var passage = statement.Passage;
        var (start, end) = (Edge(text, Math.Max(0, passage.Start - Neighbours), 1, passage.Start), Edge(text, Math.Min(text.Length, passage.End + Neighbours), -1, passage.End));
        item["parts"] = new JsonArray(text[start..passage.Start], text[passage.Start..statement.Content.Start], statement.ContentText, text[statement.Content.End..passage.End], text[passage.End..end]);
        item["more"] = new JsonArray(start > 0, end < text.Length);
        item["speaker"] = statement.Speaker is null ? null : new JsonArray(topic.ActorLabel(statement.Speaker), topic.ActorArabicLabel(statement.Speaker));
        item["named"] = statement.SpeakerText;
        return item;
    }

    // Moves an edge to white space, so that no word and no surrogate pair is cut.
    private static int Edge(string text, int at, int step, int limit)
    {
        while (at > 0 && at < text.Length && at != limit && !char.IsWhiteSpace(text[at]))
            at += step;
        return at;
    }

    [GeneratedRegex(@"\{t:(?<id>[a-z_0-9]+)(\|(?<value>[^|{}]*))*\}")]
    private static partial Regex Place();

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(CheckPage).Assembly.GetManifestResourceStream($"Corrections/{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim('\n');
    }
}
