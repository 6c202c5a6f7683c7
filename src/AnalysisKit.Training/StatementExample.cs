namespace AnalysisKit.Training;

/// <summary>A statement that the kit found, with the answer.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Features">What is so of it.</param>
/// <param name="IsFound">Whether gold has it.</param>
/// <param name="Answer">The statement of gold with this speaker; null where there is none.</param>
internal sealed record StatementExample(Statement Statement, FeatureSet Features, bool IsFound, AnnotatedStatement? Answer)
{
    /// <summary>Whether gold has it with this speaker.</summary>
    public bool IsRight => Answer is not null;
}
