namespace AnalysisKit;

/// <summary>The nouns of roles.yml in all their forms.</summary>
internal static class RoleLexicon
{
    private static readonly string[] Keys = ["persons", "person_plurals", "bodies", "others", "destinations", "objects", "feminine_names", "state_heads", "state_words", "civil", "vague", "opposed", "defected", "documents", "issuing", "nicknames", "sent", "names_in_t", "belonging", "body_adjectives", "allies", "naming", "names_of_sources"];
    private static readonly IReadOnlyDictionary<string, YamlEntry> Lists = YamlEntry.Embedded("Actors/roles.yml").Map(Keys);
    private static readonly Dictionary<string, RoleNoun> Nouns = Load();

    private static readonly HashSet<string> FeminineNames = Words("feminine_names");
    private static readonly HashSet<string> Objects = Words("objects");
    private static readonly HashSet<string> StateHeads = Words("state_heads");
    private static readonly HashSet<string> StateWords = Words("state_words");
    private static readonly HashSet<string> Civil = Words("civil");
    private static readonly HashSet<string> Vague = Words("vague");
    private static readonly HashSet<string> Opposed = Words("opposed");
    private static readonly HashSet<string> Defected = Words("defected");
    private static readonly HashSet<string> Documents = Words("documents");
    private static readonly HashSet<string> Issuing = Words("issuing");
    private static readonly HashSet<string> Nicknames = Words("nicknames");
    private static readonly HashSet<string> Sent = Words("sent");
    private static readonly HashSet<string> NamesInT = Words("names_in_t");
    private static readonly HashSet<string> Belonging = Words("belonging");
    private static readonly HashSet<string> BodyAdjectives = Words("body_adjectives");
    private static readonly HashSet<string> Allies = Words("allies");
    private static readonly HashSet<string> Naming = Words("naming");
    private static readonly HashSet<string> NamesOfSources = Words("names_of_sources");

    /// <summary>Whether a noun says what somebody does or speaks of (موقف "position", ضرورة "need"), so that it is not part of an office or name.</summary>
    public static bool IsObject(string normal) => Objects.Contains(normal);

    /// <summary>Whether an office or body with this lemma is an organ of a state by itself: وزير, حكومة.</summary>
    public static bool IsOfState(string lemma) => StateHeads.Contains(lemma);

    /// <summary>Whether a word makes an office one of a state: الجمهورية in رئيس الجمهورية, عسكري in مصدر عسكري.</summary>
    public static bool MakesStateOffice(string normal) => StateWords.Contains(normal);

    /// <summary>Whether a word, with or without article, is a body that is no organ of a state: حزب, الجمعية.</summary>
    public static bool IsCivil(string normal) => Civil.Contains(normal.Length > 4 && normal.StartsWith("ال", StringComparison.Ordinal) ? normal[2..] : normal);

    /// <summary>Whether a word says of somebody that he does not speak for the state beside it: السابق, منشق.</summary>
    public static bool IsOpposed(string normal) => Opposed.Contains(normal) || Defected.Contains(normal);

    /// <summary>Whether a word says of somebody that he has left the state he served.</summary>
    public static bool HasDefected(string normal) => Defected.Contains(normal);

    /// <summary>Whether a noun is a document, which speaks for its issuer: بيان.</summary>
    public static bool IsDocument(string lemma) => Documents.Contains(lemma);

    /// <summary>Whether the issuer of a document comes after this word: صادر.</summary>
    public static bool IsIssuing(string normal) => Issuing.Contains(normal);

    /// <summary>Whether a nickname comes after this word: الملقب.</summary>
    public static bool IntroducesNickname(string normal) => Nicknames.Contains(normal);

    /// <summary>Whether the owner of a body comes after this word, behind ل: تابعة.</summary>
    public static bool BelongsTo(string normal) => Belonging.Contains(normal);

    /// <summary>Whether an adjective belongs to the name of a body before it, though its ending does not tell so: الجديدة.</summary>
    public static bool IsOfBody(string normal) => BodyAdjectives.Contains(normal);

    /// <summary>Whether a second speaker is named behind this word: وحليفتها.</summary>
    public static bool IntroducesAlly(string normal) => Allies.Contains(normal);

