namespace AnalysisKit;

/// <summary>Tells whether a statement was made, or is only asked, supposed, wished or the like, by what stands before its cue.</summary>
internal sealed class MoodReader(ActorText text, CueNote[] cues, bool[] named, Quotations quotations)
{
    /// <summary>How far before a verb the particle or the أن of its clause is looked for, and how far before that أن the word that governs it.</summary>
    private const int Window = 14;

    private readonly Token[] _tokens = text.Tokens;

    /// <summary>The mood of a statement.</summary>
    /// <param name="cue">The token of its cue.</param>
    /// <param name="form">The form of the cue.</param>
    /// <param name="voiceStart">The first token of its subject where that stands before the cue; else the cue.</param>
    /// <param name="start">The first token of the sentence.</param>
    /// <param name="end">The token after the sentence.</param>
    public StatementMood Of(int cue, CueForm form, int voiceStart, int start, int end)
    {
        if (MoodLexicon.IsDeclining(form.Cue) && DeclinesComment(cue, end))
            return StatementMood.Declined;
        if (form.Cue.FromCue && JudgesASaying(cue, end))
            return StatementMood.Denied;
        if (form.Kind == CueFormKind.Participle)
            return StatementMood.Said;
        var mood = form.Kind == CueFormKind.Noun ? OfNoun(cue, start) : OfVerb(cue, form, Math.Min(voiceStart, cue), start);
        if (mood == StatementMood.Said && form.Cue.Class is CueClass.Position or CueClass.Action && IsAskedByMark(cue, end))
            return StatementMood.Asked;
        return mood;
    }

    // Looks back from the verb, over its subject, for the particle or the أن that opens its clause.
    private StatementMood OfVerb(int cue, CueForm form, int voiceStart, int start)
    {
        // "... ودعت" (and she called): the verb begins a clause of its own.
        if (cues[cue].PrefixLength > 0 && _tokens[cue].Normal[0] is 'و' or 'ف')
            return StatementMood.Said;
        for (var p = cue - 1; p >= Math.Max(start, cue - Window); p--)
        {
            var normal = _tokens[p].Normal;
            if (IsBreak(p))
            {
                // A subject with an insertion between commas still belongs to the clause.
                if (p <= voiceStart)
                    return StatementMood.Said;
                continue;
            }

            if (named[p])
                continue;
            if (text.Notes[p].Is(WordClass.Complementizer))
                return OfClause(p, cue, form, start);
            if (OfParticle(p, cue, form, start) is { } mood)
                return mood;
            var isPartOfParticle = normal == "ما" && p > start && OfParticle(p - 1, cue, form, start) is not null;
            if ((text.Notes[p].Is(WordClass.Subordinator | WordClass.Relative) && !isPartOfParticle) || (p < voiceStart && IsOtherVerb(p)))
                return StatementMood.Said;
        }

        return StatementMood.Said;
    }

    private bool IsBreak(int p) => _tokens[p].Kind == TokenKind.LineBreak || (_tokens[p].Kind == TokenKind.Mark && !quotations.IsMark(p) && _tokens[p].Normal is not ("(" or ")" or "-"));

    private StatementMood? OfParticle(int p, int cue, CueForm form, int start) => _tokens[p].Normal switch
    {
        // "قد تؤيد" (may support), unlike "قد أيدت" (had supported) and "كان قد".
        "قد" or "وقد" or "فقد" => form.Kind == CueFormKind.Present && p == cue - 1 && !(p > start && text.Notes[p - 1].Is(WordClass.Auxiliary)) ? MoodLexicon.OfParticle("قد") : null,

        // "في حال رفضت" (in case she rejects), unlike "حال دون" (prevented).
        "حال" => p == start || _tokens[p - 1].Normal is "في" or "وفي" ? MoodLexicon.OfParticle("حال") : null,
        var normal => MoodLexicon.OfParticle(normal),
    };

    // What governs the clause with أن: the nearest verb or word of mood before it.
    private StatementMood OfClause(int complementizer, int cue, CueForm form, int start)
    {
        var that = _tokens[complementizer].Normal;
        if (complementizer == start)
        {
            // "إن رفضت روسيا" (if Russia rejects) at the beginning, unlike "إن روسيا رفضت" (Russia has rejected).
            return that == "ان" && complementizer == cue - 1 && form.Kind == CueFormKind.Past ? StatementMood.Conditional : StatementMood.Said;
        }

        // "أن تضع حدا ... دعا" (to draw a line ..., he called): the verb behind أن is another one. "فإن", "وأن" go on with what was said.
        if ((complementizer + 1 < cue && text.Notes[complementizer + 1].LooksVerbal && !named[complementizer + 1] && text.Notes[complementizer + 1].Role is null && !text.Notes[complementizer + 1].Is(WordClass.Auxiliary)) || that[0] is 'و' or 'ف')
            return StatementMood.Said;
        if (_tokens[complementizer - 1].Normal is "بعد" or "منذ" or "قبل" or "رغم" or "حتي")
            return StatementMood.Said;
        for (var p = complementizer - 1; p >= Math.Max(start, complementizer - Window); p--)
        {
            var normal = _tokens[p].Normal;
            if (_tokens[p].Kind is TokenKind.LineBreak || normal is "." or "\u061B" or ":" || quotations.IsMark(p))
                return StatementMood.Said;
            if (named[p] || _tokens[p].Kind != TokenKind.Word)
                continue;
            if (that == "ان" && IsDuty(p, complementizer, start))
                return StatementMood.Demanded;
            if (cues[p].Forms.FirstOrDefault(f => f.Cue.Class is CueClass.Report or CueClass.Position) is { } governor && (governor.Kind != CueFormKind.Noun || p == complementizer - 1 || governor.HasPronoun))
                return MoodLexicon.OfCue(governor.Cue) ?? MoodLexicon.OfGovernor(normal) ?? StatementMood.Said;
            if (p >= complementizer - 6 && MoodLexicon.OfGovernor(normal) is { } mood && IsGovernorHere(p, complementizer))
                return mood;
            if (text.Notes[p].Is(WordClass.Complementizer))
                return StatementMood.Said;
        }

        return StatementMood.Said;
    }

