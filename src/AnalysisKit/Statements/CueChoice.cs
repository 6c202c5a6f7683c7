namespace AnalysisKit;

/// <summary>Which of its forms a cue has where it stands, or that it is none there: رفض is "he rejected" in "رفض لافروف القرار" (Lavrov rejected the resolution) and "rejection" in "أعلن رفض القرار" (he announced the rejection of the resolution).</summary>
internal static class CueChoice
{
    public static CueForm? Of(Scene scene, int k, int start, int end)
    {
        CueForm? best = null;
        foreach (var form in scene.Cues[k].Forms)
        {
            if (form.Cue.Before.Count > 0)
            {
                if (StandsBehind(scene, k, form.Cue.Before, start) && (!form.Cue.OnlyFirst || k - form.Cue.Before.Count == start))
                    return form;
                continue;
            }

            if (form.Cue.Needs is { } needs && !NeedIsMet(scene, k, needs, end) && !(form is { IsFinite: true, Cue.Class: CueClass.Report } && ContentBefore.ClosedQuoteBefore(scene, k, start) >= 0))
                continue;
            if (form.Kind == CueFormKind.Participle && scene.Text.Notes[k].Role is not null && form.Cue.Class != CueClass.Position)
                continue;
            if (form.IsAmbiguous && !StandsAsVerb(scene, k, start))
                continue;
            if ((form.Cue.OnlyNegated && !scene.IsNegated(k)) || (form.Kind == CueFormKind.Participle && IsAdjective(scene, k, form, start)))
                continue;
            if (form.IsFinite && form.HasPronoun && scene.IsNounHere(k))
                continue;

            // "حذر من أن مهاجمة إيران ستكون ..." (he warned that attacking Iran would be ...): right behind أن stands a noun, no participle.
            if (form.Kind == CueFormKind.Participle && k > start && scene.Text.Notes[k - 1].Is(WordClass.Complementizer))
                continue;

            // "رفض لافروف مطالبة واشنطن برحيل الأسد" (Lavrov rejected Washington's demand that Assad go): مطالبة is a noun here; as a participle ("demanding") it would follow a comma.
            if (form is { Kind: CueFormKind.Participle, Gender: Gender.Feminine } && scene.Cues[k].PrefixLength == 0 && k > start && scene.Tokens[k - 1].Kind == TokenKind.Word && scene.Cues[k].Forms.Any(f => f.Kind == CueFormKind.Noun))
                continue;
            if (best?.Cue.Class == CueClass.Document)
                continue;
            if (best is null || (best.Kind == CueFormKind.Noun && form.IsFinite) || (best.Cue.Needs is null && form.Cue.Needs is not null && form.IsFinite))
                best = form;
        }

        return best;
    }

    public static bool NeedIsMet(Scene scene, int k, IReadOnlySet<string> needs, int end)
    {
        var limit = Math.Min(end, k + 12);
        for (var i = k + 1; i < limit; i++)
        {
            var normal = scene.Tokens[i].Normal;
            if (needs.Contains(normal))
                return true;
            if (normal.Length > 2 && ((normal[0] == 'ب' && needs.Contains("ب")) || (normal[0] == 'ل' && needs.Contains("ل")) || (normal.Length > 3 && normal[0] is 'ب' or 'ل' && needs.Contains(normal[1..]))))
                return true;
            if (scene.Cues[i].Forms.Length > 0 && scene.Cues[i].Forms[0].IsFinite && !scene.Cues[i].Forms[0].IsAmbiguous && !scene.Named[i])
                return false;
        }

        return false;
    }

    private static bool StandsBehind(Scene scene, int k, IReadOnlyList<string> words, int start)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var t = k - words.Count + i;
            if (t < start || !(scene.Tokens[t].Normal == words[i] || (i == 0 && scene.Tokens[t].Normal.Length == words[i].Length + 1 && scene.Tokens[t].Normal[0] is 'و' or 'ف' && scene.Tokens[t].Normal.EndsWith(words[i], StringComparison.Ordinal))))
                return false;
        }

        return true;
    }

    // "قيودا مشددة على" (tightened restrictions on), "في مهاجمة المراكز" (in attacking the posts): right after an indefinite noun that agrees, or after a preposition, the word is an adjective or a noun.
    private static bool IsAdjective(Scene scene, int k, CueForm form, int start)
    {
        if (scene.Cues[k].PrefixLength > 0 || k <= start || scene.Tokens[k - 1].Kind != TokenKind.Word || scene.Named[k - 1])
            return false;
        var note = scene.Text.Notes[k - 1];
        if (note.Is(WordClass.Preposition))
            return true;
        if (note.Is(WordClass.Function | WordClass.Time) || note.IsDefinite || note.Role is not null || note.Adjective is not null || scene.IsVerb(k - 1))
            return false;
        var noun = scene.Tokens[k - 1].Normal;
        return noun.Length >= 4 && (noun[^1] == 'ا' || (form.Gender == Gender.Feminine && (noun[^1] == 'ه' || noun.EndsWith("ات", StringComparison.Ordinal))));
    }

    // Whether a word that may be a verb or a noun (رفض, "he rejected" or "rejection") stands where a verb can stand.
    private static bool StandsAsVerb(Scene scene, int k, int start)
    {
        var p = k - 1;
        if (p < start || scene.Tokens[p].Kind is TokenKind.Mark or TokenKind.LineBreak)
            return true;
        if (scene.Cues[k].PrefixLength > 0)
            return scene.Cues[k].Forms[0].Kind != CueFormKind.Noun;
        var note = scene.Text.Notes[p];
        if (note.Is(WordClass.Auxiliary | WordClass.Subordinator | WordClass.Relative | WordClass.Negation | WordClass.Time) || ContentBefore.BeforeThus(scene, p, start) < p)
            return true;
        // "سبق أن لمح كيري" (Kerry had hinted before): behind these two words stands a verb.
        if (scene.Tokens[p].Normal == "ان" && p > start && scene.Tokens[p - 1].Normal is "سبق" or "وسبق")
            return true;
        if (note.Is(WordClass.Preposition | WordClass.Complementizer))
            return false;
        return scene.Named[p] || IsEndOfName(scene, p);
    }

    private static bool IsEndOfName(Scene scene, int p) => scene.Text.Notes[p].Adjective is not null && scene.Text.Notes[p].IsDefinite && p > 0 && scene.Text.Notes[p - 1].Role is not null;
}
