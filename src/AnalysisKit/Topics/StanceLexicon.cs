namespace AnalysisKit;

/// <summary>What a matched phrase means for the stance on an issue.</summary>
internal enum PhraseRole
{
    /// <summary>Names the issue itself, which the words around it are for or against.</summary>
    Target,

    /// <summary>Names the party that the issue is about. Only praise or blame by the statement's cue counts.</summary>
    Object,

    /// <summary>States support by itself.</summary>
    For,

    /// <summary>States opposition by itself.</summary>
    Against,

    Favour,
    Reject,

    /// <summary>Condemns what follows. A phrase that states opposition by itself stays what it is behind it.</summary>
    Condemn,

    /// <summary>Stands before what somebody is against: ضد. Behind a phrase it only says at whom the thing is aimed.</summary>
    Anti,

    /// <summary>Takes what follows out of a negation before it: سوى (but).</summary>
    Exception,

    /// <summary>A predicate against what stands before it: مرفوض (is rejected). Counts only after the phrase.</summary>
    Predicate,

    /// <summary>A predicate against the whole of what stands before it, with the nouns that govern the phrase: سيكون خطأ (would be a mistake).</summary>
    Verdict,

    /// <summary>Names an obstacle to what follows: to complain of the obstacle is to be in favour.</summary>
    Obstruct,
    Flip,
    Negate,
    Weaken,
    Condition,

    /// <summary>Takes no side. Hides a shorter phrase inside it that would take one.</summary>
    Neutral,

    /// <summary>Begins another clause, which the attitude before it does not reach.</summary>
    Boundary,

    /// <summary>Begins an adjunct (عبر, "through"), which a noun before it does not govern.</summary>
    Adjunct,

    /// <summary>Marks a claim (a report, an accusation): to be against the claim is to deny what it says.</summary>
    Claim,

    /// <summary>A single word of an issue's phrases, which says only that the issue may be meant.</summary>
    Hint,
}

/// <summary>A phrase of the topic or of stances.yml, with its role and, if it belongs to an issue, the issue.</summary>
internal sealed record Phrase(PhraseRole Role, IssueRule? Issue)
{
    /// <summary>The only speakers that the phrase counts for; null if it counts for all.</summary>
    public IReadOnlySet<string>? By { get; init; }

    /// <summary>Speakers that the phrase does not count for; null for none.</summary>
    public IReadOnlySet<string>? Except { get; init; }

    /// <summary>Whether it is a short name, which counts only in an article that also names the issue in full: البعثة (the mission) for بعثة المراقبين (the observer mission).</summary>
    public bool IsShort { get; init; }

    /// <summary>Whether it negates a noun (دون, "without"), and so reaches a few words only.</summary>
    public bool IsNear { get; init; }

    /// <summary>Whether it is a finite verb, which begins a new clause after و (and).</summary>
    public bool IsVerb { get; init; }
}

/// <summary>The part of an issue that reading stances needs: its id, its lean, and the parties it is about.</summary>
internal sealed record IssueRule(string Id, double Lean, IReadOnlySet<string> Parties);

/// <summary>Indexes of the phrases of a topic's issues, of the general words of attitude, and of the words that show the topic.</summary>
internal sealed class StanceLexicon
{
    /// <summary>In how many issues a word may stand to hint at each of them: الحكومة (the government) hints at none.</summary>
    private const int MostHinted = 2;

    /// <summary>The fewest letters of a word that hints.</summary>
    private const int LeastLetters = 3;

    private readonly Dictionary<string, IReadOnlyList<string>> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<IssueRule>> _words = new(StringComparer.Ordinal);
    private readonly Lazy<PatternIndex<Phrase>> _hints;

    public StanceLexicon(YamlEntry? words)
    {
        _hints = new(IndexHints);
        if (words is not null)
        {
            foreach (var (name, entry) in words.Map())
                _sets[name] = entry.Words();
        }

        (string Key, PhraseRole Role)[] roles =
        [
            ("favour", PhraseRole.Favour), ("reject", PhraseRole.Reject), ("condemn", PhraseRole.Condemn), ("anti", PhraseRole.Anti), ("exception", PhraseRole.Exception), ("predicate", PhraseRole.Predicate), ("verdict", PhraseRole.Verdict), ("obstruct", PhraseRole.Obstruct), ("flip", PhraseRole.Flip),
            ("negate", PhraseRole.Negate), ("lack", PhraseRole.Negate), ("weaken", PhraseRole.Weaken), ("condition", PhraseRole.Condition), ("neutral", PhraseRole.Neutral), ("boundary", PhraseRole.Boundary), ("adjunct", PhraseRole.Adjunct), ("claim", PhraseRole.Claim),
        ];
        var general = YamlEntry.Embedded("Topics/stances.yml").Map([.. roles.Select(r => r.Key), .. roles.Select(r => r.Key + "_verbs")]);
        foreach (var (key, role) in roles)
        {
            foreach (var entry in general[key].List())
                Attitudes.Add(Pattern.Parse(entry, _sets), new Phrase(role, null) { IsNear = key == "lack" });
            if (!general.TryGetValue(key + "_verbs", out var verbs))
                continue;
            foreach (var entry in verbs.List())
                Attitudes.Add(Pattern.Verb(entry), new Phrase(role, null) { IsVerb = true });
        }
    }

