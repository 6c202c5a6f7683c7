using System.Globalization;
using AnalysisKit.Cli.Commands;
using AnalysisKit.Notebooks;
using AnalysisKit.Notebooks.Export;
using AnalysisKit.Notebooks.Processes;
using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>A notebook to run. Its cells run in a process of their own, so that their code cannot affect the next notebook; what became of them is decided here.</summary>
internal sealed record NotebookJob(string Path, string Output, NotebookRunOptions Options, IReadOnlyList<KeyValuePair<string, string>> Parameters, bool InPlace, bool Check, NotebookPage Page, Wording Words)
{
    private const int ShownDifferences = 20;

    /// <summary>Runs the notebook, saves it, and says what became of it.</summary>
    /// <param name="terminal">Where the notebook's tables and messages go.</param>
    /// <param name="isShown">Whether to show what cells show while they run; if not, their tables are shown at the end.</param>
    /// <param name="cancellation">Ends the notebook's processes.</param>
    public async Task<NotebookOutcome> RunAsync(Terminal terminal, bool isShown, CancellationToken cancellation)
    {
        try
        {
            // The process starts while the notebook is read.
            var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
            var cells = CellProcess.Start([.. OwnProgram.Command, CellsCommand.Name], folder, Options.Images, terminal.IsProcessOutput, Words.Results);
            await using (cells.ConfigureAwait(false))
            {
                var notebook = NotebookParameters.Inject(Notebook.Read(Path), Parameters);
                foreach (var warning in notebook.Warnings)
                    terminal.Warn(warning);
                return await RunAsync(cells, notebook, terminal, isShown, cancellation).ConfigureAwait(false);
            }
        }
        catch (DataFormatException e)
        {
            return Failed(terminal, ExitCodes.Data, e.Message);
        }
        catch (ArgumentException e)
        {
            return Failed(terminal, ExitCodes.Usage, $"{Path}: {e.Message.Split(" (Parameter", 2)[0]}");
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) && e.HResult != Guarded.BrokenPipe)
        {
            return Failed(terminal, ExitCodes.Failed, $"{Path}: {e.Message}");
        }
    }

    private async Task<NotebookOutcome> RunAsync(CellProcess cells, Notebook notebook, Terminal terminal, bool isShown, CancellationToken cancellation)
    {
        await cells.ConnectAsync(Options.Timeout, cancellation).ConfigureAwait(false);
        var display = isShown ? new NotebookDisplay(terminal, notebook, Words) : null;
        var run = await NotebookRunner.RunAsync(cells, notebook, Path, Options, display, display, cancellation).ConfigureAwait(false);
        if (run.Status == CellStatus.Succeeded)
            display?.Report(notebook.Cells.Count);
        display?.EndLine();
        cancellation.ThrowIfCancellationRequested();
        if (await cells.EndAsync().ConfigureAwait(false) is { } problem && run is { Status: CellStatus.Succeeded, Cells: [.., var last] })
        {
            var late = new CellError("Process", problem, string.Create(CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileName(Path)}, cell {last.Cell}"), 0);
            run = run with { Status = CellStatus.ProcessEnded, Error = late, Cells = [.. run.Cells.SkipLast(1), last with { Status = CellStatus.ProcessEnded, Error = late }] };
        }

        var isInPlace = InPlace && run.Status == CellStatus.Succeeded;
        var copy = isInPlace ? Path : System.IO.Path.Combine(Output, System.IO.Path.ChangeExtension(System.IO.Path.GetFileName(Path), ".ipynb"));
        if (!(Check && System.IO.Path.GetFullPath(copy) == System.IO.Path.GetFullPath(Path)))
            run.Notebook.Save(copy);
        var differences = Check && run.Status == CellStatus.Succeeded ? NotebookComparison.Compare(notebook, run.Notebook) : [];
        terminal.Output.Write(cells.Output);
        terminal.Error.Write(cells.Error);
        if (!isShown)
        {
            foreach (var output in run.Notebook.Cells.SelectMany(c => c.Outputs))
                NotebookTables.Write(terminal.Console, output, Words.Numerals);
        }

        var code = Code(run.Status, differences.Count > 0);
        var seconds = run.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        terminal.Console.Write(new Text(Words.AsIs("ran", Path, Verdict(run.Status, code), Words.Several(run.CellsRun, "cell"), Words.Digits(seconds), copy) + (InPlace && !isInPlace ? Words["parts"] + Words["as_it_was"] : "") + "\n"));
        if (run.Error is { } error)
            terminal.Error.WriteLine($"analysiskit: {Plain.Line(error.ToString())}");
        Write(terminal, differences);
        WritePage(terminal, run.Notebook);
        return new NotebookOutcome(Path, code, run.Elapsed, run.Cells)
        {
            Message = run.Error?.ToString() ?? (differences.Count > 0 ? $"{Plain.Several(differences.Count, "output")} changed, the first in cell {differences[0].Cell}" : null),
        };
    }

    private void Write(Terminal terminal, IReadOnlyList<OutputDifference> differences)
    {
        foreach (var difference in differences.Take(ShownDifferences))
            terminal.Error.WriteLine($"analysiskit: {System.IO.Path.GetFileName(Path)}, cell {difference.Cell} shows another result ({difference.Format})\n  saved: {Plain.Line(difference.Saved)}\n  now:   {Plain.Line(difference.Now)}");
        if (differences.Count > ShownDifferences)
            terminal.Error.WriteLine($"analysiskit: and {Plain.Several(differences.Count - ShownDifferences, "further difference")}.");
    }

    // The page lies beside the notebook, where its pictures are found.
    private void WritePage(Terminal terminal, Notebook notebook)
    {
        var page = System.IO.Path.ChangeExtension(Path, ".html");
        if (Page == NotebookPage.None)
            return;
        if (Page == NotebookPage.UnlessForeign && File.Exists(page) && !HtmlExport.IsOwn(page))
        {
            terminal.Warn($"'{page}' is no page of this command, and stays as it is. --html writes over it.");
            return;
        }

        try
        {
            WholeFile.Write(page, HtmlExport.Write(notebook, Path, warn: terminal.Warn, language: Words.Language, numerals: Words.Numerals));
            terminal.Console.Write(new Text(Words.AsIs("page_to_read", page) + "\n"));
        }
        catch (Exception e) when (Page == NotebookPage.UnlessForeign && e is (IOException or UnauthorizedAccessException))
        {
            terminal.Warn($"there is no page beside the notebook: {e.Message}");
        }
    }

    private NotebookOutcome Failed(Terminal terminal, int code, string message)
    {
        terminal.Error.WriteLine($"analysiskit: {message}");
        return new NotebookOutcome(Path, code, TimeSpan.Zero, []) { Message = message };
    }

    private static int Code(CellStatus status, bool hasChanged) => status switch
    {
        CellStatus.Succeeded => hasChanged ? ExitCodes.Changed : ExitCodes.Ok,
        CellStatus.TimedOut => ExitCodes.TimedOut,
        _ => ExitCodes.Failed,
    };

    // In capitals, so that what did not pass is seen.
    private string Verdict(CellStatus status, int code) => status == CellStatus.Succeeded && code != ExitCodes.Changed
        ? Words["passed"]
        : (code == ExitCodes.Changed ? Words["changed"] : NotebookOutcome.In(Words, status)).ToUpperInvariant();
}
