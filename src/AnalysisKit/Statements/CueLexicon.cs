namespace AnalysisKit;

/// <summary>All forms of the verbs and nouns of cues.yml.</summary>
internal static class CueLexicon
{
    private static readonly string[] Pronouns = ["ه", "ها", "هم", "هما", "ني", "نا"];

    private static readonly string[] FirstPersonWords =
    [
        "نحن", "انا", "اننا", "انني", "اني", "لدينا", "علينا", "لنا", "بنا", "منا", "معنا", "لدي", "عندنا", "فينا", "الينا", "نريد", "نعتقد", "اعتقد", "نامل", "امل", "نطالب", "ندعو", "نرفض", "نرحب", "ندين",
        "نحتاج", "نتوقع", "نعمل", "نسعى", "نسعي", "نقول", "اقول", "نري", "اري", "اريد", "نعرف", "نعلم", "سنعمل", "سنواصل", "سنبقي", "سنقوم", "لسنا", "لست", "كنا", "كنت", "يمكننا", "نستطيع", "استطيع", "نؤكد", "نوكد", "اوكد", "ادعو", "اشكر", "نشكر",
    ];

    private static readonly IReadOnlyDictionary<string, YamlEntry> File = YamlEntry.Embedded("Statements/cues.yml").Map("feelings", "restated", "reporting", "positions", "actions", "attributions", "attribution_phrases", "opening_phrases", "documents", "relays", "relay_nouns", "speeches", "homographs");

    private static readonly HashSet<string> Homographs = [.. File["homographs"].Words().Select(w => NormalForm.Of(w))];

    private static readonly Dictionary<string, CueForm[]> Forms = Load();

    private static readonly HashSet<string> FirstPerson = [.. FirstPersonWords];

    private static readonly HashSet<string> Speeches = [.. File["speeches"].Words().Select(w => NormalForm.Of(w))];

    /// <summary>Whether a word means a speech, behind which quoted words may stand without a verb.</summary>
    public static bool IsSpeech(string normal) => Speeches.Contains(normal);

    /// <summary>What the lexicon knows about a word.</summary>
    public static CueNote Of(Word word)
    {
        if (word.Kind != TokenKind.Word)
            return CueNote.None;
        var normal = word.Normal;
        var firstPerson = IsFirstPerson(normal);
        if (Forms.TryGetValue(normal, out var forms))
            return new CueNote(forms, 0, firstPerson);
        if (normal.Length >= 3 && normal[0] is 'و' or 'ف' && Forms.TryGetValue(normal[1..], out forms) && !Homographs.Contains(normal))
            return new CueNote(forms, 1, firstPerson);
        if (normal.Length > 4 && normal[0] == 'ل' && normal[1] is 'ي' or 'ت' && Forms.TryGetValue(normal[1..], out forms))
        {
            var present = forms.Where(f => f.Kind == CueFormKind.Present).ToArray();
            if (present.Length > 0)
                return new CueNote(present, 1, firstPerson);
        }

        return firstPerson ? new CueNote([], 0, true) : CueNote.None;
    }

    private static bool IsFirstPerson(string normal)
    {
        var bare = normal.Length > 3 && normal[0] is 'و' or 'ف' ? normal[1..] : normal;
        return FirstPerson.Contains(bare) || (bare.Length >= 6 && bare.EndsWith("نا", StringComparison.Ordinal));
    }

