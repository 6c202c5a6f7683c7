namespace AnalysisKit;

/// <summary>The words of moods.yml.</summary>
internal static class MoodLexicon
{
    private static readonly Dictionary<string, StatementMood> ParticleWords = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, StatementMood> GovernorWords = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, StatementMood> CueLemmas = new(StringComparer.Ordinal);
    private static readonly HashSet<string> DecliningLemmas;
    private static readonly string[][] CommentPhrases;
    private static readonly string[][] SayingPhrases;

    static MoodLexicon()
    {
        var file = YamlEntry.Embedded("Statements/Moods/moods.yml").Map("moods", "declining", "comment", "sayings");
        foreach (var entry in file["moods"].List())
        {
            var map = entry.Map("class", "particles", "governors", "cues");
            var mood = map["class"].OneOf([.. Enum.GetValues<StatementMood>().Select(m => (m.ToString().ToLowerInvariant(), m))]);
            Add(ParticleWords, map, "particles", mood);
            Add(GovernorWords, map, "governors", mood);
            if (map.TryGetValue("cues", out var cues))
            {
                foreach (var lemma in cues.Words())
                    CueLemmas.TryAdd(lemma, mood);
            }
        }

        DecliningLemmas = [.. file["declining"].Words()];
        CommentPhrases = [.. file["comment"].Words().Select(w => NormalForm.Of(w).Split(' '))];
        SayingPhrases = [.. file["sayings"].Words().Select(w => NormalForm.Of(w).Split(' '))];
    }

    /// <summary>The mood of a verb behind this word in its own clause; null for other words.</summary>
    public static StatementMood? OfParticle(string normal) => Find(ParticleWords, normal);

    /// <summary>The mood of a clause with أن, or of a noun, behind this word; null for other words.</summary>
    public static StatementMood? OfGovernor(string normal) => Find(GovernorWords, normal);

    /// <summary>The mood of a clause with أن behind a cue; null where the clause is told as true.</summary>
    public static StatementMood? OfCue(Cue cue) => CueLemmas.TryGetValue(cue.Lemma, out var mood) ? mood : null;

    public static bool IsDeclining(Cue cue) => DecliningLemmas.Contains(cue.Lemma);

    /// <summary>Whether a word or phrase for a comment begins at a token.</summary>
    public static bool IsComment(Token[] tokens, int at) => BeginsAt(CommentPhrases, tokens, at);

    /// <summary>Whether a noun for what others say begins at a token.</summary>
    public static bool IsSaying(Token[] tokens, int at) => BeginsAt(SayingPhrases, tokens, at);

    private static void Add(Dictionary<string, StatementMood> words, IReadOnlyDictionary<string, YamlEntry> map, string key, StatementMood mood)
    {
        if (!map.TryGetValue(key, out var entry))
            return;
        foreach (var word in entry.Words())
            words.TryAdd(NormalForm.Of(word), mood);
    }

    private static StatementMood? Find(Dictionary<string, StatementMood> words, string normal) =>
        words.TryGetValue(normal, out var mood) || (normal.Length > 2 && normal[0] is 'و' or 'ف' && words.TryGetValue(normal[1..], out mood)) ? mood : null;

    private static bool BeginsAt(string[][] phrases, Token[] tokens, int at)
    {
        foreach (var phrase in phrases)
        {
            var k = 0;
            while (k < phrase.Length && at + k < tokens.Length && tokens[at + k].Normal == phrase[k])
                k++;
            if (k == phrase.Length)
                return true;
        }

        return false;
    }
}
