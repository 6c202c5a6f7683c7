namespace AnalysisKit;

/// <summary>Matches many patterns against token sequences. The keys that a word can match are computed once per distinct word.</summary>
internal sealed class PatternIndex<T>
{
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly List<(string Prefix, int Key)> _prefixes = [];
    private readonly List<(Compiled Pattern, T Value)> _patterns = [];
    private readonly Dictionary<int, List<int>> _byFirst = [];
    private readonly WordNotes<int[]> _notes;
    private readonly bool _accusative;

    /// <summary>Makes an index. With <paramref name="accusative"/>, a word also matches without the ending of the indefinite accusative (حلا سياسيا as حل سياسي, "political solution").</summary>
    public PatternIndex(bool accusative = false)
    {
        _accusative = accusative;
        _notes = new WordNotes<int[]>(KeysOf);
    }

    private sealed record Compiled(int[][][] Elements, int[] Gaps)
    {
        /// <summary>Whether the pattern has so many gaps that trying all their widths again and again would take long.</summary>
        public bool HasManyGaps { get; } = Gaps.Count(gap => gap > 0) > 2;
    }

    /// <summary>A match: tokens from start to before end.</summary>
    public readonly record struct Match(int Start, int End, T Value);

    public void Add(Pattern pattern, T value)
    {
        var elements = new List<int[][]>();
        var gaps = new List<int>();
        var gap = 0;
        foreach (var element in pattern.Elements)
        {
            if (element.Alternatives.Count == 0)
            {
                gap = element.Gap;
                continue;
            }

            elements.Add([.. element.Alternatives.Select(a => a.Select(KeyId).ToArray())]);
            gaps.Add(gap);
            gap = 0;
        }

        var index = _patterns.Count;
        _patterns.Add((new Compiled([.. elements], [.. gaps]), value));
        foreach (var first in elements[0].Select(a => a[0]).Distinct())
        {
            if (!_byFirst.TryGetValue(first, out var list))
                _byFirst[first] = list = [];
            list.Add(index);
        }
    }

    /// <summary>All matches that begin at a token and end before <paramref name="end"/>.</summary>
    public void At(ReadOnlySpan<Token> tokens, int start, int end, List<Match> found)
    {
        foreach (var key in _notes.Of(tokens[start].Word))
        {
            if (!_byFirst.TryGetValue(key, out var patterns))
                continue;
            foreach (var index in patterns)
            {
                var (pattern, value) = _patterns[index];
                var stop = MatchFrom(pattern, 0, tokens, start, end, pattern.HasManyGaps ? [] : null);
                if (stop > 0)
                    found.Add(new Match(start, stop, value));
            }
        }
    }

    // Matches the elements from the given one on. Gives the token after the match; 0 if they do not match, which is remembered for patterns with many gaps.
    private int MatchFrom(Compiled pattern, int element, ReadOnlySpan<Token> tokens, int at, int end, HashSet<(int Element, int At)>? failed)
    {
        if (element == pattern.Elements.Length)
            return at;
        if (failed?.Contains((element, at)) == true)
            return 0;
        var last = Math.Min(end - 1, at + pattern.Gaps[element]);
        for (var p = at; p <= last; p++)
        {
            foreach (var alternative in pattern.Elements[element])
            {
                if (p + alternative.Length > end || !Fits(alternative, tokens, p))
                    continue;
                var stop = MatchFrom(pattern, element + 1, tokens, p + alternative.Length, end, failed);
                if (stop > 0)
                    return stop;
            }

            if (tokens[p].Kind == TokenKind.LineBreak || tokens[p].Normal is "." or "\u061B" or "\u060C" or ",")
                break;
        }

        failed?.Add((element, at));
        return 0;
    }

    private bool Fits(int[] alternative, ReadOnlySpan<Token> tokens, int p)
    {
        for (var i = 0; i < alternative.Length; i++)
        {
            if (Array.IndexOf(_notes.Of(tokens[p + i].Word), alternative[i]) < 0)
                return false;
        }

        return true;
    }

    private int KeyId(string key)
    {
        if (_keys.TryGetValue(key, out var id))
            return id;
        id = _keys.Count;
        _keys[key] = id;
        if (key[^1] == '*')
            _prefixes.Add((key[..^1], id));
        return id;
    }

    private int[] KeysOf(Word word)
    {
        if (word.Kind is TokenKind.Mark or TokenKind.LineBreak)
            return [];
        HashSet<int>? keys = null;
        if (_keys.TryGetValue("=" + word.Normal, out var exact))
            Add(exact);
        foreach (var reading in Clitics.Analyze(word.Normal))
        {
            // Before a short word, ك usually belongs to the word (كامل, "complete"); س stands only before verbs in the imperfect.
            if ((reading.Preposition == "ك" && reading.Stem.Length < 5) || (reading.Preposition == "س" && reading.Stem[0] is not ('ي' or 'ت' or 'ن' or 'ا')))
                continue;
            Try(reading.Stem);

            // Also try the word without the ا of the indefinite accusative: حلا سياسيا.
            if (_accusative && reading is { Article: false, Pronoun: "", Stem: [_, _, .., 'ا'] })
                Try(reading.Stem[..^1]);
            if (reading.Pronoun.Length > 0)
            {
                // Before a pronoun, ة is written as ت: شرعيته (his legitimacy) is شرعية.
                if (reading.Stem[^1] == 'ت')
                    Try(reading.Stem[..^1] + "ه");
                // Before a pronoun, ء may be written as ئ or ؤ: أصدقاؤه (his friends) is أصدقاء.
                if (reading.Stem[^1] is 'و' or 'ي')
                    Try(reading.Stem[..^1] + "ء");
            }
        }

        return keys is null ? [] : [.. keys];

        void Try(string stem)
        {
            if (_keys.TryGetValue(stem, out var id))
                Add(id);
            foreach (var (prefix, key) in _prefixes)
            {
                if (stem.StartsWith(prefix, StringComparison.Ordinal))
                    Add(key);
            }
        }

        void Add(int key) => (keys ??= []).Add(key);
    }
}
