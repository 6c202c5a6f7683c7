namespace AnalysisKit;

/// <summary>Keeps a note on each word of a vocabulary, made when the word is first seen. Notes are kept by word number, so a word of another vocabulary gets a new note each time. Thread-safe.</summary>
internal sealed class WordNotes<T>(Func<Word, T> note)
    where T : class
{
    private Entry[] _entries = new Entry[4096];

    // A struct, stored in the array itself: every token of every text is looked up here, and following a reference may miss the processor's cache.
    private struct Entry
    {
        public Word? Word;
        public T Note;
    }

    public T Of(Word word)
    {
        var id = word.Id;
        var entries = Volatile.Read(ref _entries);
        if ((uint)id >= (uint)entries.Length)
            return Make(word);

        // The note is written before the word, so a thread that sees the word also sees its note.
        ref var entry = ref entries[id];
        return ReferenceEquals(Volatile.Read(ref entry.Word), word) ? entry.Note : Make(word);
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
                var grown = new Entry[Math.Max(_entries.Length * 2, word.Id + 1)];
                _entries.CopyTo(grown, 0);
                Volatile.Write(ref _entries, grown);
            }

            ref var entry = ref _entries[word.Id];
            if (entry.Word is not null)
                return ReferenceEquals(entry.Word, word) ? entry.Note : made;
            entry.Note = made;
            Volatile.Write(ref entry.Word, word);
            return made;
        }
    }
}
