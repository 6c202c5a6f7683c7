namespace AnalysisKit;

/// <summary>Words that carry grammar and no topic: particles, prepositions, pronouns, demonstratives, relatives and auxiliaries, also with particles and pronouns attached (وبأنهم, لهذه). Immutable and thread-safe.</summary>
/// <remarks>The words are those of stop-words.yml. A name that is spelled like one of them (علي, "Ali", like على, "on") counts as a stop word.</remarks>
public sealed class StopWords
{
    private readonly HashSet<string> _words;

    private StopWords(HashSet<string> words) => _words = words;

    /// <summary>The kit's list.</summary>
    public static StopWords Arabic { get; } = new(Load());

    /// <summary>All forms, in normal form and in ordinal order, without a leading و or ف.</summary>
    public IReadOnlyList<string> Words => [.. _words.Order(StringComparer.Ordinal)];

    /// <summary>Whether a word, in any spelling and with or without a leading و or ف, is in the list.</summary>
    public bool Contains(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var normal = NormalForm.Of(word);
        return _words.Contains(normal) || (normal.Length > 2 && normal[0] is 'و' or 'ف' && !Contents.Contains(normal) && _words.Contains(normal[1..]));
    }

    /// <summary>This list with further words, which count in every spelling.</summary>
    public StopWords With(params IEnumerable<string> words) => new([.. _words, .. words.Select(NormalForm.Of)]);

    /// <summary>This list without some of its words.</summary>
    public StopWords Without(params IEnumerable<string> words) => new([.. _words.Except(words.Select(NormalForm.Of))]);

    private static HashSet<string> Contents { get; } = Normal(Sections()["contents"]);

    private static IReadOnlyDictionary<string, YamlEntry> Sections() =>
        YamlEntry.Embedded("Arabic/stop-words.yml").Map("particles", "prepositions", "carriers", "letters", "pronouns", "pronominals", "verbs", "contents");

    private static HashSet<string> Normal(YamlEntry section) => [.. section.Words().Select(NormalForm.Of)];

    private static HashSet<string> Load()
    {
        var sections = Sections().ToDictionary(s => s.Key, s => Normal(s.Value));
        var pronouns = sections["pronouns"];
        var carried = sections["prepositions"].Concat(sections["carriers"]).Concat(sections["letters"]).SelectMany(w => pronouns.Select(p => w + p));
        var carriers = sections["carriers"].Concat(sections["carriers"].SelectMany(w => pronouns.Select(p => w + p)));
        var afterLetter = carriers.Concat(sections["pronominals"]).SelectMany(w => "بكل".Select(letter => letter + w)).ToHashSet();
        var auxiliaries = sections["verbs"].SelectMany(w => w[0] is 'ي' or 'ت' or 'ن' or 'ا' ? ["ل" + w, "س" + w] : new[] { "ل" + w });
        HashSet<string> words =
        [
            .. sections["particles"], .. sections["prepositions"], .. sections["carriers"], .. carried, .. sections["pronominals"], .. afterLetter,
            .. afterLetter.Where(w => w.StartsWith("لال", StringComparison.Ordinal)).Select(w => "لل" + w[3..]), .. sections["verbs"], .. auxiliaries,
        ];
        words.ExceptWith(sections["contents"].Except(sections["prepositions"]));
        return words;
    }
}
