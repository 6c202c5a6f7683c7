using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks.Processes;

/// <summary>
/// Runs cells in a process of its own (<see cref="CellServer"/>), so that their code cannot affect this one, even if it ends its process. This process decides which cells run and what became of them: it sends one cell at
/// a time, with a new key that every answer must repeat, over a connection that has no name any more when the first cell runs. After each cell the session has to evaluate an expression that nobody can know before, so
/// that a cell which answers for itself while it runs on, or before it ends its process, is found out. Everything that cells have started ends with the process.
/// </summary>
internal sealed class CellProcess : ICellRunner, IAsyncDisposable
{
    private const int LongestOutput = 4_000_000;
    private const int LongestSocketPath = 100; // bytes; systems allow 103 and more
    private const int KeyLength = 32;

    /// <summary>How long a cell may take, after its time is over, to stop and to say so.</summary>
    private static readonly TimeSpan Grace = new CSharpSessionOptions().Patience + TimeSpan.FromSeconds(5);

    /// <summary>How long the session may take, after a cell, to show that it still runs code.</summary>
    private static readonly TimeSpan LongestProof = TimeSpan.FromMinutes(1);

    /// <summary>How long the process may take to end by itself.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);

    /// <summary>The same, if somebody waits who has stopped it.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(3);

    private readonly ProcessTree _tree;
    private readonly DirectoryInfo _folder;
    private readonly Socket _listener;
    private readonly string _secret;
    private readonly JsonObject _start;
    private readonly Task _ended;
    private readonly Captured _output;
    private readonly Captured _error;
    private CellChannel? _channel;
    private string? _problem;

    private CellProcess(ProcessTree tree, DirectoryInfo folder, Socket listener, string secret, JsonObject start)
    {
        _tree = tree;
        _folder = folder;
        _listener = listener;
        _secret = secret;
        _start = start;
        _ended = tree.Root.WaitForExitAsync();
        _output = new Captured(tree.Root.StartInfo.RedirectStandardOutput ? tree.Root.StandardOutput : null);
        _error = new Captured(tree.Root.StartInfo.RedirectStandardError ? tree.Root.StandardError : null);
    }

