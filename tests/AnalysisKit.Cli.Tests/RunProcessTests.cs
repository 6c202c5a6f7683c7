using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace AnalysisKit.Cli.Tests;

/// <summary>What the code of cells does to processes, its own and others, and what the run says of it.</summary>
// Cells change the process's current folder: one class at a time.
[Collection("Cells")]
public class RunProcessTests
{
    private const string Start = "System.Diagnostics.Process.";

    // Starts a process that has left its parents, as daemons do, in a session of its own and without a variable by which it could be known.
    private const string Daemon = Start + "Start(\"sh\", [\"-c\", \"env -i setsid sleep MARK > /dev/null 2>&1 < /dev/null &\"]).WaitForExit();\nThread.Sleep(200);\n";

    // Finds what speaks to the runner, as a cell with all rights in its process can, and answers in its name.
    private const string Reach =
        """
        using System.Reflection;
        using System.Text.Json.Nodes;
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;
        object Of(object owner, string name) => owner.GetType().GetField(name, Any).GetValue(owner);
        var outputs = AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType("AnalysisKit.Notebooks.CellOutputs")).First(t => t != null).GetProperty("Current", Any).GetValue(null);
        var progress = Of(outputs, "_progress");
        var server = progress.GetType().GetFields(Any).Select(f => f.GetValue(progress)).First(v => v.GetType().Name == "CellServer");
        var channel = Of(server, "_channel");
        var key = (string)Of(server, "_key");
        void Answer(string to, string status) => channel.GetType().GetMethod("Write", Any).Invoke(channel, new object[] { new JsonObject { ["key"] = to, ["status"] = status, ["error"] = null } });
        Answer(key, "Succeeded");

        """;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    // Sleeps that long, so that its processes can be told from all others.
    private readonly string _mark = string.Create(CultureInfo.InvariantCulture, $"86400.{Random.Shared.Next(1_000_000_000):D9}");

    [Theory]
    [InlineData(Start + "Start(\"sleep\", \"MARK\");")]
    [InlineData(Start + "Start(\"sh\", [\"-c\", \"sleep MARK & sleep MARK\"]);")]
    [InlineData("new Thread(() => System.Diagnostics.Process.Start(\"sleep\", \"MARK\").WaitForExit()).Start();")]
    [InlineData(Daemon)]
    public async Task Run_CellLeavesAProcess_ItEndsWithTheNotebook(string code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked up as Linux shows them.");
        using var folder = new Folder();
        var watch = Stopwatch.StartNew();

        var run = await RunAsync(folder, [], code, "40 + 2");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("n.ipynb: passed, 2 cells in", run.Output, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        AssertNothingIsLeft();
    }

    [Theory]
    [InlineData(Start + "Start(\"sleep\", \"MARK\").WaitForExit();", "the time is over; the cell was")]
    [InlineData(Daemon + "while (true) { }", "the time is over; the cell was stopped")]
    // Its process halts, so that it cannot stop the cell itself.
    [InlineData(Daemon + Start + "Start(\"kill\", [\"-STOP\", Environment.ProcessId.ToString()]).WaitForExit(); while (true) { }", "the time is over; the cell did not stop, and its process was ended")]
    public async Task Run_CellTakesTooLong_EverythingEndsInTime(string code, string message)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked up as Linux shows them.");
        using var folder = new Folder();

        var run = await RunAsync(folder, ["--cell-timeout", "12"], "Console.WriteLine(\"before\");", "Console.WriteLine(\"during\");" + code, "1");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("n.ipynb, cell 2: " + message, run.Error, StringComparison.Ordinal);
        Assert.Contains("n.ipynb: TIMED OUT, 1 cell in", run.Output, StringComparison.Ordinal);
        Assert.Equal(["before\n", "during\n", ""], Printed(folder));
        AssertNothingIsLeft();
    }