    public PatternIndex<Phrase> Issues { get; } = new(accusative: true);

    public PatternIndex<Phrase> Attitudes { get; } = new();

    /// <summary>The single words of the phrases of the issues, as far as they belong to few.</summary>
    public PatternIndex<Phrase> Hints => _hints.Value;

    /// <summary>Words that show that a text is about the topic; null if the topic names none.</summary>
    public PatternIndex<bool>? Context { get; private set; }

    /// <summary>The patterns of the topic file, those of its context among them, in the order in which they were read.</summary>
    public List<TopicPattern> Patterns { get; } = [];

    public void AddContext(IEnumerable<YamlEntry> entries)
    {
        Context = new PatternIndex<bool>(accusative: true);
        foreach (var entry in entries)
        {
            var parsed = Pattern.Parse(entry, _sets);
            Context.Add(parsed, true);
            Patterns.Add(new TopicPattern(parsed, null, "context", entry.Line));
        }
    }

    public Issue AddIssue(YamlEntry entry, Func<string, bool> isActor)
    {
        var map = entry.Map("id", "ar", "en", "support", "oppose", "target", "short", "object", "for", "against", "lean", "parties");
        if (!map.TryGetValue("id", out var id))
            throw entry.Error("An issue needs an id.");
        if (!map.ContainsKey("target") && !map.ContainsKey("for") && !map.ContainsKey("against"))
            throw entry.Error($"The issue \"{id.Text()}\" needs patterns: a list under target, for or against.");
        var rule = new IssueRule(
            id.Text(),
            map.TryGetValue("lean", out var lean) ? lean.Number(-1, 1) : 0,
            map.TryGetValue("parties", out var parties) ? Known(parties, isActor) : []);
        foreach (var (key, role) in (ReadOnlySpan<(string, PhraseRole)>)[("target", PhraseRole.Target), ("short", PhraseRole.Target), ("object", PhraseRole.Object), ("for", PhraseRole.For), ("against", PhraseRole.Against)])
        {
            if (!map.TryGetValue(key, out var patterns))
                continue;
            foreach (var pattern in patterns.List())
            {
                // A pattern may count for some speakers only: {say: ..., by: [ids]} or {say: ..., except: [ids]}.
                var limited = pattern.IsMap ? pattern.Map("say", "by", "except") : null;
                if (limited is not null && !limited.ContainsKey("say"))
                    throw pattern.Error("A pattern for some speakers needs say: the pattern, and by: or except: the ids of the actors.");
                var parsed = Pattern.Parse(limited?["say"] ?? pattern, _sets);
                Issues.Add(parsed, new Phrase(role, rule) { By = Speakers(limited, "by", isActor), Except = Speakers(limited, "except", isActor), IsShort = key == "short" });
                Patterns.Add(new TopicPattern(parsed, rule.Id, key, pattern.Line));
                foreach (var word in parsed.Words.Where(w => w.Length >= LeastLetters))
                    (_words.TryGetValue(word, out var issues) ? issues : _words[word] = []).Add(rule);
            }
        }

        return new Issue
        {
            Id = rule.Id,
            Arabic = map.TryGetValue("ar", out var ar) ? ar.Text() : rule.Id,
            English = map.TryGetValue("en", out var en) ? en.Text() : rule.Id,
            Support = Meaning(map, "support", "en"),
            Oppose = Meaning(map, "oppose", "en"),
            SupportArabic = Meaning(map, "support", "ar"),
            OpposeArabic = Meaning(map, "oppose", "ar"),
        };
    }

    private PatternIndex<Phrase> IndexHints()
    {
        var hints = new PatternIndex<Phrase>(accusative: true);
        foreach (var (word, issues) in _words.Where(w => w.Value.Count <= MostHinted))
        {
            foreach (var issue in issues)
                hints.Add(Pattern.Word(word), new Phrase(PhraseRole.Hint, issue));
        }

        return hints;
    }

    // What a side means: a text in English, or {ar: ..., en: ...}.
    private static string Meaning(IReadOnlyDictionary<string, YamlEntry> map, string side, string language) => !map.TryGetValue(side, out var meaning) ? ""
        : meaning.IsMap ? meaning.Map("ar", "en").TryGetValue(language, out var text) ? text.Text() : ""
        : language == "en" ? meaning.Text() : "";

    private static HashSet<string>? Speakers(IReadOnlyDictionary<string, YamlEntry>? pattern, string key, Func<string, bool> isActor) =>
        pattern is not null && pattern.TryGetValue(key, out var speakers) ? Known(speakers, isActor) : null;

    private static HashSet<string> Known(YamlEntry ids, Func<string, bool> isActor)
    {
        foreach (var id in ids.Words())
        {
            if (!isActor(id))
                throw ids.Error($"The actor \"{id}\" is in neither the kit's catalogue nor the topic's actors. Check the id.");
        }

        return [.. ids.Words()];
    }
}
