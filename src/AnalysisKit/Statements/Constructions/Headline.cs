namespace AnalysisKit;

/// <summary>A headline of a speaker, a colon and the words: "موسكو: لا تدخل في سوريا" (Moscow: no intervention in Syria).</summary>
internal static class Headline
{
    /// <summary>"موسكو: لا تدخل" (Moscow: no intervention): a headline of a speaker, a colon and the words, unlike a dateline.</summary>
    public static bool Propose(Scene scene, int start, int end)
    {
        // "- موسكو: ..." in a list, "رابط الخبر: لافروف: ..." behind another heading.
        while (start + 2 < end && scene.Tokens[start].Kind == TokenKind.Mark && !scene.Quotations.IsMark(start))
            start++;
        for (var i = start; i < Math.Min(end, start + 12); i++)
        {
            if (scene.Tokens[i].Normal == ":" && i + 3 < end && !scene.Quotations.IsMark(i + 1) && !(scene.AnyVoiceAt(start, i) is { } before && before.End == i && scene.Discourse.Resolve(before).Actor is not null) && scene.VoiceAt(i + 1, end) is { Actor: not null } behind && scene.Tokens[behind.End < end ? behind.End : i].Normal == ":" && behind.End > i)
            {
                start = i + 1;
                break;
            }
        }

        var colon = -1;
        for (var i = start; i < Math.Min(end, start + 14); i++)
        {
            if (scene.Tokens[i].Normal == ":")
            {
                colon = i;
                break;
            }
        }

        if (colon < 0 || colon + 2 >= end || HasFiniteCue(scene, start, colon))
            return false;
        if (scene.AnyVoiceAt(start, colon) is not { IsGoverned: false } voice)
            return false;

        // "لندن لـ موسكو: ..." (London to Moscow: ...): the addressee may stand between speaker and colon.
        if (voice.End != colon && !(scene.Tokens[voice.End].Normal == "ل" || scene.Text.NamedAt(voice.End) is { Preposition: "ل" }))
            return false;
        var speaker = scene.Discourse.Resolve(voice);
        if (speaker.Actor is null)
            return false;

        // "سوريا: المعارضة تطالب ..." (Syria: the opposition demands ...): the country is the subject matter, and the speaker comes after the colon.
        if (voice.Kind == MentionKind.Name && !scene.Quotations.IsMark(colon + 1) && (scene.Tokens[colon + 1].Normal == "(" || scene.VoiceAt(colon + 1, end) is { } other && (other.Actor is not null || other.Head is not null) && other.End < end && scene.IsVerb(other.End)))
            return false;

        // A capital before a long text, or before a text that starts with a verb, is a dateline, unless a quotation follows the colon.
        var opensQuote = scene.Quotations.IsMark(colon + 1);
        if (voice.Kind is MentionKind.Capital && !opensQuote && (end - colon > 30 || scene.IsVerb(colon + 1) || scene.Text.Notes[colon + 1].LooksVerbal))
            return false;
        var form = new CueForm(new Cue(":", CueClass.Report, Takes.Plain, 0, null, false), CueFormKind.Noun, Gender.Unknown, false, false, false);
        scene.Discourse.Spoke(speaker);
        scene.Drafts.Add(new Draft { Cue = colon, Form = form, Speaker = speaker, Voice = voice, Kind = StatementKind.Direct, ContentStart = colon + 1, ContentEnd = end, IsClosed = false, IsPlain = false, Quality = 0.8, Sentence = scene.Sentence });
        return true;
    }

    private static bool HasFiniteCue(Scene scene, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (scene.IsVerb(i) || (i == start && !scene.Named[i] && scene.Cues[i].Forms.Any(f => f is { Kind: CueFormKind.Past, HasPronoun: false, Cue.Class: CueClass.Report })))
                return true;
        }

        return false;
    }
}
