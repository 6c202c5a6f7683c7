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

    /// <summary>Makes the final options once it is known how often each word occurs; what words count as is not asked before.</summary>
    internal Func<TermOptions, WordEvidence, TermOptions>? Later { get; init; }

    /// <summary>Words that are left out.</summary>
    internal IReadOnlyList<StopWords> Stops { get; private init; } = [];

    /// <summary>Kinds of terms that are left out.</summary>
    internal TermKinds Unwanted { get; private init; }

    /// <summary>Gives terms their stems; null for none.</summary>
    internal Stemmer? Stemming { get; private init; }

    /// <summary>Whether each form is a term.</summary>
    internal bool TakesForms => Term is null && Stemming is null && Stops.Count == 0 && Unwanted == TermKinds.None;

    /// <summary>Whether words of grammar are told from names and nouns of the same normal form by their spelling (see <see cref="StopWords"/>).</summary>
    internal bool TellsSpelling => Stops.Count > 0 || Stemming is not null || Later is not null;

    /// <summary>These options with words counted by their stems. The stemmer should know the words of the corpus; see <see cref="TermVerbs.Stemmer"/>.</summary>
    public TermOptions ByStem(Stemmer stemmer)
    {
        ArgumentNullException.ThrowIfNull(stemmer);
        return this with { Stemming = stemmer };
    }

    /// <summary>
    /// These options with words counted by their stems. The stemmer is made of the counted words themselves: they get their stems when all have been read, and the texts are read once.
    /// Only for counting single words; otherwise make a stemmer with <see cref="TermVerbs.Stemmer"/>.
    /// </summary>
    /// <param name="actors">Actors whose names, capitals and people are protected. Null: only the names that the stemmer knows.</param>
    public TermOptions ByStem(ActorCatalogue? actors = null) =>
        this with { Later = (options, evidence) => (options with { Later = null }).ByStem(new Stemmer(evidence, actors?.SingleNames())) };

    /// <summary>These options without stop words (null for the kit's own list). No n-gram crosses a stop word.</summary>
    public TermOptions WithoutStopWords(StopWords? words = null) => this with { Stops = [.. Stops, words ?? StopWords.Arabic] };

    /// <summary>These options without terms of some kinds, such as addresses of pages. No n-gram crosses one.</summary>
    public TermOptions Without(TermKinds kinds) => this with { Unwanted = Unwanted | kinds };

    /// <summary>Number of threads that count. N-grams are counted on one: most of them occur once, so merging counts takes longer than counting on one thread, and twice the memory.</summary>
    internal int CountingThreads => Size > 1 ? 1 : ThreadCount;

    /// <summary>The term of a surface form; null when it is not counted.</summary>
    internal string? TermOf(string surface)
    {
        if (Later is not null)
            throw new NotSupportedException("Stems that follow from the words that are counted are for counting single words. Make a stemmer: options.ByStem(articles.Terms().Stemmer(actors)).");
        return FormOf(surface) is { } form ? KeyOfForm(form) : null;
    }

    /// <summary>The form of a surface form: the normal form, but the written one (see <see cref="Spelling.Of"/>) of a word that has the normal form of a word of grammar, if the spelling is to be told.</summary>
    internal string? FormOf(ReadOnlySpan<char> surface)
    {
        var form = Tokenization.Form(surface);
        return form is not null && TellsSpelling && StopWords.NeedSpelling(form) ? Spelling.Of(surface.ToString()) : form;
    }

    /// <summary>The term of a form; null when it is not counted.</summary>
    internal string? KeyOfForm(string form)
    {
        if (Unwanted != TermKinds.None && (TermShapes.KindOf(form) & Unwanted) != 0)
            return null;
        foreach (var stop in Stops)
        {
            if (stop.Contains(form))
                return null;
        }

        var normal = TellsSpelling ? NormalForm.Of(form) : form;
        if (Term is null)
            return Stemming is null ? normal : Stemming.Stem(form);
        return Term(normal) is { } key ? Stemming is null ? key : Stemming.Stem(key) : null;
    }

    /// <summary>The text that is counted: with the spelling restored that tells words of grammar from names, if it matters.</summary>
    internal string Restored(string text) => TellsSpelling ? Spelling.Restored(text) : text;

    /// <summary>The key under which a word or a phrase is counted; null when it has none.</summary>
    internal string? KeyOf(string surface)
    {
        var keys = new List<string>();
        for (var from = 0; Tokenization.TryNext(surface, from, out var token); from = token.End)
        {
            if (FormOf(surface.AsSpan(token.Start, token.Length)) is not { } form)
                continue;
            if (KeyOfForm(form) is not { } key)
                return null;
            keys.Add(key);
        }

        return keys.Count == 0 ? null : string.Join(' ', keys);
    }
}
