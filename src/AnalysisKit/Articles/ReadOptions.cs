namespace AnalysisKit;

/// <summary>How <see cref="ArticleReader"/> reads an archive. The defaults serve most archives.</summary>
public sealed record ReadOptions
{
    internal static readonly ReadOptions Default = new();

    /// <summary>Which field of a record holds what; by default the usual names are tried.</summary>
    public FieldMap Fields { get; init; } = FieldMap.Automatic;

    /// <summary>
    /// Told of every bad record and every doubt; reading then goes on with the next record. Without it a lost record is a
    /// <see cref="DataFormatException"/>, so that nothing is dropped in silence. <see cref="ReadReport.Add"/> fits here.
    /// <see cref="ArticleReader.ReadAsync"/> calls it on the thread that reads.
    /// </summary>
    public Action<ReadProblem>? OnProblem { get; init; }

    /// <summary>Name of the encoding of every file, such as <c>windows-1256</c>; null to detect it file by file.</summary>
    public string? Encoding { get; init; }

    /// <summary>Longest record that is read, in bytes; longer ones are reported and skipped.</summary>
    public int MaxRecordBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Whether an article without a date in its metadata gets the one its text names (see <see cref="PublicationDate.FromText"/>).</summary>
    public bool DatesFromText { get; init; } = true;

    /// <summary>What becomes of articles whose text was read before; by default they are kept. The one that comes first in reading order always stays.</summary>
    public DuplicateHandling Duplicates { get; init; }

    /// <summary>
    /// Articles that were read before, such as those of a store: with <see cref="Duplicates"/>, an article with the text of one of them is left out too, unless it is that one, by its id. Read when the reading begins.
    /// </summary>
    public IEnumerable<Article>? Earlier { get; init; }

    /// <summary>Whether articles are left out whose letters are mostly not Arabic (see <see cref="Article.ArabicShare"/>); otherwise they are only reported.</summary>
    public bool ArabicOnly { get; init; }

    /// <summary>Formats beside the kit's own (<see cref="ArticleReader.Formats"/>). Where endings or names are the same, these count, the first of them first.</summary>
    public IReadOnlyList<IArticleFormat> Formats { get; init; } = [];

    /// <summary>
    /// The name of the format of a file whose ending does not tell it, and of the standard input, such as <c>jsonl</c>; null to go by the ending, and to take the standard input for JSON lines. Compression is always found out.
    /// </summary>
    public string? Format { get; init; }

    /// <summary>
    /// The fields beyond an article's own parts that <see cref="Article.Metadata"/> keeps; null for all. Parquet files need not read the other columns then.
    /// </summary>
    public IReadOnlyCollection<string>? Metadata { get; init; }

    /// <summary>Told a few times a second how far the reading has come, and once at the end, on the thread that reads.</summary>
    public IProgress<ReadProgress>? Progress { get; init; }

    /// <summary>Ends the reading with an <see cref="OperationCanceledException"/>; files are closed, and what was read is the user's.</summary>
    public CancellationToken Cancellation { get; init; }
}
