using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Jupyter;

/// <summary>
/// A Jupyter kernel for C#: runs the cells that front ends send, one after the other, and answers their requests, using
/// <see href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Jupyter's messaging protocol</see> 5.4. Cells run in this process, so a process can have only one kernel.
/// </summary>
public sealed class JupyterKernel : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>After this time without a request, the kernel makes completion ready. A front end that runs a whole notebook leaves shorter pauses.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);

    private readonly string _life = Guid.NewGuid().ToString("N");
    private readonly Channel<Message> _shell = System.Threading.Channels.Channel.CreateUnbounded<Message>();
    private readonly Channel<Message> _control = System.Threading.Channels.Channel.CreateUnbounded<Message>();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TextWriter _log;
    private readonly KernelSockets _sockets;
    private readonly History _history = new();
    private readonly CSharpLanguage _language;
    private readonly LanguageReplies _languageReplies;
    private readonly CellExecution _execution;

    /// <summary>Number of waiting shell requests that were sent before the front end knew of a failure. They are not run.</summary>
    private int _behindFailure;
    private bool _isWarm;

    /// <summary>Opens the kernel's ports. Requests are answered once it runs.</summary>
    /// <param name="connection">Where to listen, and the key of the signatures.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="IOException">A port cannot be opened.</exception>
    public JupyterKernel(ConnectionFile connection, KernelOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _log = TextWriter.Synchronized(options.Log ?? TextWriter.Null);
        _sockets = new KernelSockets(connection, Receive, _log);
        _execution = new CellExecution(options, _history, Publish, Send);
        _language = new CSharpLanguage(_execution.Session);
        _languageReplies = new LanguageReplies(_language);
    }

    /// <summary>Where the kernel listens, with the ports it took.</summary>
    public ConnectionFile Connection => _sockets.Connection;

    /// <summary>Answers requests until a front end or the token ends the kernel.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        Publish("status", null, new JsonObject { ["execution_state"] = "starting" });
        await using var stop = cancellationToken.Register(() => _ended.TrySetResult()).ConfigureAwait(false);
        _ = Task.Run(_execution.Session.WarmUp, CancellationToken.None);
        var shell = Task.Run(() => AnswerAsync(Channel.Shell, _shell.Reader), CancellationToken.None);
        _ = Task.Run(() => AnswerAsync(Channel.Control, _control.Reader), CancellationToken.None);
        await _ended.Task.ConfigureAwait(false);
        _shell.Writer.TryComplete();
        _control.Writer.TryComplete();
        _execution.Interrupt();
        await Task.WhenAny(shell, Task.Delay(Patience, CancellationToken.None)).ConfigureAwait(false);
        await _sockets.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Stops the running cell, if there is one. Cells that wait after it are not run either.</summary>
    public void Interrupt() => _execution.Interrupt();

    /// <inheritdoc/>
    public void Dispose()
    {
        _sockets.Dispose();
        _language.Dispose();
    }

    private void Receive(Channel channel, Message message)
    {
        // Interrupts here, on the sockets' thread, because a cell that keeps all threads of the pool busy would delay it.
        if (channel == Channel.Control && message.Type == "interrupt_request")
            _execution.Interrupt();
        if (channel == Channel.Stdin)
            _execution.Answer(message);
        else
            (channel == Channel.Control ? _control : _shell).Writer.TryWrite(message);
    }

    private async Task AnswerAsync(Channel channel, ChannelReader<Message> requests)
    {
        while (await WaitAsync(channel, requests).ConfigureAwait(false))
        {
            if (!requests.TryRead(out var request))
                continue;
            Publish("status", request, new JsonObject { ["execution_state"] = "busy" });
            try
            {
                await AnswerAsync(channel, request).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A request that fails must not end the kernel; its sender gets an error.
            catch (Exception e)
            {
                _log.WriteLine($"analysiskit kernel: {request.Type} failed: {e}");
                if (request.Type == "execute_request")
                    Publish("error", request, CellFailure.Published(e.GetType().Name, e.Message, []));
                Reply(channel, request, CellFailure.Content(e.GetType().Name, e.Message, []));
            }
#pragma warning restore CA1031
            Publish("status", request, new JsonObject { ["execution_state"] = "idle" });
            if (request.Type == "shutdown_request")
                _ended.TrySetResult();
        }
    }

    /// <summary>Waits for the next request. If none comes for a while, completion makes itself ready meanwhile, until one comes.</summary>
    private async Task<bool> WaitAsync(Channel channel, ChannelReader<Message> requests)
    {
        var next = requests.WaitToReadAsync().AsTask();
        if (channel != Channel.Shell || _isWarm || await Task.WhenAny(next, Task.Delay(Idle)).ConfigureAwait(false) == next)
            return await next.ConfigureAwait(false);
        using var stop = new CancellationTokenSource();
        var stopping = next.ContinueWith(_ => stop.Cancel(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            _isWarm = await _language.WarmUpAsync(stop.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Completion that cannot be made ready must not end the kernel.
        catch (Exception e)
        {
            _isWarm = true;
            _log.WriteLine($"analysiskit kernel: completion could not be made ready: {e}");
        }
#pragma warning restore CA1031
        await stopping.ConfigureAwait(false);
        return await next.ConfigureAwait(false);
    }

    private async Task AnswerAsync(Channel channel, Message request)
    {
        var aborted = channel == Channel.Shell && _behindFailure > 0;
        if (aborted)
            _behindFailure--;
        var reply = request.Type switch
        {
            "execute_request" when aborted || _ended.Task.IsCompleted => new JsonObject { ["status"] = "aborted" },
            "execute_request" => await ExecuteAsync(request).ConfigureAwait(false),
            "kernel_info_request" => Info(),
            "complete_request" => await _languageReplies.CompleteAsync(request.Content).ConfigureAwait(false),
            "inspect_request" => await _languageReplies.InspectAsync(request.Content).ConfigureAwait(false),
            "is_complete_request" => LanguageReplies.IsComplete(request.Content),
            "history_request" => _history.Reply(request.Content),
            "comm_info_request" => new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() },
            "connect_request" => Ports(),
            "interrupt_request" => new JsonObject { ["status"] = "ok" },
            "shutdown_request" => new JsonObject { ["status"] = "ok", ["restart"] = request.Content.Flag("restart") ?? false },
            _ => null,
        };
        if (reply is not null)
            Reply(channel, request, reply);
        else if (request.Type == "comm_open")
            Publish("comm_close", request, new JsonObject { ["comm_id"] = request.Content.Text("comm_id"), ["data"] = new JsonObject() });
        else if (!request.Type.StartsWith("comm_", StringComparison.Ordinal))
            Refuse(channel, request);
        if (request.Type == "shutdown_request")
            Publish("shutdown_reply", request, (JsonObject)reply!.DeepClone());
    }

    /// <summary>Runs a cell. If it fails, further cells that the front end has already sent are not run, unless it asked otherwise.</summary>
    private async Task<JsonObject> ExecuteAsync(Message request)
    {
        var reply = await _execution.RunAsync(request).ConfigureAwait(false);
        if (reply.Text("status") == "error" && (request.Content.Flag("stop_on_error") ?? true))
        {
            // Cells that the front end sent together with this one may still arrive. Waits a little, so that they are counted as sent before the failure was known.
            await Task.Delay(CellExecution.Pause).ConfigureAwait(false);
            _behindFailure = _shell.Reader.Count;
        }

        return reply;
    }

    /// <summary>Replies that a message is not understood, so that its sender does not wait for an answer.</summary>
    private void Refuse(Channel channel, Message request)
    {
        _log.WriteLine($"analysiskit kernel: nothing is known of '{request.Type}'.");
        Reply(channel, request, CellFailure.Content("UnknownRequest", $"This kernel knows nothing of '{request.Type}'.", []));
    }

    private static JsonObject Info()
    {
        var version = typeof(JupyterKernel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
        return new JsonObject
        {
            ["status"] = "ok",
            ["protocol_version"] = Message.ProtocolVersion,
            ["implementation"] = "AnalysisKit",
            ["implementation_version"] = version,
            ["language_info"] = new JsonObject
            {
                ["name"] = "csharp", // As VS Code calls it; with another name it would write this one into the metadata of every cell that is run.
                ["version"] = "14.0",
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
            },
            ["banner"] = $"AnalysisKit {version}: C# on {RuntimeInformation.FrameworkDescription}",
            ["debugger"] = false,
            ["help_links"] = new JsonArray(new JsonObject { ["text"] = "C# documentation", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" }),
        };
    }

    private JsonObject Ports() => new()
    {
        ["status"] = "ok",
        ["shell_port"] = Connection.ShellPort,
        ["iopub_port"] = Connection.IoPubPort,
        ["stdin_port"] = Connection.StdinPort,
        ["hb_port"] = Connection.HeartbeatPort,
        ["control_port"] = Connection.ControlPort,
    };

    private void Reply(Channel channel, Message request, JsonObject content)
    {
        if (request.Type.EndsWith("_request", StringComparison.Ordinal))
            Send(channel, request.Type[..^"request".Length] + "reply", request, content);
    }

    private void Send(Channel channel, string type, Message request, JsonObject content) => _sockets.Send(channel, Message.Of(type, _life, request, content));

    private void Publish(string type, Message? request, JsonObject content) =>
        _sockets.Send(Channel.IoPub, Message.Of(type, _life, request, content) with { Identities = [System.Text.Encoding.UTF8.GetBytes($"kernel.{_life}.{type}")] });
}
