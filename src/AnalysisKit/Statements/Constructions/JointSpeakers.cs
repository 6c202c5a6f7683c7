namespace AnalysisKit;

/// <summary>Several speakers of one statement: "أعلنت روسيا والصين أنهما ترفضان القرار" (Russia and China announced that they reject the resolution), "دعا الاثنان إلى الهدنة" (the two called for a truce).</summary>
internal static class JointSpeakers
{
    /// <summary>Further subjects of the same verb: "روسيا والصين" (Russia and China), "الرئيسان الإيراني حسن روحاني، والروسي فلاديمير بوتين" (the presidents Rouhani of Iran and Putin of Russia).</summary>
    public static List<Voice> Read(Scene scene, ref int p, int limit)
    {
        var joint = new List<Voice>();
        while (joint.Count < 4)
        {
            var q = p < limit && scene.Tokens[p].Normal is "\u060C" or "," ? p + 1 : p;
            if (q >= limit || scene.Tokens[q].Normal.Length < 3 || scene.Tokens[q].Normal[0] != 'و' || scene.IsVerb(q))
                break;
            var note = scene.Text.Notes[q];
            if (note is { Adjective: { } adjective, Conjunction.Length: > 0, IsDefinite: true, Role: null } && scene.Text.NamedAt(q) is null && q + 1 < limit && scene.Text.NamedAt(q + 1) is { Alias.Kind: MentionKind.Person } person)
            {
                joint.Add(new Voice { Start = q, End = person.End, PrefixLength = 1, Actor = adjective, Kind = MentionKind.Role, NameStart = person.Start, NameEnd = person.End, IsDefinite = true });
                p = person.End;
                continue;
            }

            // "الولايات المتحدة وحليفتها السعودية" (the United States and its ally Saudi Arabia).
            if (RoleLexicon.IntroducesAlly(scene.Tokens[q].Normal) && q + 1 < limit && scene.Text.NamedAt(q + 1) is { Conjunction: "", Preposition: "", Alias: { Actor: not null, Kind: MentionKind.Name or MentionKind.Capital } })
                q++;
            else if (scene.Text.NamedAt(q) is not { Conjunction.Length: > 0, Preposition: "" } && note is not { Conjunction.Length: > 0, Preposition: "", Role: not null })
                break;
            if (scene.AnyVoiceAt(q, limit) is not { IsGoverned: false } second)
                break;
            joint.Add(second);
            p = second.End;
        }

        return joint;
    }

    /// <summary>"دعا الاثنان" (the two called), "أكد الوزيران" (the two ministers affirmed): the two actors that were named last.</summary>
    public static Voice[]? TheTwo(Scene scene, int k, CueForm form, Voice? voice)
    {
        var pronoun = voice is null && form.IsPlural && k > 0 && scene.Tokens[k - 1].Normal is "هما" or "وهما";
        var noun = pronoun ? k - 1 : voice?.Start ?? k + 1;
        if (noun >= scene.Tokens.Length || voice is { IsExplicit: true } || !(pronoun || ConstructionLexicon.IsPair(scene.Tokens[noun].Normal)) || noun > k + 2 || (noun + 1 < scene.Tokens.Length && scene.Text.Notes[noun + 1].Adjective is not null))
            return null;
        var found = new List<Voice>();
        for (var t = k - 1; t >= Math.Max(0, k - 120) && found.Count < 2; t--)
        {
            // "الوزيران الروسي والأميركي" (the Russian and the American minister): the two adjectives name the two actors.
            if (found.Count == 0 && t > 1 && scene.Text.Notes[t] is { Adjective: { } second, Conjunction: "و", IsDefinite: true } && scene.Text.Notes[t - 1] is { Adjective: { } first, IsDefinite: true } && first != second && scene.Text.Notes[t - 2].Role is { IsPlural: true })
                return [Member(first), Member(second)];
            if (scene.Text.NamedAt(t) is not { Alias.Kind: MentionKind.Person or MentionKind.Name or MentionKind.Capital } name || name.Start != t || name.Alias.Actor is not { } actor || found.Exists(v => v.Actor == actor))
                continue;
            found.Add(Member(actor));
        }

        return found.Count == 2 ? [found[1], found[0]] : null;

        Voice Member(string actor) => new() { Start = noun, End = noun + 1, Actor = actor, IsPlural = true, IsDefinite = true, Kind = MentionKind.Role, NameStart = noun + 1, NameEnd = noun + 1 };
    }

    public static void Add(Scene scene, Draft draft, IReadOnlyList<Voice> joint)
    {
        foreach (var voice in joint)
        {
            var second = scene.Discourse.Resolve(voice);
            if (second.Actor is null || second.Actor == draft.Speaker.Actor)
                continue;
            scene.Drafts.Add(new Draft
            {
                Cue = draft.Cue,
                Form = draft.Form,
                Speaker = second,
                Voice = voice,
                Kind = draft.Kind,
                ContentStart = draft.ContentStart,
                ContentEnd = draft.ContentEnd,
                IsClosed = draft.IsClosed,
                IsPlain = draft.IsPlain,
                IsNested = draft.IsNested,
                IsNegated = draft.IsNegated,
                Quality = draft.Quality * 0.95,
                Sentence = draft.Sentence,
            });
        }
    }
}
