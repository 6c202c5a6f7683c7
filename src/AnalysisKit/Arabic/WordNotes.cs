namespace AnalysisKit.Arabic;

/// <summary>What a room knows of each word of a vocabulary, worked out at first sight and kept. Thread-safe.</summary>
internal sealed class WordNotes<T>(Func<Word, T> note)
    where T : class
{
    private T?[] _notes = new T?[4096];

    public T Of(Word word)
    {
        var id = word.Id;
        var notes = Volatile.Read(ref _notes);
        return (uint)id < (uint)notes.Length && notes[id] is { } known ? known : Make(word);
    }

    private T Make(Word word)
    {
        var made = note(word);
        if (word.Id < 0)
            return made;
        lock (this)
        {
            if (word.Id >= _notes.Length)
            {
                var grown = new T?[Math.Max(_notes.Length * 2, word.Id + 1)];
                _notes.CopyTo(grown, 0);
                Volatile.Write(ref _notes, grown);
            }

            return _notes[word.Id] ??= made;
        }
    }
}
