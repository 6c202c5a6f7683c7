using System.Diagnostics;

namespace AnalysisKit.Notebooks.Processes;

/// <summary>
/// A process and all that it starts, which end together. On Windows they are in a job. On Linux they are found in /proc, also those that their parents have left: these become children of the process, and after its end
/// of this one, because both ask for orphans. Elsewhere they are found by their session, so one that begins a session of its own stays.
/// </summary>
internal sealed class ProcessTree : IDisposable
{
    /// <summary>How long to look for processes that start others as fast as they are ended.</summary>
    private static readonly TimeSpan LongestHunt = TimeSpan.FromSeconds(5);

    private static readonly Lock Starting = new();
    private static readonly HashSet<int> Roots = [];
    private static bool _keepsChildren;

    private readonly WindowsJob? _job;

    private ProcessTree(Process root, WindowsJob? job)
    {
        Root = root;
        _job = job;
    }

    /// <summary>The process that was started.</summary>
    public Process Root { get; }

    /// <summary>Starts a process, which has to call <see cref="LeadFromHere"/> before it starts others.</summary>
    /// <exception cref="InvalidOperationException">The process does not start.</exception>
    public static ProcessTree Start(ProcessStartInfo start)
    {
        lock (Starting)
        {
            if (OperatingSystem.IsLinux())
                UnixProcesses.AdoptOrphans(true);
            var root = Process.Start(start) ?? throw new InvalidOperationException($"'{start.FileName}' did not start.");
            Roots.Add(root.Id);
            return new ProcessTree(root, OperatingSystem.IsWindows() ? WindowsJob.Of(root) : null);
        }
    }

    /// <summary>Makes this process the first of its tree: the leader of a session, which gets the orphans of it.</summary>
    public static void LeadFromHere()
    {
        if (!OperatingSystem.IsWindows())
            UnixProcesses.BeginSession();
        if (OperatingSystem.IsLinux())
            UnixProcesses.AdoptOrphans(true);
    }

    /// <summary>
    /// Lets the children of this process end with it: on Windows even if it is killed, elsewhere when <see cref="EndChildren"/> is called.
    /// </summary>
    public static void KeepChildren()
    {
        _keepsChildren = true;
        if (OperatingSystem.IsWindows())
            WindowsJob.OfThisProcess();
        else if (OperatingSystem.IsLinux())
            UnixProcesses.AdoptOrphans(true);
    }

    /// <summary>Ends everything that this process has started, and that those have started.</summary>
    public static void EndChildren()
    {
        if (!OperatingSystem.IsWindows())
            Hunt(() => UnixProcesses.Below(Environment.ProcessId));
    }

    /// <summary>The present moment, to be given to <see cref="EndChildrenSince"/>.</summary>
    public static ProcessMoment Now => OperatingSystem.IsLinux() ? UnixProcesses.Now() : default;

    /// <summary>Ends everything that this process has started since a moment, and that those have started, where this process keeps its children. On Linux only: elsewhere they end with the process.</summary>
    public static void EndChildrenSince(ProcessMoment begin)
    {
        if (_keepsChildren && OperatingSystem.IsLinux())
            Hunt(() => UnixProcesses.Below(Environment.ProcessId, begin));
    }

    /// <summary>Ends the process and everything that it has started, also if the process itself has ended already.</summary>
    public void End()
    {
        if (_job is not null)
        {
            _job.End();
            return;
        }

        var id = Root.Id;
        if (!Root.HasExited)
        {
            // While it is halted, its orphans come to it, and it starts nothing new.
            UnixProcesses.Halt(id);
            Hunt(() => UnixProcesses.Below(id));
            UnixProcesses.Kill(id);
            Root.WaitForExit(LongestHunt);
        }

        Hunt(() => Left(id));
    }

    /// <summary>Ends everything.</summary>
    public void Dispose()
    {
        End();
        lock (Starting)
        {
            Roots.Remove(Root.Id);
            if (Roots.Count == 0 && OperatingSystem.IsLinux())
                UnixProcesses.AdoptOrphans(false);
        }

        _job?.Dispose();
        Root.Dispose();
    }

    // What the process has left behind: the rest of its session, and orphans that came to this process from a session that is not its own.
    private static List<int> Left(int root)
    {
        lock (Starting)
            return UnixProcesses.LeftBy(root, Roots);
    }

    private static void Hunt(Func<List<int>> find)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < LongestHunt && find() is { Count: > 0 } found)
        {
            foreach (var id in found)
                UnixProcesses.Kill(id);
            Thread.Sleep(1);
        }
    }
}
