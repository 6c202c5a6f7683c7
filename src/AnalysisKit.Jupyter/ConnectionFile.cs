using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnalysisKit.Jupyter;

/// <summary>How a front end reaches a kernel: the content of the connection file that Jupyter writes before it starts one. Only addresses of this machine are accepted.</summary>
/// <param name="Ip">The address on which the kernel listens: a loopback address.</param>
/// <param name="Key">The secret with which messages are signed.</param>
public sealed record ConnectionFile(string Ip, string Key)
{
    private const string Scheme = "hmac-sha256";

    /// <summary>The port for requests that are answered in order, such as cells to run; 0 to take any that is free.</summary>
    public int ShellPort { get; init; }

    /// <summary>The port for messages to all front ends: outputs, and whether the kernel is busy.</summary>
    public int IoPubPort { get; init; }

    /// <summary>The port for requests that are answered at once, such as the one to interrupt a cell.</summary>
    public int ControlPort { get; init; }

    /// <summary>The port on which the kernel asks the person in front of the notebook.</summary>
    public int StdinPort { get; init; }

    /// <summary>The port that echoes what it receives, which shows that the kernel is alive.</summary>
    public int HeartbeatPort { get; init; }

    /// <summary>Reads a connection file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">The file is not a connection file, or asks for something that this kernel does not support; the message says which.</exception>
    public static ConnectionFile Read(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads the content of a connection file.</summary>
    /// <param name="json">The content.</param>
    /// <param name="file">The name of the file, for messages.</param>
    /// <exception cref="DataFormatException">The text is not a connection file, or asks for something that this kernel does not support; the message says which.</exception>
    public static ConnectionFile Parse(string json, string file)
    {
        var fields = Fields(json, file);
        if (Text("transport", "tcp") is var transport and not "tcp")
            throw Wrong($"the transport is '{transport}'; this kernel speaks tcp only.");
        if (Text("signature_scheme", Scheme) is var scheme and not Scheme)
            throw Wrong($"the signature scheme is '{scheme}'; this kernel signs with {Scheme} only.");
        var ip = Text("ip", "127.0.0.1");
        if (!IsLoopback(ip))
            throw Wrong($"the address '{ip}' can be reached from other machines, and who reaches a kernel can run code; only loopback addresses such as 127.0.0.1 are taken.");
        if (Text("key", "") is not { Length: > 0 } key)
            throw Wrong("the key is empty, so that everybody on this machine could run code; Jupyter makes one unless it is told not to.");
        return new ConnectionFile(ip == "localhost" ? "127.0.0.1" : ip, key)
        {
            ShellPort = Port("shell_port"),
            IoPubPort = Port("iopub_port"),
            ControlPort = Port("control_port"),
            StdinPort = Port("stdin_port"),
            HeartbeatPort = Port("hb_port"),
        };

        string Text(string name, string otherwise) => fields[name] switch
        {
            null => otherwise,
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            _ => throw Wrong($"'{name}' is not a text."),
        };

        int Port(string name) => fields[name] is JsonValue value && value.TryGetValue<int>(out var port) && port is >= 0 and <= 65535 ? port : throw Wrong($"'{name}' is missing, or no port.");

        DataFormatException Wrong(string message) => new(file, 0, message);
    }

    private static JsonObject Fields(string json, string file)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new DataFormatException(file, 0, "this is JSON, but no connection file: a connection file is an object with ports.");
        }
        catch (JsonException e)
        {
            throw new DataFormatException(file, (e.LineNumber ?? -1) + 1, "this is not JSON, so no connection file of Jupyter's.", e);
        }
    }

    private static bool IsLoopback(string ip) => ip == "localhost" || (IPAddress.TryParse(ip, out var address) && IPAddress.IsLoopback(address));
}
