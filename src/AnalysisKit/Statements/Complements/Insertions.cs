namespace AnalysisKit;

/// <summary>Where an insertion between a cue and its content ends: "قال - وفقا لبيان الوزارة - إن الطريق آمن" (said, according to a statement of the ministry, that the road is safe).</summary>
internal static class Insertions
{
    /// <summary>"مسؤول طلب عدم ذكر اسمه" (an official who asked not to be named), "رفض الكشف عن هويته" (who refused to disclose his identity): about the source, not about the news. Where this ends; -1 if the verb says something else.</summary>
    public static int EndOfAnonymity(Scene scene, int k)
    {
        if (scene.Cues[k].Forms.Length == 0 || k + 3 >= scene.Tokens.Length)
            return -1;
        var p = scene.Tokens[k + 1].Normal == "عدم" ? k + 2 : k + 1;
        if (!RoleLexicon.IsNaming(scene.Tokens[p].Normal))
            return -1;
        var named = scene.Tokens[p + 1].Normal == "عن" ? p + 2 : p + 1;
        return named < scene.Tokens.Length && RoleLexicon.IsNameOfSource(scene.Tokens[named].Normal) ? named + 1 : -1;
    }

    /// <summary>"ناشط يلقب نفسه «أبو الليل»" (an activist who calls himself Abu al-Layl), "الملقب بـ«...»": where a nickname in quotation marks ends; -1 if none begins here.</summary>
    public static int EndOfNickname(Scene scene, int p, int limit)
    {
        if (scene.Tokens[p].Kind != TokenKind.Word || !RoleLexicon.IntroducesNickname(scene.Tokens[p].Normal))
            return -1;
        for (var q = p + 1; q < Math.Min(limit, p + 4); q++)
        {
            if (scene.Quotations.IsMark(q))
                return scene.Quotations.ClosingOf(q) is var closing && closing > q && closing - q <= 6 ? closing + 1 : -1;
        }

        return -1;
    }

    public static bool IsDash(Scene scene, int p) => scene.Tokens[p].Kind == TokenKind.Mark && scene.Tokens[p].Normal is "-" or "\u2013" or "\u2014" or "\u0640\u0640\u0640";

    /// <summary>The dash that closes an insertion of a few words; -1 if there is none.</summary>
    public static int ClosingDash(Scene scene, int p, int limit)
    {
        for (var i = p + 2; i < Math.Min(limit, p + 18); i++)
        {
            if (IsDash(scene, i))
                return i;
            if (scene.Tokens[i].Kind == TokenKind.LineBreak || scene.Tokens[i].Normal is "." or ":" || scene.Quotations.IsMark(i))
                return -1;
        }

        return -1;
    }

    public static int CommaBehind(Scene scene, int p, int limit)
    {
        for (var i = p + 1; i < Math.Min(limit, p + 12); i++)
        {
            if (scene.IsComma(i))
                return i;
            if (scene.Tokens[i].Kind == TokenKind.LineBreak || scene.Text.Notes[i].Is(WordClass.Complementizer) || scene.Quotations.IsMark(i))
                return -1;
        }

        return -1;
    }

    public static int? EndOfInsertion(Scene scene, int p, int limit, Takes takes)
    {
        for (var i = p + 1; i + 1 < Math.Min(limit, p + 24); i++)
        {
            if (scene.Tokens[i].Kind == TokenKind.LineBreak || scene.Tokens[i].Normal is "." or ":")
                return null;
            if (scene.Quotations.IsMark(i))
            {
                if (scene.Quotations.ClosingOf(i) is var closing && closing >= 0 && QuotedNames.IsNameInQuotes(scene, i, closing))
                {
                    i = closing;
                    continue;
                }

                return null;
            }

            if (scene.IsComma(i))
            {
                var next = scene.Text.Notes[i + 1];
                if (next.Is(WordClass.Complementizer) || ComplementReader.Introduces(takes, scene.Tokens[i + 1].Normal) || (takes.HasFlag(Takes.Object) && RoleLexicon.IsObject(scene.Tokens[i + 1].Normal)))
                    return i + 1;
                return next.Is(WordClass.Preposition | WordClass.Title) || next.Role is { Kind: RoleKind.Person } ? EndOfInsertion(scene, i + 1, limit, takes) : null;
            }
        }

        return null;
    }

    public static int SkipPrepositionalPhrase(Scene scene, int p, int limit)
    {
        p++;

        // "في هذا السياق" (in this context).
        if (p + 1 < limit && scene.Text.Notes[p].Is(WordClass.Demonstrative) && !scene.Named[p] && scene.Text.Notes[p + 1].IsDefinite)
            return p + 2;
        if (p < limit && scene.Text.NamedAt(p) is { } named)
            return named.End;
        if (p < limit && scene.AnyVoiceAt(p, Math.Min(limit, p + 10)) is { } phrase)
            return Math.Max(p + 1, phrase.End);
        return p + 1;
    }

    public static int SkipRelativeClause(Scene scene, int p, int limit, Takes takes)
    {
        var first = p;
        while (p < limit && scene.Tokens[p].Kind != TokenKind.Mark && !scene.Text.Notes[p].Is(WordClass.Complementizer))
        {
            p++;

            // "في كلمته التي افتتح بها القمة على وجود أزمة": a preposition that introduces the cue's content (على) ends the relative clause too.
            if (p - first > 2 && p < limit && ComplementReader.Introduces(takes, scene.Tokens[p].Normal) && !scene.Named[p])
                break;

            // "المقابلة التي نشرت أمس قدمت تركيا ..." (the interview published yesterday, Turkey presented ...): a verb right after a word of time begins the content.
            if (p - first > 1 && p + 1 < limit && scene.Text.Notes[p - 1].Is(WordClass.Time) && IsPastBefore(scene, p))
                break;
        }

        return p;
    }

    // A cue, or a word that looks like a feminine perfect (ends in ت) before a name.
    private static bool IsPastBefore(Scene scene, int p) => scene.IsVerb(p) || (!scene.Named[p] && scene.Tokens[p].Normal is [_, _, _, .., 'ت'] && scene.Text.Notes[p] is { Role: null, Adjective: null, IsDefinite: false, Class: WordClass.None } && scene.Text.NamedAt(p + 1) is { Preposition: "" });
}
