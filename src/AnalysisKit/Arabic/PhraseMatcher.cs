namespace AnalysisKit;

/// <summary>Finds many phrases in a token sequence in one pass, longest first. Phrases are matched word by word in normal form; clitics may be attached to the first word.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class PhraseMatcher<T>
{
    private readonly Dictionary<string, int> _wordIds = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Node, int Word), int> _edges = [];
    private readonly List<List<T>?> _values = [null];
    private readonly WordNotes<Reading[]> _notes;

    private readonly bool _skipsQuotes;

    /// <summary>Makes a matcher without phrases.</summary>
    /// <param name="skipsQuotes">Whether quotation marks between and behind the words of a phrase are passed over: حركة «فتح».</param>
    public PhraseMatcher(bool skipsQuotes = false)
    {
        _skipsQuotes = skipsQuotes;
        _notes = new WordNotes<Reading[]>(Readings);
    }

    /// <summary>A phrase found: what it stands for, how many tokens it takes, and the particles attached to its first word.</summary>
    public readonly record struct Match(IReadOnlyList<T> Values, int Length, string Conjunction, string Preposition)
    {
        public int PrefixLength => Conjunction.Length + Preposition.Length;
    }

    private readonly record struct Reading(int WordId, string Conjunction, string Preposition);

    public void Add(string phrase, T value)
    {
        var node = 0;
        foreach (var word in Split(phrase))
        {
            if (!_wordIds.TryGetValue(word, out var id))
                _wordIds[word] = id = _wordIds.Count;
            if (!_edges.TryGetValue((node, id), out var next))
            {
                next = _values.Count;
                _values.Add(null);
                _edges[(node, id)] = next;
            }

            node = next;
        }

        if (node == 0)
            return;
        (_values[node] ??= []).Add(value);
    }

    /// <summary>Whether a phrase can begin with a word.</summary>
    public bool CanBegin(Word word)
    {
        foreach (var reading in Readings(word))
        {
            if (_edges.ContainsKey((0, reading.WordId)))
                return true;
        }

        return false;
    }

    /// <summary>The longest phrase that begins at a token, if any.</summary>
    public Match? At(ReadOnlySpan<Token> tokens, int start)
    {
        var readings = _notes.Of(tokens[start].Word);
        if (readings.Length == 0)
            return null;
        Match? best = null;
        foreach (var reading in readings)
        {
            if (!_edges.TryGetValue((0, reading.WordId), out var node))
                continue;
            var length = 1;
            var isQuoted = false;
            while (true)
            {
                if (_values[node] is { } values && (best is null || length > best.Value.Length))
                    best = new Match(values, isQuoted && IsQuote(tokens, start + length) ? length + 1 : length, reading.Conjunction, reading.Preposition);
                if (_skipsQuotes && IsQuote(tokens, start + length))
                {
                    isQuoted = true;
                    length++;
                }

                if (start + length >= tokens.Length || !TryStep(tokens[start + length].Word, ref node))
                    break;
                length++;
            }
        }

        return best;
    }

    private static bool IsQuote(ReadOnlySpan<Token> tokens, int at) => at < tokens.Length && tokens[at].Kind == TokenKind.Mark && tokens[at].Normal is "\u00AB" or "\u00BB" or "\"" or "\u201C" or "\u201D";

    /// <summary>All phrases that begin at a token, of every length.</summary>
    public void All(ReadOnlySpan<Token> tokens, int start, List<Match> found)
    {
        foreach (var reading in _notes.Of(tokens[start].Word))
        {
            if (!_edges.TryGetValue((0, reading.WordId), out var node))
                continue;
            var length = 1;
            while (true)
            {
                if (_values[node] is { } values)
                    found.Add(new Match(values, length, reading.Conjunction, reading.Preposition));
                if (start + length >= tokens.Length || !TryStep(tokens[start + length].Word, ref node))
                    break;
                length++;
            }
        }
    }

    private bool TryStep(Word word, ref int node)
    {
        var readings = _notes.Of(word);

        // Inside a phrase, only the word without particles fits. If the matcher knows that word, it is the first reading.
        if (readings.Length == 0 || readings[0].Conjunction.Length > 0 || readings[0].Preposition.Length > 0 || !_edges.TryGetValue((node, readings[0].WordId), out var next))
            return false;
        node = next;
        return true;
    }

    private Reading[] Readings(Word word)
    {
        if (word.Kind is TokenKind.Mark or TokenKind.LineBreak)
            return _wordIds.TryGetValue(word.Normal, out var mark) ? [new Reading(mark, "", "")] : [];
        List<Reading>? readings = null;
        foreach (var (conjunction, preposition, bare) in Clitics.Prefixes(word.Normal))
        {
            if (_wordIds.TryGetValue(bare, out var id))
                (readings ??= []).Add(new Reading(id, conjunction, preposition));
        }

        return readings is null ? [] : [.. readings];
    }

    private static IEnumerable<string> Split(string phrase)
    {
        // Nearly all phrases are plain words. For these, cutting at blanks gives what the tokenizer gives, much faster.
        var isPlain = true;
        foreach (var c in phrase)
            isPlain &= c == ' ' || (c is >= '\u0621' and <= '\u064A' && c != '\u0640');
        if (isPlain)
            return NormalForm.Of(phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var tokens = new Tokenizer(new Vocabulary()).Tokenize(phrase);
        return tokens.Select(t => t.Normal);
    }
}
