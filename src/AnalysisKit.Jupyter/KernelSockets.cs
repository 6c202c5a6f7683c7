using System.Globalization;
using System.Text;
using NetMQ;
using NetMQ.Sockets;

namespace AnalysisKit.Jupyter;

/// <summary>
/// The kernel's five sockets. They have a thread that receives and sends and never runs a cell's code, so that the kernel always answers. Messages may be sent from any thread, and go out in the order of sending.
/// </summary>
internal sealed class KernelSockets : IDisposable
{
    private const int MostWaiting = 100_000;

    // Longest part of a message that is read, in bytes, since anybody who reaches the port may send one, signed or not. Whoever sends a longer one is disconnected.
    private const int LongestPart = 64 * 1024 * 1024;
    private const int LongestHeartbeat = 4096;

    // The most that is kept of a message before its signature is checked: the parts of a signed one, and the names of those that passed it on.
    private const int MostParts = 64;
    private const long LongestMessage = 2L * LongestPart;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly byte[] _key;
    private readonly TextWriter _log;
    private readonly Action<Channel, Message> _received;
    private readonly RouterSocket _shell = new();
    private readonly RouterSocket _control = new();
    private readonly RouterSocket _stdin = new();
    private readonly RouterSocket _heartbeat = new();
    private readonly PublisherSocket _ioPub = new();
    private readonly NetMQQueue<(Channel Channel, IReadOnlyList<byte[]> Frames, TaskCompletionSource? Sent)> _outgoing = new();
    private readonly NetMQPoller _poller;
    private readonly SeenSignatures _seen = new();

    /// <summary>Opens the sockets and begins to receive.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="received">Called for each message, on the sockets' thread. Must return quickly.</param>
    /// <param name="log">Receives problems.</param>
    /// <exception cref="IOException">A port cannot be opened.</exception>
    public KernelSockets(ConnectionFile connection, Action<Channel, Message> received, TextWriter log)
    {
        _key = Encoding.UTF8.GetBytes(connection.Key);
        _received = received;
        _log = log;
        try
        {
            Connection = connection with
            {
                ShellPort = Open(_shell, connection.Ip, connection.ShellPort),
                ControlPort = Open(_control, connection.Ip, connection.ControlPort),
                StdinPort = Open(_stdin, connection.Ip, connection.StdinPort),
                HeartbeatPort = Open(_heartbeat, connection.Ip, connection.HeartbeatPort, LongestHeartbeat),
                IoPubPort = Open(_ioPub, connection.Ip, connection.IoPubPort),
            };
        }
        catch (NetMQException e)
        {
            DisposeSockets();
            throw new IOException($"A port of the connection file cannot be opened: {e.Message}", e);
        }

        _shell.ReceiveReady += (_, _) => Receive(Channel.Shell, _shell);
        _control.ReceiveReady += (_, _) => Receive(Channel.Control, _control);
        _stdin.ReceiveReady += (_, _) => Receive(Channel.Stdin, _stdin);
        _heartbeat.ReceiveReady += (_, _) => _heartbeat.TrySendMultipartMessage(_heartbeat.ReceiveMultipartMessage());
        _outgoing.ReceiveReady += (_, _) => SendAll();
        _poller = [_shell, _control, _stdin, _heartbeat, _ioPub, _outgoing];
        _poller.RunAsync("Jupyter sockets", isBackgroundThread: true);
    }

    /// <summary>Where the kernel listens, with the ports it took.</summary>
    public ConnectionFile Connection { get; }

    /// <summary>Queues a message for sending.</summary>
    public void Send(Channel channel, Message message) => _outgoing.Enqueue((channel, message.ToFrames(_key), null));

    /// <summary>Completes when all messages queued before have been sent.</summary>
    public Task FlushAsync()
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _outgoing.Enqueue((default, [], sent));
        return Task.WhenAny(sent.Task, Task.Delay(Patience));
    }

    public void Dispose()
    {
        _poller.Stop();
        _poller.Dispose();
        DisposeSockets();
    }

    private void DisposeSockets()
    {
        NetMQSocket[] sockets = [_shell, _control, _stdin, _heartbeat, _ioPub];
        foreach (var socket in sockets)
            socket.Dispose();
        _outgoing.Dispose();
    }

    private static int Open(NetMQSocket socket, string ip, int port, int longestPart = LongestPart)
    {
        socket.Options.MaxMsgSize = longestPart;
        socket.Options.Linger = Patience;
        socket.Options.SendHighWatermark = MostWaiting;
        socket.Options.ReceiveHighWatermark = MostWaiting;
        socket.Options.IPv4Only = !ip.Contains(':', StringComparison.Ordinal);
        var host = socket.Options.IPv4Only ? ip : $"[{ip}]";
        if (port == 0)
            return socket.BindRandomPort($"tcp://{host}");
        socket.Bind(string.Create(CultureInfo.InvariantCulture, $"tcp://{host}:{port}"));
        return port;
    }

    private void Receive(Channel channel, RouterSocket socket)
    {
        var frames = Parts(socket);
        try
        {
            if (frames is null)
                throw new FormatException("it is too long.");
            var message = Message.Parse(frames, _key);
            if (!_seen.TryAdd(message.Signature))
                throw new FormatException("it was sent before.");
            _received(channel, message);
        }
        catch (FormatException e)
        {
            _log.WriteLine($"analysiskit kernel: a message to {channel.ToString().ToLowerInvariant()} was dropped: {e.Message}");
        }
    }

    // The parts of a message; null if they are too many or too long, in which case they are read and not kept.
    private static List<byte[]>? Parts(RouterSocket socket)
    {
        var parts = new List<byte[]>();
        var bytes = 0L;
        var isTooLong = false;
        var message = new Msg();
        message.InitEmpty();
        try
        {
            do
            {
                socket.Receive(ref message);
                bytes += message.Size;
                isTooLong |= parts.Count >= MostParts || bytes > LongestMessage;
                if (isTooLong)
                    parts.Clear();
                else
                    parts.Add(message.Slice().ToArray());
            }
            while (message.HasMore);
        }
        finally
        {
            message.Close();
        }

        return isTooLong ? null : parts;
    }

    private void SendAll()
    {
        while (_outgoing.TryDequeue(out var next, TimeSpan.Zero))
        {
            if (next.Frames.Count > 0)
                Socket(next.Channel).TrySendMultipartMessage(new NetMQMessage(next.Frames));
            next.Sent?.TrySetResult();
        }
    }

    private NetMQSocket Socket(Channel channel) => channel switch
    {
        Channel.Shell => _shell,
        Channel.Control => _control,
        Channel.Stdin => _stdin,
        _ => _ioPub,
    };
}