    private static Dictionary<string, CueForm[]> Load()
    {
        var file = File;
        var forms = new Dictionary<string, List<CueForm>>(StringComparer.Ordinal);
        foreach (var (key, cueClass) in (ReadOnlySpan<(string, CueClass)>)[("reporting", CueClass.Report), ("positions", CueClass.Position), ("actions", CueClass.Action), ("relays", CueClass.Relay), ("documents", CueClass.Document)])
        {
            foreach (var entry in file[key].List())
                AddVerb(forms, entry, cueClass);
        }

        foreach (var word in file["attributions"].Words())
            Add(forms, NormalForm.Of(word), new CueForm(new Cue(word, CueClass.Attribution, Takes.None, 0, null, false), CueFormKind.Noun, Gender.Unknown, false, false, false));
        AddPhrases(forms, file["attribution_phrases"], false);
        AddPhrases(forms, file["opening_phrases"], true);
        foreach (var word in file["relay_nouns"].Words())
            Add(forms, NormalForm.Of(word), new CueForm(new Cue(word, CueClass.RelayNoun, Takes.Clause | Takes.Quote | Takes.Plain, 0, null, false), CueFormKind.Noun, Gender.Unknown, false, false, false));
        foreach (var word in Homographs)
        {
            if (forms.TryGetValue(word, out var list))
                list.RemoveAll(f => f.Kind != CueFormKind.Noun);
        }

        // ورد is "it stood (in a document)" and "and he replied".
        foreach (var (word, list) in forms.Where(f => f.Key[0] == 'و' && f.Value.Exists(form => form.Cue.Class == CueClass.Document)))
        {
            if (forms.TryGetValue(word[1..], out var others))
                list.AddRange(others.Where(form => form.IsFinite));
        }

        return forms.Where(f => f.Value.Count > 0).ToDictionary(f => f.Key, f => f.Value.ToArray(), StringComparer.Ordinal);
    }

    private static void AddPhrases(Dictionary<string, List<CueForm>> forms, YamlEntry phrases, bool onlyFirst)
    {
        foreach (var words in phrases.Words().Select(p => NormalForm.Of(p).Split(' ')))
            Add(forms, words[^1], new CueForm(new Cue(words[^1], CueClass.Attribution, Takes.None, 0, null, false) { Before = words[..^1], OnlyFirst = onlyFirst }, CueFormKind.Noun, Gender.Unknown, false, false, false));
    }

    // The word itself, in the accusative, and with a pronoun attached: قلق, قلقا, قلقه (worry, his worry).
    private static IEnumerable<string> FormsOfNeed(string word)
    {
        yield return word;
        if (word.Length < 3)
            yield break;
        var stem = word[^1] == 'ه' ? word[..^1] + "ت" : word;
        yield return stem + "ا";
        foreach (var pronoun in Pronouns)
            yield return stem + pronoun;
    }

    private static void AddVerb(Dictionary<string, List<CueForm>> forms, YamlEntry entry, CueClass cueClass)
    {
        var map = entry.Map("past", "present", "participle", "noun", "takes", "attitude", "needs", "from_cue", "plain", "only_negated");
        map.TryGetValue("past", out var past);
        map.TryGetValue("present", out var present);
        var lemma = (past ?? present ?? throw entry.Error("A cue needs its past or present form.")).Text();
        var takes = Takes.None;
        if (map.TryGetValue("takes", out var takesEntry))
        {
            foreach (var item in takesEntry.List())
            {
                takes |= item.OneOf(("clause", Takes.Clause), ("quote", Takes.Quote), ("plain", Takes.Plain), ("object", Takes.Object),
                    ("على", Takes.On), ("عن", Takes.About), ("إلى", Takes.To), ("ب", Takes.With), ("من", Takes.From));
            }
        }

        HashSet<string>? needs = null;
        if (map.TryGetValue("needs", out var needsEntry))
            needs = [.. needsEntry.Words().SelectMany(w => FormsOfNeed(NormalForm.Of(w).Split(' ')[0]))];
        var cue = new Cue(lemma, cueClass, takes, map.TryGetValue("attitude", out var attitude) ? attitude.Number(-1, 1) : 0, needs, map.TryGetValue("from_cue", out var fromCue) && fromCue.Text() == "true")
        {
            OnlyNegated = map.TryGetValue("only_negated", out var onlyNegated) && onlyNegated.Text() == "true",
        };
        if (past is not null)
            AddPast(forms, cue, NormalForm.Of(lemma), lemma[^1] is 'ى' or 'ا', map.TryGetValue("plain", out var plain) && plain.Text() == "true");
        if (present is not null)
            AddPresent(forms, cue, NormalForm.Of(present.Text()), present.Text()[^1] == 'ى');
        if (map.TryGetValue("participle", out var participle))
            AddParticiple(forms, cue, NormalForm.Of(participle.Text()));
        if (map.TryGetValue("noun", out var nouns))
        {
            foreach (var noun in nouns.IsList ? nouns.Words() : [nouns.Text()])
                AddNoun(forms, cue, NormalForm.Of(noun));
        }
    }

