using System.Globalization;
using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>
/// Term counts as a Parquet file, whole or of one shard. Columns: key, group, form, count, documents, spread; a row with key and group is a term in a group, one without key the size of a group (its
/// tokens as count), and one with a form is a spelling of the term. <c>select "group", key, count from 'terms.parquet' where form is null and key is not null</c> lists all counts in DuckDB.
/// </summary>
public static class TermScan
{
    internal const string TokensOption = "--tokens";
    internal const string SizeOption = "--size";
    private const int MergedAtATime = 8;

    /// <summary>Writes counts, whole or not at all.</summary>
    public static void Write(string path, TermCounts counts, ScanInfo info, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(info);
        WholeFile.Write(path, (Stream stream) => TermRow.Format.Write(stream, Rows(counts), info, cancellationToken));
    }

    /// <summary>Reads counts, which can be looked up, filtered and compared like freshly made ones. Only a spelling that does not occur in the texts is not stemmed, and so is not found.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">The file is damaged, or holds something else.</exception>
    public static TermCounts Read(string path, CancellationToken cancellationToken = default)
    {
        var info = ScanFile.Verify(path);
        return info.Kind == ScanKind.Terms
            ? ScanFile.Guard(path, () => Read(path, info, cancellationToken))
            : throw new DataFormatException(path, 0, "The scan holds statements, not terms. Scan with --of terms.");
    }

    internal static ScanInfo InfoOf(TermCounts counts) => new()
    {
        Kind = ScanKind.Terms,
        Options = new Dictionary<string, string>
        {
            [TokensOption] = counts.Options.Tokenization.Name,
            [SizeOption] = counts.Options.Size.ToString(CultureInfo.InvariantCulture),
        },
    };

    internal static TermCounts Merge(IEnumerable<(string Path, ScanInfo Info)> parts, CancellationToken cancellation)
    {
        TermCounts? sum = null;
        foreach (var some in parts.Chunk(MergedAtATime))
        {
            var read = some.Select(p => Read(p.Path, p.Info, cancellation)).ToList();
            if (sum is not null)
                read.Add(sum);
            sum = TermCounts.Merge(read);
        }

        return WithForms(sum!);
    }

    private static TermCounts Read(string path, ScanInfo info, CancellationToken cancellation)
    {
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        var keys = new List<string>();
        var forms = new List<(int, string, long)>();
        var groups = new Dictionary<string, (GroupSize Size, TermCells Cells)>(StringComparer.Ordinal);
        foreach (var row in TermRow.Format.Read(path, cancellation))
        {
            if (row.Key is null)
                groups.Add(row.Group!, (new GroupSize(row.Group!, row.Count, row.Documents!.Value), new TermCells()));
            else if (row.Group is not null)
                groups[row.Group].Cells.Add(TermOf(row.Key), new TermCell(row.Count, row.Documents!.Value, row.Spread!.Value));
            else
                AddForm(TermOf(row.Key), row);
        }

        return WithForms(TermCounts.Of(Options(info), keys, forms, groups.Values));

        // Most terms have one form, which equals the key, so both share one string.
        void AddForm(int term, TermRow row) => forms.Add((term, row.Form == keys[term] ? keys[term] : row.Form!, row.Count));

        int TermOf(string key)
        {
            ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, key, out var known);
            if (!known)
            {
                term = keys.Count;
                keys.Add(key);
            }

            return term;
        }
    }

    private static IEnumerable<TermRow> Rows(TermCounts counts)
    {
        foreach (var size in counts.Sizes)
            yield return new TermRow { Group = size.Group, Count = size.Tokens, Documents = size.Documents };
        for (var term = 0; term < counts.Count; term++)
        {
            for (var i = 0; i < counts.Cells(term).Length; i++)
            {
                var (group, cell) = counts.Cells(term)[i];
                yield return new TermRow { Key = counts.Key(term), Group = counts.Groups[group], Count = cell.Count, Documents = cell.Documents, Spread = cell.Spread };
            }
        }

        for (var term = 0; term < counts.Count; term++)
        {
            for (var i = 0; i < counts.Forms(term).Length; i++)
            {
                var (form, count) = counts.Forms(term)[i];
                yield return new TermRow { Key = counts.Key(term), Form = form, Count = count };
            }
        }
    }

    private static TermOptions Options(ScanInfo info) => new()
    {
        Tokenization = info.Options.GetValueOrDefault(TokensOption) == Tokenization.Arabic.Name ? Tokenization.Arabic : Tokenization.Whitespace,
        Size = int.TryParse(info.Options.GetValueOrDefault(SizeOption), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 1,
    };

    /// <summary>The counts with options that map each counted form to its term, because stemming and stop words are not stored in the file.</summary>
    private static TermCounts WithForms(TermCounts counts)
    {
        var options = counts.Options;
        var terms = new Lazy<Dictionary<string, string>>(() => TermsOfForms(counts, options.Tokenization));
        return counts.With(options with { Term = form => terms.Value.GetValueOrDefault(form, form) });
    }

    private static Dictionary<string, string> TermsOfForms(TermCounts counts, Tokenization tokenization)
    {
        var terms = new Dictionary<string, string>(StringComparer.Ordinal);
        var words = new List<string>();
        for (var term = 0; term < counts.Count; term++)
        {
            var parts = counts.Key(term).Split(' ');
            foreach (var (surface, _) in counts.Forms(term))
            {
                words.Clear();
                for (var from = 0; tokenization.TryNext(surface, from, out var token); from = token.End)
                {
                    if (tokenization.Form(surface.AsSpan(token.Start, token.Length)) is { } form)
                        words.Add(form);
                }

                for (var i = 0; words.Count == parts.Length && i < parts.Length; i++)
                    terms.TryAdd(words[i], parts[i]);
            }
        }

        return terms;
    }
}
