namespace AnalysisKit;

/// <summary>Who stands before a cue as its subject: "لكن روسيا اعتبرت القرار منحازا" (but Russia considered the resolution biased), "أما لافروف فأكد أن الحل سياسي" (as for Lavrov, he affirmed that the solution is political).</summary>
internal static class SubjectBefore
{
    private const int Window = 48;

    /// <summary>The subject before its verb: "لكن روسيا اعتبرت" (but Russia considered), "كان وزير الخارجية ... قد أعلن" (the foreign minister had announced).</summary>
    public static Voice? Find(Scene scene, int k, CueForm form, int start, bool isInContent)
    {
        if (form.Kind == CueFormKind.Participle)
            return isInContent || (scene.Drafts.Count > 0 && scene.Drafts[^1] is { IsNested: false, Speaker.Actor: not null } last && last.Sentence == scene.Sentence) ? null : NearestBefore(scene, k, form, start);
        if (form.Kind == CueFormKind.Noun)
            return null;
        if (scene.Cues[k].PrefixLength > 0)
            return scene.Tokens[k].Normal[0] == 'ف' ? TopicOfAmma(scene, k, form, start) : null;
        var boundary = k;
        while (boundary > start && !IsBoundary(scene, boundary - 1))
            boundary--;
        for (var t = boundary; t < k; t++)
        {
            if (scene.Text.Notes[t].Is(WordClass.Auxiliary | WordClass.Time) && !scene.Named[t] && scene.Text.Notes[t].Role is null)
                continue;
            if (t > boundary && scene.Text.Notes[t - 1].Is(WordClass.Preposition))
            {
                // "رداً على تقارير كانت قد أشارت" (in reply to reports that had indicated): the indefinite noun after the preposition is the subject of the clause that describes it.
                if (scene.Text.Notes[t] is { IsDefinite: false, Role.Kind: RoleKind.Other } && scene.AnyVoiceAt(t, k) is { } described && OnlyAdjuncts(scene, described.End, k))
                    return described with { IsGoverned = false };
                continue;
            }

            if (scene.AnyVoiceAt(t, k) is not { } voice)
                continue;
            if (voice.IsGoverned || (voice.Actor is null && !voice.IsOther && voice.Head is null && scene.Discourse.Resolve(voice).Actor is null))
            {
                t = voice.IsGoverned ? voice.End - 1 : t;
                continue;
            }

            return Discourse.Agrees(voice, form) ? voice : null;
        }

        return SubjectAcrossComma(scene, form, start, boundary);
    }

    /// <summary>The pronoun means the subject of the previous clause: "رغم أن المصدر الأميركي لم ينتقد أنان، فإنه قال" (although the American source did not criticise Annan, it said), "... لكنها أصرت" (but she insisted).</summary>
    public static Voice? NamedByPronoun(Scene scene, int k, CueForm form, int start)
    {
        if (!form.IsFinite || k - 1 <= start || scene.Cues[k].PrefixLength > 0 || scene.Tokens[k - 1].Normal is not ("فانه" or "فانها" or "لكنه" or "لكنها" or "ولكنه" or "ولكنها" or "الا" or "انه" or "انها"))
            return null;
        if (scene.Tokens[k - 1].Normal is "انه" or "انها" && scene.Tokens[k - 2].Normal != "الا")
            return null;
        if (scene.Tokens[k - 1].Normal is "فانه" or "فانها" && scene.Tokens[start].Normal.TrimStart('و', 'ف') is "رغم" or "بالرغم" or "علي" or "مع" or "اذا" or "بينما")
        {
            for (var t = start + 1; t < Math.Min(k, start + 6); t++)
            {
                if (scene.Text.Notes[t - 1].Is(WordClass.Complementizer) && scene.VoiceAt(t, k) is { Actor: not null } topic && Discourse.Agrees(topic, form))
                    return topic;
            }

            return null;
        }

        // Otherwise the previous clause is the last statement of this sentence, nested or not.
        return scene.Drafts.Count > 0 && scene.Drafts[^1] is { Voice: { } last } draft && draft.Sentence == scene.Sentence && draft.Cue < k && Discourse.Agrees(last, form) ? last : null;
    }

