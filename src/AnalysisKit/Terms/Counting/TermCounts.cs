using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>
/// Terms counted per group, with token and document frequencies. As a list: the terms over all groups, most frequent first, ties in ordinal order of the key.
/// Immutable and thread-safe. Counts of parts of a corpus merge, in any order, to exactly the counts of the whole.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class TermCounts : IReadOnlyList<TermFrequency>
{
    private const int MostGroupsShown = 8;

    private readonly TermOptions _options;

    // The topic whose actors some groups are.
    private readonly Topic? _topic;

    private readonly string[] _keys;
    // Made at the first look-up, because counts of n-grams are large and often only listed.
    private readonly Lazy<Dictionary<string, int>> _termOfKey;

    // Surface forms of term t: _forms[_formStart[t].._formStart[t + 1]], most frequent first.
    private readonly int[] _formStart;
    private readonly (string Form, long Count)[] _forms;

    // Cells of term t, by group: _cells[_cellStart[t].._cellStart[t + 1]].
    private readonly int[] _cellStart;
    private readonly GroupCell[] _cells;
    private readonly GroupSize[] _sizes;
    private readonly Dictionary<string, int> _groupOfName;
    private readonly Lazy<int[]> _ranks;

    internal TermCounts(TermOptions options, string[] keys, int[] formStart, (string, long)[] forms, int[] cellStart, GroupCell[] cells, GroupSize[] sizes, Topic? topic = null)
    {
        _topic = topic;
        _options = options;
        _keys = keys;
        _formStart = formStart;
        _forms = forms;
        _cellStart = cellStart;
        _cells = cells;
        _sizes = sizes;
        _termOfKey = new Lazy<Dictionary<string, int>>(TermsByKey);
        _groupOfName = sizes.Select((size, index) => (size.Group, index)).ToDictionary(x => x.Group, x => x.index, StringComparer.Ordinal);
        Groups = [.. sizes.Select(s => s.Group)];
        Sizes = new ResultList<GroupSize>("groups", sizes);
        _ranks = new Lazy<int[]>(Ranks);
    }

    /// <summary>The groups, in ordinal order.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>How much text each group has, in the order of <see cref="Groups"/>.</summary>
    public ResultList<GroupSize> Sizes { get; }

    /// <summary>How much text all groups have together.</summary>
    public GroupSize Total => new("", _sizes.Sum(s => s.Tokens), _sizes.Sum(s => s.Documents));

    /// <summary>Number of distinct terms.</summary>
    public int Count => _keys.Length;

    /// <inheritdoc/>
    public TermFrequency this[int index] => Frequency(index, TotalCell(index), _ranks.Value[index]);

    internal TermOptions Options => _options;

    /// <summary>Counts documents; articles and statements have verbs for it (<c>articles.Terms(a => a.Source)</c>).</summary>
    public static TermCounts Of(IEnumerable<Document> documents, TermOptions? options = null) =>
        ParallelCounting.Count(documents, options ?? new TermOptions());

    /// <summary>
    /// Counts the terms of the articles of a folder or file. The same as <c>ArticleReader.Read(path).Terms(a => a.Field(field))</c>; a file of JSON lines is counted
    /// directly, on all threads, several times as fast.
    /// </summary>
    /// <param name="path">What <see cref="ArticleReader"/> reads.</param>
    /// <param name="field">The field by which articles are grouped (see <see cref="ArticleFields"/>); articles without it are left out. Null: all are one group, named "all".</param>
    /// <param name="options">What counts as a term. Its cancellation ends the reading too.</param>
    /// <param name="read">How to read; its metadata are what the group needs. <see cref="ReadOptions.OnProblem"/> may be called from any thread, one at a time and in the order of the file.</param>
    /// <exception cref="ArgumentException">No article has the field; the message suggests one.</exception>
    /// <exception cref="DataFormatException">The same as for <see cref="ArticleReader.Read"/>.</exception>
    public static TermCounts Read(string path, string? field = null, TermOptions? options = null, ReadOptions? read = null)
    {
        options ??= new TermOptions();
        read ??= ReadOptions.Default;
        var counts = JsonLinesCounting.Serves(path, field, options, read)
            ? JsonLinesCounting.Count(path, field, options, read)
            : Of(Document.Of(ArticleReader.Read(path, read), field is null ? null : a => a.Field(field)), options);
        if (field is not null && counts.Groups.Count == 0 && path != ArticleReader.StandardInput)
            RequireField(path, field, read);
        return counts;
    }

    private static void RequireField(string path, string field, ReadOptions read)
    {
        var first = ArticleReader.Read(path, new ReadOptions { Fields = read.Fields, Formats = read.Formats, Format = read.Format, Encoding = read.Encoding, OnProblem = _ => { } }).FirstOrDefault();
        if (first is not null && first.Field(field) is null)
            throw new ArgumentException($"No article of \"{path}\" has the field {field}. {Suggestion.For(field, ArticleFields.Names.Concat(first.Metadata.Keys))}", nameof(field));
    }

    /// <summary>The counts of all parts together, as if they had been counted in one go. The parts must have been counted with the same options.</summary>
    public static TermCounts Merge(IEnumerable<TermCounts> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var all = parts.ToList();
        if (all.Count == 1)
            return all[0];
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        var keys = new List<string>();
        var forms = new List<(int, string, long)>();
        var groups = new Dictionary<string, (GroupSize Size, TermCells Cells)>(StringComparer.Ordinal);
        foreach (var part in all)
            part.AddTo(terms, keys, forms, groups);
        return Of(all.Count == 0 ? new TermOptions() : all[0]._options, keys, forms, groups.Values);
    }

    /// <summary>These counts and others together.</summary>
    public TermCounts Merge(TermCounts other) => Merge([this, other]);

    /// <summary>How much text a group has.</summary>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    public GroupSize Size(string group) => _sizes[GroupIndex(group)];

    /// <summary>A term in any spelling of its key, over all groups; null when it was not counted.</summary>
    public TermFrequency? Find(string term) => IndexOf(term) is var index and >= 0 ? this[index] : null;

    /// <summary>How often a term occurs, in a group or over all; 0 for an unknown term.</summary>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    public long CountOf(string term, string? group = null) => CellOf(term, group).Count;

    /// <summary>How many documents have a term, in a group or over all; 0 for an unknown term.</summary>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    public int DocumentsOf(string term, string? group = null) => CellOf(term, group).Documents;

    /// <summary>The surface forms that were counted under a term, most frequent first.</summary>
    public IReadOnlyList<(string Form, long Count)> FormsOf(string term) =>
        IndexOf(term) is var index and >= 0 ? _forms[_formStart[index].._formStart[index + 1]] : [];

    /// <summary>The terms of one group, most frequent first. Ranks and document frequencies are within the group.</summary>
    internal IReadOnlyList<TermFrequency> TermsOf(string group)
    {
        var wanted = GroupIndex(group);
        var found = new List<(int Term, TermCell Cell)>();
        for (var term = 0; term < _keys.Length; term++)
        {
            if (Cell(term, wanted) is { Count: > 0 } cell)
                found.Add((term, cell));
        }

        // List.Sort is not stable, so terms of equal count are put in ordinal order by comparing their keys.
        found.Sort((a, b) => a.Cell.Count != b.Cell.Count ? b.Cell.Count.CompareTo(a.Cell.Count) : string.CompareOrdinal(_keys[a.Term], _keys[b.Term]));
        var list = new TermFrequency[found.Count];
        for (var i = 0; i < list.Length; i++)
        {
            var rank = i > 0 && found[i].Cell.Count == found[i - 1].Cell.Count ? list[i - 1].Rank : i + 1;
            list[i] = Frequency(found[i].Term, found[i].Cell, rank);
        }

        return list;
    }

    /// <summary>Only terms that fulfil the condition. The sizes of the groups stay the same, so relative frequencies and keyness do not change.</summary>
    public TermCounts Where(Func<TermFrequency, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var kept = Enumerable.Range(0, Count).Where(term => condition(this[term])).ToArray();
        var formStart = new int[kept.Length + 1];
        var cellStart = new int[kept.Length + 1];
        var forms = new List<(string, long)>();
        var cells = new List<GroupCell>();
        for (var i = 0; i < kept.Length; i++)
        {
            forms.AddRange(_forms.AsSpan(_formStart[kept[i]].._formStart[kept[i] + 1]));
            cells.AddRange(_cells.AsSpan(_cellStart[kept[i]].._cellStart[kept[i] + 1]));
            formStart[i + 1] = forms.Count;
            cellStart[i + 1] = cells.Count;
        }

        return new TermCounts(_options, [.. kept.Select(term => _keys[term])], formStart, [.. forms], cellStart, [.. cells], _sizes, _topic);
    }

    /// <summary>Only these groups, and the terms that they have, the most frequent first. Ranks and document frequencies are within them.</summary>
    /// <exception cref="ArgumentException">There is no such group; the message suggests one.</exception>
    public TermCounts By(params string[] groups) => In(groups);

    /// <summary>The same as <see cref="By"/>, under a name that reads better for groups such as sources or months.</summary>
    /// <exception cref="ArgumentException">There is no such group; the message suggests one.</exception>
    public TermCounts In(params string[] groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var kept = groups.Select(GroupIndex).Distinct().ToArray();
        var cells = kept.Select(g => (_sizes[g], Cells: new TermCells())).ToArray();
        var keys = new List<string>();
        var forms = new List<(int, string, long)>();
        for (var term = 0; term < _keys.Length; term++)
        {
            var found = false;
            for (var i = 0; i < kept.Length; i++)
            {
                if (Cell(term, kept[i]) is not { Count: > 0 } cell)
                    continue;
                cells[i].Cells.Add(keys.Count, cell);
                found = true;
            }

            if (!found)
                continue;
            foreach (var (form, count) in _forms.AsSpan(_formStart[term].._formStart[term + 1]))
                forms.Add((keys.Count, form, count));
            keys.Add(_keys[term]);
        }

        return Of(_options, keys, forms, cells);
    }

    /// <summary>Only terms with at least the given numbers of occurrences and documents, over all groups.</summary>
    public TermCounts AtLeast(long count, int documents = 1) => Where(t => t.Count >= count && t.Documents >= documents);

    /// <summary>Only terms with a number of letters between the given limits.</summary>
    public TermCounts OfLength(int minimum, int maximum = int.MaxValue) => Where(t => t.Key.Length >= minimum && t.Key.Length <= maximum);

    /// <summary>All but these terms, in any spelling.</summary>
    public TermCounts Without(IEnumerable<string> stopList)
    {
        ArgumentNullException.ThrowIfNull(stopList);
        var unwanted = stopList.Select(_options.KeyOf).ToHashSet(StringComparer.Ordinal);
        return Where(t => !unwanted.Contains(t.Key));
    }

    /// <summary>Only terms whose displayed form or key matches a regular expression.</summary>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="System.Text.RegularExpressions.RegexMatchTimeoutException">It takes too long, as some do that look around or back.</exception>
    public TermCounts Matching(string pattern)
    {
        var regex = WrittenRegex.Of(pattern);
        return Where(t => regex.IsMatch(t.Term) || regex.IsMatch(t.Key));
    }

    /// <summary>Which terms are characteristic of a group; see <see cref="Keyness.Of"/>.</summary>
    /// <param name="target">The group.</param>
    /// <param name="reference">The group to compare with; null compares with all other groups together.</param>
    /// <exception cref="ArgumentException">There is no such group, or nothing to compare with.</exception>
    public KeynessTable Keyness(string target, string? reference = null) => AnalysisKit.Keyness.Of(this, target, reference);

    /// <summary>The most frequent terms, with a column for each of the first groups.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        var groups = Groups.Count == 1 ? [] : Groups.Take(MostGroupsShown).ToList();
        var table = new HtmlTable(
            [.. TableLabels.Headings(wording, "term", "count", "documents"), .. groups.Select(g => GroupLabel(g, wording.Language))],
            Caption(wording))
        { Wording = wording };
        for (var term = 0; term < Count && !table.IsFull; term++)
        {
            var (row, index) = (this[term], term);
            table.Add([row.Term, row.Count, row.Documents, .. groups.Select((_, group) => (object)Cell(index, group).Count)]);
        }

        return table.Skip(Count - table.Count).ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text(Groups.Count > 1 ? "terms_groups_caption" : "terms_caption", wording, Count, Total.Tokens, Total.Documents, Groups.Count);

    /// <inheritdoc/>
    public IEnumerator<TermFrequency> GetEnumerator()
    {
        for (var term = 0; term < _keys.Length; term++)
            yield return this[term];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static TermCounts Of(
        TermOptions options,
        IReadOnlyList<string> keys,
        List<(int Term, string Form, long Count)> forms,
        IEnumerable<(GroupSize Size, TermCells Cells)> groups) => TermOrder.Of(options, keys, forms, groups);

    internal TermCounts With(TermOptions options) => new(options, _keys, _formStart, _forms, _cellStart, _cells, _sizes, _topic);

    /// <summary>The counts with the topic whose actors some groups are.</summary>
    internal TermCounts Among(Topic? topic) => new(_options, _keys, _formStart, _forms, _cellStart, _cells, _sizes, topic);

    /// <summary>A group for readers: an actor's label, or its name.</summary>
    internal string GroupLabel(string group, ChartLanguage language) => _topic is null ? group : _topic.ActorLabel(group, language);

    internal string Key(int term) => _keys[term];

    internal string Shown(int term) => _formStart[term] < _formStart[term + 1] ? _forms[_formStart[term]].Form : _keys[term];

    internal ReadOnlySpan<(string Form, long Count)> Forms(int term) => _forms.AsSpan(_formStart[term].._formStart[term + 1]);

    internal ReadOnlySpan<GroupCell> Cells(int term) => _cells.AsSpan(_cellStart[term].._cellStart[term + 1]);

    internal int GroupIndex(string group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return _groupOfName.TryGetValue(group, out var index)
            ? index
            : throw new ArgumentException($"There is no group \"{group}\". {Suggestion.For(group, Groups)}", nameof(group));
    }

    internal TermCell Cell(int term, int group)
    {
        foreach (ref readonly var at in Cells(term))
        {
            if (at.Group == group)
                return at.Cell;
        }

        return default;
    }

    internal TermCell TotalCell(int term)
    {
        var total = default(TermCell);
        foreach (ref readonly var at in Cells(term))
            total += at.Cell;
        return total;
    }

    internal int IndexOf(string term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return _termOfKey.Value.TryGetValue(term, out var index) || (_options.KeyOf(term) is { } key && _termOfKey.Value.TryGetValue(key, out index)) ? index : -1;
    }

    private TermCell CellOf(string term, string? group)
    {
        var wanted = group is null ? -1 : GroupIndex(group);
        var index = IndexOf(term);
        return index < 0 ? default : wanted < 0 ? TotalCell(index) : Cell(index, wanted);
    }

    private TermFrequency Frequency(int term, TermCell cell, int rank) => new(Shown(term), _keys[term], cell.Count, cell.Documents, rank);

    private Dictionary<string, int> TermsByKey()
    {
        var terms = new Dictionary<string, int>(_keys.Length, StringComparer.Ordinal);
        for (var term = 0; term < _keys.Length; term++)
            terms[_keys[term]] = term;
        return terms;
    }

    private int[] Ranks()
    {
        var ranks = new int[_keys.Length];
        var last = -1L;
        for (var term = 0; term < ranks.Length; term++)
        {
            var count = TotalCell(term).Count;
            ranks[term] = count == last ? ranks[term - 1] : term + 1;
            last = count;
        }

        return ranks;
    }

    private void AddTo(
        Dictionary<string, int> terms,
        List<string> keys,
        List<(int Term, string Form, long Count)> forms,
        Dictionary<string, (GroupSize Size, TermCells Cells)> groups)
    {
        var cellsOfGroup = new TermCells[_sizes.Length];
        for (var group = 0; group < _sizes.Length; group++)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, _sizes[group].Group, out var exists);
            var size = _sizes[group];
            known = exists
                ? (new GroupSize(size.Group, known.Size.Tokens + size.Tokens, known.Size.Documents + size.Documents), known.Cells)
                : (size, new TermCells());
            cellsOfGroup[group] = known.Cells;
        }

        for (var term = 0; term < _keys.Length; term++)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, _keys[term], out var exists);
            if (!exists)
            {
                id = keys.Count;
                keys.Add(_keys[term]);
            }

            foreach (var (form, count) in _forms.AsSpan(_formStart[term].._formStart[term + 1]))
                forms.Add((id, form, count));
            foreach (ref readonly var at in Cells(term))
                cellsOfGroup[at.Group].Add(id, at.Cell);
        }
    }
}
