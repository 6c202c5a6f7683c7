namespace AnalysisKit.Notebooks;

/// <summary>The error that ended a cell.</summary>
/// <param name="Name">The kind of error, such as the type of the exception.</param>
/// <param name="Message">What went wrong, and where.</param>
/// <param name="Traceback">Lines for a person to read: the message and the way to the place in the cell.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput;
