using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks.Processes;

/// <summary>
/// The process in which a notebook's cells run, as seen from inside: takes cells from the runner (<see cref="CellProcess"/>), one after the other, and tells it what they show and how they end.
/// It ends when the runner has no more cells, or is gone.
/// </summary>
#pragma warning disable CA1001 // It lives as long as the process. The semaphore need not be disposed, as it has no wait handle.
internal sealed class CellServer
#pragma warning restore CA1001
{
    /// <summary>Milliseconds after which text is sent at once, so that it is not lost if the cell ends its process.</summary>
    private const int Pause = 10;

    /// <summary>How long the end may take, longer than the runner waits for it: it is needed when the runner is gone.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(6);

    private readonly SemaphoreSlim _one = new(1);
    private readonly CellChannel _channel;
    private readonly object _order = new();
    private readonly StringBuilder _text = new();
    private string _stream = "";
    private long _sent;
    private bool _isWritten;
    private string? _key;

    private CellServer(CellChannel channel) => _channel = channel;

    /// <summary>Runs cells until the runner has no more. Does not return: the process ends, even if cells have left threads running.</summary>
    /// <param name="invitation">Where the runner waits, and the key by which it knows this process. The runner gives it by the process's input, so that it stands neither in a file nor in a variable or argument.</param>
    public static void Run(Stream invitation)
    {
        ProcessTree.LeadFromHere();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ProcessTree.EndChildren();
        using var channel = Connect(invitation);
        var server = new CellServer(channel);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.TryFlush();
        new Thread(server.SendText) { IsBackground = true, Name = "Output" }.Start();
        if (channel.Read() is not { } start)
            return;
        var session = new CSharpSession(new CSharpSessionOptions { Folder = CellMessages.Text(start, "folder"), Images = CellMessages.Flag(start, "images") });

        // This thread waits for the runner, so that it notices the runner's end even if a cell keeps all other threads busy.
        while (channel.Read() is { } request)
            _ = Task.Run(() => server.TakeAsync(session, request));
        new Thread(EndSoon) { IsBackground = true, Name = "End" }.Start();
        Environment.Exit(0);
    }

    private static CellChannel Connect(Stream invitation)
    {
        using var reader = new StreamReader(invitation);
        var (path, key) = (reader.ReadLine(), reader.ReadLine());
        if (path is null || key is null)
            throw new InvalidDataException("This command is for 'analysiskit run', which starts it for each notebook.");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        var channel = new CellChannel(new NetworkStream(socket, ownsSocket: true));
        channel.Write(new JsonObject { [CellMessages.Key] = key });
        return channel;
    }

    /// <summary>Kills the process if its end takes too long, since cells may have registered work for the end that never finishes.</summary>
    private static void EndSoon()
    {
        Thread.Sleep(LongestEnd);
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    // One request is answered before the next is looked at, so that whatever was said in a cell's name before its end is followed by the true answer, which the runner does not expect.
    private async Task TakeAsync(CSharpSession session, JsonObject request)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            await (request.ContainsKey(CellMessages.Expression) ? ProveAsync(session, request) : RunAsync(session, request)).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task ProveAsync(CSharpSession session, JsonObject request)
    {
        string value;
        try
        {
            value = Convert.ToString(await session.EvaluateAsync(CellMessages.Text(request, CellMessages.Expression)).ConfigureAwait(false), CultureInfo.InvariantCulture) ?? "";
        }
#pragma warning disable CA1031 // Whatever it is, the runner waits for an answer.
        catch (Exception e)
        {
            value = e.Message;
        }
#pragma warning restore CA1031

        lock (_order)
            Send(new JsonObject { [CellMessages.Key] = CellMessages.Text(request, CellMessages.Key), [CellMessages.Value] = value });
    }

    private async Task RunAsync(CSharpSession session, JsonObject request)
    {
        var key = CellMessages.Text(request, CellMessages.Key);
        lock (_order)
            _key = key;
        var milliseconds = CellMessages.Number(request, "milliseconds");
        var place = CellMessages.Text(request, "place");
        var host = new CellHost { Id = place, Removed = [] };
        var timeout = milliseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(milliseconds);
        CellRun run;
        try
        {
            run = await session.RunAsync(CellMessages.Text(request, "code"), place, host, timeout, new Reports(this)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, the runner waits for an answer.
        catch (Exception e)
        {
            run = new CellRun(CellStatus.Failed, []) { Error = new CellError(e.GetType().FullName!, $"{e.GetType().Name}: {e.Message}", place, 0) };
        }
#pragma warning restore CA1031

        lock (_order)
        {
            Flush();
            _key = null;
            Send(new JsonObject { [CellMessages.Key] = key, ["status"] = run.Status.ToString(), ["error"] = run.Error is { } error ? CellMessages.Of(error) : null });
        }
    }

    /// <summary>Takes what the cell shows. Text that comes soon after other text waits for the thread that sends it, so that a cell that writes letter by letter does not send each.</summary>
    private void Report(CellOutput output)
    {
        lock (_order)
        {
            if (_key is null)
                return;
            if (output is not StreamOutput piece)
            {
                Flush();
                Show(output);
                return;
            }

            if (_stream != piece.Name)
                Flush();
            _stream = piece.Name;
            _text.Append(piece.Text);
            if (Environment.TickCount64 - _sent > Pause)
            {
                Flush(isWithinText: true);
                return;
            }

            _isWritten = true;
            Monitor.Pulse(_order);
        }
    }

    private void SendText()
    {
        lock (_order)
        {
            while (true)
            {
                while (!_isWritten)
                    Monitor.Wait(_order);
                _isWritten = false;
                Flush(isWithinText: true);
            }
        }
    }

    // Sends the text that waits. Half of a character (a surrogate) stays until the other half has come.
    private void Flush(bool isWithinText = false)
    {
        var half = isWithinText && _text.Length > 0 && char.IsHighSurrogate(_text[^1]) ? _text[^1].ToString() : "";
        _text.Length -= half.Length;
        if (_text.Length > 0)
            Show(new StreamOutput(_stream, _text.ToString()));
        _text.Clear().Append(half);
    }

    /// <summary>Sends what waits when the process ends, unless a thread that never goes on is sending.</summary>
    private void TryFlush()
    {
        if (!Monitor.TryEnter(_order, LongestEnd / 4))
            return;
        try
        {
            Flush();
        }
        finally
        {
            Monitor.Exit(_order);
        }
    }

    private void Show(CellOutput output)
    {
        try
        {
            Send(new JsonObject { [CellMessages.Key] = _key, ["output"] = CellMessages.Of(output) });
        }
        catch (InvalidDataException)
        {
            Send(new JsonObject { [CellMessages.Key] = _key, ["output"] = CellMessages.Of(new StreamOutput(StreamOutput.StandardError, "[The cell shows a value that is too long to be kept.]\n")) });
        }
    }

    private void Send(JsonObject message)
    {
        _sent = Environment.TickCount64;
        try
        {
            _channel.Write(message);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The runner is gone. The thread that waits for it ends the process.
        }
    }

    private sealed class Reports(CellServer server) : IProgress<CellOutput>
    {
        public void Report(CellOutput value) => server.Report(value);
    }
}
