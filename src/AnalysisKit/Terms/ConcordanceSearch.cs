using AnalysisKit.Articles;

namespace AnalysisKit.Terms;

/// <summary>Finds a pattern in documents; each distinct surface form is tried once.</summary>
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

    // Bit 63 marks a token that counts; bit i one that fulfils condition i.
    private const ulong Counts = 1UL << 63;

    public IEnumerable<ConcordanceLine> Find(Document document)
    {
        var numberOfFirst = 1;
        var lines = new List<ConcordanceLine>();
        foreach (var span in document.Spans)
            numberOfFirst = Find(document, span, numberOfFirst, lines);
        return lines;
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

        for (var i = 0; found && i + _conditions.Count <= tokens.Count; i++)
        {
            if (!MatchesAt(matches, i))
                continue;
            lines.Add(Line(document, tokens, i, numberOfFirst));
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

    private ConcordanceLine Line(Document document, List<Span> tokens, int first, int numberOfFirst)
    {
        var last = first + _conditions.Count - 1;
        var before = Math.Min(_options.Window, first);
        var after = Math.Min(_options.Window, tokens.Count - 1 - last);
        return new ConcordanceLine
        {
            Document = document.Id,
            Group = document.Group,
            Text = document.Text,
            Pattern = _pattern.Text,
            Node = Span.Between(tokens[first].Start, tokens[last].End),
            Before = [.. tokens.Skip(first - before).Take(before)],
            After = [.. tokens.Skip(last + 1).Take(after)],
            FirstToken = numberOfFirst + first,
            LastToken = numberOfFirst + last,
        };
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
