namespace AnalysisKit;

/// <summary>A sentence that is a quotation and nothing else, behind a sentence about its speaker: بدأ عنان حديثه إلى الصحفيين. «الوضع خطير» (Annan began his talk to the press. "The situation is grave.").</summary>
internal static class QuotedSentence
{
    /// <summary>Fewer words in quotation marks are a title or a name.</summary>
    private const int FewestTokens = 6;

    /// <summary>The first token of the opening mark of the quotation that a sentence consists of; -1 where it does not.</summary>
    public static int Read(Scene scene, int start, int end)
    {
        var opening = start;

        // A quotation in a list ("* «...»") goes to whoever stands behind it, not before it.
        while (opening < end && scene.Quotations.ClosingOf(opening) < 0 && scene.Tokens[opening].Kind is TokenKind.Mark or TokenKind.LineBreak && scene.Tokens[opening].Normal is not ("*" or "\u2022" or "-" or "\u2013"))
            opening++;
        if (opening >= end || scene.Quotations.ClosingOf(opening) is not (var closing and >= 0))
            return -1;
        return scene.SkipMarks(closing, Math.Max(end, closing)) >= end ? opening : -1;
    }

    /// <summary>Who is about to speak in the sentence before: ومن لافروف: (and from Lavrov:), بدأ عنان حديثه (Annan began his talk); null if nobody is.</summary>
    public static Voice? SpeakerAnnounced(Scene scene, int start, int end)
    {
        var isHeading = false;
        for (var p = end - 1; p >= start && scene.Tokens[p].Kind is TokenKind.Mark or TokenKind.LineBreak; p--)
            isHeading |= scene.Tokens[p].Normal == ":";
        if (!isHeading && !Enumerable.Range(start, end - start).Any(p => CueLexicon.IsSpeech(scene.Tokens[p].Normal)))
            return null;
        for (var p = start; p < Math.Min(end, start + 4); p++)
        {
            if (scene.AnyVoiceAt(p, end) is { IsExplicit: true } voice)
                return voice;
        }

        return null;
    }

    /// <summary>Whether the quotation is long enough to be speech by itself.</summary>
    public static bool IsLong(Scene scene, int opening) => scene.Quotations.ClosingOf(opening) - opening > FewestTokens;
}
