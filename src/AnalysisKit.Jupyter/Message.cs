using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Jupyter;

/// <summary>A message of <see href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Jupyter's protocol</see>.</summary>
/// <param name="Type">What the message is, such as <c>execute_request</c>.</param>
/// <param name="Header">Who sent it, and when.</param>
/// <param name="Content">What it says. Not to be changed.</param>
internal sealed record Message(string Type, JsonObject Header, JsonObject Content)
{
    /// <summary>The version of the protocol.</summary>
    public const string ProtocolVersion = "5.4";

    private const int FramesBehindDelimiter = 5;

    // Longest content that is decoded, in bytes: the longest cell with each character written as \uXXXX, and a megabyte for what else a request says.
    private const int LongestContent = (6 * CSharpSession.LongestCell) + (1024 * 1024);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The recipients of a reply; for a message to all front ends, its topic.</summary>
    public IReadOnlyList<byte[]> Identities { get; init; } = [];

    /// <summary>The header of the request to which this belongs; empty for none.</summary>
    public JsonObject Parent { get; init; } = [];

    /// <summary>Further facts about the message.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The signature of a received message; empty for a message of this kernel.</summary>
    public string Signature { get; private init; } = "";

    /// <summary>Bytes of a received content that is too long to be decoded, for which <see cref="Content"/> is empty; 0 for any other.</summary>
    public int Undecoded { get; private init; }

    /// <summary>The id of the message.</summary>
    public string Id => Header["msg_id"]!.GetValue<string>();

    /// <summary>Makes a message that belongs to a request.</summary>
    /// <param name="type">What the message is.</param>
    /// <param name="session">The id of the kernel's session.</param>
    /// <param name="parent">The request, if there is one.</param>
    /// <param name="content">What the message says.</param>
    public static Message Of(string type, string session, Message? parent, JsonObject content)
    {
        var header = new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString("N"),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        };
        return new Message(type, header, content) { Identities = parent?.Identities ?? [], Parent = parent is null ? [] : (JsonObject)parent.Header.DeepClone() };
    }

    /// <summary>Reads the frames of a message.</summary>
    /// <exception cref="FormatException">The frames are not a message, or their signature is wrong; the error says which.</exception>
    public static Message Parse(IReadOnlyList<byte[]> frames, byte[] key)
    {
        var at = 0;
        while (at < frames.Count && !frames[at].AsSpan().SequenceEqual(Delimiter))
            at++;
        if (frames.Count < at + 1 + FramesBehindDelimiter)
            throw new FormatException("it has too few parts.");
        var parts = frames.Skip(at + 2).Take(FramesBehindDelimiter - 1).ToList();
        if (!CryptographicOperations.FixedTimeEquals(frames[at + 1], Sign(parts, key)))
            throw new FormatException("its signature is wrong.");
        var header = Object(parts[0], "header");
        if (header["msg_type"] is not JsonValue type || !type.TryGetValue<string>(out var name) || header["msg_id"] is not JsonValue id || !id.TryGetValue<string>(out _))
            throw new FormatException("its header names no msg_type, or no msg_id.");
        var undecoded = parts[3].Length > LongestContent ? parts[3].Length : 0;
        return new Message(name, header, undecoded > 0 ? [] : Object(parts[3], "content"))
        {
            Undecoded = undecoded,
            Identities = [.. frames.Take(at)],
            Parent = Object(parts[1], "parent header"),
            Metadata = Object(parts[2], "metadata"),
            Signature = Encoding.ASCII.GetString(frames[at + 1]),
        };
    }

    /// <summary>The frames of the message, signed.</summary>
    public IReadOnlyList<byte[]> ToFrames(byte[] key)
    {
        List<byte[]> parts = [Bytes(Header), Bytes(Parent), Bytes(Metadata), Bytes(Content)];
        return [.. Identities, Delimiter, Sign(parts, key), .. parts];
    }

    private static byte[] Bytes(JsonObject part) => JsonSerializer.SerializeToUtf8Bytes(part, Json);

    private static byte[] Sign(IEnumerable<byte[]> parts, byte[] key)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
            hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static JsonObject Object(byte[] part, string name)
    {
        try
        {
            _ = Utf8.GetCharCount(part);

            // Of the bytes as they are: JsonNode.Parse would copy them, and a cell may have many megabytes.
            return JsonDocument.Parse(part, Strict).RootElement is { ValueKind: JsonValueKind.Object } element ? JsonObject.Create(element)! : throw new FormatException($"its {name} is no object.");
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            throw new FormatException($"its {name} is not JSON.", e);
        }
    }
}
