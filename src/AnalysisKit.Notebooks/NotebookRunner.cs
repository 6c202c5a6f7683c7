using System.Diagnostics;
using System.Globalization;

namespace AnalysisKit.Notebooks;

/// <summary>Runs notebooks from their first cell to their last.</summary>
public static class NotebookRunner
{
    /// <summary>
    /// Runs the C# cells of a notebook in a session of its own, in the notebook's folder. The first cell that fails, or that is stopped, ends the run, unless it is tagged <c>raises-exception</c>; a cell tagged
    /// <c>skip-execution</c> is left out and keeps its outputs. Other outputs of an earlier run are replaced. Notebooks of one process run one after the other.
    /// </summary>
    /// <param name="notebook">The notebook; it is not changed.</param>
    /// <param name="path">The notebook's file. Relative paths in cells refer to its folder, and messages contain its name.</param>
    /// <param name="options">Time limit and pictures.</param>
    /// <param name="progress">Receives the number of each code cell, counted over all cells from 1, before it runs.</param>
    /// <param name="cancellationToken">Stops the run, at any point of a cell's code.</param>
    /// <exception cref="DirectoryNotFoundException">The notebook's folder does not exist.</exception>
    public static Task<NotebookRun> RunAsync(
        Notebook notebook, string path, NotebookRunOptions options = default, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var session = new CSharpSession(new CSharpSessionOptions { Folder = Path.GetDirectoryName(Path.GetFullPath(path)), Images = options.Images });
        return RunAsync(session, notebook, path, options, progress, outputs: null, cancellationToken);
    }

    /// <summary>Runs the C# cells of a notebook where the caller says. Otherwise the same.</summary>
    /// <param name="session">What runs the cells; it decides about the folder and pictures.</param>
    /// <param name="notebook">The notebook; it is not changed.</param>
    /// <param name="path">The notebook's file; messages contain its name.</param>
    /// <param name="options">Time limits.</param>
    /// <param name="progress">Receives the number of each code cell, counted over all cells from 1, before it runs.</param>
    /// <param name="outputs">Receives what cells show while they run, console text in pieces.</param>
    /// <param name="cancellationToken">Stops the run, at any point of a cell's code.</param>
    public static async Task<NotebookRun> RunAsync(
        ICellRunner session, Notebook notebook, string path, NotebookRunOptions options = default, IProgress<int>? progress = null, IProgress<CellOutput>? outputs = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (options == default)
            options = new NotebookRunOptions();
        var watch = Stopwatch.StartNew();
        var name = Path.GetFileName(path);
        var cells = notebook.Cells.Select(c => c.Kind == CellKind.Code && !c.HasTag(CellTag.Skip) ? c with { Outputs = [], ExecutionCount = null } : c).ToArray();
        var values = new List<(int, object)>();
        var run = new CellRun(CellStatus.Succeeded, []);
        var count = 0;
        var reports = new List<CellReport>();
        for (var i = 0; i < cells.Length && run.Status == CellStatus.Succeeded; i++)
        {
            if (cells[i].Kind != CellKind.Code || string.IsNullOrWhiteSpace(cells[i].Source))
                continue;
            if (cells[i].HasTag(CellTag.Skip))
            {
                reports.Add(new CellReport(i + 1, CellStatus.Succeeded, TimeSpan.Zero) { IsSkipped = true });
                continue;
            }

            progress?.Report(i + 1);
            var place = string.Create(CultureInfo.InvariantCulture, $"{name}, cell {i + 1}");
            var begun = watch.Elapsed;
            var left = Left(options.Timeout, begun);
            if (options.CellTimeout != Timeout.InfiniteTimeSpan && (left == Timeout.InfiniteTimeSpan || options.CellTimeout < left))
                left = options.CellTimeout;
            run = await RunAsync(session, cells[i], cells[i].Language ?? notebook.Language, place, new CellHost { Id = place, Removed = [] }, left, outputs, cancellationToken).ConfigureAwait(false);
            var mayFail = cells[i].HasTag(CellTag.RaisesException);
            reports.Add(new CellReport(i + 1, run.Status, watch.Elapsed - begun) { Error = run.Error, IsErrorExpected = mayFail && run.Status is (CellStatus.Succeeded or CellStatus.Failed) });
            count++;
            cells[i] = cells[i] with { ExecutionCount = count, Outputs = [.. run.Outputs.Select(o => o is DisplayOutput { IsResult: true } result ? result with { ExecutionCount = count } : o)] };
            if (run.Value is { } value)
                values.Add((i + 1, value));
            if (run.Status == CellStatus.Failed && mayFail)
                run = new CellRun(CellStatus.Succeeded, run.Outputs);
        }

        return new NotebookRun(notebook with { Cells = cells }, run.Status, watch.Elapsed)
        {
            Error = run.Error,
            CellsRun = run.Status == CellStatus.Succeeded ? count : count - 1,
            Values = values,
            Cells = reports,
        };
    }

    private static Task<CellRun> RunAsync(ICellRunner session, Cell cell, string language, string place, CellHost host, TimeSpan left, IProgress<CellOutput>? outputs, CancellationToken cancellationToken)
    {
        if (language == NotebookLanguage.CSharp)
            return session.RunAsync(cell.Source, place, host, left, outputs, cancellationToken);
        var error = new CellError("Language", $"the cell is written in {language}; only C# cells can be run.", place, 0);
        return Task.FromResult(new CellRun(CellStatus.Failed, [new ErrorOutput(error.Name, error.ToString(), [])]) { Error = error });
    }

    private static TimeSpan Left(TimeSpan timeout, TimeSpan elapsed)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
            return timeout;
        return timeout > elapsed ? timeout - elapsed : TimeSpan.Zero;
    }
}
