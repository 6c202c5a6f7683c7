namespace AnalysisKit;

/// <summary>Takes the name out of the words that name a speaker: عدنان منصور of السفير اللبناني عدنان منصور.</summary>
internal static class SpeakerHead
{
    private const int LongestName = 4;

    /// <summary>The name, as a span of the text; null where there is none, as in المتحدث (the spokesman), مصادر مطلعة (informed sources) or a newspaper.</summary>
    public static Span? Of(ActorText text, Span speaker)
    {
        var tokens = text.Tokens;
        var start = Ordered.FirstFrom<Token>(tokens, speaker.Start + 1, token => token.Span.End);
        var end = start;
        while (end < tokens.Length && tokens[end].Span.Start < speaker.End && tokens[end].Kind == TokenKind.Word)
            end++;
        if (start == end || text.Notes[start].Role is { Kind: RoleKind.Other } || text.Notes[start].Is(WordClass.Function | WordClass.Quantifier) || tokens[start].Normal[0] is < 'ء' or > 'ي')
            return null;
        var first = start;
        var hasOffice = text.Notes[start].Role is not null;
        if (hasOffice || text.Notes[start].Is(WordClass.Title))
        {
            // An office, with what belongs to it in the article's usual form: the definite words and adjectives behind it.
            for (first++; first < end && IsOfOffice(text, first); first++)
            {
            }

            if (first == end)
                return WithoutName(text, start, end);
        }

        // An office may also stand behind the name: فلان وزير الخارجية.
        for (var i = first + 1; i < end; i++)
        {
            if (text.Notes[i].Role is { Kind: RoleKind.Person or RoleKind.Other })
                end = i;
        }

        if (end - first > LongestName)
            first = hasOffice && first > start ? end - 2 : first;
        return text.SpanOf(first, Math.Min(end, first + LongestName), 0);
    }

    // Nothing but an office or a body: a body with more than its first word has a name (هيئة الأرصاد); behind an office, the last word may be one (وزير الخارجية المعلم).
    private static Span? WithoutName(ActorText text, int start, int end)
    {
        if (text.Notes[start].Role is { Kind: RoleKind.Body })
            return end - start > 1 ? text.SpanOf(start, end, 0) : null;
        return end - start > 2 && text.Notes[end - 1] is { Role: null, Adjective: null } ? text.SpanOf(end - 1, end, 0) : null;
    }

    private static bool IsOfOffice(ActorText text, int token)
    {
        var note = text.Notes[token];
        return note.Role is not null || note.Adjective is not null || note.Is(WordClass.Title | WordClass.Preposition) || (text.Tokens[token].Normal.StartsWith("ال", StringComparison.Ordinal) && token + 1 < text.Tokens.Length);
    }
}
