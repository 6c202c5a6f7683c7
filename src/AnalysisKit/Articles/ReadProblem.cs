namespace AnalysisKit;

/// <summary>Something about one record of an archive that the user should know, told to <see cref="ReadOptions.OnProblem"/>.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="File">The file, as the user named it; of an entry of a zip archive "archive.zip/entry".</param>
/// <param name="Line">The line or row, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Advice">What to do about it, as a sentence.</param>
public sealed record ReadProblem(ReadProblemKind Kind, string File, long Line, string Problem, string Advice)
{
    /// <summary>Whether the record was to give an article and gives none. Otherwise it is a warning and the article is kept, or the article was left out on request.</summary>
    public bool RecordLost => !LeftOut && Kind is not (ReadProblemKind.DuplicateId or ReadProblemKind.BadDate or ReadProblemKind.DoubtfulEncoding or ReadProblemKind.BadFrontMatter or ReadProblemKind.NotArabic or ReadProblemKind.OtherFile);

    /// <summary>Whether the article was left out because <see cref="ReadOptions"/> ask for that: a duplicate, or one that is not in Arabic.</summary>
    public bool LeftOut { get; init; }

    /// <summary>Whether an earlier record of the same file was reported for the same reason, with a fuller message.</summary>
    public bool Repeated { get; init; }

    /// <summary>The record as it stands in the file, cut after 64 Ki characters, where it gave no article and is a line or row; else null.</summary>
    public string? Record { get; init; }

    /// <summary>One line: place, problem and advice.</summary>
    public override string ToString() => Line > 0 ? $"{File}({Line}): {Problem} {Advice}" : $"{File}: {Problem} {Advice}";
}
