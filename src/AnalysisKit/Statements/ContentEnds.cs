namespace AnalysisKit;

/// <summary>Where clauses begin and contents end: "قال لافروف إن الحل سياسي، أما المعارضة فلم تعلق" (Lavrov said that the solution is political, while the opposition did not comment) ends before أما.</summary>
internal static class ContentEnds
{
    /// <summary>At the end of a sentence, contents that are still open end there, or earlier, where the narrator goes on.</summary>
    public static void CloseDrafts(Scene scene, int first, int end)
    {
        for (var i = first; i < scene.Drafts.Count; i++)
        {
            var draft = scene.Drafts[i];
            if (draft.IsClosed)
                continue;
            var stop = Math.Min(draft.ContentEnd, end);
            for (var p = draft.ContentStart + 2; p < stop; p++)
            {
                // "قال إن ... فيما واصلت القوات القصف" (he said that ... while the forces kept up the shelling): "while" before a verb ends the content even without a comma.
                if (scene.Tokens[p].Normal is "فيما" or "بينما" && p > draft.ContentStart + 3 && p + 1 < stop && IsPast(scene, p + 1) && scene.Quotations.Around(p) < 0)
                {
                    stop = p;
                    break;
                }

                if (scene.Tokens[p].Normal is "\u060C" or "," && p + 2 < stop && IsNarratorShift(scene, p + 1) && scene.Quotations.Around(p) < 0)
                {
                    stop = p;
                    break;
                }
            }

            draft.ContentEnd = stop;
        }
    }

    /// <summary>Speech without quotation marks is extended, sentence by sentence, as long as each has a word in the first person and no statement of its own.</summary>
    public static void ExtendPlainSpeech(Scene scene, ReadOnlySpan<Range> sentences)
    {
        foreach (var draft in scene.Drafts)
        {
            if (draft.IsClosed || draft.IsNested || draft.Form.Cue.Class != CueClass.Report || draft.ContentEnd < sentences[draft.Sentence].End.Value)
                continue;
            if (!draft.IsPlain && !SpeaksOfHimself(scene, draft.ContentStart, draft.ContentEnd))
                continue;
            var last = draft.ContentEnd;
            for (var s = draft.Sentence + 1; s < sentences.Length && s <= draft.Sentence + 6; s++)
            {
                var (from, to) = (sentences[s].Start.Value, sentences[s].End.Value);
                if (scene.DraftsOf(s).Any() || !SpeaksOfHimself(scene, from, to) || scene.Tokens[sentences[s - 1].End.Value - 1].Kind == TokenKind.LineBreak)
                    break;
                last = to;
            }

            draft.ContentEnd = last;
        }
    }

    /// <summary>Takes line breaks and marks off both ends of a content. Quotation marks at the start and a question or exclamation mark at the end stay.</summary>
    public static (int From, int To) Trim(Scene scene, int from, int to)
    {
        while (from < to && scene.Tokens[from].Kind is TokenKind.Mark or TokenKind.LineBreak && !scene.Quotations.IsMark(from))
            from++;
        while (to > from && (scene.Tokens[to - 1].Kind == TokenKind.LineBreak || (scene.Tokens[to - 1].Kind == TokenKind.Mark && scene.Tokens[to - 1].Normal is "." or "\u060C" or "," or "\u061B" or ":" or "-" or "(" or "[")))
            to--;
        return (from, to);
    }

    /// <summary>Where the clause of a cue begins: at the subject before it, or earlier at the words and the comma that join it to the previous clause.</summary>
    public static int ClauseStart(Scene scene, int k, Voice? before, int start)
    {
        var at = before?.Start ?? k;
        while (at > start)
        {
            var note = scene.Text.Notes[at - 1];
            var normal = scene.Tokens[at - 1].Normal;
            if (note.Is(WordClass.Subordinator | WordClass.Auxiliary | WordClass.Time) || normal is "وقت" or "حين" or "ذاته" or "نفسه" or "الوقت" or "في" or "المقابل" or "جهته" or "جهتها" or "من" or "جانبه" or "جانبها" or "الا" or "ان" or "انه" or "انها" or "وذلك" or "الذي" or "فانه" or "فانها")
            {
                if (normal is "ان" or "انه" or "انها" && !(at - 2 >= start && scene.Tokens[at - 2].Normal is "الا" or "غير" or "بيد" or "علي"))
                    break;
                at--;
                continue;
            }

            break;
        }

        while (at > start && scene.Tokens[at - 1].Kind == TokenKind.Mark && !scene.Quotations.IsMark(at - 1))
            at--;
        return at;
    }

    public static bool EndsClause(Scene scene, int closing, int end)
    {
        for (var i = closing + 1; i < end; i++)
        {
            if (scene.Tokens[i].Kind != TokenKind.Mark)
                return scene.Tokens[i - 1].Normal is "\u060C" or ",";
        }

        return true;
    }

    /// <summary>Ends the content of a statement before a token, and likewise that of its joint speakers.</summary>
    public static void CutAt(Scene scene, Draft draft, int token)
    {
        foreach (var said in scene.DraftsOf(draft.Sentence).Where(d => d.Cue == draft.Cue && !d.IsClosed && token > d.ContentStart && token < d.ContentEnd))
            said.ContentEnd = token;
    }

    private static bool IsPast(Scene scene, int p) => !scene.Named[p] && scene.Text.Notes[p] is { Role: null, IsDefinite: false, Adjective: null } && scene.Tokens[p].Normal is [_, _, _, .., 'ت'] && p + 1 < scene.Tokens.Length && (scene.Text.Notes[p + 1].IsDefinite || scene.Text.Notes[p + 1].Role is not null || scene.Named[p + 1]);

    private static bool IsNarratorShift(Scene scene, int p) => scene.Tokens[p].Normal is "فيما" or "بينما" or "اما" or "واما" || (scene.Tokens[p].Normal == "وذلك" && p + 1 < scene.Tokens.Length && scene.Tokens[p + 1].Normal is "خلال" or "بعد" or "قبل" or "عقب" or "اثر" or "غداه" or "قبيل" or "بعيد") || (scene.Tokens[p].Normal is "وكان" or "وكانت" && p + 1 < scene.Tokens.Length && scene.AnyVoiceAt(p + 1, Math.Min(scene.Tokens.Length, p + 16)) is { IsExplicit: true })
        || (scene.Tokens[p].Normal is "ومن" or "من" && scene.Tokens[p + 1].Normal is "جانبه" or "جانبها" or "جهته" or "جهتها" or "جانبهم") || (scene.Tokens[p].Normal is "وفي" or "في" && scene.Tokens[p + 1].Normal is "المقابل" or "غضون" or "السياق")
        || (scene.Tokens[p].Normal == "في" && scene.Tokens[p + 1].Normal is "حين" or "وقت" or "الوقت");

    private static bool SpeaksOfHimself(Scene scene, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (scene.Cues[i].IsFirstPerson)
                return true;
        }

        return false;
    }

    public static int EndOfClause(Scene scene, int from, int end)
    {
        var p = from + 1;
        while (p < end && !scene.IsComma(p) && scene.Tokens[p].Kind != TokenKind.LineBreak && scene.Tokens[p].Normal is not ("\u061B" or "." or "لكن" or "ولكن" or "لكنها" or "لكنه"))
            p++;
        return p;
    }
}