    /// <summary>Whether a word is about telling a name: ذكر.</summary>
    public static bool IsNaming(string normal) => Naming.Contains(normal);

    /// <summary>Whether a word is the name of a source: اسمه.</summary>
    public static bool IsNameOfSource(string normal) => NamesOfSources.Contains(normal);

    /// <summary>Whether a word is spelled like a verb in the feminine perfect (سقطت) and is none of the names that are.</summary>
    public static bool IsFeminineVerb(string normal) => normal.Length >= 4 && normal[^1] == 'ت' && normal[^2] is not ('ا' or 'و' or 'ي') && !NamesInT.Contains(normal[0] is 'و' or 'ف' && normal.Length > 4 ? normal[1..] : normal) && !NamesInT.Contains(normal);

    /// <summary>Whether people of this kind speak for the body that they come from: خبراء من منظمة.</summary>
    public static bool IsSent(string lemma) => Sent.Contains(lemma);

    /// <summary>Whether a word makes a source nobody in particular: غربي (Western).</summary>
    public static bool IsVague(string normal) => Vague.Contains(normal);

    /// <summary>The gender that a person's given name shows; unknown if the name may be either.</summary>
    public static Gender GenderOfName(string name)
    {
        var given = NormalForm.Of(name).Split(' ')[0];
        return FeminineNames.Contains(given) ? Gender.Feminine : given.Length == 0 || given[^1] is 'ه' or 'ا' ? Gender.Unknown : Gender.Masculine;
    }

    public static RoleNoun? Find(string normalWithoutArticle) => Nouns.GetValueOrDefault(normalWithoutArticle);

    private static HashSet<string> Words(string list) => [.. Lists[list].Words().Select(NormalForm.Of)];

    private static Dictionary<string, RoleNoun> Load()
    {
        var map = Lists;
        var nouns = new Dictionary<string, RoleNoun>(StringComparer.Ordinal);
        foreach (var word in map["others"].Words())
            AddForms(nouns, NormalForm.Of(word), RoleKind.Other);
        foreach (var word in map["bodies"].Words())
            AddForms(nouns, NormalForm.Of(word), RoleKind.Body);
        foreach (var word in map["persons"].Words())
            AddForms(nouns, NormalForm.Of(word), RoleKind.Person);
        foreach (var word in map["person_plurals"].Words())
        {
            var normal = NormalForm.Of(word);
            nouns.TryAdd(normal.StartsWith("ال", StringComparison.Ordinal) ? normal[2..] : normal, new RoleNoun(RoleKind.Person, normal, Gender.Masculine, true));
        }

        return nouns;
    }

    private static void AddForms(Dictionary<string, RoleNoun> nouns, string lemma, RoleKind kind)
    {
        var feminine = lemma.EndsWith('ه') || lemma.EndsWith("ات", StringComparison.Ordinal);
        nouns.TryAdd(lemma, new RoleNoun(kind, lemma, feminine ? Gender.Feminine : Gender.Masculine, false));
        if (feminine)
        {
            if (lemma.EndsWith('ه'))
            {
                nouns.TryAdd(lemma[..^1] + "تان", new RoleNoun(kind, lemma, Gender.Feminine, true));
                nouns.TryAdd(lemma[..^1] + "تي", new RoleNoun(kind, lemma, Gender.Feminine, true));
                nouns.TryAdd(lemma[..^1] + "تا", new RoleNoun(kind, lemma, Gender.Feminine, true));
            }

            return;
        }

        nouns.TryAdd(lemma + "ه", new RoleNoun(kind, lemma, Gender.Feminine, false));
        if (kind == RoleKind.Person)
        {
            nouns.TryAdd(lemma + "ان", new RoleNoun(kind, lemma, Gender.Masculine, true));
            nouns.TryAdd(lemma + "ين", new RoleNoun(kind, lemma, Gender.Masculine, true));
            nouns.TryAdd(lemma + "ون", new RoleNoun(kind, lemma, Gender.Masculine, true));
            nouns.TryAdd(lemma + "ا", new RoleNoun(kind, lemma, Gender.Masculine, true));
        }
    }
}
