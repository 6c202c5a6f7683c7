using System.CommandLine;
using System.Globalization;
using AnalysisKit.Charts;
using AnalysisKit.Notebooks;
using Spectre.Console;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit run</c>: notebooks from the first cell to the last.</summary>
internal static class RunCommand
{
    private const string DefaultOutput = "artifacts/notebooks";
    private const int ShownDifferences = 20;
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(3);
    private const int LongestTime = 2_000_000; // seconds; timers end at 49 days

    private const string Notes =
        """
        Each notebook runs from its first cell to its last, in its own session, in the folder where it lies. A copy
        with the outputs goes to the output folder under the same name; the notebook itself changes only with --in-place.
        A file is written whole or not at all. A cell that throws ends its notebook; its copy shows the error, the next
        notebooks run, and the exit code is 1. The tables that cells show are printed.

        Each notebook runs in a process of its own: a cell that ends its process fails its notebook, not the run.

        --in-place saves a notebook when all its cells have passed. One that fails or runs out of time stays as it was,
        and the copy that shows why goes to the output folder. One whose run is stopped or killed stays as it was, too.

        Tags of cells: 'parameters' (what -p may change), 'skip-execution' (not run), 'raises-exception' (may fail).

        --check compares what each cell shows with what is saved in the notebook. Ids of elements, pictures, times and
        how the console text was cut do not count. Nothing is saved over the notebook.

        Examples:
          analysiskit run notebooks/01-positions-on-syria.ipynb
          analysiskit run notebooks --jobs 2 --timeout 600 --junit results.xml --report results.html
          analysiskit run notebooks --check
          analysiskit run report.ipynb -p topic=../data/topics/libya.yml -p top=20 --output results
          analysiskit run report.ipynb -p "actors=[russia, us]" -p since=2012-06-01
          analysiskit run notebooks --in-place --images
        """;

