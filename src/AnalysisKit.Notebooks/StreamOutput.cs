namespace AnalysisKit.Notebooks;

/// <summary>Text that a cell wrote to the console.</summary>
/// <param name="Name"><see cref="StandardOutput"/> or <see cref="StandardError"/>.</param>
/// <param name="Text">The text, its lines ended by <c>\n</c>.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput
{
    /// <summary>The name of what was written to <see cref="Console.Out"/>.</summary>
    public const string StandardOutput = "stdout";

    /// <summary>The name of what was written to <see cref="Console.Error"/>.</summary>
    public const string StandardError = "stderr";
}
