namespace AnalysisKit;

/// <summary>
/// A phrase pattern of a topic: words in order, (a|b) for alternatives, @name for a word set of the topic, word* for any ending,
/// ... for a gap of up to four words (...8 for up to eight). A word also matches with clitics, article and attached pronouns; =word matches only as written.
/// </summary>
internal sealed class Pattern
{
    public const int DefaultGap = 4;

    private Pattern(string text, IReadOnlyList<Element> elements)
    {
        Text = text;
        Elements = elements;
    }

    public string Text { get; }

    public IReadOnlyList<Element> Elements { get; }

    /// <summary>The single words that it is made of, as keys, without the marks = and *.</summary>
    public IEnumerable<string> Words => Elements.SelectMany(e => e.Alternatives).SelectMany(a => a).Select(w => w.Trim('=', '*')).Distinct();

    /// <summary>Word sequences of which one must come next. Without any sequences, it is a gap of up to <see cref="Gap"/> words.</summary>
    internal sealed record Element(IReadOnlyList<string[]> Alternatives, int Gap);

    /// <summary>A single word, given as its key: see <see cref="Words"/>.</summary>
    public static Pattern Word(string key) => new(key, [new Element([[key]], 0)]);

    /// <summary>All finite forms of a verb (to support: أيدت, يؤيد, تؤيدون ...), which a topic writes as its perfect and its imperfect without the first letter: أيد ؤيد.</summary>
    public static Pattern Verb(YamlEntry entry)
    {
        if (entry.Text().Split(' ') is not [var perfect, var imperfect])
            throw entry.Error($"A verb is its perfect and its imperfect without the first letter, as أيد ؤيد; found \"{entry.Text()}\".");
        var past = perfect is [.. var stem, 'ى'] ? (string[])[perfect, stem + "ت", stem + "وا", stem + "يا", stem + "ينا"] : [perfect, perfect + "ت", perfect + "وا", perfect + "تا", perfect + "نا"];
        var present = "يتنأ".Select(person => person + imperfect).Concat("يت".SelectMany(person => (string[])[person + imperfect + "ون", person + imperfect + "وا", person + imperfect + "ان"]));
        var forms = past.Concat(present).Select(NormalForm.Of).ToList();
        if (forms.Exists(form => form.Length == 0))
            throw entry.Error($"The verb \"{entry.Text()}\" has no letters.");
        return new Pattern(entry.Text(), [new Element([.. forms.Select(form => (string[])[form])], 0)]);
    }

    public static Pattern Parse(YamlEntry entry, IReadOnlyDictionary<string, IReadOnlyList<string>> sets)
    {
        var text = entry.Text();
        var elements = new List<Element>();
        foreach (var part in Parts(text, entry))
        {
            if (part.StartsWith("...", StringComparison.Ordinal))
            {
                var width = part[3..];
                if (!int.TryParse(width.Length == 0 ? "4" : width, out var gap) || gap is < 1 or > 20)
                    throw entry.Error($"A gap is ... or ...N with N from 1 to 20, found \"{part}\".");
                if (elements.Count == 0 || elements[^1].Alternatives.Count == 0)
                    throw entry.Error("A gap must stand between words.");
                elements.Add(new Element([], gap));
                continue;
            }

            var alternatives = new List<string[]>();
            foreach (var choice in part.TrimStart('(').TrimEnd(')').Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (choice[0] == '@')
                {
                    if (!sets.TryGetValue(choice[1..], out var set))
                        throw entry.Error($"There is no word set \"{choice[1..]}\" under words. Known: {string.Join(", ", sets.Keys)}.");
                    alternatives.AddRange(set.Select(KeysOf));
                }
                else
                {
                    alternatives.Add(KeysOf(choice));
                }
            }

            alternatives.RemoveAll(a => a.Length == 0);
            if (alternatives.Count == 0)
                throw entry.Error($"The pattern \"{text}\" has an empty alternative.");
            if (alternatives.Exists(a => Array.Exists(a, word => word.Trim('=', '*').Length == 0)))
                throw entry.Error($"The pattern \"{text}\" has a word without letters.");
            elements.Add(new Element(alternatives, 0));
        }

        if (elements.Count == 0 || elements[^1].Alternatives.Count == 0)
            throw entry.Error($"The pattern \"{text}\" must begin and end with a word.");
        return new Pattern(text, elements);
    }

    // Splits the pattern at spaces outside of brackets.
    private static IEnumerable<string> Parts(string text, YamlEntry entry)
    {
        var start = -1;
        var depth = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var ends = i == text.Length || (char.IsWhiteSpace(text[i]) && depth == 0);
            if (ends)
            {
                if (start >= 0)
                    yield return text[start..i];
                start = -1;
                continue;
            }

            if (start < 0)
                start = i;
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        if (depth != 0)
            throw entry.Error($"A bracket is not closed in \"{text}\".");
    }

    /// <summary>The keys of a phrase's words: normal form without article. A * stands for any ending; a word with = keeps its form.</summary>
    private static string[] KeysOf(string phrase) =>
        [.. phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WordKey)];

    internal static string WordKey(string word)
    {
        if (word[0] == '=')
            return "=" + NormalForm.Of(word[1..]);
        var normal = NormalForm.Of(word);
        return normal.Length > 4 && normal.StartsWith("ال", StringComparison.Ordinal) ? normal[2..] : normal;
    }
}
