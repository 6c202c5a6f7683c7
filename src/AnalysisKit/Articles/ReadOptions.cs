namespace AnalysisKit;

/// <summary>How <see cref="ArticleReader"/> reads an archive. The defaults serve most archives.</summary>
public sealed record ReadOptions
{
    internal static readonly ReadOptions Default = new();

    /// <summary>Which field of a record holds what; by default the usual names are tried.</summary>
    public FieldMap Fields { get; init; } = FieldMap.Automatic;

    /// <summary>
    /// Called for every bad record and every doubt; reading then continues with the next record. If it is not set, a lost record throws a
    /// <see cref="DataFormatException"/>, so that nothing is lost unnoticed. <see cref="ReadReport.Add"/> fits here.
    /// <see cref="ArticleReader.ReadAsync"/> calls it on the thread that reads.
    /// </summary>
    public Action<ReadProblem>? OnProblem { get; init; }

    /// <summary>Name of the encoding of every file, such as <c>windows-1256</c>; null to detect it file by file.</summary>
    public string? Encoding { get; init; }

    /// <summary>Longest record that is read, in bytes; longer ones are reported and skipped.</summary>
    public int MaxRecordBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Whether an article without a date in its metadata gets the date of publication that its text names (see <see cref="PublicationDate.FromText"/>).</summary>
    public bool DatesFromText { get; init; } = true;

    /// <summary>What happens to articles whose text was read before; by default they are kept. The first one in reading order always stays.</summary>
    public DuplicateHandling Duplicates { get; init; }

    /// <summary>
    /// Articles that were read before, such as those of a store. With <see cref="Duplicates"/>, an article with the text of one of them is left out too, unless it has the same id. Enumerated when the reading begins.
    /// </summary>
    public IEnumerable<Article>? Earlier { get; init; }

    /// <summary>Whether articles are left out whose letters are mostly not Arabic (see <see cref="Article.ArabicShare"/>); otherwise they are only reported.</summary>
    public bool ArabicOnly { get; init; }

    /// <summary>Formats in addition to the kit's own (<see cref="ArticleReader.Formats"/>). If endings or names are the same, these win, and among them the first.</summary>
    public IReadOnlyList<IArticleFormat> Formats { get; init; } = [];

    /// <summary>
    /// The name of the format, such as <c>jsonl</c>, of a file whose ending does not tell it, and of the standard input. Null goes by the ending, and reads the standard input as JSON lines. Compression is always detected.
    /// </summary>
    public string? Format { get; init; }

    /// <summary>
    /// The fields beyond an article's own parts that <see cref="Article.Metadata"/> keeps; null for all. The other columns of Parquet files are then not read.
    /// </summary>
    public IReadOnlyCollection<string>? Metadata { get; init; }

    /// <summary>Receives the progress of reading a few times a second and once at the end, on the thread that reads.</summary>
    public IProgress<ReadProgress>? Progress { get; init; }

    /// <summary>Ends the reading with an <see cref="OperationCanceledException"/>. Files are closed; articles given before stay valid.</summary>
    public CancellationToken Cancellation { get; init; }
}