    /// <summary>The speaker of the first statement of a sentence is its first noun phrase: "والتقى نائب الرئيس الخطيب، وقال" (the vice president met al-Khatib, and said), "لكن لافروف قدم قراءة أخرى، وأعلن".</summary>
    public static Voice? SubjectOfSentence(Scene scene, int k, CueForm form, int start)
    {
        if (scene.Drafts.Count > 0 && scene.Drafts[^1].Sentence == scene.Sentence)
            return null;
        var p = start;
        while (p < k && (scene.Tokens[p].Kind == TokenKind.Mark || (scene.Text.Notes[p].Is(WordClass.Subordinator | WordClass.Auxiliary | WordClass.Complementizer) && !scene.Named[p]) || scene.Tokens[p].Normal is "غير" or "الا" or "ثم" or "اما" or "بيد"))
            p++;
        for (var t = p; t <= p + 1 && t < k; t++)
        {
            if (t > p && (scene.Text.Notes[p].Is(WordClass.Preposition | WordClass.Time) || scene.Text.Notes[p].IsDefinite || scene.Tokens[p].Kind != TokenKind.Word))
                return null;
            if (scene.VoiceAt(t, k) is { } voice && scene.Discourse.Resolve(voice).Actor is not null)
                return Discourse.Agrees(voice, form) ? voice : null;
        }

        return null;
    }

    /// <summary>"سئل كيري عن ..." (Kerry was asked about ...): the person at the start of a sentence without a statement is taken as the speaker of the next one (وقال ..., "and he said ...").</summary>
    public static Voice? PersonOfSentence(Scene scene, int start, int end)
    {
        for (var t = start; t <= start + 1 && t < end; t++)
        {
            if (t > start && (scene.Text.Notes[start].Is(WordClass.Function | WordClass.Time) || scene.Text.Notes[start].IsDefinite || scene.Tokens[start].Kind != TokenKind.Word || scene.Named[start]))
                return null;
            if (scene.VoiceAt(t, end) is { Actor: not null } voice && (voice.Kind == MentionKind.Person || voice.NameEnd > voice.NameStart))
                return voice;
        }

        return null;
    }

    /// <summary>"قدم الرئيس السوري تعازيه، معربا عن ..." (the Syrian president offered condolences, expressing ...): the participle's subject is the nearest actor before it that can be a subject.</summary>
    public static Voice? NearestBefore(Scene scene, int k, CueForm form, int start)
    {
        for (var t = k - 1; t >= start; t--)
        {
            if ((scene.Text.NamedAt(t) is null && scene.Text.Notes[t].Role is null) || (t > start && (scene.Text.Notes[t - 1].Role is not null || scene.Text.Notes[t - 1].Is(WordClass.Preposition))))
                continue;
            if (scene.VoiceAt(t, k) is { Actor: not null } voice && Discourse.Agrees(voice, form) && t > start && (scene.IsVerb(t - 1) || scene.Text.Notes[t - 1].LooksVerbal || scene.Tokens[t - 1].Kind == TokenKind.Mark || !scene.Text.Notes[t - 1].IsDefinite))
                return voice;
        }

        return null;
    }

    public static bool OnlyAdjuncts(Scene scene, int from, int to)
    {
        var p = from;
        while (p < to)
        {
            if (scene.Text.Notes[p].Is(WordClass.Time | WordClass.Auxiliary | WordClass.Negation) || scene.Tokens[p].Normal is "\u060C" or "," or "نفسه" or "نفسها")
                p++;
            else if (scene.Text.Notes[p].Is(WordClass.Preposition))
                p = Insertions.SkipPrepositionalPhrase(scene, p, to);
            else if (scene.Tokens[p].Normal[0] == 'و' && (scene.Text.NamedAt(p) is { Conjunction.Length: > 0 } || scene.Text.Notes[p] is { Conjunction.Length: > 0, Role: not null }))
                p = scene.AnyVoiceAt(p, to)?.End ?? to + 1;
            else
                return false;
        }

        return p == to;
    }

