namespace AnalysisKit.Arabic;

/// <summary>What a room knows of each word of a vocabulary, worked out at first sight and kept. Words of another vocabulary are worked out each time. Thread-safe.</summary>
internal sealed class WordNotes<T>(Func<Word, T> note)
    where T : class
{
    private Entry?[] _entries = new Entry?[4096];

    private sealed record Entry(Word Word, T Note);

    public T Of(Word word)
    {
        var id = word.Id;
        var entries = Volatile.Read(ref _entries);
        return (uint)id < (uint)entries.Length && entries[id] is { } entry && ReferenceEquals(entry.Word, word) ? entry.Note : Make(word);
    }

    private T Make(Word word)
    {
        var made = note(word);
        if (word.Id < 0)
            return made;
        lock (this)
        {
            if (word.Id >= _entries.Length)
            {
                var grown = new Entry?[Math.Max(_entries.Length * 2, word.Id + 1)];
                _entries.CopyTo(grown, 0);
                Volatile.Write(ref _entries, grown);
            }

            _entries[word.Id] ??= new Entry(word, made);
            return made;
        }
    }
}
