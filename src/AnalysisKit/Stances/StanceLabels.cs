using System.Globalization;
using System.Text;

namespace AnalysisKit;

/// <summary>The names of sides and of effects on a stance, in English and Arabic.</summary>
public static class StanceLabels
{
    private static readonly Labels Words = Labels.Load();

    /// <summary>The effect in words for a reader: "negates", "ينفي".</summary>
    public static string Label(this StanceEffect effect, ChartLanguage language = ChartLanguage.English) => Words.Effects[(effect, language)];

    /// <summary>The side in words for a reader: "support", "تأييد".</summary>
    public static string Label(this Polarity polarity, ChartLanguage language = ChartLanguage.English) => Words.Sides[(polarity, language)];

    /// <summary>The effect's id in files and stores: names_issue.</summary>
    internal static string IdOf(StanceEffect effect) => Words.Ids[(int)effect];

    /// <summary>The effect with an id. Also reads the English words that older files have instead of ids.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    internal static StanceEffect Parse(string text) =>
        Words.EffectOf.TryGetValue(text, out var effect) ? effect : throw new FormatException($"\"{text}\" is no effect of a word on a stance. Written by another version of the kit? Then analyse again.");

    /// <summary>The sentence that explains a stance.</summary>
    internal static string Explain(Stance stance, DisplayWording wording, Topic? topic)
    {
        var language = wording.Language;
        var text = stance.Statement.Article.Text;
        var steps = string.Join(Words.Separator[language], stance.Cues.Select(c => $"\u2068{c.Span.Of(text)}\u2069 {c.Effect.Label(language)}"));
        return string.Format(
            CultureInfo.InvariantCulture,
            stance.Origin == ReadingOrigin.Person ? Words.Judged[language] : stance.Cues.Count == 0 ? Words.WithoutWords[language] : Words.Sentence[language],
            ActorOf(stance, language, topic),
            topic is null ? stance.Issue : topic.IssueLabel(stance.Issue, language),
            stance.Polarity.Label(language),
            wording.InText(stance.Score, "+0.00;-0.00;0.00"),
            steps);
    }

    private static string ActorOf(Stance stance, ChartLanguage language, Topic? topic)
    {
        if (stance.Actor is not { } actor)
            return Words.UnknownSpeaker[language];
        return topic is null ? actor : topic.ActorLabel(actor, language);
    }

    private sealed record Labels(
        Dictionary<(StanceEffect, ChartLanguage), string> Effects,
        Dictionary<(Polarity, ChartLanguage), string> Sides,
        Dictionary<string, StanceEffect> EffectOf,
        string[] Ids,
        Dictionary<ChartLanguage, string> Sentence,
        Dictionary<ChartLanguage, string> Judged,
        Dictionary<ChartLanguage, string> WithoutWords,
        Dictionary<ChartLanguage, string> Separator,
        Dictionary<ChartLanguage, string> UnknownSpeaker)
    {
        public static Labels Load()
        {
            var file = YamlEntry.Embedded("Stances/labels.yml").Map("sentence", "judged", "without_words", "separator", "unknown_speaker", "sides", "effects");
            var effects = new Dictionary<(StanceEffect, ChartLanguage), string>();
            var effectOf = new Dictionary<string, StanceEffect>(StringComparer.Ordinal);
            var ids = new string[Enum.GetValues<StanceEffect>().Length];
            foreach (var entry in file["effects"].List())
            {
                var map = entry.Map("id", "en", "ar");
                var effect = Named<StanceEffect>(map["id"]);
                ids[(int)effect] = map["id"].Text();
                Add(effects, effect, map);
                effectOf.Add(map["id"].Text(), effect);
                effectOf.TryAdd(map["en"].Text(), effect);
            }

            var sides = new Dictionary<(Polarity, ChartLanguage), string>();
            foreach (var entry in file["sides"].List())
            {
                var map = entry.Map("id", "en", "ar");
                Add(sides, Named<Polarity>(map["id"]), map);
            }

            if (ids.Contains(null) || sides.Count != 2 * Enum.GetValues<Polarity>().Length)
                throw new DataFormatException("Stances/labels.yml", 0, "An effect or a side has no label. Every member of StanceEffect and Polarity needs an entry.");
            return new Labels(effects, sides, effectOf, ids, Both(file["sentence"]), Both(file["judged"]), Both(file["without_words"]), Both(file["separator"]), Both(file["unknown_speaker"]));
        }

        private static void Add<T>(Dictionary<(T, ChartLanguage), string> labels, T value, IReadOnlyDictionary<string, YamlEntry> map)
        {
            labels.Add((value, ChartLanguage.English), map["en"].Text());
            labels.Add((value, ChartLanguage.Arabic), map["ar"].Text());
        }

        private static Dictionary<ChartLanguage, string> Both(YamlEntry entry)
        {
            var map = entry.Map("en", "ar");
            return new Dictionary<ChartLanguage, string> { [ChartLanguage.English] = map["en"].Text(), [ChartLanguage.Arabic] = map["ar"].Text() };
        }

        // Reads an enum value from its id: names_issue is NamesIssue.
        private static T Named<T>(YamlEntry id)
            where T : struct, Enum
        {
            var name = new StringBuilder();
            foreach (var part in id.Text().Split('_'))
                name.Append(char.ToUpperInvariant(part[0])).Append(part, 1, part.Length - 1);
            return Enum.TryParse<T>(name.ToString(), out var value) ? value : throw id.Error($"There is no {typeof(T).Name} of this name.");
        }
    }
}
