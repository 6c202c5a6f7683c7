using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AnalysisKit;

/// <summary>Counts terms, document by document. Memory grows with the vocabulary, not with the texts. Not thread-safe: each thread has its own, and the counts are merged.</summary>
internal sealed class TermCounter : IDisposable
{
    private const int LongestOnStack = 512;

    // Values of an entry's CountsAs: not known yet; not counted; or the number of the form that it counts as (its normal form or stem), which is in the same table.
    private const int Unknown = 0;
    private const int NotCounted = -1;

    private readonly TermOptions _options;
    private readonly FormBatch _batch = new();
    private readonly FormTable _forms = new();
    private readonly SequenceTable? _sequences;
    private byte[] _utf8 = [];
    private readonly DocumentTerms _document = new(1024);
    private readonly Dictionary<string, GroupTally> _groups = new(StringComparer.Ordinal);

    // Used if it is known only at the end what words count as: the log of this counter's documents, and the logs of merged counters with the number here of each form there, both from 1.
    private readonly DocumentLog? _log;
    private readonly List<(DocumentLog Log, int[]? Numbers)> _logs = [];

    /// <summary>Makes an empty counter.</summary>
    public TermCounter(TermOptions? options = null)
    {
        _options = options ?? new TermOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Size, 1, nameof(options));
        _sequences = _options.Size > 1 ? new SequenceTable(_options.Size) : null;
        if (_options.Later is null)
            return;
        if (_sequences is not null)
            throw new ArgumentException("Stems that follow from the words that are counted are for single words, Size = 1. For n-grams make a stemmer: options.ByStem(articles.Terms().Stemmer(actors)).", nameof(options));
        _logs.Add((_log = new DocumentLog(), null));
    }

    /// <summary>Counts a document.</summary>
    public void Add(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var whole = _options.Restored(document.Text);
        foreach (var span in document.Spans)
        {
            var text = whole.AsSpan(span.Start, span.Length);
            if (_options.Tokenization.CutsUtf8)
                Count(Utf8(text));
            else
                Count(text);
        }

        EndDocument(document.Group);
    }

    /// <summary>Deletes the temporary file that counting by stems (<see cref="TermOptions.ByStem(ActorCatalogue)"/>) makes for large corpora.</summary>
    public void Dispose() => _log?.Dispose();

    /// <summary>Counts a document that is one stretch of valid UTF-8.</summary>
    internal void Add(string group, ReadOnlySpan<byte> text)
    {
        if (!_options.Tokenization.CutsUtf8)
            Count(Encoding.UTF8.GetString(text));
        else if (_options.TellsSpelling && Spelling.MayNeed(text))
            Count(Utf8(_options.Restored(Encoding.UTF8.GetString(text))));
        else
            Count(text);
        EndDocument(group);
    }

    /// <summary>Adds what another counter with the same options has counted. Single words only.</summary>
    internal void Add(TermCounter other)
    {
        var numbers = new int[other._forms.Count + 1];
        numbers[0] = Unknown;
        foreach (ref readonly var theirs in other._forms.Entries)
        {
            if (theirs.Number == 0)
                continue;
            _forms.Add(other._forms, theirs.Key, out var place);
            _forms.Add(ref _forms[place], other._forms.CountOf(theirs));
            numbers[theirs.Number] = _forms[place].Number;
        }

        foreach (ref readonly var theirs in other._forms.Entries)
        {
            if (theirs.CountsAs == Unknown)
                continue;
            _forms.Add(other._forms, theirs.Key, out var place);
            _forms[place].CountsAs = theirs.CountsAs == NotCounted ? NotCounted : numbers[theirs.CountsAs];
        }

        MakeRoom();

        foreach (var (group, tally) in other._groups)
            TallyOf(group).Add(tally, numbers);
        foreach (var (log, inner) in other._logs)
            _logs.Add((log, inner is null ? numbers : Array.ConvertAll(inner, number => numbers[number])));
    }

    /// <summary>The counts so far.</summary>
    public TermCounts ToCounts()
    {
        var texts = _forms.Texts(_options.CountingThreads);
        if (_options.Later is { } later)
            return Later(texts, evidence => later(_options, evidence));
        var forms = _sequences is null ? WordForms(texts) : [.. _sequences.Forms(texts)];
        return TermCounts.Of(_options, texts, forms, _groups.Select(g => (new GroupSize(g.Key, g.Value.Tokens, g.Value.Documents), g.Value.Cells)));
    }

    /// <summary>Counts the documents of the logs, now that all words are known.</summary>
    private TermCounts Later(string[] texts, Func<WordEvidence, TermOptions> later)
    {
        var words = WordForms(texts);
        var options = later(WordEvidence.Of(words.Select(w => (texts[w.Term], w.Count))));
        var (keys, numbers) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var termOf = new int[texts.Length];
        Array.Fill(termOf, -1);
        var counted = words.Select(w => w.Term).Distinct().ToArray();
        var found = new string?[counted.Length];
        OrderedWork.For(counted.Length, _options.CountingThreads, i => found[i] = options.KeyOfForm(texts[counted[i]]));
        for (var i = 0; i < counted.Length; i++)
        {
            if (found[i] is not { } key)
                continue;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var known);
            if (!known)
            {
                number = keys.Count;
                keys.Add(key);
            }

            termOf[counted[i]] = number;
        }

        var forms = words.Where(w => termOf[w.Term] >= 0).Select(w => (termOf[w.Term], w.Form == keys[termOf[w.Term]] ? keys[termOf[w.Term]] : w.Form, w.Count)).ToList();
        return TermCounts.Of(options, keys, forms, Replayed(termOf, keys.Count).Select(g => (new GroupSize(g.Key, g.Value.Tokens, g.Value.Documents), g.Value.Cells)));
    }

    private Dictionary<string, GroupTally> Replayed(int[] termOf, int terms)
    {
        var replays = _logs.ConvertAll(l => new DocumentReplay(l.Numbers is null ? termOf : [.. l.Numbers.Skip(1).Select(n => termOf[n - 1])], terms));
        OrderedWork.For(replays.Count, _options.CountingThreads, i => _logs[i].Log.Read(replays[i].Add));
        var groups = replays[0].Groups;
        foreach (var (group, tally) in replays.Skip(1).SelectMany(r => r.Groups))
        {
            if (groups.TryGetValue(group, out var known))
                known.Add(tally);
            else
                groups.Add(group, tally);
        }

        return groups;
    }

    private List<(int Term, string Form, long Count)> WordForms(string[] texts)
    {
        var forms = new List<(int Term, string Form, long Count)>(texts.Length);
        foreach (ref readonly var entry in _forms.Entries)
        {
            if (entry is { Count: > 0, CountsAs: > 0 })
                forms.Add((entry.CountsAs - 1, texts[entry.Number - 1], _forms.CountOf(entry)));
        }

        return forms;
    }

    private ReadOnlySpan<byte> Utf8(ReadOnlySpan<char> text)
    {
        if (_utf8.Length < text.Length * 3)
            _utf8 = new byte[Math.Max(text.Length * 3, _utf8.Length * 2)];
        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
    }

    private void Count(ReadOnlySpan<byte> text)
    {
        if (_sequences is null)
            CountWords(text);
        else
            CountSequences(text, _sequences);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountWords(ReadOnlySpan<byte> text)
    {
        for (var from = 0; from < text.Length;)
        {
            _batch.Clear();
            from = _options.Tokenization.ReadUtf8(text, from, _batch);
            var hashes = _batch.Hashes;
            var keys = _batch.Keys;
            _forms.Touch(hashes);
            for (var i = 0; i < hashes.Length; i++)
            {
                int place;
                if (hashes[i] != FormBatch.Long)
                    _forms.Add(keys[i], hashes[i], out place);
                else
                    _forms.Add(text[(int)keys[i].First..(int)keys[i].Second], out place);
                _forms.Occurs(place);
            }
        }
    }

    private void CountSequences(ReadOnlySpan<byte> text, SequenceTable sequences)
    {
        sequences.Clear();
        for (var from = 0; _options.Tokenization.NextUtf8(text, from, out var start, out var end) is var token && token != Utf8Token.None; from = end)
        {
            if (token == Utf8Token.Gap)
                sequences.Clear();
            else
                CountInSequence(text[start..end], sequences);
        }
    }

    private void Count(ReadOnlySpan<char> text)
    {
        Span<byte> stack = stackalloc byte[LongestOnStack];
        _sequences?.Clear();
        for (var from = 0; _options.Tokenization.TryNext(text, from, out var token); from = token.End)
        {
            var form = Encode(text.Slice(token.Start, token.Length), stack);
            if (_sequences is not null)
            {
                CountInSequence(form, _sequences);
                continue;
            }

            _forms.Add(form, out var place);
            _forms.Occurs(place);
        }
    }

    private void CountInSequence(ReadOnlySpan<byte> form, SequenceTable sequences)
    {
        // Room for three new forms (the form, what it counts as, the sequence), so that places do not change until they are added.
        _forms.Reserve(3);
        _forms.Add(form, out var place);
        var number = _forms[place].Number;
        var word = _forms[place].CountsAs is var known && known != Unknown ? known : Analyse(place);
        if (word == NotCounted)
        {
            sequences.Clear();
            return;
        }

        var sequence = sequences.Push(number - 1, word - 1);
        if (sequence < 0)
            return;
        if (sequence == sequences.Count)
        {
            sequences.Add(NumberOf(sequences.Key) - 1);
            MakeRoom();
        }

        _document.Add(sequences.Occurs(sequence), 1);
    }

    /// <summary>Determines what a form counts as; done once per form, when it comes first. The table must have room for another form.</summary>
    private int Analyse(int place)
    {
        Span<byte> surface = stackalloc byte[FormKey.Most];
        Span<byte> form = stackalloc byte[FormKey.Most];
        if ((_options.TakesForms || _log is not null) && _sequences is null && _options.Tokenization.TryFormUtf8(_forms.Form(place, surface), form, out var length)
            && !(_options.TellsSpelling && StopWords.NeedSpelling(form[..length])))
            return Learn(place, NumberOf(form[..length]));
        var text = Encoding.UTF8.GetString(_forms.Form(place, surface));
        var key = _log is null ? _options.TermOf(text) : _options.FormOf(text);
        return Learn(place, key is null ? NotCounted : _sequences is null ? NumberOf(key) : _sequences.AddWord(key) + 1);
    }

    private int Learn(int place, int countsAs)
    {
        MakeRoom();
        return _forms[place].CountsAs = countsAs;
    }

    private void MakeRoom() => _document.MakeRoom(_forms.Count);

    /// <summary>The number of a term, counted from 1.</summary>
    private int NumberOf(ReadOnlySpan<char> key)
    {
        Span<byte> stack = stackalloc byte[LongestOnStack];
        return NumberOf(Encode(key, stack));
    }

    private int NumberOf(ReadOnlySpan<byte> key)
    {
        _forms.Add(key, out var place);
        return _forms[place].Number;
    }

    private static ReadOnlySpan<byte> Encode(ReadOnlySpan<char> text, Span<byte> space) =>
        Encoding.UTF8.GetMaxByteCount(text.Length) > space.Length ? Encoding.UTF8.GetBytes(text.ToArray()) : space[..Encoding.UTF8.GetBytes(text, space)];

    /// <summary>Adds the counts of the current document to its group.</summary>
    private void EndDocument(string group)
    {
        MakeRoom();
        TakeWords();
        if (_log is null)
            TallyOf(group).AddDocument(_document.Terms, _document.Counts);
        else
            _log.Add(group, _document.Terms, _document.Counts);
        _document.Clear();
    }

    /// <summary>Turns the surface forms of the current document into terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeWords()
    {
        // What the forms count as may be new forms, so make room for as many.
        _forms.Reserve(_forms.Document.Length);
        foreach (var place in _forms.Document)
        {
            ref var surface = ref _forms[place];
            var term = surface.CountsAs;
            if (term == Unknown)
                term = Analyse(place);
            if (term > 0)
                _document.Add(term - 1, surface.InDocument);
            _forms.Add(ref surface, surface.InDocument);
            surface.InDocument = 0;
        }

        _forms.EndDocument();
    }

    private GroupTally TallyOf(string group)
    {
        if (!_groups.TryGetValue(group, out var tally))
            _groups[group] = tally = new GroupTally();
        return tally;
    }
}
