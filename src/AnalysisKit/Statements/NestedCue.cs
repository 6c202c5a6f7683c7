namespace AnalysisKit;

/// <summary>Whether a cue inside the content of a statement belongs to that content: "قال لافروف إن واشنطن ترفض الحوار" (Lavrov said that Washington rejects the dialogue).</summary>
internal static class NestedCue
{
    /// <summary>Whether a cue inside the content of another statement belongs to that content rather than to the narrator.</summary>
    public static bool IsNested(Scene scene, int k, CueForm form, Draft outer, Complement after, Voice? before, int start)
    {
        if (scene.Quotations.Around(k) >= 0)
            return true;
        if (form.Kind == CueFormKind.Participle)
            return form.Cue.Class == CueClass.Action || (after.Kind == ComplementKind.None && form.Cue.Class == CueClass.Report);
        var clause = ContentEnds.ClauseStart(scene, k, before, start);
        var opener = clause < k ? scene.Tokens[clause].Normal : "";
        var afterComma = clause > start && scene.Tokens[clause - 1].Kind == TokenKind.Mark || (clause < k && scene.Tokens[clause].Kind == TokenKind.Mark);
        var shifts = opener is "فيما" or "بينما" or "كما" or "لكن" or "لكنه" or "لكنها" or "ولكن" or "في" or "الا" or "ولكنه" or "ولكنها" or "حيث" or "اذ" || (afterComma && FirstWord(scene, clause, k) is "فيما" or "بينما" or "كما" or "لكن" or "لكنه" or "لكنها" or "ولكن" or "في" or "الا" or "حيث" or "اذ");
        if (form.Kind == CueFormKind.Past)
        {
            if (scene.IsChained(k))
                return form.Cue.Class != CueClass.Report && outer.Form.Gender != Gender.Unknown && form.Gender != outer.Form.Gender && after.Subject is null && outer.Form.Kind == CueFormKind.Past && outer.Voice?.IsPlural != true;
            if (shifts)
                return false;
            if (before is not null && afterComma)
                return false;
            return !afterComma;
        }

        // "عنان يحذر من الحرب وقطر تطالبه بسقف" (Annan warns of war and Qatar asks him for a deadline): in headlines, clauses in the imperfect joined by و stand side by side.
        if (before is { PrefixLength: > 0, Actor: not null } && scene.Tokens[before.Start].Normal[0] == 'و' && outer.Form.Kind == CueFormKind.Present && form.Kind == CueFormKind.Present)
            return false;

        // A verb in the imperfect is the narrator's only if the outer cue is in the imperfect too, or if a new clause begins.
        if (scene.IsChained(k))
            return outer.Form.Kind != CueFormKind.Present && !(after.Subject is not null && afterComma);
        return !(shifts && (after.Subject is not null || before is not null));
    }

    /// <summary>"قالت موسكو إن واشنطن تؤيد العقوبات" (Moscow said that Washington supports the sanctions), "إن الغرب يريد التدخل" (that the West wants to intervene): the verb has a subject of its own, which is not the speaker.</summary>
    public static bool IsAnothersView(Scene scene, int k, Draft outer, Voice? voice)
    {
        if (voice is not null && scene.Discourse.Resolve(voice).Actor is { } actor)
            return actor != outer.Speaker.Actor && voice.IsExplicit;
        return k >= 2 && !scene.Named[k - 1] && scene.Text.Notes[k - 1] is { IsDefinite: true, Role: null, Class: WordClass.None } && scene.Text.Notes[k - 2].Is(WordClass.Complementizer);
    }

    private static string FirstWord(Scene scene, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (scene.Tokens[i].Kind != TokenKind.Mark)
                return scene.Tokens[i].Normal;
        }

        return "";
    }
}
