using System.Text.Json.Nodes;

namespace AnalysisKit.Jupyter.Tests;

public class MessageTests
{
    private static readonly byte[] Key = "key"u8.ToArray();

    [Fact]
    public void Parse_OwnFrames_IsTheSameMessage()
    {
        var message = Message.Of("stream", "s", null, new JsonObject { ["text"] = "نص 😀" }) with { Identities = ["a"u8.ToArray(), "b"u8.ToArray()] };

        var read = Message.Parse(message.ToFrames(Key), Key);

        Assert.Equal(message.Type, read.Type);
        Assert.Equal(message.Id, read.Id);
        Assert.Equal(message.Identities, read.Identities);
        Assert.Equal("نص 😀", read.Content["text"]!.GetValue<string>());
    }

    [Fact]
    public void ToFrames_KnownParts_CarryTheHmacOfTheProtocol()
    {
        // python3 -c "import hmac; print(hmac.new(b'key', b'{\"msg_type\":\"t\",\"msg_id\":\"i\"}{}{}{}', 'sha256').hexdigest())"
        var message = new Message("t", new JsonObject { ["msg_type"] = "t", ["msg_id"] = "i" }, []);

        var frames = message.ToFrames(Key);

        Assert.Equal("<IDS|MSG>"u8.ToArray(), frames[0]);
        Assert.Equal("36eebeb4e997c18fb1c4fca65a510410870b6eb7cb4fb13444fc1b20f9a939ad", System.Text.Encoding.ASCII.GetString(frames[1]));
    }

    [Fact]
    public void Parse_AnyChangedPart_IsRefused()
    {
        var frames = Message.Of("execute_request", "s", null, new JsonObject { ["code"] = "1" }).ToFrames(Key);

        for (var part = 1; part < frames.Count; part++)
        {
            var forged = frames.Select(f => (byte[])f.Clone()).ToList();
            forged[part][^1] ^= 1;
            Assert.Throws<FormatException>(() => Message.Parse(forged, Key));
        }

        Assert.Throws<FormatException>(() => Message.Parse(frames, "other"u8.ToArray()));
        Assert.Throws<FormatException>(() => Message.Parse([.. frames.Take(4)], Key));
    }

    [Fact]
    public void Parse_ContentLongerThanAnyCell_IsNotDecoded()
    {
        var read = Message.Parse(Message.Of("execute_request", "s", null, new JsonObject { ["code"] = new string('x', 30_000_000) }).ToFrames(Key), Key);

        Assert.Equal("execute_request", read.Type);
        Assert.Equal("{\"code\":\"\"}".Length + 30_000_000, read.Undecoded);
        Assert.Empty(read.Content);
    }
}
