namespace AnalysisKit.Articles;

/// <summary>Something wrong with one record of an archive, told to <see cref="ReadOptions.OnProblem"/>.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line or row, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Advice">What to do about it, as a sentence.</param>
public sealed record ReadProblem(ReadProblemKind Kind, string File, long Line, string Problem, string Advice)
{
    /// <summary>Whether the record gives no article; otherwise it is a warning and the article is kept.</summary>
    public bool RecordLost => Kind is not (ReadProblemKind.DuplicateId or ReadProblemKind.BadDate or ReadProblemKind.DoubtfulEncoding or ReadProblemKind.BadFrontMatter);

    /// <summary>One line: place, problem and advice.</summary>
    public override string ToString() => Line > 0 ? $"{File}({Line}): {Problem} {Advice}" : $"{File}: {Problem} {Advice}";
}
