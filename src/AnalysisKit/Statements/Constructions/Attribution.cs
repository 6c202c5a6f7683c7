namespace AnalysisKit;

/// <summary>A source behind a word of attribution: "وبحسب لافروف فإن الحل سياسي" (according to Lavrov, the solution is political), "الحل سياسي، وفقا لموسكو" (the solution is political, according to Moscow).</summary>
internal static class Attribution
{
    public static void Propose(Scene scene, int k, CueForm form, int start, int end)
    {
        var p = k + 1;
        if (p < end && scene.Tokens[p].Normal is "ل" or "لما" or "ما" or "الي" or "عن")
            p++;
        if (p >= end)
            return;

        // "بحسب ما أعلن لافروف" (according to what Lavrov announced): skip the verb; the source is its subject.
        if (scene.Cues[p].Forms.Any(f => f.IsFinite))
            p++;
        while (p < end && scene.Text.Notes[p].Is(WordClass.Time))
            p++;
        if (p >= end || scene.AnyVoiceAt(p, end) is not { } voice)
            return;
        var next = Math.Min(voice.End, end - 1);
        var speaker = scene.Discourse.Resolve(voice);

        // "وبحسب البيان فإن ..." (and according to the statement, ...): the content follows the source.
        if (ContentBefore.Previous(k - form.Cue.Before.Count, start) < start && voice.End < end && (scene.Tokens[next].Normal is "فان" or "ان" or "فانه" or "فانها" or "،" or ","))
        {
            var contentStart = next + 1;
            if (contentStart < end && scene.Tokens[contentStart].Normal is "فان" or "ان")
                contentStart++;
            scene.Discourse.Spoke(speaker);
            if (speaker.Actor is not null && contentStart < end)
                scene.Drafts.Add(new Draft { Cue = k, Form = form, Speaker = speaker, Voice = voice, Kind = StatementKind.Indirect, ContentStart = contentStart, ContentEnd = end, Quality = 0.7, Sentence = scene.Sentence });
            return;
        }

        if (!form.Cue.OnlyFirst)
            ContentBefore.Propose(scene, k, form, voice, start);
    }
}
