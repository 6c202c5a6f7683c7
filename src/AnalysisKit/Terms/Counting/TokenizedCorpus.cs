using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>Documents cut into terms, in order, for statistics that depend on which words stand beside which. Holds four bytes per token and the vocabulary, not the texts. Immutable.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class TokenizedCorpus
{
    private readonly string[] _keys;
    private readonly string[] _shown;
    private readonly long[] _counts;
    private readonly Dictionary<string, int> _termOfKey;

    private TokenizedCorpus(TermOptions options, TokenizedDocument[] documents, string[] keys, string[] shown, long[] counts)
    {
        Options = options;
        Documents = new ResultList<TokenizedDocument>("documents", documents);
        _keys = keys;
        _shown = shown;
        _counts = counts;
        _termOfKey = keys.Select((key, index) => (key, index)).ToDictionary(x => x.key, x => x.index, StringComparer.Ordinal);
        Groups = [.. documents.Select(d => d.Group).Distinct().Order(StringComparer.Ordinal)];
        Length = counts.Sum();
    }

    /// <summary>The documents, in the order in which they were read.</summary>
    public ResultList<TokenizedDocument> Documents { get; }

    /// <summary>The groups of the documents, in ordinal order.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Number of distinct terms.</summary>
    public int Types => _keys.Length;

    /// <summary>Number of tokens that count.</summary>
    public long Length { get; }

    internal TermOptions Options { get; }

    /// <summary>How many documents and tokens each group has.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        var table = new HtmlTable([.. TableLabels.Headings(wording, "group", "documents", "tokens")], Caption(wording)) { Wording = wording };
        foreach (var group in Documents.GroupBy(d => d.Group).OrderBy(g => g.Key, StringComparer.Ordinal))
            table.Add(group.Key, group.Count(), group.Sum(d => d.Tokens.Count(t => t >= 0)));
        return table.ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("corpus_caption", wording, Documents.Count, Length, Types);

    /// <summary>Cuts documents; they are read once. <see cref="TermOptions.Size"/> is not used: terms are single tokens.</summary>
    public static TokenizedCorpus Of(IEnumerable<Document> documents, TermOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        options = (options ?? new TermOptions()) with { Size = 1 };
        var surfaces = new SurfaceTable(options);
        var surfaceCounts = new List<long>();
        var termOfSurface = new List<int>();
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        var tokens = new List<int>();
        var cut = new List<TokenizedDocument>();
        foreach (var (document, words) in OrderedWork.Of(documents, d => (d, Words(d, options.Tokenization)), options))
        {
            tokens.Clear();
            var text = options.Restored(document.Text);
            foreach (var word in words)
            {
                if (word.Length == 0)
                {
                    tokens.Add(TokenizedDocument.End);
                    continue;
                }

                var surface = surfaces.Add(text.AsSpan(word.Start, word.Length));
                if (surface == termOfSurface.Count)
                {
                    termOfSurface.Add(TermOf(surfaces.Term(surface), terms));
                    surfaceCounts.Add(0);
                }

                surfaceCounts[surface]++;
                tokens.Add(termOfSurface[surface]);
            }

            cut.Add(new TokenizedDocument(document.Id, document.Group, [.. tokens]));
        }

        return Of(options, [.. cut], surfaces, surfaceCounts, termOfSurface, terms);
    }

    /// <summary>The same documents in other groups; documents without a group (null) are left out.</summary>
    public TokenizedCorpus GroupedBy(Func<TokenizedDocument, string?> group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var documents = new List<TokenizedDocument>();
        foreach (var document in Documents)
        {
            if (group(document) is { } name)
                documents.Add(new TokenizedDocument(document.Id, name, document.Tokens));
        }

        var counts = new long[_keys.Length];
        foreach (var token in documents.SelectMany(d => d.Tokens))
        {
            if (token >= 0)
                counts[token]++;
        }

        return new TokenizedCorpus(Options, [.. documents], _keys, _shown, counts);
    }

    /// <summary>How often a term occurs; 0 for an unknown one.</summary>
    public long CountOf(string term) => IndexOf(term) is var index and >= 0 ? _counts[index] : 0;

    /// <summary>Sequences of neighbouring words that occur together more often than by chance; see <see cref="Collocations"/>.</summary>
    public CollocationTable Collocations(CollocationOptions? options = null) => AnalysisKit.Collocations.Of(this, options);

    /// <summary>The words around a word; see <see cref="Collocations.Around"/>.</summary>
    public ResultList<Collocate> CollocatesOf(string node, int window = 5, int minimumCount = 2) => AnalysisKit.Collocations.Around(this, node, window, minimumCount);

    /// <summary>How often pairs of terms stand near each other; see <see cref="CooccurrenceMatrix"/>.</summary>
    public CooccurrenceMatrix Cooccurrence(CooccurrenceOptions? options = null) => CooccurrenceMatrix.Of(this, options);

    internal string Key(int term) => _keys[term];

    internal string Shown(int term) => _shown[term];

    internal long CountOf(int term) => _counts[term];

    internal int IndexOf(string term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return _termOfKey.TryGetValue(term, out var index) || (Options.KeyOf(term) is { } key && _termOfKey.TryGetValue(key, out index)) ? index : -1;
    }

    /// <summary>Where the tokens of a document stand, with an empty span where one stretch of text ends and the next begins.</summary>
    private static List<Span> Words(Document document, Tokenization tokenization)
    {
        var words = new List<Span>();
        foreach (var span in document.Spans)
        {
            if (words.Count > 0)
                words.Add(default);
            var text = document.Text.AsSpan(span.Start, span.Length);
            for (var from = 0; tokenization.TryNext(text, from, out var token); from = token.End)
                words.Add(new Span(span.Start + token.Start, token.Length));
        }

        return words;
    }

    private static int TermOf(string? key, Dictionary<string, int> terms)
    {
        if (key is null)
            return TokenizedDocument.Gap;
        ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, key, out var exists);
        if (!exists)
            term = terms.Count - 1;
        return term;
    }

    private static TokenizedCorpus Of(TermOptions options, TokenizedDocument[] documents, SurfaceTable surfaces, List<long> surfaceCounts, List<int> termOfSurface, Dictionary<string, int> terms)
    {
        var keys = new string[terms.Count];
        foreach (var (key, term) in terms)
            keys[term] = key;
        var counts = new long[keys.Length];
        var shown = new (string Form, long Count)[keys.Length];
        for (var surface = 0; surface < termOfSurface.Count; surface++)
        {
            var term = termOfSurface[surface];
            if (term < 0)
                continue;
            counts[term] += surfaceCounts[surface];
            ref var best = ref shown[term];
            var form = surfaces.Surface(surface);
            if (surfaceCounts[surface] > best.Count || (surfaceCounts[surface] == best.Count && string.CompareOrdinal(form, best.Form) < 0))
                best = (form, surfaceCounts[surface]);
        }

        return new TokenizedCorpus(options, documents, keys, [.. shown.Select(s => s.Form)], counts);
    }
}
