namespace AnalysisKit;

/// <summary>What is counted as a term, and how it is counted. N-grams are counted on one thread.</summary>
public sealed record TermOptions : WorkOptions
{
    /// <summary>How texts are cut.</summary>
    public Tokenization Tokenization { get; init; } = Tokenization.Arabic;

    /// <summary>Number of tokens in a term: 1 counts words, 2 pairs of neighbours, and so on.</summary>
    public int Size { get; init; } = 1;

    /// <summary>Gives the term of a token's form, such as its stem; if it gives null, the token is left out (a stop word), and no n-gram crosses it. Called once per distinct surface form. If not set, each form is a term.</summary>
    public Func<string, string?>? Term { get; init; }

    /// <summary>Makes the final options once it is known how often each word occurs; <see cref="Term"/> is not called before.</summary>
    internal Func<TermOptions, WordEvidence, TermOptions>? Later { get; init; }

    /// <summary>These options with words counted by their stems. The stemmer should know the words of the corpus; see <see cref="TermVerbs.Stemmer"/>.</summary>
    public TermOptions ByStem(Stemmer stemmer)
    {
        ArgumentNullException.ThrowIfNull(stemmer);
        var term = Term;
        return this with { Term = form => (term is null ? form : term(form)) is { } key ? stemmer.Stem(key) : null };
    }

    /// <summary>
    /// These options with words counted by their stems. The stemmer is made of the counted words themselves: they get their stems when all have been read, and the texts are read once.
    /// Only for counting single words; otherwise make a stemmer with <see cref="TermVerbs.Stemmer"/>.
    /// </summary>
    /// <param name="actors">Actors whose names, capitals and people are protected. Null: only the names that the stemmer knows.</param>
    public TermOptions ByStem(ActorCatalogue? actors = null) =>
        this with { Later = (options, evidence) => (options with { Later = null }).ByStem(new Stemmer(evidence, actors?.SingleNames())) };

    /// <summary>These options without stop words (null for the kit's own list). No n-gram crosses a stop word.</summary>
    public TermOptions WithoutStopWords(StopWords? words = null)
    {
        var (stop, term) = (words ?? StopWords.Arabic, Term);
        return this with { Term = form => stop.Contains(form) ? null : term is null ? form : term(form) };
    }

    /// <summary>Number of threads that count. N-grams are counted on one: most of them occur once, so merging counts takes longer than counting on one thread, and twice the memory.</summary>
    internal int CountingThreads => Size > 1 ? 1 : ThreadCount;

    /// <summary>The term of a surface form; null when it is not counted.</summary>
    internal string? TermOf(string surface)
    {
        if (Later is not null)
            throw new NotSupportedException("Stems that follow from the words that are counted are for counting single words. Make a stemmer: options.ByStem(articles.Terms().Stemmer(actors)).");
        var form = Tokenization.Form(surface);
        return form is null || Term is null ? form : Term(form);
    }

    /// <summary>The key under which a word or a phrase is counted; null when it has none.</summary>
    internal string? KeyOf(string surface)
    {
        var keys = new List<string>();
        for (var from = 0; Tokenization.TryNext(surface, from, out var token); from = token.End)
        {
            if (Tokenization.Form(surface.AsSpan(token.Start, token.Length)) is not { } form)
                continue;
            if ((Term is null ? form : Term(form)) is not { } key)
                return null;
            keys.Add(key);
        }

        return keys.Count == 0 ? null : string.Join(' ', keys);
    }
}
