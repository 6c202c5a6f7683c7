namespace AnalysisKit.Notebooks;

/// <summary>Settings of a <see cref="CSharpSession"/>.</summary>
public readonly record struct CSharpSessionOptions()
{
    /// <summary>The folder to which relative paths in cells refer; by default the current folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether figures are also shown as PNG, for viewers that do not run scripts. Needs an installed browser that can draw them.</summary>
    public bool Images { get; init; }

    /// <summary>How long to wait for a cell that was stopped, before it is left behind and the session goes on without it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Answers questions that a cell asks with <c>Console.ReadLine()</c>, <c>input</c> or <c>password</c>. The cell waits for the task, and may be stopped meanwhile. If not set, cells read the process's standard input.
    /// </summary>
    public Func<InputPrompt, Task<string>>? Input { get; init; }
}
