namespace AnalysisKit;

/// <summary>Where a reading comes from: the name of a reader (<see cref="IStatementReader.Name"/>, such as <c>learned</c> or <c>rules</c>), or a person who judged it.</summary>
public static class ReadingOrigin
{
    /// <summary>A person judged it.</summary>
    public const string Person = "person";
}
