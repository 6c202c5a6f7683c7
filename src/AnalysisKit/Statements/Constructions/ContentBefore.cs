namespace AnalysisKit;

/// <summary>Content that stands before its cue: "«لن نرسل جنودا»، قالت ميركل" ("We will not send soldiers," said Merkel), "الحل سياسي، كما أكد لافروف" (the solution is political, as Lavrov affirmed).</summary>
internal static class ContentBefore
{
    private const int LongestName = 3;

    public static bool IsAfterContent(Scene scene, int k, CueForm form, int start, Complement after, int end)
    {
        // "«لن نفرض عقوبات»، قال لافروف الذي يلقب «الثعلب»" ("We will not impose sanctions," said Lavrov, who is called "the fox"): the short quotation behind is a name.
        if (after is { Subject: not null, Kind: ComplementKind.Quote } && form.Cue.Class == CueClass.Report && ClosedQuoteBefore(scene, k, start) is var said and >= 0)
        {
            var named = scene.Quotations.ClosingOf(after.ContentStart) - after.ContentStart - 1;
            return named is > 0 and <= LongestName && scene.Quotations.ClosingOf(said) - said - 1 > named && scene.Tokens[after.ContentStart - 1].Kind == TokenKind.Word;
        }

        if (after.Subject is not { } subject || after.Kind is ComplementKind.Clause or ComplementKind.Quote or ComplementKind.Colon or ComplementKind.Preposition)
            return false;
        var previous = Previous(k, start);
        if (previous < start)
            return false;
        if (subject.End < end && scene.Tokens[subject.End].Kind != TokenKind.Mark && !scene.Text.Notes[subject.End].Is(WordClass.Time | WordClass.Preposition))
            return false;
        var isReport = form.Cue.Class == CueClass.Report;
        return scene.Tokens[previous].Normal is "كما" or "حسبما" or "وفقما" || (scene.Tokens[previous].Normal == "ما" && previous > start && scene.Tokens[previous - 1].Normal is "وفق" or "بحسب" or "حسب" or "علي")
            || (isReport && ClosedQuoteBefore(scene, k, start) >= 0);
    }

    public static int ClosedQuoteBefore(Scene scene, int k, int start)
    {
        var last = BeforeThus(scene, k - 1, start);
        for (var i = last; i >= start && i >= last - 2; i--)
        {
            if (scene.Quotations.IsMark(i))
            {
                if (i > start && scene.Quotations.IsMark(i - 1) && scene.Quotations.Around(i - 1) < 0 && scene.Tokens[i - 1].Normal == scene.Tokens[i].Normal)
                    i--;
                var around = i > 0 ? scene.Quotations.Around(i - 1) : -1;
                return around >= 0 && scene.Quotations.ClosingOf(around) == i ? around : -1;
            }

            if (scene.Tokens[i].Kind != TokenKind.Mark)
                return -1;
        }

        return -1;
    }

    /// <summary>The token before words that point back to a quotation, as in "«...»، هكذا قال" ("...," thus said) and "«...»، بهذه العبارة رد" (with this phrase he answered); the last token itself where there are none.</summary>
    public static int BeforeThus(Scene scene, int last, int start)
    {
        if (last > start && scene.Tokens[last].Normal is "هكذا" or "وهكذا")
            return last - 1;
        return last > start + 1 && scene.Tokens[last].Normal is "العباره" or "العبارات" or "الكلمات" && scene.Tokens[last - 1].Normal == "بهذه" ? last - 2 : last;
    }

    public static bool Propose(Scene scene, int k, CueForm form, Voice? voice, int start)
    {
        if (voice is null)
            return false;
        var speaker = scene.Discourse.Resolve(voice);
        var quote = ClosedQuoteBefore(scene, k, start);
        if (quote >= 0)
        {
            if (scene.HasClosed(quote, 1))
                return false;
            scene.Discourse.Spoke(speaker);
            scene.Drafts.Add(new Draft { Cue = k, Form = form, Speaker = speaker, Voice = voice, Kind = StatementKind.Direct, ContentStart = quote + 1, ContentEnd = scene.Quotations.ClosingOf(quote), IsClosed = true, Quality = 0.9, Sentence = scene.Sentence });
            return true;
        }

        var from = start;
        foreach (var draft in scene.DraftsOf(scene.Sentence))
        {
            if (!draft.IsClosed && draft.ContentEnd > k && draft.ContentStart < k && draft.Speaker.Actor is not null)
                return false;
            from = Math.Max(from, Math.Min(draft.ContentEnd, k));
        }

        var to = k;
        while (to > from && (scene.Tokens[to - 1].Kind == TokenKind.Mark || scene.Tokens[to - 1].Normal is "كما" or "وفق" or "بحسب" or "ما" or "حسب" or "علي" or "وذلك" || form.Cue.Before.Contains(scene.Tokens[to - 1].Normal)))
            to--;
        while (from < to && scene.Tokens[from].Kind == TokenKind.Mark)
            from++;
        if (to - from < 3)
            return false;
        scene.Discourse.Spoke(speaker);
        scene.Drafts.Add(new Draft { Cue = k, Form = form, Speaker = speaker, Voice = voice, Kind = StatementKind.Indirect, ContentStart = from, ContentEnd = to, IsClosed = true, Quality = 0.7, Sentence = scene.Sentence });
        return true;
    }

    public static int Previous(int k, int start) => k - 1 >= start ? k - 1 : start - 1;
}