    /// <summary>Starts the process.</summary>
    /// <param name="command">The program and its arguments; it has to call <see cref="CellServer.Run"/>.</param>
    /// <param name="folder">The folder to which relative paths in cells refer.</param>
    /// <param name="images">Whether figures are also shown as PNG.</param>
    /// <param name="isShown">Whether what the process writes outside of cells goes to this process's output; if not, it is kept (<see cref="Output"/>, <see cref="Error"/>).</param>
    /// <param name="wording">The language and the digits of what shows itself in cells.</param>
    public static CellProcess Start(IReadOnlyList<string> command, string folder, bool images, bool isShown, DisplayWording wording = default)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            RedirectStandardOutput = !isShown,
            RedirectStandardError = !isShown,
            StandardOutputEncoding = isShown ? null : Encoding.UTF8,
            StandardErrorEncoding = isShown ? null : Encoding.UTF8,
        };
        wording.WriteTo(start.Environment);
        var place = SocketFolder();
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        ProcessTree? tree = null;
        try
        {
            var path = Path.Combine(place.FullName, "s");
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen();
            tree = ProcessTree.Start(start);
            var secret = NewKey();
            using (var invitation = tree.Root.StandardInput)
                invitation.Write($"{path}\n{secret}\n");
            return new CellProcess(tree, place, listener, secret, new JsonObject { ["folder"] = folder, ["images"] = images });
        }
        catch
        {
            tree?.Dispose();
            listener.Dispose();
            place.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>What the process has written to its output outside of cells: code that outlives its cell, and other processes that cells have started.</summary>
    public string Output => _output.Text;

    /// <summary>What the process has written to its error output outside of cells, such as the runtime's last words.</summary>
    public string Error => _error.Text;

    /// <summary>Waits until the process can run cells.</summary>
    /// <param name="timeout">The longest time to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The process does not start.</exception>
    public async Task ConnectAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(timeout);
        var connected = AcceptAsync(stop.Token);
        try
        {
            if (await Task.WhenAny(connected, _ended).ConfigureAwait(false) != connected)
                throw new IOException($"the process for the notebook's cells ended before the first cell, with {HowEnded()}.");
            _channel = await connected.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("the process for the notebook's cells did not start in the time that the notebook may take.");
        }

        // From here on the connection has no name by which anybody could find it.
        _listener.Dispose();
        _folder.Delete(recursive: true);
        _channel.Write(_start);
    }

    /// <inheritdoc/>
    public async Task<CellRun> RunAsync(string code, string place, CellHost host, TimeSpan timeout, IProgress<CellOutput>? progress = null, CancellationToken cancellationToken = default)
    {
        var channel = _channel ?? throw new InvalidOperationException("The process is not connected.");
        var outputs = new OutputList();
        if (_problem is null && _ended.IsCompleted)
            return Lost(outputs, place, $"the process ended before this cell, with {HowEnded()}.");
        if (_problem is not null)
            return Lost(outputs, place, "the process of the cells had ended before this cell.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (timeout != Timeout.InfiniteTimeSpan)
            stop.CancelAfter(timeout + Grace);
        var isEnded = false;
        try
        {
            var key = NewKey();
            var request = new JsonObject { [CellMessages.Key] = key, ["code"] = code, ["place"] = place, ["milliseconds"] = timeout == Timeout.InfiniteTimeSpan ? -1.0 : timeout.TotalMilliseconds };
            var isSent = await Task.Run(() => TryWrite(channel, request), CancellationToken.None).WaitAsync(stop.Token).ConfigureAwait(false);
            while (isSent && await channel.ReadAsync(stop.Token).ConfigureAwait(false) is { } answer)
            {
                if (CellMessages.Text(answer, CellMessages.Key) != key)
                    throw new InvalidDataException("The answer is not to this cell.");
                if (answer["status"] is not null)
                {
                    var run = Ended(answer, outputs);
                    stop.CancelAfter((timeout == Timeout.InfiniteTimeSpan || timeout > LongestProof ? LongestProof : timeout) + Grace);
                    isEnded = true;
                    if (run.Status is CellStatus.TimedOut or CellStatus.Cancelled || await ProvesAsync(channel, stop.Token).ConfigureAwait(false))
                        return run;
                    break;
                }

                var output = CellMessages.Output(CellMessages.Object(answer, "output"));
                outputs.Add(output);
                progress?.Report(output);
            }
        }
        catch (OperationCanceledException) when (isEnded && !cancellationToken.IsCancellationRequested)
        {
            _tree.End();
            return Lost(outputs, place, "the process said that the cell had ended, but runs no code after it, and was ended.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _tree.End();
            _problem = "the time is over; the cell did not stop, and its process was ended.";
            var error = new CellError("Timeout", _problem, place, 0);
            outputs.Add(new ErrorOutput(error.Name, error.ToString(), []));
            return new CellRun(CellStatus.TimedOut, outputs.ToList()) { Error = error };
        }
        catch (InvalidDataException)
        {
            _tree.End();
            return Lost(outputs, place, "the process sent something that is not the runner's, and was ended.");
        }

        var isGone = await HasEndedAsync(LongestEnd, cancellationToken).ConfigureAwait(false);
        if (!isGone)
            _tree.End();
        return Lost(outputs, place, isGone ? $"the process ended here, with {HowEnded()}, {(isEnded ? "after it had said that the cell had ended" : "before the cell had")}." : "the process gave up its connection to the runner, and was ended.");
    }

    /// <summary>Tells the process that there are no more cells, so that it ends itself, and then ends everything that is left.</summary>
    /// <param name="isStopped">Whether the cells were stopped from outside.</param>
    /// <returns>What was wrong with its end: <see langword="null"/> if it ended as it should, or had to be ended.</returns>
    public async Task<string?> EndAsync(bool isStopped = false)
    {
        string? wrong = null;
        _channel?.Dispose();
        if (_channel is not null && _problem is null && await HasEndedAsync(isStopped ? LongestStop : LongestEnd, CancellationToken.None).ConfigureAwait(false) && _tree.Root.ExitCode != 0)
            wrong = $"the process of the cells ended with {HowEnded()} after the last cell.";
        _problem ??= "the process of the cells has been ended.";
        _tree.End();
        await Task.WhenAny(Task.WhenAll(_output.Done, _error.Done), Task.Delay(LongestStop)).ConfigureAwait(false);
        return wrong;
    }

    /// <summary>Ends the process with everything that it has started, if it has not ended before.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync(isStopped: true).ConfigureAwait(false);
        _tree.Dispose();
        _listener.Dispose();
        if (_folder.Exists)
            _folder.Delete(recursive: true);
    }

    /// <summary>Whether the session still runs code and nothing else answers: asks it for a result that cannot be known before.</summary>
    private static async Task<bool> ProvesAsync(CellChannel channel, CancellationToken cancellationToken)
    {
        var key = NewKey();
        long first = RandomNumberGenerator.GetInt32(int.MaxValue), second = RandomNumberGenerator.GetInt32(int.MaxValue);
        var request = new JsonObject { [CellMessages.Key] = key, [CellMessages.Expression] = string.Create(CultureInfo.InvariantCulture, $"{first}L * {second}L % 1000000007L") };
        if (!await Task.Run(() => TryWrite(channel, request), CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false)
            || await channel.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } answer)
        {
            return false;
        }

        if (CellMessages.Text(answer, CellMessages.Key) != key || CellMessages.Text(answer, CellMessages.Value) != (first * second % 1_000_000_007).ToString(CultureInfo.InvariantCulture))
            throw new InvalidDataException("The answer is not the session's.");
        return true;
    }

    // The process closes the connection with its end, or a little before.
    private async Task<bool> HasEndedAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        await Task.WhenAny(_ended, Task.Delay(patience, cancellationToken)).ConfigureAwait(false) == _ended;

    private static bool TryWrite(CellChannel channel, JsonObject message)
    {
        try
        {
            channel.Write(message);
            return true;
        }
        catch (IOException)
        {
            return false; // The process is gone.
        }
    }

    // The first that knows the secret.
    private async Task<CellChannel> AcceptAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var channel = new CellChannel(new NetworkStream(await _listener.AcceptAsync(cancellationToken).ConfigureAwait(false), ownsSocket: true));
            try
            {
                if (await channel.ReadAsync(cancellationToken).ConfigureAwait(false) is { } greeting
                    && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CellMessages.Text(greeting, CellMessages.Key)), Encoding.UTF8.GetBytes(_secret)))
                {
                    return channel;
                }
            }
            catch (InvalidDataException)
            {
                // Somebody else, who is sent away as below.
            }

            channel.Dispose();
        }
    }

    private static CellRun Ended(JsonObject answer, OutputList outputs)
    {
        if (!Enum.TryParse<CellStatus>(CellMessages.Text(answer, "status"), out var status))
            throw new InvalidDataException("There is no such status.");
        var error = answer["error"] is null ? null : CellMessages.Error(CellMessages.Object(answer, "error"));
        if (status == CellStatus.Succeeded != error is null)
            throw new InvalidDataException("A cell that did not succeed has an error.");
        return new CellRun(status, outputs.ToList()) { Error = error };
    }

    private CellRun Lost(OutputList outputs, string place, string problem)
    {
        _problem ??= problem;
        var error = new CellError("Process", problem, place, 0);
        outputs.Add(new ErrorOutput(error.Name, error.ToString(), []));
        return new CellRun(CellStatus.ProcessEnded, outputs.ToList()) { Error = error };
    }

    /// <summary>The exit code, and where it can stand for a signal, which one. Why the process got it is not known here.</summary>
    private string HowEnded()
    {
        var code = _tree.Root.ExitCode;
        if (OperatingSystem.IsWindows())
            return code is >= 0 and < 256 ? string.Create(CultureInfo.InvariantCulture, $"exit code {code}") : string.Create(CultureInfo.InvariantCulture, $"exit code 0x{code:X8}");
        var signal = (code - 128) switch
        {
            4 => "SIGILL",
            6 => "SIGABRT",
            7 or 10 => "SIGBUS",
            8 => "SIGFPE",
            9 => "SIGKILL",
            11 => "SIGSEGV",
            15 => "SIGTERM",
            _ => null,
        };
        return string.Create(CultureInfo.InvariantCulture, $"exit code {code}{(signal is null ? "" : $" (as after the signal {signal})")}");
    }

    private static string NewKey() => Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyLength));

    // A folder that only this user may enter, with a name that is short enough for a socket.
    private static DirectoryInfo SocketFolder()
    {
        var folder = Directory.CreateTempSubdirectory("kit-");
        if (OperatingSystem.IsWindows() || Encoding.UTF8.GetByteCount(folder.FullName) + 2 <= LongestSocketPath)
            return folder;
        folder.Delete();
        return Directory.CreateDirectory($"/tmp/kit-{NewKey()[..16]}", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Reads a stream of the process to its end, but keeps only a limited number of characters, because cells and programs that they start can write without end.</summary>
    private sealed class Captured
    {
        private readonly StringBuilder _text = new();
        private bool _isCut;

        public Captured(StreamReader? reader) => Done = reader is null ? Task.CompletedTask : ReadAsync(reader);

        public Task Done { get; }

        public string Text
        {
            get
            {
                lock (_text)
                    return _isCut ? string.Create(CultureInfo.InvariantCulture, $"{_text}\n[The notebook's process writes more than {LongestOutput:N0} characters; the rest is cut.]\n") : _text.ToString();
            }
        }

        private async Task ReadAsync(StreamReader reader)
        {
            var buffer = new char[16_384];
            while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var read)
            {
                lock (_text)
                {
                    var kept = Math.Min(read, LongestOutput - _text.Length);
                    _text.Append(buffer, 0, kept);
                    _isCut |= kept < read;
                }
            }
        }
    }
}
