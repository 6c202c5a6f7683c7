namespace AnalysisKit.Training;

/// <summary>A statement with the speaker that was decided on, and the answer.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Rules">The statement as the rules have it.</param>
/// <param name="Said">The probability of statement and speaker, before calibration, by a model that has not seen the article.</param>
/// <param name="IsFound">Whether gold has it.</param>
/// <param name="Answer">The statement of gold with this speaker; null where there is none.</param>
internal sealed record StatementExample(Statement Statement, Statement Rules, double Said, bool IsFound, AnnotatedStatement? Answer)
{
    /// <summary>Whether gold has it with this speaker.</summary>
    public bool IsRight => Answer is not null;
}
