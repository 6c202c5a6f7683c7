namespace AnalysisKit;

/// <summary>
/// Statements and stances as a Parquet file, whole or of one shard: one row per statement and stance, with the article's id, source, title, author, address and date. Articles without statements have
/// a row too. Of the articles' texts, the file has the parts that statements refer to, so that every number leads back to its sentence.
/// </summary>
public static class StatementScan
{
    /// <summary>Writes analyses as they come. The file is written whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="analyses">What was found, with each article's place in the reading order of the whole corpus, ascending from 0.</param>
    /// <param name="info">What the file holds.</param>
    /// <param name="cancellationToken">Cancels the work; the file is then not made.</param>
    public static void Write(string path, IEnumerable<(long Ordinal, ArticleAnalysis Analysis)> analyses, ScanInfo info, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(analyses);
        ArgumentNullException.ThrowIfNull(info);
        Write(path, analyses.SelectMany(a => StatementRows.Of(a.Analysis, a.Ordinal, info.Group)), info, cancellationToken);
    }

    /// <summary>
    /// The analyses of the articles, in their order, read while they are enumerated. An article's text has the passages that its statements refer to, in their original positions, and spaces elsewhere; mentions
    /// are not kept. If the scan groups articles, each has the field it is grouped by.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">The file is damaged, or holds something else.</exception>
    public static IEnumerable<ArticleAnalysis> Read(string path, CancellationToken cancellationToken = default)
    {
        var info = ScanFile.Verify(path);
        if (info.Kind != ScanKind.Statements)
            throw new DataFormatException(path, 0, "The scan holds terms, not statements. Scan with --of statements.");
        return ScanFile.Guard(path, StatementRows.Analyses(StatementRow.FormatOf(info).Read(path, cancellationToken), info.Group));
    }

    internal static void Write(string path, IEnumerable<StatementRow> rows, ScanInfo info, CancellationToken cancellation) =>
        WholeFile.Write(path, (Stream stream) => StatementRow.FormatOf(info).Write(stream, rows, info, cancellation));

    /// <summary>The rows of all parts in the order of the articles.</summary>
    internal static IEnumerable<StatementRow> Merge(IReadOnlyList<string> paths, ScanInfo info, CancellationToken cancellation)
    {
        var parts = paths.Select(p => StatementRow.FormatOf(info).Read(p, cancellation).GetEnumerator()).ToList();
        try
        {
            var next = new PriorityQueue<IEnumerator<StatementRow>, long>();
            foreach (var part in parts.Where(p => p.MoveNext()))
                next.Enqueue(part, part.Current.Ordinal);
            while (next.TryDequeue(out var part, out var ordinal))
            {
                var more = true;
                while (more && part.Current.Ordinal == ordinal)
                {
                    yield return part.Current;
                    more = part.MoveNext();
                }

                if (more)
                    next.Enqueue(part, part.Current.Ordinal);
            }
        }
        finally
        {
            foreach (var part in parts)
                part.Dispose();
        }
    }
}
