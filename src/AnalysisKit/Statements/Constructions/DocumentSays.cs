namespace AnalysisKit;

/// <summary>A document in which something stands: جاء في بيان للخارجية الروسية أن ... (a statement by the Russian foreign ministry says that ...).</summary>
internal static class DocumentSays
{
    private const int Window = 24;

    /// <summary>Whose document it is and where what stands in it begins; null where a cue is none of this kind.</summary>
    public static (Voice Author, int ContentStart, bool IsQuoted)? Read(Scene scene, int cue, int end)
    {
        var document = cue + 1;
        while (document < end && scene.Text.Notes[document].Is(WordClass.Time) && !scene.Named[document])
            document++;
        if (document + 1 >= end || scene.Tokens[document].Normal is not ("في" or "ضمن"))
            return null;
        Voice? author = null;
        var limit = Math.Min(end, cue + Window);
        for (var p = document + 1; p < limit; p++)
        {
            if (scene.Text.Notes[p].Is(WordClass.Complementizer) && !scene.Named[p])
                return author is null ? null : (author, p + 1, false);
            if (scene.Tokens[p].Normal == ":" || (scene.Quotations.ClosingOf(p) - p > 4))
                return author is null ? null : (author, scene.Tokens[p].Normal == ":" ? p + 1 : p, true);
            if (author is null && scene.AnyVoiceAt(p, limit) is { } voice && scene.Discourse.Resolve(voice).Actor is not null && (voice.IsExplicit || p == document + 1))
            {
                author = voice;
                p = voice.End - 1;
            }
            else if (scene.IsVerb(p))
            {
                return null;
            }
        }

        return null;
    }
}
