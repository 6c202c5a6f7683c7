using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace AnalysisKit.Notebooks.Processes;

/// <summary>Processes of Linux, and as far as they do not need /proc, of macOS.</summary>
internal static partial class UnixProcesses
{
    private const int KillSignal = 9;
    private const int AdoptOrphansOption = 36; // PR_SET_CHILD_SUBREAPER
    private const int NoHang = 1; // WNOHANG

    /// <summary>Makes this process the leader of a new session, so that what it starts can be told from everything else. A leader stays what it is.</summary>
    public static void BeginSession() => _ = NewSession();

    /// <summary>Whether processes below this one, whose parents have ended, become children of this one.</summary>
    public static void AdoptOrphans(bool adopts) => _ = Control(AdoptOrphansOption, adopts ? 1u : 0u, 0, 0, 0);

    /// <summary>Halts a process, which cannot refuse.</summary>
    public static void Halt(int id) => _ = Signal(id, OperatingSystem.IsLinux() ? 19 : 17); // SIGSTOP

    /// <summary>Kills a process.</summary>
    public static void Kill(int id) => _ = Signal(id, KillSignal);

    /// <summary>The present moment; on Linux only.</summary>
    public static ProcessMoment Now()
    {
        var tick = (long)(decimal.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture) * 100);
        // "0.42 0.16 0.06 1/150 12345": the last is the number that was given last.
        _ = int.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[^1], CultureInfo.InvariantCulture, out var lastId);
        return new ProcessMoment(tick, lastId);
    }

    /// <summary>The living processes that a process has started, those that these have started, and so on.</summary>
    /// <param name="root">The process.</param>
    /// <param name="begin">Leaves out those that began before; on Linux only.</param>
    public static List<int> Below(int root, ProcessMoment begin = default)
    {
        if (!OperatingSystem.IsLinux())
            return OfSession(root);
        return [.. Below(All(), [root]).Where(p => p.IsAlive && begin.IsBefore(p.Begin, p.Id)).Select(p => p.Id)];
    }

    /// <summary>What is left of a process that has ended: its session, orphans of it that came to this process, and what is below these.</summary>
    /// <param name="root">The process that has ended.</param>
    /// <param name="known">Children of this process that are no orphans.</param>
    public static List<int> LeftBy(int root, IReadOnlySet<int> known)
    {
        if (!OperatingSystem.IsLinux())
            return OfSession(root);
        var all = All();
        var own = Environment.ProcessId;
        var session = all.FirstOrDefault(p => p.Id == own).Session;
        var first = all.Where(p => p.Id != root && !known.Contains(p.Id) && (p.Session == root || (p.Parent == own && p.Session != session))).ToList();
        foreach (var dead in first.Where(p => !p.IsAlive && p.Parent == own))
            _ = Wait(dead.Id, 0, NoHang);
        return [.. first.Concat(Below(all, [.. first.Select(p => p.Id)])).Where(p => p.IsAlive).Select(p => p.Id).Distinct()];
    }

    private static IEnumerable<Entry> Below(IReadOnlyList<Entry> all, HashSet<int> parents)
    {
        var children = all.ToLookup(p => p.Parent);
        var next = new Queue<int>(parents);
        while (next.TryDequeue(out var parent))
        {
            foreach (var child in children[parent].Where(c => parents.Add(c.Id)))
            {
                next.Enqueue(child.Id);
                yield return child;
            }
        }
    }

    private static List<int> OfSession(int leader)
    {
        var found = new List<int>();
        foreach (var process in Process.GetProcesses())
        {
            if (process.Id != leader && SessionOf(process.Id) == leader)
                found.Add(process.Id);
            process.Dispose();
        }

        return found;
    }

    private static List<Entry> All()
    {
        var all = new List<Entry>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(id) is { } entry)
                all.Add(entry);
        }

        return all;
    }

    // The fields of a process behind its name, which may hold anything: state, parent, group, session and others, and the 20th of them when it began.
    private static Entry? Read(int id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return new Entry(id, int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture), fields[0] is not "Z" and not "X", long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // It has ended meanwhile.
        }
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int NewSession();

    [LibraryImport("libc", EntryPoint = "getsid")]
    private static partial int SessionOf(int id);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int id, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int Wait(int id, nint status, int options);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint a, nuint b, nuint c, nuint d);

    private readonly record struct Entry(int Id, int Parent, int Session, bool IsAlive, long Begin);
}
