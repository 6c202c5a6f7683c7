using System.Buffers;

namespace AnalysisKit;

/// <summary>
/// Gives the forms of a word one common stem, for counting. Names are protected; attached particles and endings are taken off only if a lexicon or the words of the corpus show that they
/// are not part of the word; broken plurals become singulars, and the present tense becomes the past. Unknown words go through Lucene's light stemmer (Larkey, Ballesteros and Connell 2007),
/// with restrictions. A stem is a key, not a word: to readers, show the most frequent surface form. Immutable and thread-safe. Nothing is cached, so ask once per distinct form.
/// </summary>
/// <remarks>
/// Derived words have different stems (سياسة "policy", سياسي "political"), as have a name and its adjective (روسيا "Russia", روسي "Russian"). Words of the same spelling share a stem, whatever they mean. Words of grammar
/// keep their right spelling as the stem where a name or noun has the same normal form: على is not علي, إلى not آلية (see <see cref="StopWords"/>).
/// </remarks>
public sealed class Stemmer
{
    private static readonly SearchValues<char> Told = SearchValues.Create("أإآى");

    private readonly StemKnowledge _knowledge;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Makes a stemmer that has only its lexicon. It errs more often on rare words than one that knows the corpus: <c>articles.Terms().Stemmer(topic.Actors)</c>.</summary>
    /// <param name="names">More names to protect, such as those of actors. Each list has the spellings of one name; the first becomes the stem. Names of several words are ignored.</param>
    public Stemmer(IEnumerable<IReadOnlyList<string>>? names = null)
        : this(null, names)
    {
    }

    /// <summary>Makes a stemmer.</summary>
    /// <param name="evidence">The words of the corpus; null to use the lexicon alone.</param>
    /// <param name="names">More names to protect, such as those of actors. Each list has the spellings of one name; the first becomes the stem. Names of several words are ignored.</param>
    internal Stemmer(WordEvidence? evidence, IEnumerable<IReadOnlyList<string>>? names)
    {
        _knowledge = new StemKnowledge(StemLexicon.Shared, evidence ?? WordEvidence.None);
        foreach (var spellings in StemLexicon.Shared.Names.Concat(names ?? []))
        {
            var single = spellings.Select(NormalForm.Of).Where(s => s.Length > 0 && !s.Contains(' ', StringComparison.Ordinal)).ToList();
            foreach (var spelling in single)
                _names.TryAdd(spelling, _names.GetValueOrDefault(single[0], single[0]));
        }
    }

    /// <summary>The stem of a word in any spelling, in normal form. Words of other scripts, numbers and marks are their own stems; a word of tatweel alone has an empty stem.</summary>
    public string Stem(string word) => Read(word).Stem;

    /// <summary>How a word is read, and its stem.</summary>
    public StemReading Read(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var normal = NormalForm.Of(word);
        if (normal.Length < 2 || !normal.All(c => c is >= '\u0621' and <= '\u064A'))
            return new StemReading(normal, [], normal, StemReason.Whole);
        return Grammar(word, normal) ?? Name(normal) ?? Form(normal, []) ?? Inflected(normal);
    }

    private StemReading? Name(string normal)
    {
        foreach (var (conjunction, preposition, bare) in Clitics.Prefixes(normal))
        {
            if (preposition != "س" && _names.TryGetValue(bare, out var name))
                return new StemReading(normal, [.. new[] { conjunction, preposition }.Where(p => p.Length > 0)], name, StemReason.Name);
        }

        return null;
    }

    // A word of grammar whose right spelling has a hamza, madda or ى has that spelling as its stem, which no name or noun has: إلى and إليه are not آلية, على is not علي.
    private static StemReading? Grammar(string word, string normal) =>
        StopWords.NeedSpelling(normal) && StopWords.Arabic.BaseOf(word) is { } root && root.AsSpan().ContainsAny(Told) ? new StemReading(normal, [], root, StemReason.IrregularForm) : null;

    private StemReading? Form(string word, IReadOnlyList<string> particles, string? whole = null) =>
        _knowledge.Lexicon.Forms.TryGetValue(word, out var stem) ? new StemReading(whole ?? word, particles, stem, StemReason.IrregularForm) : null;

    private StemReading Inflected(string normal)
    {
        if (normal.Length < 3)
            return new StemReading(normal, [], normal, StemReason.Whole);
        var afterConjunction = AttachedParticles.WithoutConjunction(normal, _knowledge);
        var afterPreposition = AttachedParticles.WithoutPreposition(afterConjunction, _knowledge);
        var (bare, hasArticle) = AttachedParticles.WithoutArticle(afterPreposition, _knowledge);
        var particles = new List<string>();
        if (afterConjunction != normal)
            particles.Add(normal[..1]);
        if (afterPreposition != afterConjunction)
            particles.Add(afterConjunction[..1]);
        if (Form(afterPreposition, particles, normal) is { } form)
            return form;
        if (hasArticle)
            particles.Add("ال");
        var (stem, reason) = StemOf(bare, hasArticle);
        return new StemReading(normal, particles, _knowledge.Lexicon.Variants.GetValueOrDefault(stem, stem), reason);
    }

    private (string Stem, StemReason Reason) StemOf(string bare, bool hasArticle)
    {
        foreach (var plural in WordEndings.Plurals(bare, hasArticle, _knowledge))
        {
            if (_knowledge.Lexicon.Singulars.TryGetValue(plural, out var singular))
                return (WordEndings.Cut(singular, true, _knowledge), StemReason.BrokenPlural);
        }

        if (!hasArticle && PresentTense.ToPast(bare, _knowledge) is { } past)
            return (WordEndings.Cut(past, false, _knowledge), StemReason.PresentTense);
        var stem = WordEndings.Cut(bare, hasArticle, _knowledge);
        return (stem, stem == bare ? StemReason.Whole : StemReason.Ending);
    }
}