    public static Command Create(Terminal terminal)
    {
        var notebooks = new Argument<string[]>("NOTEBOOK") { Description = "Notebooks to run: .ipynb or .dib files, folders of them, or patterns such as 'reports/*.ipynb'.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "Folder for the notebooks with their outputs.", HelpName = "DIR", DefaultValueFactory = _ => DefaultOutput };
        var inPlace = new Option<bool>("--in-place") { Description = "Save the outputs in the notebooks themselves." };
        var parameters = new Option<string[]>("-p", "--parameter") { Description = "Another value for a parameter of the notebooks; may be given several times.", HelpName = "NAME=VALUE", DefaultValueFactory = _ => [] };
        const string Rule = "a number of seconds above 0 and up to 2,000,000, such as 300";
        var timeout = Options.Number("--timeout", "SECONDS", "Stop a notebook that takes longer than this; without it, a notebook may take as long as it needs.", s => s is > 0 and <= LongestTime, Rule);
        var cellTimeout = Options.Number("--cell-timeout", "SECONDS", "Stop a notebook of which one cell takes longer than this.", s => s is > 0 and <= LongestTime, Rule);
        var jobs = Options.Whole("--jobs", "N", "How many notebooks run at a time.", 1, 1, 256);
        var junit = new Option<string?>("--junit") { Description = "Write a report in JUnit's XML, a test case per cell.", HelpName = "FILE" };
        var report = new Option<string?>("--report") { Description = "Write a report as a page (HTML) that works offline.", HelpName = "FILE" };
        var check = new Option<bool>("--check") { Description = "Fail when a cell shows something else than is saved in the notebook." };
        var images = new Option<bool>("--images") { Description = "Keep a picture (PNG) beside each interactive chart, for pages that run no scripts. Needs an installed Chromium, Chrome or Edge." };
        var log = new Option<string?>(NotebookJob.LogOption) { Hidden = true };
        var command = new KitCommand("run", "Runs notebooks and saves them with their outputs.", Notes) { notebooks, output, inPlace, parameters, timeout, cellTimeout, jobs, junit, report, check, images, log };
        command.Does(terminal, (parse, cancellation) =>
        {
            var options = new NotebookRunOptions
            {
                Timeout = Time(parse.GetValue(timeout)),
                CellTimeout = Time(parse.GetValue(cellTimeout)),
                Images = parse.GetValue(images),
            };
            if (options.Images && !Figure.CanDraw)
                throw new CommandFailure(ExitCodes.Usage, "--images needs a browser: install Chromium, Chrome or Edge, or set ANALYSISKIT_BROWSER to the path of one.");
            if (parse.GetValue(inPlace) && parse.GetValue(check))
                throw new CommandFailure(ExitCodes.Usage, "--check compares with what is saved, and --in-place would save over it: give one of the two.");
            var template = new NotebookJob("", parse.GetRequiredValue(output), options, [.. parse.GetRequiredValue(parameters).Select(Parameter)], parse.GetValue(inPlace), parse.GetValue(check));
            var files = Files(parse.GetRequiredValue(notebooks), template.InPlace);
            if (parse.GetValue(log) is { } file)
                return RunHere(terminal, template with { Path = files[0] }, file, cancellation);
            var outcomes = RunApart(terminal, files, template, parse.GetValue(jobs), cancellation);
            if (parse.GetValue(junit) is { } xml)
                RunReports.WriteJUnit(xml, outcomes);
            if (parse.GetValue(report) is { } page)
                RunReports.WritePage(page, outcomes);
            cancellation.ThrowIfCancellationRequested();
            return outcomes.Select(o => o.ExitCode).Aggregate(ExitCodes.Ok, Worse);
        });
        return command;
    }

    private static TimeSpan Time(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : Timeout.InfiniteTimeSpan;

    private static KeyValuePair<string, string> Parameter(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? new(text[..at].Trim(), text[(at + 1)..]) : throw new CommandFailure(ExitCodes.Usage, $"'-p {text}' must be a name and a value, such as -p top=20.");
    }

    private static List<string> Files(string[] given, bool inPlace)
    {
        var files = new List<string>();
        foreach (var path in given)
        {
            if (File.Exists(path))
                files.Add(path);
            else
                files.AddRange(Found(path));
        }

        if (inPlace && files.Find(f => new FileInfo(f).IsReadOnly) is { } locked)
            throw new CommandFailure(ExitCodes.Failed, $"'{locked}' is read-only, and cannot be saved in place.");
        if (inPlace && files.Find(f => Path.GetExtension(f) == ".dib") is { } dib)
            throw new CommandFailure(ExitCodes.Usage, $"'{dib}' cannot be run in place: a .dib file holds no outputs.");
        if (!inPlace)
        {
            foreach (var twin in files.GroupBy(Path.GetFileNameWithoutExtension).Where(g => g.Count() > 1))
                throw new CommandFailure(ExitCodes.Usage, $"two notebooks are called '{twin.Key}', and would be saved as one file: {string.Join(", ", twin)}. Run them separately, with an --output of their own.");
        }

        return files;
    }

    // The notebooks of a folder, or those that match a pattern, because not every shell expands patterns.
    private static List<string> Found(string path)
    {
        var isPattern = Path.GetFileName(path).AsSpan().ContainsAny('*', '?');
        var folder = isPattern ? Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : "." : path;
        Inputs.MustExist(folder, "notebook");
        var found = Directory.EnumerateFiles(folder, isPattern ? Path.GetFileName(path) : "*").Where(f => Path.GetExtension(f) is ".ipynb" or ".dib").Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new CommandFailure(ExitCodes.Usage, $"'{path}' {(isPattern ? "names" : "holds")} no notebook: no .ipynb and no .dib file.");
    }

    // Runs each notebook in a process of its own, and reports them in the order in which they were given.
    private static List<NotebookOutcome> RunApart(Terminal terminal, List<string> files, NotebookJob template, int jobs, CancellationToken cancellation)
    {
        // A single notebook writes to the terminal directly, using its width and colours.
        var isShown = files.Count == 1 && !Console.IsOutputRedirected && ReferenceEquals(terminal.Output, Console.Out);
        using var places = new SemaphoreSlim(jobs);
        var running = files.Select(async file =>
        {
            await places.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                return await (template with { Path = file }).RunAsync(isShown, cancellation).ConfigureAwait(false);
            }
            finally
            {
                places.Release();
            }
        }).ToList();
        var outcomes = new List<NotebookOutcome>();
        foreach (var task in running)
        {
            var outcome = task.GetAwaiter().GetResult();
            outcomes.Add(outcome);
            terminal.Output.Write(outcome.Output);
            if (outcome.Died is not null)
                terminal.Output.WriteLine($"{outcome.Path}: FAILED, its process ended");
            terminal.Output.Flush();
            terminal.Error.Write(outcome.Error);
        }

        return outcomes;
    }

    // Runs the notebook in this process, which was started for it. The process ends here, even if cells have left threads running.
    private static int RunHere(Terminal terminal, NotebookJob job, string log, CancellationToken cancellation)
    {
        var input = Console.OpenStandardInput();
        Console.SetIn(TextReader.Null);
        new Thread(() => EndWith(input)) { IsBackground = true, Name = "Parent" }.Start();
        var outcome = Run(terminal, job, log, cancellation);
        terminal.Output.Flush();
        new Thread(EndSoon) { IsBackground = true, Name = "End" }.Start();
        Environment.Exit(outcome.ExitCode);
        return outcome.ExitCode;
    }

    /// <summary>Kills the process if its end takes too long, since cells may have registered work for the end that never finishes.</summary>
    private static void EndSoon()
    {
        Thread.Sleep(LongestEnd);
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        self.Kill();
    }

    /// <summary>Ends this process when its parent ends. The parent keeps this process's standard input open and writes nothing, so the input ends with the parent, even if that is killed.</summary>
    private static void EndWith(Stream input)
    {
        while (input.ReadByte() >= 0)
            continue;
        Environment.Exit(ExitCodes.Interrupted);
    }

    private static NotebookOutcome Run(Terminal terminal, NotebookJob job, string log, CancellationToken cancellation)
    {
        Notebook notebook;
        try
        {
            notebook = Notebook.Read(job.Path);
            notebook = NotebookParameters.Inject(notebook, job.Parameters);
        }
        catch (DataFormatException e)
        {
            terminal.Error.WriteLine($"analysiskit: {e.Message}");
            return Ended(log, new NotebookOutcome(job.Path, ExitCodes.Data, TimeSpan.Zero, []) { Message = e.Message });
        }
        catch (ArgumentException e)
        {
            throw new CommandFailure(ExitCodes.Usage, $"{job.Path}: {e.Message.Split(" (Parameter", 2)[0]}");
        }

        foreach (var warning in notebook.Warnings)
            terminal.Warn(warning);
        var run = NotebookRunner.RunAsync(notebook, job.Path, job.Options, new CellLog(log), cancellation).GetAwaiter().GetResult();
        if (job.InPlace)
            cancellation.ThrowIfCancellationRequested();
        var isInPlace = job.InPlace && run.Status == CellStatus.Succeeded;
        var copy = isInPlace ? job.Path : Path.Combine(job.Output, Path.ChangeExtension(Path.GetFileName(job.Path), ".ipynb"));
        if (!(job.Check && Path.GetFullPath(copy) == Path.GetFullPath(job.Path)))
            run.Notebook.Save(copy);
        NotebookTables.Write(terminal.Console, run.Notebook);
        var differences = job.Check && run.Status == CellStatus.Succeeded ? NotebookComparison.Compare(notebook, run.Notebook) : [];
        var ended = run.Status switch
        {
            CellStatus.Succeeded when differences.Count > 0 => "CHANGED",
            CellStatus.Succeeded => "passed",
            CellStatus.TimedOut => "TIMED OUT",
            CellStatus.Cancelled => "STOPPED",
            _ => "FAILED",
        };
        terminal.Console.Write(new Text(string.Create(CultureInfo.InvariantCulture, $"{job.Path}: {ended}, {Plain.Several(run.CellsRun, "cell")} in {run.Elapsed.TotalSeconds:0.0} s, saved as {copy}{(job.InPlace && !isInPlace ? "; the notebook itself is as it was" : "")}\n")));
        if (run.Error is { } error)
            terminal.Error.WriteLine($"analysiskit: {Plain.Line(error.ToString())}");
        foreach (var difference in differences.Take(ShownDifferences))
            terminal.Error.WriteLine($"analysiskit: {Path.GetFileName(job.Path)}, cell {difference.Cell} shows another result ({difference.Format})\n  saved: {Plain.Line(difference.Saved)}\n  now:   {Plain.Line(difference.Now)}");
        if (differences.Count > ShownDifferences)
            terminal.Error.WriteLine($"analysiskit: and {Plain.Several(differences.Count - ShownDifferences, "further difference")}.");
        cancellation.ThrowIfCancellationRequested();
        var code = run.Status switch
        {
            CellStatus.Succeeded => differences.Count > 0 ? ExitCodes.Changed : ExitCodes.Ok,
            CellStatus.TimedOut => ExitCodes.TimedOut,
            _ => ExitCodes.Failed,
        };
        return Ended(log, NotebookOutcome.Of(job.Path, code, run, run.Error?.ToString() ?? (differences.Count > 0 ? $"{Plain.Several(differences.Count, "output")} changed, the first in cell {differences[0].Cell}" : null)));
    }

    private static NotebookOutcome Ended(string log, NotebookOutcome outcome)
    {
        File.AppendAllLines(log, [.. outcome.Cells.Select(NotebookJob.Line), NotebookJob.Line(new NotebookJob.LogLine("done", 0, outcome.Word, outcome.Elapsed.TotalSeconds, outcome.Message, ExitCode: outcome.ExitCode))]);
        return outcome;
    }

    /// <summary>The worse of two exit codes: a failure is worse than a timeout, that is worse than a file that is not a notebook, and that is worse than a changed output.</summary>
    private static int Worse(int a, int b)
    {
        int[] order = [ExitCodes.Ok, ExitCodes.Changed, ExitCodes.Data, ExitCodes.Usage, ExitCodes.TimedOut, ExitCodes.Failed, ExitCodes.Interrupted];
        return Array.IndexOf(order, a) >= Array.IndexOf(order, b) ? a : b;
    }

    /// <summary>Writes immediately that a cell begins, so that the line is in the log even if the cell ends the process.</summary>
    private sealed class CellLog(string path) : IProgress<int>
    {
        public void Report(int value) => File.AppendAllLines(path, [NotebookJob.Line(new NotebookJob.LogLine("begin", value))]);
    }
}
