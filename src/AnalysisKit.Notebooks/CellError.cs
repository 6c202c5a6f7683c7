namespace AnalysisKit.Notebooks;

/// <summary>What ended a cell before its end, and where.</summary>
/// <param name="Name">The kind of error: the code of the compiler's message, or the type of the exception.</param>
/// <param name="Message">What went wrong, without the place.</param>
/// <param name="Place">The notebook and cell whose text holds the line: not always the cell that was run.</param>
/// <param name="Line">The line in the cell, counted from 1; 0 when it is not known.</param>
public sealed record CellError(string Name, string Message, string Place, int Line)
{
    /// <summary>Lines for a person to read: the error and the way to it.</summary>
    public IReadOnlyList<string> Traceback { get; init; } = [];

    /// <summary>The place and the message as one sentence.</summary>
    public override string ToString() => Line > 0 ? $"{Place}, line {Line}: {Message}" : $"{Place}: {Message}";
}
