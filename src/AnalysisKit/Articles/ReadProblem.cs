namespace AnalysisKit;

/// <summary>A problem with one record of an archive, reported to <see cref="ReadOptions.OnProblem"/>.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="File">The file, as the user named it; for an entry of a zip archive, "archive.zip/entry".</param>
/// <param name="Line">The line or row, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Advice">What to do about it, as a sentence.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ReadProblem(ReadProblemKind Kind, string File, long Line, string Problem, string Advice)
{
    /// <summary>Whether the record should have given an article and gave none. If false, this is a warning and the article is kept, or the article was left out on request.</summary>
    public bool RecordLost => !LeftOut && Kind is not (ReadProblemKind.DuplicateId or ReadProblemKind.BadDate or ReadProblemKind.DoubtfulEncoding or ReadProblemKind.BadFrontMatter or ReadProblemKind.NotArabic or ReadProblemKind.OtherFile or ReadProblemKind.RepeatedField or ReadProblemKind.OpenQuotation);

    /// <summary>Whether the article was left out because <see cref="ReadOptions"/> ask for it: it is a duplicate or not in Arabic.</summary>
    public bool LeftOut { get; init; }

    /// <summary>Whether an earlier record of the same file was reported for the same reason, with a fuller message.</summary>
    public bool Repeated { get; init; }

    /// <summary>The record as it stands in the file, cut after 64 Ki characters, if it is a line or row that gave no article; otherwise null.</summary>
    public string? Record { get; init; }

    /// <summary>One line: place, problem and advice.</summary>
    public override string ToString() => Line > 0 ? $"{File}({Line}): {Problem} {Advice}" : $"{File}: {Problem} {Advice}";
}
