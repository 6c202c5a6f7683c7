using System.Collections.Frozen;
using System.Text;

namespace AnalysisKit;

/// <summary>Words that carry grammar and no topic: particles, prepositions, pronouns, demonstratives, relatives and auxiliaries, also with particles and pronouns attached (وبأنهم, لهذه). Immutable and thread-safe.</summary>
/// <remarks>
/// The words are those of stop-words.yml. Names and nouns that differ from one of them in spelling are none: علي ("Ali") beside على ("on"), إمام ("imam") beside أمام ("in front of"), آلية ("mechanism") beside إليه ("to him"),
/// أثر ("trace") beside إثر ("after"). A hamza or madda that was left out makes no difference: الى is a stop word, and so is امام.
/// </remarks>
public sealed class StopWords
{
    // Before the list, which is made of them.
    private static readonly HashSet<string> Contents = [.. Sections()["contents"].Words().Select(NormalForm.Of)];
    private static readonly string[] Names = [.. Sections()["names"].Words()];

    // The right spellings by normal form, each with the word that it is a form of; null for a word that counts in every spelling.
    private readonly Dictionary<string, (string Written, string Base)[]?> _words;

    private StopWords(Dictionary<string, (string, string)[]?> words) => _words = words;

    /// <summary>The kit's list.</summary>
    public static StopWords Arabic { get; } = new(Load());

    /// <summary>All forms, in normal form and in ordinal order, without a leading و or ف.</summary>
    public IReadOnlyList<string> Words => [.. _words.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Words of the list in which ي is written for ى, and which are no other words then: a text that has them writes ي for ى.</summary>
    internal List<string> Dotted { get; } = [.. Undotted().Select(w => w[..^1] + 'ي').Except(Names).SelectMany(w => new[] { w, NormalForm.Of(w) }).Distinct()];

    /// <summary>Words of the list that are names or nouns when ي is written for ى.</summary>
    internal List<string> DottedNames { get; } = [.. Names];

    /// <summary>Whether a word, with or without a leading و or ف, is in the list. Its spelling may be careless, but must not be that of another word (see the remarks).</summary>
    public bool Contains(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Find(word, out _);
    }

    /// <summary>The word of grammar that a word is a form of, in its right spelling; null when it is none.</summary>
    internal string? BaseOf(string word) => Find(word, out var found) ? found : null;

    /// <summary>Whether a word has the normal form of a word of the kit's list, with or without a leading و or ف, so that its spelling must tell which it is.</summary>
    /// <param name="normal">The normal form in UTF-8.</param>
    internal static bool NeedSpelling(ReadOnlySpan<byte> normal) => FormKey.Fits(normal) && Keys.Contains(FormKey.Of(normal, 0, normal.Length));

    /// <summary>The same for a normal form as text.</summary>
    internal static bool NeedSpelling(string normal) => normal.Length <= FormKey.Most / 2 && NeedSpelling(Encoding.UTF8.GetBytes(normal));

    /// <summary>This list with further words, which count in every spelling.</summary>
    public StopWords With(params IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var all = new Dictionary<string, (string, string)[]?>(_words, StringComparer.Ordinal);
        foreach (var word in words)
            all[NormalForm.Of(word)] = null;
        return new StopWords(all);
    }

    /// <summary>This list without some of its words.</summary>
    public StopWords Without(params IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var unwanted = words.Select(NormalForm.Of).ToHashSet(StringComparer.Ordinal);
        return new StopWords(_words.Where(w => !unwanted.Contains(w.Key)).ToDictionary(StringComparer.Ordinal));
    }

    private static FrozenSet<FormKey> Keys { get; } = Load().Keys.SelectMany(w => new[] { w, "و" + w, "ف" + w }).Select(w => Encoding.UTF8.GetBytes(w)).Where(w => FormKey.Fits(w)).Select(w => FormKey.Of(w, 0, w.Length)).ToFrozenSet();

    private static IEnumerable<string> Undotted() => Sections()["prepositions"].Words().Concat(Sections()["particles"].Words()).Where(w => w[^1] == 'ى').Distinct();

    private bool Find(string word, out string found)
    {
        var normal = NormalForm.Of(word);
        if (IsListed(normal, word, "", out found))
            return true;
        return normal.Length > 2 && normal[0] is 'و' or 'ف' && !Contents.Contains(normal) && IsListed(normal[1..], word, normal[..1], out found);
    }

    private bool IsListed(string normal, string word, string conjunction, out string found)
    {
        found = normal;
        if (!_words.TryGetValue(normal, out var listed))
            return false;
        if (listed is null)
            return true;
        var written = Spelling.Of(word);
        if (conjunction.Length > 0)
            written = written.StartsWith(conjunction, StringComparison.Ordinal) ? written[1..] : normal;
        if (Names.Contains(written))
            return false;
        foreach (var (right, root) in listed)
        {
            if (!Spelling.MayBe(written, right))
                continue;
            found = root;
            return true;
        }

        return false;
    }

    private static IReadOnlyDictionary<string, YamlEntry> Sections() =>
        YamlEntry.Embedded("Arabic/stop-words.yml").Map("particles", "prepositions", "carriers", "letters", "pronouns", "pronominals", "verbs", "contents", "names");

    private static Dictionary<string, (string, string)[]?> Load()
    {
        var sections = Sections().ToDictionary(s => s.Key, s => s.Value.Words());
        var forms = new List<(string Written, string Base)>();
        foreach (var word in sections["particles"].Concat(sections["prepositions"]).Concat(sections["carriers"]).Concat(sections["pronominals"]).Concat(sections["verbs"]))
            forms.Add((word, word));
        forms.AddRange(sections["prepositions"].Concat(sections["carriers"]).Concat(sections["letters"]).SelectMany(w => sections["pronouns"].Select(p => (Attached(w) + p, w))));
        var carriers = sections["carriers"].Select(w => (Written: w, Base: w)).Concat(sections["carriers"].SelectMany(w => sections["pronouns"].Select(p => (Written: Attached(w) + p, Base: w))));
        foreach (var (word, root) in carriers.Concat(sections["pronominals"].Select(w => (w, w))).ToList())
        {
            foreach (var letter in "بكل")
            {
                forms.Add((letter + word, root));
                if (letter == 'ل' && word.StartsWith("ال", StringComparison.Ordinal))
                    forms.Add(("لل" + word[2..], root));
            }
        }

        foreach (var word in sections["verbs"])
            forms.AddRange(word[0] is 'ي' or 'ت' or 'ن' or 'أ' ? [("ل" + word, word), ("س" + word, word)] : [("ل" + word, word)]);
        var contents = sections["contents"].Except(sections["prepositions"]).Select(NormalForm.Of).ToHashSet(StringComparer.Ordinal);
        return forms.GroupBy(f => NormalForm.Of(f.Written), StringComparer.Ordinal).Where(g => !contents.Contains(g.Key)).ToDictionary(g => g.Key, ((string, string)[]? (g) => [.. g.Distinct()]), StringComparer.Ordinal);
    }

    // Before a pronoun ى becomes ي: عليه.
    private static string Attached(string word) => word[^1] == 'ى' ? word[..^1] + 'ي' : word;
}
