namespace AnalysisKit;

/// <summary>A noun with who made what it names: "اعتراض دمشق على القرار" (Damascus' objection to the resolution), "الدعوة التي أطلقها لافروف" (the call that Lavrov made).</summary>
internal static class NounWithMaker
{
    public static void Propose(Scene scene, int k, CueForm form, Complement after, Draft? outer, int end)
    {
        if (MakerInRelativeClause(scene, k, end) is { } maker && scene.Discourse.Resolve(maker) is { Actor: not null } made && outer?.Speaker.Actor != made.Actor && scene.Quotations.Around(k) < 0)
        {
            scene.Drafts.Add(new Draft { Cue = k, Form = form, Speaker = made, Voice = maker, Kind = StatementKind.Position, ContentStart = k, ContentEnd = end, IsNested = true, Quality = 0.7, Sentence = scene.Sentence });
            return;
        }

        // "اعتراض دمشق على ..." (Damascus' objection to ...), "موافقة الحكومة السورية" (the Syrian government's approval): counts only with an actor right after the noun and, save for approval, a preposition with what it is about.
        if (form.HasPronoun || after.Subject is not { Actor: { } actor } voice || voice.Start != k + 1 || outer?.Speaker.Actor == actor || scene.Quotations.Around(k) >= 0)
            return;
        if (scene.Tokens[k].Normal.StartsWith("ال", StringComparison.Ordinal) || after.Kind != ComplementKind.Preposition && form.Cue.Lemma is not "وافق")
            return;
        var draft = new Draft
        {
            Cue = k,
            Form = form,
            Speaker = scene.Discourse.Resolve(voice),
            Voice = voice,
            Kind = form.Cue.Class == CueClass.Action ? StatementKind.Action : StatementKind.Position,
            ContentStart = k,
            ContentEnd = end,
            IsNested = true,
            Quality = 0.6,
            Sentence = scene.Sentence,
        };
        scene.Drafts.Add(draft);
        JointSpeakers.Add(scene, draft, after.Joint);
    }

    // "الدعوة التي أطلقها وزير الخارجية الروسي" (the call that the Russian foreign minister made): the relative clause after the noun names the actor.
    private static Voice? MakerInRelativeClause(Scene scene, int k, int end)
    {
        if (!scene.Text.Notes[k].IsDefinite || k + 3 >= end || !scene.Text.Notes[k + 1].Is(WordClass.Relative))
            return null;
        var verb = scene.Tokens[k + 2].Normal;
        var bare = verb.EndsWith("ها", StringComparison.Ordinal) ? verb[..^2] : verb.EndsWith('ه') ? verb[..^1] : "";
        if (!(ConstructionLexicon.IsMaking(bare) || (bare.EndsWith('ت') && ConstructionLexicon.IsMaking(bare[..^1]))))
            return null;
        return scene.VoiceAt(k + 3, end);
    }
}
