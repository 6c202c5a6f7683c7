namespace AnalysisKit.Notebooks;

/// <summary>Runs C# cells one after the other, so that later cells can use what earlier ones declare: in this process (<see cref="CSharpSession"/>) or in another.</summary>
public interface ICellRunner
{
    /// <summary>Runs a cell.</summary>
    /// <param name="code">The C# code.</param>
    /// <param name="place">The name of the cell for messages, such as <c>positions.ipynb, cell 3</c>; different for every cell.</param>
    /// <param name="host">The information from the front end.</param>
    /// <param name="timeout">The longest time that the cell may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="progress">Receives outputs while the cell runs, console text in pieces.</param>
    /// <param name="cancellationToken">Stops the cell, at any point of its code.</param>
    /// <returns>What the cell showed and how it ended, also when it failed or was stopped.</returns>
    Task<CellRun> RunAsync(string code, string place, CellHost host, TimeSpan timeout, IProgress<CellOutput>? progress = null, CancellationToken cancellationToken = default);
}
