using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace AnalysisKit.Jupyter.Tests;

/// <summary>A kernel in this process, and a front end that speaks to it over real sockets.</summary>
internal sealed class KernelClient : IDisposable
{
    public const string Key = "a-secret";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly byte[] KeyBytes = Encoding.UTF8.GetBytes(Key);

    private readonly byte[] _identity = Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N"));
    private readonly JupyterKernel _kernel;
    private readonly SubscriberSocket _ioPub = new();

    public KernelClient()
    {
        _kernel = new JupyterKernel(new ConnectionFile("127.0.0.1", Key), new KernelOptions { Log = Log });
        Shell = Dealer(Connection.ShellPort);
        Control = Dealer(Connection.ControlPort);
        Stdin = Dealer(Connection.StdinPort);
        _ioPub.Connect(Address(Connection.IoPubPort));
        _ioPub.SubscribeToAnyTopic();
        Ended = _kernel.RunAsync();
        Subscribed();
    }

    public StringWriter Log { get; } = new();

    public ConnectionFile Connection => _kernel.Connection;

    public DealerSocket Shell { get; }

    public DealerSocket Control { get; }

    public DealerSocket Stdin { get; }

    public Task Ended { get; }

    /// <summary>Sends a request and gives its name.</summary>
    public static string Send(DealerSocket socket, string type, JsonObject content, JsonObject? metadata = null)
    {
        var message = Message.Of(type, "front-end", null, content) with { Metadata = metadata ?? [] };
        socket.SendMultipartBytes([.. message.ToFrames(KeyBytes)]);
        return message.Id;
    }

    public string Execute(string code, JsonObject? more = null, JsonObject? metadata = null)
    {
        var content = more ?? [];
        content["code"] = code;
        return Send(Shell, "execute_request", content, metadata);
    }

    public static Message Receive(NetMQSocket socket)
    {
        NetMQMessage? frames = null;
        Assert.True(socket.TryReceiveMultipartMessage(Patience, ref frames), "No message came.");
        return Message.Parse([.. frames!.Select(f => f.ToByteArray())], KeyBytes);
    }

    /// <summary>Sends a request on the shell and gives the content of the reply.</summary>
    public JsonObject Ask(string type, JsonObject content)
    {
        var id = Send(Shell, type, content);
        var reply = Receive(Shell);
        Assert.Equal(id, reply.Parent["msg_id"]!.GetValue<string>());
        return reply.Content;
    }

    /// <summary>Runs a cell; gives the reply and what everybody was told about it, from busy to idle.</summary>
    public (JsonObject Reply, IReadOnlyList<Message> Published) Run(string code, JsonObject? more = null, JsonObject? metadata = null)
    {
        var id = Execute(code, more, metadata);
        var published = UntilIdle(id);
        return (Receive(Shell).Content, published);
    }

    /// <summary>What everybody is told about a request, to the end.</summary>
    public IReadOnlyList<Message> UntilIdle(string id)
    {
        var messages = new List<Message>();
        while (true)
        {
            var message = Receive(_ioPub);
            if (message.Parent["msg_id"]?.GetValue<string>() != id)
                continue;
            messages.Add(message);
            if (message.Type == "status" && message.Content["execution_state"]!.GetValue<string>() == "idle")
                return messages;
        }
    }

    /// <summary>Waits for a message to everybody.</summary>
    public Message Until(string type)
    {
        while (true)
        {
            if (Receive(_ioPub) is var message && message.Type == type)
                return message;
        }
    }

    public static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"tcp://127.0.0.1:{port}");

    public void Dispose()
    {
        if (!Ended.IsCompleted)
            Send(Control, "shutdown_request", new JsonObject { ["restart"] = false });
        Assert.True(Ended.Wait(Patience, TestContext.Current.CancellationToken), "The kernel did not end.");
        foreach (NetMQSocket socket in new NetMQSocket[] { Shell, Control, Stdin, _ioPub })
            socket.Dispose();
        _kernel.Dispose();
    }

    private DealerSocket Dealer(int port)
    {
        var socket = new DealerSocket();
        socket.Options.Identity = _identity;
        socket.Options.Linger = TimeSpan.Zero;
        socket.Connect(Address(port));
        return socket;
    }

    /// <summary>A subscription takes effect some time after it is asked for: asks until something comes.</summary>
    private void Subscribed()
    {
        NetMQMessage? frames = null;
        do
            Ask("kernel_info_request", []);
        while (!_ioPub.TryReceiveMultipartMessage(TimeSpan.FromMilliseconds(100), ref frames));
    }
}