    private static void AddPast(Dictionary<string, List<CueForm>> forms, Cue cue, string past, bool isWeak, bool isPlain)
    {
        var stem = isWeak ? past[..^1] : past;
        var ambiguous = past.Length <= 3 && !isPlain;
        var masculine = new CueForm(cue, CueFormKind.Past, Gender.Masculine, false, false, ambiguous);
        var feminine = new CueForm(cue, CueFormKind.Past, Gender.Feminine, false, false, false);
        Add(forms, past, masculine);
        Add(forms, stem + "ت", feminine);
        Add(forms, stem + "وا", masculine with { IsPlural = true, IsAmbiguous = false });
        if (isWeak || isPlain || past.Length >= 4)
            Add(forms, isWeak ? (past[^1] == 'ا' ? stem + "وا" : past + "ا") : stem + "ا", masculine with { IsPlural = true, IsAmbiguous = true });
        Add(forms, stem + "تا", feminine with { IsPlural = true });
        Add(forms, stem + "ن", feminine with { IsPlural = true });
        foreach (var pronoun in Pronouns)
        {
            Add(forms, (isWeak ? stem + "ا" : past) + pronoun, masculine with { HasPronoun = true, IsAmbiguous = true });
            Add(forms, stem + "ت" + pronoun, feminine with { HasPronoun = true });
            Add(forms, stem + "و" + pronoun, masculine with { HasPronoun = true, IsPlural = true, IsAmbiguous = false });
        }
    }

    private static void AddPresent(Dictionary<string, List<CueForm>> forms, Cue cue, string present, bool endsInAlif)
    {
        var weak = present[^1] is 'ي' or 'و';
        var plural = weak ? present[..^1] : present;
        foreach (var future in (ReadOnlySpan<string>)["", "س"])
        {
            foreach (var (person, gender) in (ReadOnlySpan<(string, Gender)>)[("ي", Gender.Masculine), ("ت", Gender.Feminine)])
            {
                var form = new CueForm(cue, CueFormKind.Present, gender, false, false, false);
                Add(forms, future + person + present[1..], form);
                Add(forms, future + person + present[1..] + "ان", form with { IsPlural = true });
                foreach (var pronoun in Pronouns)
                    Add(forms, future + person + (endsInAlif ? present[1..^1] + "ا" : present[1..]) + pronoun, form with { HasPronoun = true });
            }

            var several = new CueForm(cue, CueFormKind.Present, Gender.Masculine, true, false, false);
            Add(forms, future + plural + "ون", several);
            Add(forms, future + plural + "وا", several);
            foreach (var pronoun in Pronouns)
                Add(forms, future + plural + "ون" + pronoun, several with { HasPronoun = true });
        }
    }

    private static void AddParticiple(Dictionary<string, List<CueForm>> forms, Cue cue, string participle)
    {
        var stem = participle[^1] == 'ي' ? participle[..^1] : participle;
        Add(forms, participle + "ا", new CueForm(cue, CueFormKind.Participle, Gender.Masculine, false, false, false));
        Add(forms, participle + "ه", new CueForm(cue, CueFormKind.Participle, Gender.Feminine, false, false, false));
        Add(forms, stem + "ين", new CueForm(cue, CueFormKind.Participle, Gender.Masculine, true, false, false));
        Add(forms, participle + "تين", new CueForm(cue, CueFormKind.Participle, Gender.Feminine, true, false, false));
    }

    private static void AddNoun(Dictionary<string, List<CueForm>> forms, Cue cue, string noun)
    {
        var form = new CueForm(cue, CueFormKind.Noun, Gender.Unknown, false, false, false);
        Add(forms, noun, form);
        Add(forms, "ال" + noun, form);
        foreach (var pronoun in Pronouns)
            Add(forms, (noun[^1] == 'ه' ? noun[..^1] + "ت" : noun) + pronoun, form with { HasPronoun = true });
    }

    private static void Add(Dictionary<string, List<CueForm>> forms, string normal, CueForm form)
    {
        if (!forms.TryGetValue(normal, out var list))
            forms[normal] = list = [];
        list.Add(form);
    }
}
