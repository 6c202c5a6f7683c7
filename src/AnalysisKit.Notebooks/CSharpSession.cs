using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Runs C# cells one after the other. Later cells can use what earlier ones declare. Cells may <c>await</c>, <c>display(value)</c> and load assemblies with <c>#r "path"</c>, NuGet packages
/// with <c>#r "nuget: Id, Version"</c> (and <c>#i "nuget: source"</c>) and further code with <c>#load "path"</c>; <c>#!time</c>, <c>#!who</c> and <c>#!about</c> show the time the cell took, the variables, and what runs the cell.
/// The console and the current folder belong to the whole process, so at most one cell runs at a time in it; sessions wait for each other.
/// Text is formatted in the invariant culture, so that results do not depend on the machine.
/// </summary>
public sealed class CSharpSession : ICellRunner
{
    /// <summary>Length of the longest cell that is run, in characters. The compiler takes gigabytes of memory for a cell of fifty million.</summary>
    public const int LongestCell = 4 * 1024 * 1024;

    private static readonly SemaphoreSlim OneCell = new(1);

    private readonly CSharpSessionOptions _options;
    private readonly ScriptOptions _first;
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PackageReference> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly PackageAssemblies _packageAssemblies = new();
    private readonly LibraryCarriers _figures = new();
    private readonly InteractiveAssemblyLoader _loader = KitReferences.Loader();
    private readonly string _start;
    private IReadOnlyList<MetadataReference> _assemblies = [];
    private List<string> _sources = [];
    private ScriptState<object>? _state;
    private string _folder;

    /// <summary>Makes a session without variables.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public CSharpSession(CSharpSessionOptions options)
    {
        _options = options;
        _folder = _start = Path.GetFullPath(options.Folder ?? Environment.CurrentDirectory);
        if (!Directory.Exists(_folder))
            throw new DirectoryNotFoundException($"There is no folder '{_folder}'.");
        _first = KitReferences.Options(_folder);
    }

    /// <summary>Makes a session in the current folder.</summary>
    public CSharpSession()
        : this(new CSharpSessionOptions())
    {
    }

    /// <summary>The names of the variables that cells have declared.</summary>
    public IReadOnlyList<string> Variables => _state is null ? [] : [.. _state.Variables.Select(v => v.Name).Distinct()];

    /// <summary>The value of a variable, or <see langword="null"/> when there is none of that name.</summary>
    public object? Value(string variable) => _state?.GetVariable(variable)?.Value;

