namespace AnalysisKit;

/// <summary>Counts unknown speakers by name. Where there are very many names, those that were met once only are forgotten, so that memory does not grow with the articles.</summary>
internal sealed class SpeakerTally
{
    private const int MostNames = 200_000;

    private readonly Dictionary<string, Entry> _speakers = new(StringComparer.Ordinal);

    /// <summary>Adds the unknown speakers of one article.</summary>
    public void Add(IReadOnlyList<(string Key, string Name, string Words, string Sentence)> article)
    {
        foreach (var speaker in article)
        {
            if (!_speakers.TryGetValue(speaker.Key, out var entry))
                _speakers[speaker.Key] = entry = new Entry { Name = speaker.Name, Words = speaker.Words, Example = speaker.Sentence };
            entry.Statements++;
            if (speaker.Words.Length > entry.Words.Length)
                (entry.Words, entry.Example) = (speaker.Words, speaker.Sentence);
        }

        foreach (var key in article.Select(s => s.Key).Distinct())
            _speakers[key].Articles++;
        if (_speakers.Count <= MostNames)
            return;
        foreach (var key in _speakers.Where(s => s.Value.Statements == 1).Select(s => s.Key).ToList())
            _speakers.Remove(key);
    }

    /// <summary>The speakers, most statements first. A name of one word counts with the longer name that ends in it, where there is only one such.</summary>
    public IEnumerable<UnknownSpeaker> List()
    {
        var byLast = _speakers.Keys.Where(k => k.Contains(' ', StringComparison.Ordinal)).ToLookup(k => k[(k.LastIndexOf(' ') + 1)..]);
        foreach (var (key, entry) in _speakers.Where(s => !s.Key.Contains(' ', StringComparison.Ordinal)).ToList())
        {
            if (byLast[key].Take(2).ToList() is not [var full])
                continue;
            _speakers[full].Statements += entry.Statements;
            _speakers[full].Articles += entry.Articles;
            _speakers.Remove(key);
        }

        return _speakers.OrderByDescending(s => s.Value.Statements).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new UnknownSpeaker(s.Value.Name, s.Value.Statements, s.Value.Articles, s.Value.Words, s.Value.Example));
    }

    private sealed class Entry
    {
        public required string Name { get; init; }

        public required string Words { get; set; }

        public required string Example { get; set; }

        public int Statements { get; set; }

        public int Articles { get; set; }
    }
}
