namespace AnalysisKit;

/// <summary>Counts unknown speakers by name. Where there are very many names, those that were met once only are forgotten, so that memory does not grow with the articles.</summary>
internal sealed class SpeakerTally
{
    private const int MostNames = 200_000;

    private readonly Dictionary<string, Entry> _speakers = new(StringComparer.Ordinal);

    /// <summary>Adds the unknown speakers of one article.</summary>
    public void Add(IReadOnlyList<SpeakerMention> article)
    {
        foreach (var speaker in article)
        {
            if (!_speakers.TryGetValue(speaker.Key, out var entry))
                _speakers[speaker.Key] = entry = new Entry { Name = speaker.Name, Words = speaker.Words, Example = speaker.Sentence };
            entry.Statements++;
            entry.IsEvident |= speaker.IsEvident;
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

    /// <summary>The speakers who have a name evidently, most statements first. A name of one word counts with the longer name that ends in it, where most that do are the same.</summary>
    public IEnumerable<UnknownSpeaker> List()
    {
        var byLast = _speakers.Where(s => s.Value.IsEvident && s.Key.Contains(' ', StringComparison.Ordinal)).ToLookup(s => s.Key[(s.Key.LastIndexOf(' ') + 1)..], s => s.Value);
        foreach (var (key, entry) in _speakers.Where(s => !s.Key.Contains(' ', StringComparison.Ordinal)).ToList())
        {
            if (byLast[key].OrderByDescending(s => s.Statements).ThenBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault() is not { } full || full.Statements * 2 <= byLast[key].Sum(s => s.Statements))
                continue;
            full.Statements += entry.Statements;
            full.Articles += entry.Articles;
            _speakers.Remove(key);
        }

        return _speakers.Where(s => s.Value.IsEvident).OrderByDescending(s => s.Value.Statements).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new UnknownSpeaker(s.Value.Name, s.Value.Statements, s.Value.Articles, s.Value.Words, s.Value.Example));
    }

    private sealed class Entry
    {
        public required string Name { get; init; }

        public required string Words { get; set; }

        public required string Example { get; set; }

        public bool IsEvident { get; set; }

        public int Statements { get; set; }

        public int Articles { get; set; }
    }
}