    /// <summary>
    /// Runs a cell. A cell that fails or is stopped leaves the session usable: variables of earlier cells stay, those of a stopped cell itself are lost. A cell stops at the next turn of a loop, the next
    /// call of one of its functions, or where it waits. If it is in other code that takes long, it is left behind after some time (<see cref="CSharpSessionOptions.Patience"/>), and stops when it returns from that code.
    /// </summary>
    /// <param name="code">The C# code.</param>
    /// <param name="place">The name of the cell for messages, such as <c>positions.ipynb, cell 3</c>; different for every cell.</param>
    /// <param name="timeout">The longest time that the cell may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="progress">Receives outputs while the cell runs, console text in pieces.</param>
    /// <param name="cancellationToken">Stops the cell, at any point of its code.</param>
    /// <returns>What the cell showed and how it ended, also when it failed or was stopped.</returns>
    public Task<CellRun> RunAsync(string code, string place, TimeSpan timeout, IProgress<CellOutput>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(code, place, default, timeout, progress, cancellationToken);

    /// <summary>Runs a cell with information from the front end, which lets figures of a notebook share one plotly.js (<see cref="CellHost"/>).</summary>
    /// <param name="code">The C# code.</param>
    /// <param name="place">The name of the cell for messages, such as <c>positions.ipynb, cell 3</c>; different for every cell.</param>
    /// <param name="host">The information from the front end.</param>
    /// <param name="timeout">The longest time that the cell may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="progress">Receives outputs while the cell runs, console text in pieces.</param>
    /// <param name="cancellationToken">Stops the cell, at any point of its code.</param>
    /// <returns>What the cell showed and how it ended, also when it failed or was stopped.</returns>
    public async Task<CellRun> RunAsync(string code, string place, CellHost host, TimeSpan timeout, IProgress<CellOutput>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (CellOutputs.Current is not null)
            throw new InvalidOperationException("A cell cannot run other cells.");
        await OneCell.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAloneAsync(code, place, timeout, new CellOutputs(progress, _options, _figures.Begin(host)), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            OneCell.Release();
        }
    }

    /// <summary>Evaluates an expression as a next cell would, after the cell that runs. Nothing of it is kept.</summary>
    internal async Task<object?> EvaluateAsync(string expression)
    {
        await OneCell.WaitAsync().ConfigureAwait(false);
        try
        {
            object? value = null;
            var script = Draft(expression, "expression");
            await CellThread.RunAsync(
                thread =>
                {
                    var task = _state is null ? script.RunAsync() : script.RunFromAsync(_state);
                    thread.WaitFor(task);
                    value = task.GetAwaiter().GetResult().ReturnValue;
                },
                _options.Patience,
                CancellationToken.None).ConfigureAwait(false);
            return value;
        }
        finally
        {
            OneCell.Release();
        }
    }

    private async Task<CellRun> RunAloneAsync(string code, string place, TimeSpan timeout, CellOutputs outputs, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CellStop.Reset();
        await using var stopping = stop.Token.Register(() => CellStop.Stop(outputs)).ConfigureAwait(false);
        stop.CancelAfter(timeout);
        _places[place] = _places[Path.GetFullPath(place, _start)] = place;
        CellConsole.Install();
        var run = new Outcome();
        var before = CurrentFolder(_start);
        try
        {
            Environment.CurrentDirectory = Directory.Exists(_folder) ? _folder : _start;
            var watch = Stopwatch.StartNew();
            if (code.Length > LongestCell)
            {
                run.Error = new CellError("Size", string.Create(CultureInfo.InvariantCulture, $"the cell has {code.Length} characters, and a cell of more than {LongestCell} is not run. Put its data into a file, and read that."), place, 0);
                code = "";
            }

            var commands = CellCommands.Read(code, place);
            if (run.Error is null && await PrepareAsync(commands, place, outputs, run, stop.Token).ConfigureAwait(false) is { } script)
            {
                run.LeftBehind = !await CellThread.RunAsync(
                    thread =>
                    {
                        Run(script, place, thread, outputs, run);
                        Show(place, outputs, run);
                    },
                    _options.Patience,
                    stop.Token).ConfigureAwait(false);
                if (!run.LeftBehind)
                    _state = run.State ?? _state;
            }

            _folder = CurrentFolder(_start);
            Tell(commands, watch.Elapsed, outputs);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }

        outputs.ShowLibrary();
        if (run.LeftBehind || run is { Done: false, Error: null })
            return Stopped(place, outputs, run, cancellationToken.IsCancellationRequested ? CellStatus.Cancelled : CellStatus.TimedOut);
        if (run.Error is { } error)
            outputs.Add(new ErrorOutput(error.Name, error.ToString(), error.Traceback));
        return new CellRun(run.Error is null ? CellStatus.Succeeded : CellStatus.Failed, outputs.Close()) { Error = run.Error, Value = run.Value };
    }

    /// <summary>The current folder, or the given one if the current folder no longer exists because a cell removed it.</summary>
    private static string CurrentFolder(string otherwise)
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }

    /// <summary>
    /// Makes the compiler and the display formats ready, so that the first cell need not wait for that: compiles a cell as others are, and does not run it. May be called at any time, on any thread, also while a cell runs.
    /// </summary>
    public void WarmUp()
    {
        CSharpScript.Create<object>("var numbers = new[] { 1, 2 }.Where(n => n > 1).ToList();\nforeach (var n in numbers)\n    Console.WriteLine($\"{n:0}\");\nnumbers", _first.WithFilePath("warm-up"), assemblyLoader: KitReferences.Loader()).Compile();
        DisplayFormats.Format(1);
    }

