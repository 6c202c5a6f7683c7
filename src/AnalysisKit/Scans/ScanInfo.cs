using System.Globalization;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>
/// What a scan file holds and how it was made, so that only parts of one run are merged. It names no machine, path or time, so that equal scans give equal files.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ScanInfo
{
    /// <summary>The name of the option that says by which field articles are grouped.</summary>
    public const string GroupOption = "--group";

    /// <summary>The build of the running kit.</summary>
    public static string ThisKit { get; } = $"{typeof(ScanInfo).Assembly.GetName().Version?.ToString(3)}-{typeof(ScanInfo).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..12]}";

    internal const string Prefix = "analysiskit.";
    private const int MostShards = 1_000_000;
    private const string KindKey = Prefix + "scan";
    private const string ShardsKey = Prefix + "shards";
    private const string OptionsKey = Prefix + "options";
    private const string InputKey = Prefix + "input";
    private const string KitKey = Prefix + "kit";
    private const string PartsKey = Prefix + "parts";
    private const string DigestKey = Prefix + "digest";

    /// <summary>What was scanned for.</summary>
    public required ScanKind Kind { get; init; }

    /// <summary>How many shards the corpus was cut into; 1 for a whole scan.</summary>
    public int Of { get; init; } = 1;

    /// <summary>The shards that the file holds, in ascending order, from 1.</summary>
    public IReadOnlyList<int> Shards { get; init; } = [1];

    /// <summary>The options of the scan that its result depends on, by name.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The field by which the scan groups articles; null for none.</summary>
    public string? Group => Options.GetValueOrDefault(GroupOption);

    /// <summary>The <see cref="InputFingerprint"/> of the articles; empty if it is not known.</summary>
    public string Input { get; init; } = "";

    /// <summary>The build of the kit that made the file.</summary>
    public string Kit { get; init; } = ThisKit;

    /// <summary>SHA-256 of the rows as they stand in the file; empty before it is written.</summary>
    public string Digest { get; init; } = "";

    /// <summary>Whether the file holds all shards.</summary>
    public bool IsWhole => Shards.Count == Of;

    /// <summary>The shards that the file does not hold.</summary>
    public IEnumerable<int> Missing => Enumerable.Range(1, Of).Except(Shards);

    /// <summary>For a file of several but not all shards, the digest that each shard had as a file of its own.</summary>
    internal IReadOnlyDictionary<int, string> Parts { get; init; } = new Dictionary<int, string>();

    /// <summary>This scan for one shard.</summary>
    public ScanInfo ForShard(Shard shard) => this with { Of = shard.Of, Shards = [shard.Number] };

    /// <summary>A description of how the runs of two files differ; null if they are of the same run.</summary>
    public string? Difference(ScanInfo other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Kind != other.Kind)
            return $"one holds {Name(Kind)}, the other {Name(other.Kind)}";
        foreach (var name in Options.Keys.Union(other.Options.Keys).Order(StringComparer.Ordinal))
        {
            var (mine, theirs) = (Options.GetValueOrDefault(name), other.Options.GetValueOrDefault(name));
            if (mine != theirs)
                return $"{name} is {mine ?? "not given"} in one and {theirs ?? "not given"} in the other";
        }

        if (Of != other.Of)
            return string.Create(CultureInfo.InvariantCulture, $"one is of {Of} shards, the other of {other.Of}");
        if (Input != other.Input)
            return "they were made from different articles (names or sizes of the files differ)";
        return Kit == other.Kit ? null : $"they were made by different builds of the kit ({Kit} and {other.Kit})";
    }

    /// <summary>The shards as text: 3/8, or 1-3,5/8.</summary>
    public string ShardText => string.Create(CultureInfo.InvariantCulture, $"{Ranges(Shards)}/{Of}");

    /// <summary>Numbers in ascending order as text: 1-3,5.</summary>
    public static string Ranges(IEnumerable<int> numbers)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
                ranges[^1] = (ranges[^1].First, number);
            else
                ranges.Add((number, number));
        }

        return string.Join(',', ranges.Select(r => r.First == r.Last ? $"{r.First}" : $"{r.First}-{r.Last}"));
    }

    internal Dictionary<string, string> ToMetadata(string digest)
    {
        var metadata = new Dictionary<string, string>
        {
            [KindKey] = Name(Kind),
            [ShardsKey] = ShardText,
            [OptionsKey] = JsonSerializer.Serialize(new SortedDictionary<string, string>(Options.ToDictionary(), StringComparer.Ordinal)),
            [InputKey] = Input,
            [KitKey] = Kit,
        };
        if (Parts.Count > 0)
            metadata[PartsKey] = JsonSerializer.Serialize(new SortedDictionary<int, string>(Parts.ToDictionary()));
        metadata[DigestKey] = digest;
        return metadata;
    }

    /// <summary>Reads the description from a file's metadata; null if they are not those of a scan.</summary>
    internal static ScanInfo? Read(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(KindKey, out var kind))
            return null;
        var (shards, of) = ReadShards(metadata[ShardsKey]);
        return new ScanInfo
        {
            Kind = Enum.Parse<ScanKind>(kind, ignoreCase: true),
            Of = of,
            Shards = shards,
            Options = JsonSerializer.Deserialize<Dictionary<string, string>>(metadata[OptionsKey])!,
            Input = metadata[InputKey],
            Kit = metadata[KitKey],
            Digest = metadata[DigestKey],
            Parts = metadata.TryGetValue(PartsKey, out var parts) ? JsonSerializer.Deserialize<Dictionary<int, string>>(parts)! : new Dictionary<int, string>(),
        };
    }

    private static (int[] Shards, int Of) ReadShards(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var of = int.Parse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
        var shards = text[..slash].Split(',').SelectMany(range =>
        {
            var ends = range.Split('-').Select(n => int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
            if (ends[^1] > of || of > MostShards)
                throw new FormatException($"it names the shards {text}");
            return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
        });
        return ([.. shards], of);
    }

    private static string Name(ScanKind kind) => kind.ToString().ToLowerInvariant();
}
