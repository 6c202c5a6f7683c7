using System.Globalization;

namespace AnalysisKit;

/// <summary>
/// Puts the parts of a scan together. With all shards the result is the file that one run over all articles writes, byte for byte; files of some shards can be merged again with the others.
/// </summary>
public sealed class ScanMerge
{
    private const int OpenAtATime = 16;

    private readonly IReadOnlyList<(string Path, ScanInfo Info)> _parts;

    private ScanMerge(IReadOnlyList<(string Path, ScanInfo Info)> parts, IReadOnlyList<string> repeated)
    {
        _parts = parts;
        Repeated = repeated;
        Info = Together(parts);
    }

    /// <summary>What the merged parts hold.</summary>
    public ScanInfo Info { get; }

    /// <summary>Files whose shards another file holds too. They are not counted a second time.</summary>
    public IReadOnlyList<string> Repeated { get; }

    /// <summary>Reads and checks the files.</summary>
    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    /// <exception cref="DataFormatException">A file is damaged or not a scan, two are of different runs, or two hold the same shard with different content.</exception>
    public static ScanMerge Of(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var all = paths.Select(p => (Path: p, Info: ScanFile.Verify(p))).OrderBy(p => p.Info.Shards[0]).ThenByDescending(p => p.Info.Shards.Count).ToList();
        if (all.Count == 0)
            throw new ArgumentException("There is nothing to merge.", nameof(paths));
        foreach (var (path, info) in all.Skip(1))
        {
            if (all[0].Info.Difference(info) is { } difference)
                throw new DataFormatException(path, 0, $"This is no part of the same scan as {all[0].Path}: {difference}. Merge only parts of one run.");
        }

        var parts = new List<(string Path, ScanInfo Info)>();
        var repeated = new List<string>();
        foreach (var part in all.OrderByDescending(p => p.Info.Shards.Count))
        {
            if (IsRepeated(part, parts))
                repeated.Add(part.Path);
            else
                parts.Add(part);
        }

        return new ScanMerge([.. parts.OrderBy(p => p.Info.Shards[0])], repeated);
    }

    /// <summary>Writes the merged scan, whole or not at all.</summary>
    public void Write(string path, CancellationToken cancellationToken = default)
    {
        if (Info.Kind == ScanKind.Terms)
            TermScan.Write(path, Terms(cancellationToken), Info, cancellationToken);
        else
            WriteStatements(path, cancellationToken);
    }

    /// <summary>The counts of all parts together.</summary>
    /// <exception cref="InvalidOperationException">The parts hold statements.</exception>
    public TermCounts Terms(CancellationToken cancellationToken = default) =>
        Info.Kind == ScanKind.Terms ? TermScan.Merge(_parts, cancellationToken) : throw new InvalidOperationException("The parts hold statements.");

    /// <summary>What all parts found, in the order of the articles, read from all parts at once while it is enumerated.</summary>
    /// <exception cref="InvalidOperationException">The parts hold terms.</exception>
    public IEnumerable<ArticleAnalysis> Statements(CancellationToken cancellationToken = default) =>
        Info.Kind == ScanKind.Statements
            ? StatementRows.Analyses(StatementScan.Merge([.. _parts.Select(p => p.Path)], Info, cancellationToken), Info.Group)
            : throw new InvalidOperationException("The parts hold terms.");

    /// <summary>Writes merged statements. Many parts are merged in stages, since each one takes a few megabytes while it is read.</summary>
    private void WriteStatements(string path, CancellationToken cancellation)
    {
        var files = _parts.Select(p => p.Path).ToList();
        var drafts = new List<string>();
        try
        {
            while (files.Count > OpenAtATime)
            {
                var merged = new List<string>();
                foreach (var some in files.Chunk(OpenAtATime))
                {
                    drafts.Add(string.Create(CultureInfo.InvariantCulture, $"{path}.stage{drafts.Count}.tmp"));
                    StatementScan.Write(drafts[^1], StatementScan.Merge(some, Info, cancellation), Info, cancellation);
                    merged.Add(drafts[^1]);
                }

                files = merged;
            }

            StatementScan.Write(path, StatementScan.Merge(files, Info, cancellation), Info, cancellation);
        }
        finally
        {
            foreach (var draft in drafts)
                File.Delete(draft);
        }
    }

    /// <summary>Whether a file that was taken already holds the same shards and rows.</summary>
    private static bool IsRepeated((string Path, ScanInfo Info) part, List<(string Path, ScanInfo Info)> taken)
    {
        foreach (var (path, info) in taken)
        {
            var shared = part.Info.Shards.Intersect(info.Shards).ToList();
            if (shared.Count == 0)
                continue;
            if (info.Shards.SequenceEqual(part.Info.Shards) && info.Digest == part.Info.Digest)
                return true;
            if (shared.Find(s => DigestOf(info, s) is { } mine && DigestOf(part.Info, s) is { } other && mine != other) is var differs and > 0)
                throw new DataFormatException(part.Path, 0, $"Shard {differs} is in {path} too, with other content. One of the two is wrong: scan that shard again.");
            if (shared.Count < part.Info.Shards.Count || shared.Any(s => DigestOf(info, s) is null || DigestOf(part.Info, s) is null))
                throw new DataFormatException(part.Path, 0, $"Shard {ScanInfo.Ranges(shared)} is in {path} too, and the two cannot be taken apart. Merge the parts that these files were made of.");
            return true;
        }

        return false;
    }

    /// <summary>The digest that a shard has as a file of its own; null if the file does not say.</summary>
    private static string? DigestOf(ScanInfo info, int shard) => info.Shards.Count == 1 ? info.Digest : info.Parts.GetValueOrDefault(shard);

    private static ScanInfo Together(IReadOnlyList<(string Path, ScanInfo Info)> parts)
    {
        var first = parts[0].Info;
        if (parts.Count == 1)
            return first;
        int[] shards = [.. parts.SelectMany(p => p.Info.Shards).Order()];
        return shards.Length == first.Of
            ? first with { Of = 1, Shards = [1], Parts = new Dictionary<int, string>() }
            : first with { Shards = shards, Parts = parts.SelectMany(p => p.Info.Shards.Select(s => (s, Digest: DigestOf(p.Info, s)!))).ToDictionary(p => p.s, p => p.Digest) };
    }
}
