namespace AnalysisKit;

/// <summary>Finds a pattern in documents. Each distinct surface form is tested once.</summary>
internal sealed class ConcordanceSearch
{
    private readonly TermPattern _pattern;
    private readonly ConcordanceOptions _options;
    private readonly IReadOnlyList<Func<string, string, bool>> _conditions;
    private readonly Dictionary<string, ulong> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public ConcordanceSearch(TermPattern pattern, ConcordanceOptions options)
    {
        _pattern = pattern;
        _options = options;
        _conditions = pattern.Compile(options.Tokenization);
        if (_conditions.Count is 0 or > 63)
            throw new ArgumentException($"The pattern \"{pattern.Text}\" has {_conditions.Count} words; it must have 1 to 63.", nameof(pattern));
        _bySpan = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    // Bit 63 is set for a token that counts; bit i for one that fulfils condition i.
    private const ulong Counts = 1UL << 63;

    public IEnumerable<ConcordanceLine> Find(Document document)
    {
        var numberOfFirst = 1;
        var lines = new List<ConcordanceLine>();
        foreach (var span in document.Spans)
            numberOfFirst = Find(document, span, numberOfFirst, lines);
        return lines.ConvertAll(line => line with { DocumentTokens = numberOfFirst - 1 });
    }

    private int Find(Document document, Span stretch, int numberOfFirst, List<ConcordanceLine> lines)
    {
        var text = document.Text.AsSpan(stretch.Start, stretch.Length);
        var tokens = new List<Span>();
        var matches = new List<ulong>();
        var found = false;
        for (var from = 0; _options.Tokenization.TryNext(text, from, out var token); from = token.End)
        {
            var match = Match(text.Slice(token.Start, token.Length));
            if ((match & Counts) == 0)
                continue;
            found |= (match & 1) != 0;
            tokens.Add(new Span(stretch.Start + token.Start, token.Length));
            matches.Add(match);
        }

        IReadOnlyList<Span>? sentences = null;
        for (var i = 0; found && i + _conditions.Count <= tokens.Count; i++)
        {
            if (!MatchesAt(matches, i))
                continue;
            if (_options.Sentences is not null)
                sentences ??= ArabicText.Of(document.Text).Sentences;
            lines.Add(Line(document, tokens, i, numberOfFirst, sentences));
            i += _conditions.Count - 1;
        }

        return numberOfFirst + tokens.Count;
    }

    private bool MatchesAt(List<ulong> matches, int start)
    {
        for (var i = 0; i < _conditions.Count; i++)
        {
            if ((matches[start + i] & (1UL << i)) == 0)
                return false;
        }

        return true;
    }

    private ConcordanceLine Line(Document document, List<Span> tokens, int first, int numberOfFirst, IReadOnlyList<Span>? sentences)
    {
        var last = first + _conditions.Count - 1;
        var (from, to) = sentences is null
            ? (Math.Max(0, first - _options.Window), Math.Min(tokens.Count, last + 1 + _options.Window))
            : InSentences(tokens, first, last, sentences);
        return new ConcordanceLine
        {
            Document = document.Id,
            Group = document.Group,
            Text = document.Text,
            Pattern = _pattern.Text,
            Node = Span.Between(tokens[first].Start, tokens[last].End),
            Before = tokens.GetRange(from, first - from),
            After = tokens.GetRange(last + 1, to - last - 1),
            FirstToken = numberOfFirst + first,
            LastToken = numberOfFirst + last,
        };
    }

    private (int From, int To) InSentences(List<Span> tokens, int first, int last, IReadOnlyList<Span> sentences)
    {
        var start = sentences[Math.Max(0, SentenceOf(tokens[first], sentences) - _options.Sentences!.Value)].Start;
        var end = sentences[Math.Min(sentences.Count - 1, SentenceOf(tokens[last], sentences) + _options.Sentences.Value)].End;
        var (from, to) = (first, last + 1);
        while (from > 0 && tokens[from - 1].Start >= start)
            from--;
        while (to < tokens.Count && tokens[to].End <= end)
            to++;
        return (from, to);
    }

    // The number of the last sentence that begins at or before the token.
    private static int SentenceOf(Span token, IReadOnlyList<Span> sentences)
    {
        var (low, high) = (0, sentences.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (sentences[middle].Start <= token.Start)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private ulong Match(ReadOnlySpan<char> surface)
    {
        if (_bySpan.TryGetValue(surface, out var match))
            return match;
        var text = surface.ToString();
        if (_options.Tokenization.Form(surface) is { } form)
        {
            match = Counts;
            for (var i = 0; i < _conditions.Count; i++)
            {
                if (_conditions[i](text, form))
                    match |= 1UL << i;
            }
        }

        _known.Add(text, match);
        return match;
    }
}
