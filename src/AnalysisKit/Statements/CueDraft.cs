namespace AnalysisKit;

/// <summary>The statement of a cue and what stands behind it: "أكد لافروف أن الحل سياسي" (Lavrov affirmed that the solution is political) is of the clause behind أن, "ترفض موسكو التدخل" (Moscow rejects the intervention) of the cue on.</summary>
internal static class CueDraft
{
    public static Draft? Of(Scene scene, int k, CueForm form, Complement after, Discourse.Speaker speaker, Voice? voice, bool isNested, int end)
    {
        var cue = form.Cue;
        var draft = new Draft
        {
            Cue = k,
            Form = form,
            Speaker = speaker,
            Voice = voice,
            Kind = StatementKind.Indirect,
            ContentStart = after.ContentStart,
            ContentEnd = end,
            IsNested = isNested,
            IsNegated = scene.IsNegated(k),
            Quality = 0.9,
            Sentence = scene.Sentence,
        };
        if (cue.Class is CueClass.Position or CueClass.Action || cue.FromCue)
        {
            draft.Kind = cue.Class == CueClass.Action ? StatementKind.Action : StatementKind.Position;
            draft.ContentStart = k;
            draft.Quality = voice is not null ? 0.85 : 0.75;
            return draft;
        }

        switch (after.Kind)
        {
            case ComplementKind.Clause when cue.Takes.HasFlag(Takes.Clause):
                if (after.ContentStart < end && scene.Quotations.ClosingOf(after.ContentStart) is var whole and >= 0 && ContentEnds.EndsClause(scene, whole, end))
                    scene.Close(draft, after.ContentStart, whole, StatementKind.Direct);
                draft.Quality = 0.95;
                return draft;
            case ComplementKind.Quote:
                scene.Close(draft, after.ContentStart, scene.Quotations.ClosingOf(after.ContentStart), StatementKind.Direct);
                draft.Quality = 0.95;
                return draft;
            case ComplementKind.Colon:
                draft.Kind = StatementKind.Direct;
                draft.IsPlain = true;
                if (after.ContentStart < end && scene.Quotations.ClosingOf(after.ContentStart) is var quoted and >= 0)
                    scene.Close(draft, after.ContentStart, quoted, StatementKind.Direct);
                draft.Quality = 0.95;
                return draft;
            case ComplementKind.Preposition:
                draft.Quality = 0.85;
                return draft;
            case ComplementKind.Bare when cue.Takes.HasFlag(Takes.Plain):
                draft.IsPlain = !(cue.Takes.HasFlag(Takes.Object) && RoleLexicon.IsObject(scene.Tokens[after.ContentStart].Normal));
                draft.Kind = draft.IsPlain ? StatementKind.Direct : StatementKind.Indirect;
                draft.Quality = 0.8;
                return draft;
            case ComplementKind.Bare when cue.Takes.HasFlag(Takes.Object):
                draft.Quality = 0.7;
                return draft;
            default:
                return null;
        }
    }
}
