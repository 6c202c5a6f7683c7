using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks.Processes;

/// <summary>Messages between the runner of a notebook and the process of its cells: each the length in four bytes and an object of JSON. One writes and one reads at a time.</summary>
internal sealed class CellChannel(Stream stream) : IDisposable
{
    /// <summary>The longest message, in bytes. What one cell may show is far less.</summary>
    public const int Longest = 512 << 20;

    private const int LengthBytes = 4;
    private const int MaxDepth = 1000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = MaxDepth };

    /// <summary>Sends a message.</summary>
    /// <exception cref="IOException">The other side is gone.</exception>
    /// <exception cref="InvalidDataException">The message is too long; nothing was sent.</exception>
    public void Write(JsonObject message)
    {
        using var bytes = new MemoryStream();
        bytes.Write(stackalloc byte[LengthBytes]);
        using (var json = new Utf8JsonWriter(bytes, Plain))
            message.WriteTo(json);
        var length = bytes.Length - LengthBytes;
        if (length > Longest)
            throw new InvalidDataException($"A message of {length} bytes is too long.");
        var frame = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame, (int)length);
        stream.Write(frame);
        stream.Flush();
    }

    /// <summary>Waits for the next message; <see langword="null"/> when the other side is gone.</summary>
    /// <exception cref="InvalidDataException">What comes is no message.</exception>
    public JsonObject? Read()
    {
        var length = new byte[LengthBytes];
        try
        {
            stream.ReadExactly(length);
            var bytes = new byte[Length(length)];
            stream.ReadExactly(bytes);
            return Parse(bytes);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits for the next message; <see langword="null"/> when the other side is gone.</summary>
    /// <exception cref="InvalidDataException">What comes is no message.</exception>
    public async Task<JsonObject?> ReadAsync(CancellationToken cancellationToken)
    {
        var length = new byte[LengthBytes];
        try
        {
            await stream.ReadExactlyAsync(length, cancellationToken).ConfigureAwait(false);
            var bytes = new byte[Length(length)];
            await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
            return Parse(bytes);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    public void Dispose() => stream.Dispose();

    private static int Length(byte[] bytes) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes) is >= 0 and <= Longest and var length ? length : throw new InvalidDataException("This is no length of a message.");

    private static JsonObject Parse(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: Deep) as JsonObject ?? throw new InvalidDataException("This is no object.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("This is no JSON.", e);
        }
    }
}
