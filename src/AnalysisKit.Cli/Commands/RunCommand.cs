using System.CommandLine;
using AnalysisKit.Charts;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit run</c>: notebooks from the first cell to the last.</summary>
internal static class RunCommand
{
    private const string DefaultOutput = "artifacts/notebooks";
    private const int LongestTime = 2_000_000; // seconds; timers end at 49 days

    /// <summary>How long a run that was stopped may take to end the notebooks' processes.</summary>
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(5);

    private const string Notes =
        """
        Each notebook runs from its first cell to its last, in its own session, in the folder where it lies. A copy
        with the outputs goes to the output folder under the same name; the notebook itself changes only with --in-place.
        A file is written whole or not at all. A cell that throws ends its notebook; its copy shows the error, the next
        notebooks run, and the run counts as failed.

        Of one notebook, headings, printed text, tables and results are shown as they come, and a page (HTML) with its
        charts is written beside it, where no other file of that name lies; --no-html leaves it out, and so does --check.
        Of several, the tables are shown, and --html writes a page beside each.

        Each notebook runs in a process of its own: a cell that ends its process fails its notebook, not the run. Other
        processes that cells start end with their notebook, and a time limit ends them too.

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
        var html = new Option<bool>("--html") { Description = "Write a page (HTML) with text, tables and charts beside each notebook; on for a single notebook." };
        var noHtml = new Option<bool>("--no-html") { Description = "Write no page." };
        var command = new KitCommand("run", "Runs notebooks and saves them with their outputs.", Notes) { notebooks, output, inPlace, parameters, timeout, cellTimeout, jobs, junit, report, check, images, html, noHtml };
        Wording.AddTo(command);
        command.TimeToListen = TimeToEnd;
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
            if (parse.GetValue(html) && parse.GetValue(noHtml))
                throw new CommandFailure(ExitCodes.Usage, "--html writes pages, and --no-html none: give one of the two.");
            var files = Files(parse.GetRequiredValue(notebooks), parse.GetValue(inPlace));
            var page = parse.GetValue(html) ? NotebookPage.Always : files.Count > 1 || parse.GetValue(noHtml) || parse.GetValue(check) ? NotebookPage.None : NotebookPage.UnlessForeign;
            var template = new NotebookJob("", parse.GetRequiredValue(output), options, [.. parse.GetRequiredValue(parameters).Select(Parameter)], parse.GetValue(inPlace), parse.GetValue(check), page, Wording.Of(parse));
            using var own = OwnProgram.Keep();
            var outcomes = RunApart(terminal, files, template, parse.GetValue(jobs), cancellation);
            if (parse.GetValue(junit) is { } xml)
                RunReports.WriteJUnit(xml, outcomes);
            if (parse.GetValue(report) is { } summary)
                RunReports.WritePage(summary, outcomes, template.Words);
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
        if (files is [var single])
            return [(template with { Path = single }).RunAsync(terminal, isShown: true, cancellation).GetAwaiter().GetResult()];
        using var places = new SemaphoreSlim(jobs);
        var running = files.Select(file => RunLaterAsync(template with { Path = file }, places, cancellation)).ToList();
        try
        {
            var outcomes = new List<NotebookOutcome>();
            foreach (var task in running)
            {
                var (outcome, output, error) = task.GetAwaiter().GetResult();
                outcomes.Add(outcome);
                terminal.Output.Write(output);
                terminal.Output.Flush();
                terminal.Error.Write(error);
            }

            return outcomes;
        }
        finally
        {
            // After a stop, until the last one has ended its processes.
            Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    private static async Task<(NotebookOutcome Outcome, string Output, string Error)> RunLaterAsync(NotebookJob job, SemaphoreSlim places, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var output = new StringWriter { NewLine = "\n" };
            using var error = new StringWriter { NewLine = "\n" };
            using var terminal = new Terminal(output, error);
            var outcome = await job.RunAsync(terminal, isShown: false, cancellation).ConfigureAwait(false);
            return (outcome, output.ToString(), error.ToString());
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>The worse of two exit codes: a failure is worse than a timeout, that is worse than a file that is not a notebook, and that is worse than a changed output.</summary>
    private static int Worse(int a, int b)
    {
        int[] order = [ExitCodes.Ok, ExitCodes.Changed, ExitCodes.Data, ExitCodes.Usage, ExitCodes.TimedOut, ExitCodes.Failed, ExitCodes.Interrupted];
        return Array.IndexOf(order, a) >= Array.IndexOf(order, b) ? a : b;
    }
}
