namespace AnalysisKit;

/// <summary>A quotation with its author behind a dash: «نرفض العقوبات». - وزير الخارجية الروسي ("We reject the sanctions." - the Russian foreign minister).</summary>
internal static class SignedQuotation
{
    /// <summary>The opening mark of the quotation and the author, where a sentence is such a signature; null where it is not.</summary>
    public static (int Opening, Voice Author)? Read(Scene scene, int start, int end)
    {
        if (!IsDash(scene.Tokens[start]) || scene.VoiceAt(start + 1, end) is not { } author || scene.SkipMarks(author.End, end) < end)
            return null;
        var before = start - 1;
        while (before >= 0 && scene.Quotations.Around(before) < 0 && scene.Tokens[before].Kind is TokenKind.Mark or TokenKind.LineBreak)
            before--;
        return before >= 0 && scene.Quotations.Around(before) is var opening and >= 0 ? (opening, author) : null;
    }

    private static bool IsDash(Token token) => token.Normal is "-" or "\u2013" or "\u2014" or "\u2015";
}
