using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using AnalysisKit.Charts;
using AnalysisKit.Jupyter;
using AnalysisKit.Notebooks.Processes;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit kernel run</c>: the command with which Jupyter starts the kernel. Hidden, because users do not type it.</summary>
internal static class KernelRunCommand
{
    private const int SpareThreads = 8;

    public static KitCommand Create(Terminal terminal)
    {
        var file = new Argument<string>("CONNECTION_FILE") { Description = "The file in which Jupyter says where to listen." };
        var pictures = new Option<bool>("--pictures") { Description = "Show figures also as pictures." };
        var command = new KitCommand("run", "Runs the kernel. Jupyter does this.", "") { file, pictures };
        command.Hidden = true;
        command.HandlesSignals = true;
        command.Does(terminal, (parse, cancellation) =>
        {
            var path = parse.GetRequiredValue(file);
            Inputs.MustExist(path, "connection file");
            Run(ConnectionFile.Read(path), parse.GetValue(pictures) && Figure.CanDraw, terminal, cancellation);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Run(ConnectionFile connection, bool pictures, Terminal terminal, CancellationToken cancellation)
    {
        // Allows extra threads, so that the kernel can answer while a cell computes on all processors.
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(threads + SpareThreads, ports);
        ExceptionHandling.SetUnhandledExceptionHandler(Survive);
        ProcessTree.KeepChildren();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ProcessTree.EndChildren();
        using var kernel = new JupyterKernel(connection, new KernelOptions { Images = pictures, Log = terminal.Error });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            kernel.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            end.Cancel();
        });
        _ = EndWithParentAsync(end);
        kernel.RunAsync(end.Token).GetAwaiter().GetResult();
    }

    /// <summary>Keeps the kernel alive if an exception is unhandled on another thread that a cell started. The message appears in the cell, if it is still running.</summary>
    private static bool Survive(Exception exception)
    {
        Console.Error.WriteLine($"On another thread: {exception}");
        return true;
    }

    /// <summary>Ends the kernel when its parent process has ended, because a kernel whose front end was killed would run for ever.</summary>
    private static async Task EndWithParentAsync(CancellationTokenSource end)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), CultureInfo.InvariantCulture, out var id))
            return;
        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync(end.Token).ConfigureAwait(false);
            await end.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or OperationCanceledException or System.ComponentModel.Win32Exception or ObjectDisposedException)
        {
            // There is no such process, or it may not be watched. The kernel then ends only on request.
        }
    }
}