    [Theory]
    [InlineData("Environment.Exit(0);", "with exit code 0, before the cell had")]
    [InlineData(Daemon + "Environment.Exit(0);", "with exit code 0, before the cell had")]
    [InlineData(Start + "Start(\"sleep\", \"MARK\"); System.Diagnostics.Process.GetCurrentProcess().Kill();", "with exit code 137 (as after the signal SIGKILL), before the cell had")]
    [InlineData(Daemon + "System.Diagnostics.Process.GetCurrentProcess().Kill();", "with exit code 137 (as after the signal SIGKILL), before the cell had")]
    [InlineData("Environment.FailFast(\"on purpose\");", "with exit code 134 (as after the signal SIGABRT), before the cell had")]
    // Calls too deep for the stack, in code that the compiler writes and the session does not guard.
    [InlineData("record Link(Link Next, int Number); Link chain = null; for (var i = 0; i < 3_000_000; i++) chain = new Link(chain, i); chain.GetHashCode()", "with exit code 134 (as after the signal SIGABRT), before the cell had")]
    [InlineData("class Last { ~Last() => throw new Exception(\"late\"); } for (var i = 0; i < 100; i++) { new Last(); GC.Collect(); GC.WaitForPendingFinalizers(); }", "with exit code 134 (as after the signal SIGABRT), before the cell had")]
    public async Task Run_CellEndsItsProcess_TheNotebookFailsThere(string code, string message)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Exit codes differ elsewhere.");
        using var folder = new Folder();

