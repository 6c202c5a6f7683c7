namespace AnalysisKit.Articles;

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
}
