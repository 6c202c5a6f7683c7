namespace AnalysisKit;

/// <summary>The formats that are known while reading, by the ending of the file's name; the user's own come first. ".gz" or ".zst" may follow the ending, unless it is that of an archive.</summary>
internal sealed class ArticleFormats
{
    private readonly IReadOnlyList<IArticleFormat> _formats;

    private ArticleFormats(IReadOnlyList<IArticleFormat> formats) => _formats = formats;

    /// <summary>The kit's own formats.</summary>
    public static ArticleFormats OfKit { get; } = new(
        [new JsonLinesFormat(), SeparatedValuesFormat.Commas, SeparatedValuesFormat.Tabs, new TextFormat(), new WebPageFormat(), new ParquetFormat(), new ZipFormat()]);

    /// <summary>A list of what can be read, for messages.</summary>
    public string Known
    {
        get
        {
            string[] plain = [.. _formats.Where(f => !f.IsArchive).SelectMany(f => f.Endings)];
            return $"{string.Join(", ", plain[..^1])} or {plain[^1]}, plain or as .gz or .zst, or in {string.Join(" or ", _formats.Where(f => f.IsArchive).SelectMany(f => f.Endings))}";
        }
    }

    /// <summary>The formats that options name and the kit's own.</summary>
    public static ArticleFormats Of(ReadOptions? options) => options is { Formats.Count: > 0 } ? new([.. options.Formats, .. OfKit._formats]) : OfKit;

    /// <summary>All formats.</summary>
    public IReadOnlyList<IArticleFormat> All => _formats;

    /// <summary>The format of a file, or null when the ending is not known.</summary>
    public IArticleFormat? Of(string path) => Find(path).Format;

    /// <summary>The path without the ending of its format and compression; the path itself when it has none that is known.</summary>
    public string WithoutEnding(string path) => Find(path) is { Format: not null, Ending: var ending } ? WithoutCompression(path)[..^ending.Length] : path;

    /// <summary>The format that the user named.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public IArticleFormat Named(string name)
    {
        var named = _formats.Where(f => !f.IsArchive).ToList();
        return named.Find(f => f.Name == name) ?? throw new ArgumentException($"There is no format \"{name}\". The formats are {string.Join(", ", named.Select(f => f.Name).Distinct())}.", nameof(name));
    }

    private static string WithoutCompression(string path) => Compression.IsEnding(path) ? path[..^Path.GetExtension(path).Length] : path;

    private (IArticleFormat? Format, string Ending) Find(string path)
    {
        var bare = WithoutCompression(path);
        foreach (var format in _formats)
        {
            if (format.IsArchive && bare.Length < path.Length)
                continue;
            foreach (var ending in format.Endings)
            {
                if (bare.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                    return (format, ending);
            }
        }

        return (null, "");
    }
}