    // "على روسيا أن تدين" (it is for Russia to condemn), unlike "أكدت على أن" (she stressed that) and "السيطرة على البلاد أن" (the control of the country that): على begins its clause.
    private bool IsDuty(int p, int complementizer, int start)
    {
        var word = _tokens[p];
        if (word.Normal is "عليه" or "عليها" or "عليهم" or "وعليه" or "وعليها" or "وعليهم")
            return p == complementizer - 1;
        if (word.Normal is not ("علي" or "وعلي" or "فعلي") || p == complementizer - 1 || complementizer - p > 6 || text.Text.Text[word.Span.End - 1] == 'ي' || _tokens[p + 1].Normal is "الرغم")
            return false;
        return word.Normal != "علي" || p == start || _tokens[p - 1].Kind == TokenKind.Mark || text.Notes[p - 1].Is(WordClass.Complementizer | WordClass.Subordinator | WordClass.Time);
    }

    // Short words that govern only right before أن: "دون أن" (without), "لا بد من أن" (inevitably).
    private bool IsGovernorHere(int p, int complementizer) => _tokens[p].Normal is not ("دون" or "بدون" or "صحه" or "حال" or "حاله" or "بد" or "لو" or "يبدو") || p == complementizer - 1 || (p == complementizer - 2 && _tokens[p + 1].Normal == "من");

    // "في انتظار موافقة دمشق" (waiting for the approval of Damascus), "في حال رفض موسكو" (if Moscow refuses): the word right before the noun.
    private StatementMood OfNoun(int cue, int start)
    {
        for (var p = cue - 1; p >= Math.Max(start, cue - 3); p--)
        {
            if (_tokens[p].Kind != TokenKind.Word || named[p])
                return StatementMood.Said;
            var normal = _tokens[p].Normal;
            if (normal is "قبل" or "حتي" or "دون" or "بدون" or "بعد" or "رغم")
                return StatementMood.Said;
            if (MoodLexicon.OfGovernor(normal) is { } mood)
                return mood;
            if (!text.Notes[p].Is(WordClass.Preposition))
                return StatementMood.Said;
        }

        return StatementMood.Said;
    }

    // "روسيا ترفض العقوبات؟" (Russia rejects the sanctions?): the mark stands right behind the clause, outside of any quotation, and no question word says what else is asked.
    private bool IsAskedByMark(int cue, int end)
    {
        if (quotations.Around(cue) >= 0)
            return false;
        for (var p = cue + 1; p < end; p++)
        {
            if (_tokens[p].Normal is "\u061F" or "?")
                return quotations.Around(p) < 0;
            if (_tokens[p].Normal is ":" || text.Notes[p].Is(WordClass.Complementizer) || quotations.ClosingOf(p) >= 0)
                return false;
        }

        return false;
    }

    private bool DeclinesComment(int cue, int end)
    {
        for (var p = cue + 1; p < Math.Min(end, cue + 16); p++)
        {
            if (_tokens[p].Kind == TokenKind.LineBreak || (_tokens[p].Kind == TokenKind.Mark && !quotations.IsMark(p) && _tokens[p].Normal is not ("\u060C" or "," or "(" or ")" or "-")))
                return false;
            if (named[p] || text.Notes[p].Role is not null)
                continue;
            if (MoodLexicon.IsComment(_tokens, p))
                return true;
            if (IsOtherVerb(p))
                return false;

            // Another noun than the subject is what was refused.
            if (text.Notes[p].Adjective is null && !text.Notes[p].Is(WordClass.Function | WordClass.Time | WordClass.Title) && p > cue + 8)
                return false;
        }

        return false;
    }

    private bool JudgesASaying(int cue, int end)
    {
        for (var p = cue + 1; p < Math.Min(end, cue + 10); p++)
        {
            if (MoodLexicon.IsSaying(_tokens, p))
            {
                for (var q = p + 1; q < Math.Min(end, p + 4); q++)
                {
                    if (text.Notes[q].Is(WordClass.Complementizer) || _tokens[q].Normal == "عن")
                        return true;
                }

                return false;
            }

            if (_tokens[p].Kind is TokenKind.LineBreak or TokenKind.Mark)
                return false;
        }

        return false;
    }

    private bool IsOtherVerb(int p) => cues[p].Forms.Any(f => f is { IsFinite: true, IsAmbiguous: false });
}
