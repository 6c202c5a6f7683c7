namespace AnalysisKit;

/// <summary>Phrases with a value each, found word by word in <see cref="FoldedWords"/>; the longest phrase wins.</summary>
internal sealed class PhraseLexicon<T>
{
    private readonly Dictionary<string, List<(string[] Following, T Value)>> _byFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Following, T Value)>>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public PhraseLexicon() => _lookup = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Add(string phrase, T value)
    {
        var words = FoldedWords.Fold(phrase).Split(' ');
        if (!_byFirstWord.TryGetValue(words[0], out var phrases))
            _byFirstWord[words[0]] = phrases = [];
        phrases.Add((words[1..], value));
        phrases.Sort((a, b) => b.Following.Length.CompareTo(a.Following.Length));
    }

    /// <summary>The longest phrase that starts with that word.</summary>
    /// <param name="words">The words of the text.</param>
    /// <param name="index">The first word.</param>
    /// <param name="value">The phrase's value.</param>
    /// <param name="count">The number of words that the phrase has.</param>
    public bool TryMatch(FoldedWords words, int index, out T value, out int count) =>
        TryMatch(words, index, words[index], out value, out count);

    /// <summary>The same, where the first word may carry one of the prefixes و ف ب ل ك.</summary>
    public bool TryMatchAfterPrefix(FoldedWords words, int index, out T value, out int count)
    {
        var word = words[index];
        return TryMatch(words, index, word, out value, out count)
            || (word.Length > 3 && word[0] is 'و' or 'ف' or 'ب' or 'ل' or 'ك' && TryMatch(words, index, word[1..], out value, out count));
    }

    private bool TryMatch(FoldedWords words, int index, ReadOnlySpan<char> first, out T value, out int count)
    {
        (value, count) = (default!, 0);
        if (!_lookup.TryGetValue(first, out var phrases))
            return false;
        foreach (var (rest, candidate) in phrases)
        {
            if (!Follows(words, index + 1, rest))
                continue;
            (value, count) = (candidate, rest.Length + 1);
            return true;
        }

        return false;
    }

    private static bool Follows(FoldedWords words, int index, string[] rest)
    {
        if (index + rest.Length > words.Count)
            return false;
        for (var i = 0; i < rest.Length; i++)
        {
            if (!words[index + i].SequenceEqual(rest[i]))
                return false;
        }

        return true;
    }
}
