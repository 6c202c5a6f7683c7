using System.CommandLine;
using System.Security.Cryptography;

namespace AnalysisKit.Cli;

/// <summary>Lets commands read a scan in place of articles: they show what <c>scan</c> and <c>merge</c> wrote, and nothing is analysed a second time.</summary>
internal static class ScanInput
{
    public const string TopicOption = "--topic";

    /// <summary>What the file holds; null if it is not a scan, or too damaged to tell, which its reader then reports.</summary>
    public static ScanInfo? Find(string path)
    {
        if (!File.Exists(path) || !path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return ScanFile.Info(path);
        }
        catch (DataFormatException)
        {
            return null;
        }
    }

    public static bool IsGrouped(string path) =>
        Find(path) is { Kind: ScanKind.Terms } scan && (scan.Group is not null || scan.Options.ContainsKey(TopicOption));

    /// <summary>The counts of a scan. Throws if it was made with other options than the user has given.</summary>
    public static TermCounts Terms(string path, ScanInfo scan, Dictionary<string, string> wanted, IReadOnlyList<string> given, CancellationToken cancellation)
    {
        MustBeWhole(path, scan);
        foreach (var name in given)
        {
            if (wanted.GetValueOrDefault(name) != scan.Options.GetValueOrDefault(name))
                throw new CommandFailure(ExitCodes.Usage, $"'{path}' was scanned with {name} {scan.Options.GetValueOrDefault(name) ?? "not given"}, not {wanted.GetValueOrDefault(name)}. Leave the option out, or scan the articles again.");
        }

        return TermScan.Read(path, cancellation);
    }

    /// <summary>The analyses of a scan of all articles, in order. Throws if it was made with another topic.</summary>
    public static IEnumerable<ArticleAnalysis> Analyses(string path, ScanInfo scan, Topic topic, string? group, CancellationToken cancellation)
    {
        MustBeWhole(path, scan);
        var (made, wanted) = (scan.Options.GetValueOrDefault(TopicOption), TopicMark(topic));
        if (scan.Kind == ScanKind.Statements && made != wanted)
            throw new CommandFailure(ExitCodes.Usage, $"'{path}' was scanned with the topic {made}, not with {wanted}. Give that topic, or scan the articles again.");
        if (scan.Kind == ScanKind.Statements && group is not null && group != scan.Group && !ArticleGroup.IsOwn(group))
            throw new CommandFailure(ExitCodes.Usage, $"'{path}' keeps of the articles {ArticleGroup.Known}{(scan.Group is { } kept && !ArticleGroup.IsOwn(kept) ? $" and {kept}" : "")}, not {group}. Scan the articles again with --group {group}.");
        return StatementScan.Read(path, cancellation);
    }

    /// <summary>The items that belong to a shard.</summary>
    public static IEnumerable<T> In<T>(this IEnumerable<T> articles, Shard shard)
    {
        if (shard == Shard.Whole)
            return articles;
        long next = 0;
        return articles.Where(_ => shard.Holds(next++));
    }

    /// <summary>A text that identifies a topic and its content.</summary>
    public static string TopicMark(Topic topic) => $"{topic.Id} ({topic.Fingerprint[..12]})";

    /// <summary>A text that identifies the model that a command is given, or the reading by a language model.</summary>
    public static string ModelMark(ParseResult parse) => ReaderOptions.Mark(parse) ?? Inputs.Model(parse)?.Hash ?? Inputs.RulesAlone;

    /// <summary>A text that identifies the corrections that a command is given; null if none.</summary>
    public static string? CorrectionsMark(ParseResult parse)
    {
        if (parse.GetValue(Options.Corrections) is not { Length: > 0 } paths)
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            Inputs.MustExist(path, "corrections");
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    /// <summary>Throws if the user has given a model, and the scan was made with another.</summary>
    public static void MustDecideBy(string path, ScanInfo scan, ParseResult parse)
    {
        if (parse.GetValue(Options.Model) is not null && ModelMark(parse) != scan.Options.GetValueOrDefault(Options.Model.Name, ReadingModel.Default.Hash))
            throw new CommandFailure(ExitCodes.Usage, $"'{path}' was scanned with another model. Leave {Options.Model.Name} out, or scan the articles again.");
    }

    /// <summary>Throws if a filter looks at what a scan of statements does not keep of the articles.</summary>
    public static void MustKeep(string path, ScanInfo scan, ArticleFilter filter)
    {
        if (filter.Fields.FirstOrDefault(f => f != "date" && (f == "text" || (f != scan.Group && !ArticleGroup.IsOwn(f)))) is { } field)
            throw new CommandFailure(ExitCodes.Usage, $"'{path}' is a scan, which does not keep the articles' {field} that --where looks at. Give --where to 'analysiskit scan'.");
    }

    private static void MustBeWhole(string path, ScanInfo scan)
    {
        if (!scan.IsWhole || scan.Of > 1)
            throw new CommandFailure(ExitCodes.Incomplete, $"'{path}' is only a part of a scan ({scan.ShardText}). Put the parts together with 'analysiskit merge'.");
    }
}
