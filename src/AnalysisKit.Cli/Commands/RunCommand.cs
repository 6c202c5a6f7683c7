using System.CommandLine;
using System.Globalization;
using AnalysisKit.Articles;
using AnalysisKit.Charts;
using AnalysisKit.Notebooks;
using Spectre.Console;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit run</c>: notebooks from the first cell to the last.</summary>
internal static class RunCommand
{
    private const string DefaultOutput = "artifacts/notebooks";

    private const string Notes =
        """
        Each notebook runs from its first cell to its last, in its own session, in the folder where it lies. A copy
        with the outputs goes to the output folder under the same name; the notebook itself changes only when that is its own folder.
        A cell that throws ends its notebook; its copy shows the error, the next notebooks run, and the exit code is 1. The tables
        that cells show are printed.

        Examples:
          analysiskit run notebooks/01-positions-on-syria.ipynb
          analysiskit run notebooks/*.ipynb --output results --timeout 600
          analysiskit run notebooks/*.ipynb --output notebooks --images     (saves the outputs in the notebooks themselves)
        """;

    public static Command Create(Terminal terminal)
    {
        var notebooks = new Argument<string[]>("NOTEBOOK") { Description = "Notebooks to run: .ipynb or .dib files.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "Folder for the notebooks with their outputs.", HelpName = "DIR", DefaultValueFactory = _ => DefaultOutput };
        var timeout = Options.Number(
            "--timeout", "SECONDS", "Stop a notebook that takes longer than this; without it, a notebook may take as long as it needs.", s => s > 0, "a number of seconds above 0, such as 300");
        var images = new Option<bool>("--images") { Description = "Keep a picture (PNG) beside each interactive chart, for pages that run no scripts. Needs an installed Chromium, Chrome or Edge." };
        var command = new KitCommand("run", "Runs notebooks and saves them with their outputs.", Notes) { notebooks, output, timeout, images };
        command.Does(terminal, (parse, cancellation) =>
        {
            var options = new NotebookRunOptions
            {
                Timeout = parse.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan,
                Images = parse.GetValue(images),
            };
            if (options.Images && !Figure.CanDraw)
                throw new CommandFailure(ExitCodes.Usage, "--images needs a browser: install Chromium, Chrome or Edge, or set ANALYSISKIT_BROWSER to the path of one.");
            return Run(terminal, parse.GetRequiredValue(notebooks), parse.GetRequiredValue(output), options, cancellation);
        });
        return command;
    }

    private static int Run(Terminal terminal, string[] notebooks, string output, NotebookRunOptions options, CancellationToken cancellation)
    {
        foreach (var notebook in notebooks)
            Inputs.MustExist(notebook, "notebook");
        foreach (var twin in notebooks.GroupBy(Path.GetFileName).Where(g => g.Count() > 1))
            throw new CommandFailure(ExitCodes.Usage, $"two notebooks are called '{twin.Key}', and would be saved as one file: {string.Join(", ", twin)}. Run them separately, with an --output of their own.");
        var code = ExitCodes.Ok;
        foreach (var notebook in notebooks)
        {
            code = Worse(code, Run(terminal, notebook, output, options, cancellation));
            terminal.Output.Flush();
        }

        return code;
    }

    private static int Run(Terminal terminal, string path, string output, NotebookRunOptions options, CancellationToken cancellation)
    {
        Notebook notebook;
        try
        {
            notebook = Notebook.Read(path);
        }
        catch (DataFormatException e)
        {
            terminal.Error.WriteLine($"analysiskit: {e.Message}");
            return ExitCodes.Data;
        }

        foreach (var warning in notebook.Warnings)
            terminal.Warn(warning);
        var run = NotebookRunner.RunAsync(notebook, path, options, cancellationToken: cancellation).GetAwaiter().GetResult();
        var copy = Path.Combine(output, Path.ChangeExtension(Path.GetFileName(path), ".ipynb"));
        run.Notebook.Save(copy);
        NotebookTables.Write(terminal.Console, run.Notebook);
        var ended = run.Status switch
        {
            CellStatus.Succeeded => "passed",
            CellStatus.TimedOut => "TIMED OUT",
            CellStatus.Cancelled => "STOPPED",
            _ => "FAILED",
        };
        terminal.Console.Write(new Text(string.Create(CultureInfo.InvariantCulture, $"{path}: {ended}, {Plain.Several(run.CellsRun, "cell")} in {run.Elapsed.TotalSeconds:0.0} s, saved as {copy}\n")));
        if (run.Error is { } error)
            terminal.Error.WriteLine($"analysiskit: {Plain.Line(error.ToString())}");
        cancellation.ThrowIfCancellationRequested();
        return run.Status switch
        {
            CellStatus.Succeeded => ExitCodes.Ok,
            CellStatus.TimedOut => ExitCodes.TimedOut,
            _ => ExitCodes.Failed,
        };
    }

    /// <summary>One exit code for several notebooks: a failure counts more than a time limit, and that more than a file that is no notebook.</summary>
    private static int Worse(int a, int b)
    {
        int[] order = [ExitCodes.Ok, ExitCodes.Data, ExitCodes.TimedOut, ExitCodes.Failed];
        return Array.IndexOf(order, a) >= Array.IndexOf(order, b) ? a : b;
    }
}
