namespace AnalysisKit;

/// <summary>A medium that passes on what a source says: "نقلت وكالة الأنباء عن لافروف قوله إن الحل سياسي" (the news agency quoted Lavrov as saying that the solution is political).</summary>
internal static class Relay
{
    public static void Propose(Scene scene, int k, CueForm form, int start, int end)
    {
        // نقلت وكالة ... عن لافروف قوله إن ... (an agency quoted Lavrov as saying that ...): the source follows عن, then what introduces the content.
        var limit = Math.Min(end, k + 24);
        for (var p = k + 1; p < limit; p++)
        {
            Voice? source = null;
            Discourse.Speaker speaker;
            var last = p;
            if (scene.Tokens[p].Normal is "عنه" or "عنها")
            {
                // "نقلت الوكالة عنه أن ..." (the agency quoted him as saying that ...): whoever spoke last.
                var gender = scene.Tokens[p].Normal == "عنه" ? Gender.Masculine : Gender.Feminine;
                if (scene.Discourse.Last is not { Actor: not null } before || before.Voice is { } of && of.Gender != Gender.Unknown && of.Gender != gender && !of.IsPlural)
                    return;
                speaker = before with { Voice = null, Certainty = before.Certainty * 0.85, Basis = SpeakerBasis.Last };
            }
            else
            {
                if (scene.Tokens[p].Normal is not ("عن" or "الي") || p + 1 >= end)
                    continue;
                source = scene.AnyVoiceAt(p + 1, end);
                if (source is null)
                    return;
                speaker = scene.Discourse.Resolve(source);
                last = source.End - 1;
            }

            var after = ComplementReader.Read(scene, last, new CueForm(new Cue(form.Cue.Lemma, CueClass.Report, Takes.Clause | Takes.Quote, 0, null, false), CueFormKind.Noun, Gender.Unknown, false, false, false), end);
            scene.Discourse.Spoke(speaker.Voice is null ? speaker with { Voice = scene.Discourse.Last?.Voice } : speaker);
            if (after.Kind is not (ComplementKind.Clause or ComplementKind.Quote or ComplementKind.Colon) && !after.PassedRelayNoun)
                return;
            var enclosing = scene.Enclosing(k);
            if (enclosing is not null)
                ContentEnds.CutAt(scene, enclosing, ContentEnds.ClauseStart(scene, k, null, start));
            var draft = new Draft { Cue = k, Form = form, Speaker = speaker, Voice = source, Kind = StatementKind.Indirect, ContentStart = after.ContentStart, ContentEnd = end, Quality = 0.85, Sentence = scene.Sentence };
            if (after.Kind != ComplementKind.Clause && after.ContentStart < end && scene.Quotations.ClosingOf(after.ContentStart) is var quoted and >= 0)
                scene.Close(draft, after.ContentStart, quoted, StatementKind.Direct);
            scene.Drafts.Add(draft);
            return;
        }
    }
}
