namespace AnalysisKit;

/// <summary>Takes the name out of the words that name a speaker: عدنان منصور of السفير اللبناني عدنان منصور.</summary>
/// <param name="Span">The name in the text.</param>
/// <param name="IsEvident">Whether something says that it is a name: a title or office beside it, or a known given name.</param>
internal readonly record struct SpeakerHead(Span Span, bool IsEvident)
{
    private const int LongestName = 4;

    private static readonly Lazy<IReadOnlyDictionary<string, HashSet<string>>> Lists = new(() =>
        YamlEntry.Embedded("Evaluation/TopicChecks/speakers.yml").Map("nameless", "formulas").ToDictionary(l => l.Key, l => l.Value.Words().Select(NormalForm.Of).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>The name; null where there is none, as in المتحدث (the spokesman), مصادر مطلعة (informed sources) or a newspaper.</summary>
    /// <param name="text">The text.</param>
    /// <param name="speaker">The words that name the speaker.</param>
    /// <param name="givenNames">Given names of known people, in normal form.</param>
    public static SpeakerHead? Of(ActorText text, Span speaker, IReadOnlySet<string> givenNames)
    {
        var (start, end) = Words(text, speaker);
        if (start == end || text.Notes[start].Is(WordClass.Function | WordClass.Quantifier) || text.Notes[start].Role is { Kind: RoleKind.Other } || IsIn("nameless", text.Tokens[start].Normal))
            return null;
        var first = NameStart(text, start, end);

        // Nothing but an office or a body; a body of several words has a name (هيئة الأرصاد).
        if (first == end)
            return text.Notes[start].Role is { Kind: RoleKind.Body } && end - start > 1 ? new SpeakerHead(text.SpanOf(start, end, 0), true) : null;

        // An office may also stand behind the name: فلان وزير الخارجية.
        var last = first + 1;
        while (last < end && text.Notes[last].Role is not { Kind: RoleKind.Person or RoleKind.Other })
            last++;
        if (first > start && last - first > LongestName)
            first = last - 2;
        last = Math.Min(last, first + LongestName);
        var isGiven = givenNames.Contains(text.Tokens[first].Normal);
        return new SpeakerHead(text.SpanOf(first, last, 0), last - first > 1 ? first > start || last < end || isGiven : first > start && !isGiven);
    }

    /// <summary>The words of a span, without a formula at their end.</summary>
    private static (int Start, int End) Words(ActorText text, Span span)
    {
        var start = Ordered.FirstFrom<Token>(text.Tokens, span.Start + 1, token => token.Span.End);
        var end = start;
        while (end < text.Tokens.Length && text.Tokens[end].Span.Start < span.End && text.Tokens[end] is { Kind: TokenKind.Word, Normal: [>= 'ء' and <= 'ي', ..] } word && !IsIn("formulas", word.Normal))
            end++;
        return (start, end);
    }

    /// <summary>The first word of the name behind titles and an office.</summary>
    private static int NameStart(ActorText text, int start, int end)
    {
        for (var i = end - 1; i >= start; i--)
        {
            if (text.Notes[i].Is(WordClass.Title))
                return i + 1;
        }

        var first = start;
        if (text.Notes[start].Role is null)
            return first;

        // What belongs to an office in the usual form: adjectives, further offices, and words with the article.
        for (first++; first < end && IsOfOffice(text, first); first++)
        {
        }

        return first;
    }

    private static bool IsOfOffice(ActorText text, int token) =>
        text.Notes[token] is var note && (note.Role is not null || note.Adjective is not null || note.Is(WordClass.Preposition) || text.Tokens[token].Normal.StartsWith("ال", StringComparison.Ordinal));

    private static bool IsIn(string list, string word) => Lists.Value[list].Contains(word);
}
