namespace AnalysisKit;

/// <summary>Names in quotation marks, which are no speech: "قالت حركة «الوفاق» إن الوقت حان" (the movement al-Wifaq said that it is time).</summary>
internal static class QuotedNames
{
    /// <summary>A few quoted words right after a noun are its name, not speech: "لصحيفة «معاريف»" (to the newspaper Maariv), "حركة «العدل والمساواة»" (a movement's name), "بعنوان «...»" (entitled ...).</summary>
    public static bool IsNameInQuotes(Scene scene, int opening, int closing) =>
        closing - opening <= 6 && opening > 0 && scene.Tokens[opening - 1].Kind == TokenKind.Word && !scene.Text.Notes[opening - 1].IsDefinite && !scene.IsVerb(opening - 1)
        && (scene.Text.Notes[opening - 1].Role is { Kind: not RoleKind.Person } || scene.Tokens[opening - 1].Normal is "عنوان" or "بعنوان" or "اسم" or "باسم" or "شعار" or "بلقب" or "بشعار");

    /// <summary>One to three quoted words are a name where what is said begins only behind them, or where the verb stands behind what is said: "قال «كيري» إنه" (Kerry said that he), "حسبما ذكرت «معا»" (as Maan reported).</summary>
    public static bool IsQuotedSpeaker(Scene scene, int cue, int opening, int closing, int limit)
    {
        if (closing - opening > 4)
            return false;
        if (opening == cue + 1 && cue > 0 && (scene.Cues[cue - 1].Forms.Any(f => f.Cue.Class == CueClass.Attribution) || scene.Tokens[cue - 1].Normal is "ما" or "كما"))
            return true;
        for (var p = closing + 1; p < Math.Min(limit, closing + 14); p++)
        {
            if (scene.Tokens[p].Normal == ":" || (scene.Quotations.IsMark(p) && p == closing + 1) || scene.Text.Notes[p].Is(WordClass.Complementizer))
                return true;
            if (scene.Tokens[p].Kind == TokenKind.Mark ? scene.Tokens[p].Normal is not ("(" or ")" or "-") : scene.Cues[p].Forms.Length > 0 && scene.IsVerb(p))
                return false;
        }

        return false;
    }

    /// <summary>"أكدت «كتلة المستقبل» ..." (the "Future bloc" affirmed ...): a short name in quotation marks right after the verb is its subject.</summary>
    public static Voice? QuotedSubject(Scene scene, int opening)
    {
        var closing = scene.Quotations.ClosingOf(opening);
        if (closing < 0 || closing - opening is < 2 or > 6 || (scene.Text.NamedAt(opening + 1) is null && scene.Text.Notes[opening + 1].Role is null))
            return null;
        return scene.VoiceAt(opening + 1, closing) is { } voice && voice.End == closing ? voice with { Start = opening, End = closing + 1, PrefixLength = 0 } : null;
    }
}