    /// <summary>Compiles a cell, outside of the thread that runs it, because the compiler can be cancelled.</summary>
    private async Task<Script<object>?> PrepareAsync(CellCommands commands, string place, CellOutputs outputs, Outcome run, CancellationToken stop)
    {
        try
        {
            run.Error = commands.Error ?? await LoadPackagesAsync(commands, place, outputs, stop).ConfigureAwait(false);
            if (run.Error is not null)
                return null;
            var plain = Draft(commands.Code, place);
            var compilation = plain.GetCompilation();
            var points = StopPoints.Add(compilation, compilation.SyntaxTrees.First(tree => tree.FilePath == place));
            if (points != commands.Code && Draft(points, place) is var stoppable && !Errors(stoppable, stop).Any())
                return stoppable;
            var errors = Errors(plain, stop).OrderBy(d => d.Location.SourceSpan.Start).ToList();
            if (errors.Count == 0)
                return plain;
            run.Error = CellErrors.Of(errors, place);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The outcome stays neither done nor failed, which means stopped.
        }

        return null;
    }

    private static IEnumerable<Diagnostic> Errors(Script<object> script, CancellationToken stop) => script.Compile(stop).Where(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Loads the packages that the cell asks for, together with those of earlier cells, so that their versions fit.</summary>
    private async Task<CellError?> LoadPackagesAsync(CellCommands commands, string place, CellOutputs outputs, CancellationToken stop)
    {
        if (commands.Sources.Select(s => (s.Line, Place: PackageRestore.Place(s.Source, _start))).FirstOrDefault(s => !PackageRestore.IsAddress(s.Place) && !Directory.Exists(s.Place)) is { Place: { } missing } wrongSource)
            return new CellError("NuGet", $"there is no folder '{missing}' to take packages from.", place, wrongSource.Line);
        var sources = _sources.Union(commands.Sources.Select(s => s.Source)).ToList();
        if (commands.Packages.Count == 0)
        {
            _sources = sources;
            return null;
        }

        if (commands.Packages.FirstOrDefault(p => p.Package.Id.Length == 0) is { Line: > 0 } nameless)
            return new CellError("NuGet", "the line names no package: #r \"nuget: Id, Version\".", place, nameless.Line);
        var wanted = new Dictionary<string, PackageReference>(_packages, _packages.Comparer);
        foreach (var (package, _) in commands.Packages)
            wanted[package.Id] = package;
        var restored = await PackageRestore.RunAsync(wanted.Values, sources, _start, stop).ConfigureAwait(false);
        if (restored.Error is { } wrong)
        {
            var line = commands.Packages.FirstOrDefault(p => wrong.Message.Contains(p.Package.Id, StringComparison.OrdinalIgnoreCase), commands.Packages[0]).Line;
            return new CellError(wrong.Code, $"{wrong.Code}: {wrong.Message}", place, line);
        }

        try
        {
            foreach (var assembly in _packageAssemblies.Load(restored.Assemblies, restored.Native))
                _loader.RegisterDependency(assembly);
        }
        catch (FileLoadException e)
        {
            return new CellError("NuGet", e.Message, place, commands.Packages[0].Line);
        }

        _sources = sources;
        foreach (var (id, package) in wanted)
            _packages[id] = package;
        _assemblies = [.. restored.Assemblies.Select(file => HostReferenceResolver.InHost(file) is { } own ? HostReferenceResolver.Reference(own) : MetadataReference.CreateFromFile(file)).DistinctBy(r => r.FilePath)];
        foreach (var (package, _) in commands.Packages)
        {
            var version = restored.Packages.FirstOrDefault(p => string.Equals(p.Id, package.Id, StringComparison.OrdinalIgnoreCase)).Version;
            outputs.TryWrite(StreamOutput.StandardOutput, $"Loaded {package.Id} {version}\n");
        }

        return null;
    }

    /// <summary>Shows what the cell's commands ask for, after all other output.</summary>
    private void Tell(CellCommands commands, TimeSpan elapsed, CellOutputs outputs)
    {
        if (commands.About)
        {
            var version = typeof(CSharpSession).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
            outputs.TryWrite(StreamOutput.StandardOutput, $"AnalysisKit {version}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})\n");
        }

        if (commands.Who)
            outputs.TryWrite(StreamOutput.StandardOutput, string.Concat((_state?.Variables ?? []).GroupBy(v => v.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}: {TypeNames.Of(g.Last().Type)}\n")));
        if (commands.Time)
            outputs.TryWrite(StreamOutput.StandardOutput, string.Create(CultureInfo.InvariantCulture, $"Wall time: {elapsed.TotalMilliseconds:0.0} ms\n"));
    }

    /// <summary>What the cells have declared so far, as a chain of scripts; <see langword="null"/> before the first.</summary>
    internal Script? Latest => _state?.Script;

    /// <summary>The code as the session's next cell, not compiled.</summary>
    internal Script<object> Draft(string code, string place) => _state is null
        ? CSharpScript.Create<object>(code, _first.AddReferences(_assemblies).WithFilePath(place), assemblyLoader: _loader)
        : _state.Script.ContinueWith<object>(code, _first.WithImports().AddReferences(_assemblies).WithFilePath(place));

    private void Run(Script<object> script, string place, CellThread thread, CellOutputs outputs, Outcome run)
    {
        CellOutputs.Current = outputs;
        try
        {
            var task = _state is null
                ? script.RunAsync(globals: null, catchException: _ => true)
                : script.RunFromAsync(_state, catchException: _ => true);
            thread.WaitFor(task);
            var state = task.GetAwaiter().GetResult();
            if (thread.IsStopped && state.Exception is not null)
                return; // An exception that the stop caused is not an error of the cell.
            run.State = state;
            if (state.Exception is { } thrown)
                run.Error = CellErrors.Of(thrown, place, _places.GetValueOrDefault);
            else
                run.Value = state.ReturnValue;
            run.Done = run.Value is null;
        }
#pragma warning disable CA1031 // Any exception of user code, here in a callback, is an error of the cell.
        catch (Exception e)
        {
            if (!thread.IsStopped)
                run.Error = CellErrors.Of(e, place, _places.GetValueOrDefault);
        }
#pragma warning restore CA1031
    }

    private void Show(string place, CellOutputs outputs, Outcome run)
    {
        if (run.Error is not null || run.Value is not { } value)
            return;
        if (value is DisplayHandle)
        {
            run.Value = null; // The call to display has already shown the value.
            run.Done = true;
            return;
        }

        try
        {
            outputs.Add(new DisplayOutput(DisplayFormats.Format(value)) { IsResult = true });
            run.Done = true;
        }
#pragma warning disable CA1031 // Any exception of a value's own code while it is shown is an error of the cell.
        catch (Exception e)
        {
            if (!outputs.IsStopped)
                run.Error = CellErrors.Of(e, place, _places.GetValueOrDefault);
        }
#pragma warning restore CA1031
    }

    private static CellRun Stopped(string place, CellOutputs outputs, Outcome run, CellStatus status)
    {
        var how = run.LeftBehind ? "the cell was told to stop, and goes on in the background until the code that it calls returns." : "the cell was stopped.";
        var error = status == CellStatus.TimedOut
            ? new CellError("Timeout", "the time is over; " + how, place, 0)
            : new CellError("Cancelled", how, place, 0);
        outputs.Add(new ErrorOutput(error.Name, error.ToString(), []));
        return new CellRun(status, outputs.Close()) { Error = error };
    }

    /// <summary>How a cell ended: done, with an error, or neither when it was stopped.</summary>
    private sealed class Outcome
    {
        public volatile bool Done;

        /// <summary>Whether the cell was told to stop but is still running.</summary>
        public bool LeftBehind { get; set; }

        public ScriptState<object>? State { get; set; }

        public CellError? Error { get; set; }

        public object? Value { get; set; }
    }
}
