using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AnalysisKit.Notebooks.Processes;

/// <summary>A job of Windows: processes that start in it stay in it, and all end when it is closed, also because the process that holds it has ended.</summary>
internal sealed partial class WindowsJob : IDisposable
{
    private const int ExtendedLimits = 9; // JobObjectExtendedLimitInformation
    private const uint KillOnClose = 0x2000; // JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE

    private static WindowsJob? _own;

    private readonly SafeFileHandle _handle;

    private WindowsJob(SafeFileHandle handle) => _handle = handle;

    /// <summary>A job with this process in it, which has started nothing yet.</summary>
    /// <exception cref="Win32Exception">Windows makes no job.</exception>
    public static WindowsJob Of(Process process)
    {
        var handle = Create(0, 0);
        if (handle.IsInvalid)
            throw new Win32Exception();
        var job = new WindowsJob(handle);
        var limits = new Limits { Flags = KillOnClose };
        if (!Set(handle, ExtendedLimits, limits, Marshal.SizeOf<Limits>()) || !Assign(handle, process.SafeHandle))
        {
            var problem = new Win32Exception();
            job.Dispose();
            throw problem;
        }

        return job;
    }

    /// <summary>Puts this process in a job that nobody else holds, so that what it starts ends with it.</summary>
    public static void OfThisProcess()
    {
        using var self = Process.GetCurrentProcess();
        _own ??= Of(self);
    }

    /// <summary>Ends every process of the job.</summary>
    public void End() => _ = Terminate(_handle, 1);

    public void Dispose() => _handle.Dispose();

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true)]
    private static partial SafeFileHandle Create(nint security, nint name);

    [LibraryImport("kernel32", EntryPoint = "SetInformationJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Set(SafeFileHandle job, int kind, in Limits limits, int length);

    [LibraryImport("kernel32", EntryPoint = "AssignProcessToJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Assign(SafeFileHandle job, SafeProcessHandle process);

    [LibraryImport("kernel32", EntryPoint = "TerminateJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Terminate(SafeFileHandle job, uint exitCode);

    // JOBOBJECT_EXTENDED_LIMIT_INFORMATION. Only the flags are used.
    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public long ProcessTime;
        public long JobTime;
        public uint Flags;
        public nuint SmallestWorkingSet;
        public nuint LargestWorkingSet;
        public uint Processes;
        public nuint Affinity;
        public uint Priority;
        public uint Scheduling;
        public ulong Reads;
        public ulong Writes;
        public ulong Others;
        public ulong BytesRead;
        public ulong BytesWritten;
        public ulong OtherBytes;
        public nuint ProcessMemory;
        public nuint JobMemory;
        public nuint PeakProcessMemory;
        public nuint PeakJobMemory;
    }
}
