namespace AnalysisKit;

/// <summary>A verb that means little without its noun: "سارعت المعارضة إلى التنديد بالقرار" (the opposition hastened to condemn the resolution).</summary>
internal static class LightVerb
{
    /// <summary>The subject of a light verb, which means little without its noun: "سارعت المعارضة إلى التنديد ب ..." (the opposition hastened to condemn), "حرص كيري على القول إن ..." (Kerry was keen to say).</summary>
    public static Voice? SubjectOf(Scene scene, int k, int start)
    {
        if (!scene.Text.Notes[k].IsDefinite || k - 1 <= start || !scene.Text.Notes[k - 1].Is(WordClass.Preposition))
            return null;
        for (var t = k - 2; t >= Math.Max(start, k - 14); t--)
        {
            if (scene.Tokens[t].Kind is TokenKind.Mark or TokenKind.LineBreak)
                return null;
            var normal = scene.Tokens[t].Normal.TrimStart('و', 'ف');
            if (ConstructionLexicon.IsLightVerb(normal) || (normal.Length > 3 && ConstructionLexicon.IsLightVerb(normal.TrimEnd('ت'))))
                return scene.VoiceAt(t + 1, k - 1);
        }

        return null;
    }

    public static bool Propose(Scene scene, int k, CueForm form, Complement after, Voice doer, Draft? outer)
    {
        var speaker = scene.Discourse.Resolve(doer);
        var isReport = form.Cue.Class == CueClass.Report;
        if (speaker.Actor is null || speaker.Actor == outer?.Speaker.Actor || (isReport && after.Kind is not (ComplementKind.Clause or ComplementKind.Quote)) || form.Cue.Class == CueClass.Action)
            return false;
        scene.Discourse.Spoke(speaker);
        scene.Drafts.Add(new Draft
        {
            Cue = k,
            Form = form,
            Speaker = speaker,
            Voice = doer,
            Kind = isReport ? StatementKind.Indirect : StatementKind.Position,
            ContentStart = isReport ? after.ContentStart : k,
            ContentEnd = scene.Text.Text.SentenceRanges[scene.Sentence].End.Value,
            Quality = 0.75,
            Sentence = scene.Sentence,
        });
        return true;
    }
}