    public static Voice? AntecedentBefore(Scene scene, int relative, CueForm form, int start)
    {
        var at = relative;
        while (at > start && scene.Tokens[at - 1].Normal is "\u060C" or ",")
            at--;
        for (var t = Math.Max(start, at - 16); t < at; t++)
        {
            if (scene.Text.NamedAt(t) is null && scene.Text.Notes[t].Role is null)
                continue;
            if (scene.AnyVoiceAt(t, at) is { } voice && voice.End == at && Discourse.Agrees(voice, form))
                return voice;
        }

        return null;
    }

    // "أما لافروف، الذي كان يزور لندن، فقال" (as for Lavrov, who was visiting London, he said): the noun phrase after أما is the subject of the verb with ف.
    private static Voice? TopicOfAmma(Scene scene, int k, CueForm form, int start)
    {
        for (var t = k - 1; t >= Math.Max(start, k - Window); t--)
        {
            if (scene.Tokens[t].Normal is "اما" or "واما")
                return scene.VoiceAt(t + 1, k) is { } voice && Discourse.Agrees(voice, form) ? voice : null;
        }

        return null;
    }

    // "كاميرون، من جهته، طالب" (Cameron, for his part, demanded), "لافروف، الذي زار لندن، قال" (Lavrov, who visited London, said): an insertion between commas separates subject and verb.
    private static Voice? SubjectAcrossComma(Scene scene, CueForm form, int start, int boundary)
    {
        var close = boundary - 1;
        if (close <= start || !scene.IsComma(close))
            return null;
        var open = close - 1;
        while (open > start && !scene.IsComma(open) && scene.Tokens[open].Kind != TokenKind.LineBreak && close - open < 18)
            open--;
        if (open > start && scene.IsComma(open))
        {
            // "السفير الأمريكي، زلماي خليل زاد، قد وصف" (the American ambassador, Zalmay Khalilzad, described): the insertion is a name in apposition to the office.
            for (var t = Math.Max(start, open - 14); t < open; t++)
            {
                if ((t > start && !IsBoundary(scene, t - 1) && !scene.Text.Notes[t - 1].Is(WordClass.Function)) || scene.Text.Notes[t].Is(WordClass.Auxiliary))
                    continue;
                if (scene.VoiceAt(t, close + 1) is { Head: not null } office && office.End == close)
                    return Discourse.Agrees(office, form) ? office : null;
            }
        }

        if (open <= start || !scene.IsComma(open) || !(scene.Text.Notes[open + 1].Is(WordClass.Preposition | WordClass.Time | WordClass.Relative) || scene.Tokens[open + 1].Normal is "بدوره" or "بدورها" or "كذلك" or "ايضا"))
            return null;
        for (var t = Math.Max(start, open - 14); t < open; t++)
        {
            if (t > start && !IsBoundary(scene, t - 1) && !scene.Text.Notes[t - 1].Is(WordClass.Function))
                continue;
            if (scene.VoiceAt(t, open) is { } voice && voice.End == open)
                return Discourse.Agrees(voice, form) ? voice : null;
        }

        return null;
    }

    private static bool IsBoundary(Scene scene, int t)
    {
        var token = scene.Tokens[t];
        if (token.Kind == TokenKind.LineBreak)
            return true;
        if (token.Kind == TokenKind.Mark)
            return token.Normal is not ("-" or "(" or ")" or "\u2013");
        if (scene.Named[t])
            return false;

        // "موسكو ما زالت ترفض" (Moscow still rejects).
        if (token.Normal == "ما" && t + 1 < scene.Tokens.Length && scene.Text.Notes[t + 1].Is(WordClass.Auxiliary))
            return false;
        return scene.Text.Notes[t].Is(WordClass.Subordinator | WordClass.Complementizer | WordClass.Relative) || scene.IsVerb(t);
    }
}
