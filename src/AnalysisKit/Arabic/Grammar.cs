namespace AnalysisKit;

/// <summary>Looks up the closed word classes of grammar.yml.</summary>
internal static class Grammar
{
    private static readonly Dictionary<string, WordClass> Classes = Load();

    /// <summary>The classes of a word in normal form. A word with an attached و or ف has the classes of the word after it.</summary>
    public static WordClass Of(string normal)
    {
        if (Classes.TryGetValue(normal, out var found))
            return found;
        return normal.Length > 2 && normal[0] is 'و' or 'ف' && Classes.TryGetValue(normal[1..], out found) ? found | WordClass.Conjoined : WordClass.None;
    }

    private static Dictionary<string, WordClass> Load()
    {
        var names = new Dictionary<string, WordClass>
        {
            ["prepositions"] = WordClass.Preposition,
            ["complementizers"] = WordClass.Complementizer,
            ["subordinators"] = WordClass.Subordinator,
            ["relatives"] = WordClass.Relative,
            ["negations"] = WordClass.Negation,
            ["auxiliaries"] = WordClass.Auxiliary,
            ["pronouns"] = WordClass.Pronoun,
            ["demonstratives"] = WordClass.Demonstrative,
            ["quantifiers"] = WordClass.Quantifier,
            ["times"] = WordClass.Time,
            ["titles"] = WordClass.Title,
        };
        var classes = new Dictionary<string, WordClass>(StringComparer.Ordinal);
        foreach (var (name, words) in YamlEntry.Embedded("Arabic/grammar.yml").Map([.. names.Keys]))
        {
            foreach (var word in words.Words())
            {
                var normal = NormalForm.Of(word);
                classes[normal] = classes.GetValueOrDefault(normal) | names[name];
            }
        }

        return classes;
    }
}
