namespace AnalysisKit;

/// <summary>A line of a corrections file or checked sample that could not be used, or that contradicts an earlier one.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Problem">What is wrong and what to do, as a sentence.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record CorrectionProblem(string File, long Line, string Problem)
{
    /// <summary>One line: place and problem.</summary>
    public override string ToString() => $"{File}({Line}): {Problem}";
}
