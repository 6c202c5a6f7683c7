namespace AnalysisKit;

/// <summary>A passive whose agent is named: اتُّهمت روسيا من قبل واشنطن بتسليح النظام (Russia was accused by Washington of arming the regime), رُفض الاقتراح من جانب موسكو (the proposal was rejected by Moscow).</summary>
internal static class PassiveWithAgent
{
    private const int Window = 12;

    /// <summary>Who did it, where من قبل or من جانب names somebody right behind what it was done to; null where the verb is no such passive.</summary>
    public static Voice? AgentOf(Scene scene, int verb, int end)
    {
        // What it was done to: one noun phrase, without a verb, a clause or a comma before the agent. "أدانت واشنطن استخدام السلاح من قبل النظام" (Washington condemned the use of arms by the regime): behind a subject, the agent is that of another noun.
        var subject = scene.VoiceAt(verb + 1, end) is { Actor: not null } first ? first.End : -1;
        for (var p = verb + 1; p < Math.Min(end, verb + Window); p++)
        {
            if (scene.Tokens[p].Kind is TokenKind.LineBreak or TokenKind.Mark && !scene.Quotations.IsMark(p) && scene.Tokens[p].Normal is not ("(" or ")"))
                return null;
            if (scene.Named[p])
                continue;
            if (AgentAt(scene, p, end) is { } agent)
                return subject < 0 || p - subject <= (scene.Tokens[p - 1].Normal is "رسميا" or "علنا" or "مجددا" ? 1 : 0) ? agent : null;
            if (scene.Text.Notes[p].Is(WordClass.Complementizer | WordClass.Relative | WordClass.Preposition) || (scene.IsVerb(p) && scene.Cues[p].Forms.Any(f => f.IsFinite && !f.IsAmbiguous)))
                return null;
        }

        return null;
    }

    /// <summary>Whether its vowel signs say that a verb is passive: أُعلن, اتُّهمت, يُعتبر. Without them nothing can be said.</summary>
    public static bool IsWritten(Scene scene, int verb, CueForm form, int prefixLength)
    {
        var word = scene.Text.WordSpan(verb, prefixLength).Of(scene.Text.Text.Text);
        var signs = word.AsSpan(1);
        if (signs.Length == 0)
            return false;
        if (form.Kind == CueFormKind.Past)
            return HasDamma(signs) || (word[0] == 'ا' && signs.Length > 1 && HasDamma(signs[1..]));

        // The imperfect of a derived verb that begins with alif (اعتبر, استبعد) has a damma in the passive only; others have one in the active too.
        return form.Kind == CueFormKind.Present && form.Cue.Lemma[0] == 'ا' && HasDamma(signs);
    }

    private static Voice? AgentAt(Scene scene, int p, int end) =>
        p + 2 < end && scene.Tokens[p].Normal == "من" && scene.Tokens[p + 1].Normal is "قبل" or "جانب" && scene.AnyVoiceAt(p + 2, end) is { IsExplicit: true } agent ? agent : null;

    private static bool HasDamma(ReadOnlySpan<char> signs)
    {
        foreach (var sign in signs)
        {
            if (sign == '\u064F')
                return true;
            if (sign is < '\u064B' or > '\u0652')
                return false;
        }

        return false;
    }
}
