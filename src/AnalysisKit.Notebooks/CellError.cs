namespace AnalysisKit.Notebooks;

/// <summary>The error that ended a cell, and where it happened.</summary>
/// <param name="Name">The kind of error: the code of the compiler's message, or the type of the exception.</param>
/// <param name="Message">What went wrong, without the place.</param>
/// <param name="Place">The notebook and cell that contain the line, which need not be the cell that was run.</param>
/// <param name="Line">The line in the cell, counted from 1; 0 when it is not known.</param>
public sealed record CellError(string Name, string Message, string Place, int Line)
{
    /// <summary>Lines for the user: the error and its stack trace.</summary>
    public IReadOnlyList<string> Traceback { get; init; } = [];

    /// <summary>The place and the message as one sentence.</summary>
    public override string ToString() => Line > 0 ? $"{Place}, line {Line}: {Message}" : $"{Place}: {Message}";
}