        var run = await RunAsync(folder, ["--junit", folder.At("r.xml")], "Console.WriteLine(\"before\");", "Console.WriteLine(\"during\");" + code, "throw new Exception(\"never\");");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"n.ipynb, cell 2: the process ended here, {message}", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("often", run.Error, StringComparison.Ordinal);
        Assert.Contains("n.ipynb: FAILED, 1 cell in", run.Output, StringComparison.Ordinal);
        Assert.Equal(["before\n", "during\n", ""], Printed(folder));
        var suite = XDocument.Load(folder.At("r.xml")).Root!.Element("testsuite")!;
        Assert.Equal(("2", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task Run_CellMayThrowAndEndsItsProcess_TheNotebookFails()
    {
        using var folder = new Folder();

        var run = await Cli.RunAsync("run", folder.Write("n.ipynb", NotebookFile.Of(("1", null), ("Environment.Exit(0);", "raises-exception"))), "--output", folder.At("out"), "--junit", folder.At("r.xml"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("1", XDocument.Load(folder.At("r.xml")).Root!.Attribute("failures")!.Value);
    }

    [Fact]
    public async Task Run_ThreadEndsTheProcessBetweenCells_TheNotebookFails()
    {
        using var folder = new Folder();

        var run = await RunAsync(folder, [], "new Thread(() => { Thread.Sleep(300); Environment.Exit(0); }).Start();", "Thread.Sleep(60_000);", "1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("FAILED, 1 cell in", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    // A line as the run itself prints it.
    [InlineData("using var o = Console.OpenStandardOutput(); o.Write(System.Text.Encoding.UTF8.GetBytes(\"n.ipynb: passed, 3 cells in 0.1 s\\n\")); o.Flush(); Environment.Exit(0);")]
    // A record in every file that an argument names.
    [InlineData("foreach (var f in Environment.GetCommandLineArgs().Skip(1).Where(File.Exists)) File.WriteAllText(f, \"{\\\"Event\\\":\\\"done\\\",\\\"ExitCode\\\":0}\\n\"); Environment.Exit(0);")]
    public async Task Run_CellForgesItsVerdict_TheNotebookFails(string code)
    {
        using var folder = new Folder();

        var run = await RunAsync(folder, ["--report", folder.At("r.html")], code, "1", "throw new Exception(\"never\");");

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("n.html: the page to read, with its charts", run.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(", saved as " + folder.At("out/n.ipynb"), run.Output, StringComparison.Ordinal);
        Assert.Contains("n.ipynb: FAILED, 0 cells in", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 not passed", await File.ReadAllTextAsync(folder.At("r.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Environment.Exit(0);", "with exit code 0, after it had said that the cell had ended")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();", "after it had said that the cell had ended")]
    // An error after the good news.
    [InlineData("throw new Exception(\"hidden\");", "the process sent something that is not the runner's")]
    // News of this cell and of others in advance.
    [InlineData("foreach (var _ in new int[9]) Answer(key, \"Succeeded\");", "the process sent something that is not the runner's")]
    [InlineData("Answer(new string('0', key.Length), \"Succeeded\");", "the process sent something that is not the runner's")]
    // Past the time limit.
    [InlineData("while (true) { }", "the process sent something that is not the runner's")]
    // Nobody listens any more.
    [InlineData("server.GetType().GetField(\"_channel\", Any).SetValue(server, Activator.CreateInstance(channel.GetType(), Stream.Null));", "but runs no code after it, and was ended")]
    // Nobody runs cells any more: their turn never comes.
    [InlineData("var one = (SemaphoreSlim)Of(server, \"_one\"); new Thread(() => { one.Wait(); Thread.Sleep(-1); }).Start(); Thread.Sleep(200);", "the process sent something that is not the runner's")]
    // The connection itself, by the number of its file.
    [InlineData("((IDisposable)channel).Dispose();", "the process")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern nint write(int file, byte[] bytes, nint count); foreach (var f in Directory.GetFiles(\"/proc/self/fd\")) if (new FileInfo(f).LinkTarget?.StartsWith(\"socket:\") == true) write(int.Parse(Path.GetFileName(f)), new byte[] { 2, 0, 0, 0, 123, 125 }, 6);", "the process sent something that is not the runner's")]
    public async Task Run_CellAnswersForItself_TheNotebookFailsThere(string code, string message)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Exit codes and open files differ elsewhere.");
        using var folder = new Folder();

        var last = await RunAsync(folder, ["--cell-timeout", "40"], "1", Reach + code);

        Assert.Equal(1, last.ExitCode);
        Assert.Contains("n.ipynb, cell 2: ", last.Error, StringComparison.Ordinal);
        Assert.Contains(message, last.Error, StringComparison.Ordinal);
        Assert.Contains("n.ipynb: FAILED, 1 cell in", last.Output, StringComparison.Ordinal);
    }

    [Theory]
    // Takes the place of the server's reader, and answers well of whatever comes.
    [InlineData("var read = channel.GetType().GetMethod(\"Read\", Any); for (var i = 0; i < 8; i++) new Thread(() => { while (read.Invoke(channel, null) is JsonObject request) Answer((string)request[\"key\"], \"Succeeded\"); }).Start(); Thread.Sleep(500);")]
    // Console output that reads like the run's own.
    [InlineData("Console.SetOut(TextWriter.Null); using var o = Console.OpenStandardOutput(); o.Write(System.Text.Encoding.UTF8.GetBytes(\"n.ipynb: passed, 3 cells in 0.1 s\\n\")); Environment.Exit(0);")]
    public async Task Run_CellAnswersForLaterCells_TheNotebookFails(string code)
    {
        using var folder = new Folder();

        var run = await RunAsync(folder, ["--cell-timeout", "40"], Reach + code, "throw new Exception(\"never\");", "throw new Exception(\"never\");");

        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("n.ipynb: passed, 3 cells in 0.1 s", run.Output[run.Output.LastIndexOf("n.ipynb: ", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ProcessFailsAfterItsLastCell_TheNotebookFails()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Exit codes differ elsewhere.");
        using var folder = new Folder();

        var run = await RunAsync(folder, [], "AppDomain.CurrentDomain.ProcessExit += (_, _) => System.Environment.FailFast(\"late\"); 1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("n.ipynb, cell 1: the process of the cells ended with exit code 134 (as after the signal SIGABRT) after the last cell", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CellWritesOverTheProgramThatRunsIt_IsRefused()
    {
        using var folder = new Folder();

        var run = await RunAsync(folder, [], "File.OpenWrite(Environment.GetCommandLineArgs()[0]).Dispose(); Environment.Exit(0);", "1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("n.ipynb, cell 1, line 1: IOException", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CellLooksForTheRunner_FindsNoNameForTheConnection()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Open files are looked up as Linux shows them.");
        using var folder = new Folder();
        const string Look =
            """
            var sockets = Directory.GetFiles("/proc/self/fd").Where(f => new FileInfo(f).LinkTarget?.StartsWith("socket:") == true).ToList();
            foreach (var socket in sockets)
            {
                try { File.OpenWrite(socket).Dispose(); Console.WriteLine("opened " + socket); }
                catch (IOException) { }
            }
            var names = File.ReadLines("/proc/net/unix").Select(l => l.Split(' ')[^1]).Where(n => n.StartsWith("/") && n.Contains("kit-") && File.Exists(n));
            Console.WriteLine($"{sockets.Count > 0} {names.Count()}");
            """;

        var run = await RunAsync(folder, [], Look);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["True 0\n"], Printed(folder));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("KILL", 137)]
    public async Task Run_EndedFromOutside_TakesEverythingWithIt(string signal, int code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked up as Linux shows them.");
        using var folder = new Folder();
        var file = folder.Write("n.ipynb", NotebookFile.Of(Daemon.Replace("MARK", _mark, StringComparison.Ordinal) + $"System.Diagnostics.Process.Start(\"sleep\", \"{_mark}\"); File.WriteAllText(\"id\", Environment.ProcessId.ToString()); File.Move(\"id\", \"begun\"); while (true) {{ }}"));
        using var process = CommandProcess.Start("run", file, "--output", folder.At("out"));
        Assert.True(SpinWait.SpinUntil(() => File.Exists(folder.At("begun")), TimeSpan.FromSeconds(60)), "The cell did not begin.");

        var (ended, _) = await process.EndByAsync(signal);

        Assert.Equal(code, ended);
        AssertNothingIsLeft();
        Assert.True(SpinWait.SpinUntil(() => !Directory.Exists("/proc/" + File.ReadAllText(folder.At("begun"))), Soon), "The notebook's process is left.");
    }

    [Fact]
    public async Task Run_ProcessThatCellsStart_HasAnEmptyInput()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no cat.");
        using var folder = new Folder();

        var run = await RunAsync(folder, ["--timeout", "60"], Start + "Start(\"cat\").WaitForExit(); Console.WriteLine(\"read\");");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["read\n"], Printed(folder));
    }

    [Fact]
    public async Task Run_CellWritesLetterByLetter_TextAndOrderAreKept()
    {
        using var folder = new Folder();
        const string Write =
            """
            for (var i = 0; i < 20_000; i++) Console.Write("ن");
            Console.Write("\ud83d"); Console.Write("\ude00");
            display("between");
            Console.Error.Write("error");
            var handle = display("first");
            Console.Write("end");
            handle.Update("second");
            """;

        var run = await RunAsync(folder, [], Write);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var saved = JsonDocument.Parse(await File.ReadAllTextAsync(folder.At("out/n.ipynb"), TestContext.Current.CancellationToken));
        var outputs = saved.RootElement.GetProperty("cells")[0].GetProperty("outputs").EnumerateArray().Select(o => o.TryGetProperty("text", out var text) ? Joined(text) : Joined(o.GetProperty("data").GetProperty("text/plain"))).ToList();
        Assert.Equal([new string('ن', 20_000) + "\U0001F600", "between", "error", "second", "end"], outputs);
    }

    private Task<Cli.Ran> RunAsync(Folder folder, string[] options, params string[] cells) =>
        Cli.RunAsync(["run", folder.Write("n.ipynb", NotebookFile.Of([.. cells.Select(c => c.Replace("MARK", _mark, StringComparison.Ordinal))])), "--output", folder.At("out"), .. options]);

    // The console text of each cell in the copy that was saved.
    private static List<string> Printed(Folder folder)
    {
        using var saved = JsonDocument.Parse(File.ReadAllText(folder.At("out/n.ipynb")));
        return [.. saved.RootElement.GetProperty("cells").EnumerateArray().Select(c => string.Concat(c.GetProperty("outputs").EnumerateArray().Where(o => o.GetProperty("output_type").GetString() == "stream").Select(o => Joined(o.GetProperty("text")))))];
    }

    private static string Joined(JsonElement lines) => string.Concat(lines.EnumerateArray().Select(l => l.GetString()));

    private void AssertNothingIsLeft() =>
        Assert.True(SpinWait.SpinUntil(() => !Commands().Any(c => c.Contains(_mark, StringComparison.Ordinal)), Soon), string.Join('\n', Commands().Where(c => c.Contains(_mark, StringComparison.Ordinal))));

    private static List<string> Commands()
    {
        var commands = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(d[^1])))
        {
            try
            {
                commands.Add(File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' '));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended meanwhile.
            }
        }

        return commands;
    }
}
