using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>The UTF-8 that a JSON string stands for, and why a text is no JSON.</summary>
internal static class JsonText
{
    /// <summary>Replaces the escapes of a well-formed JSON string. False if it has escaped surrogates, which need a reader that checks them.</summary>
    /// <param name="escaped">The content between the quotes.</param>
    /// <param name="text">A buffer of at least as many bytes.</param>
    /// <param name="length">Number of bytes of the text.</param>
    public static bool TryUnescape(ReadOnlySpan<byte> escaped, Span<byte> text, out int length)
    {
        length = 0;
        for (var at = escaped.IndexOf((byte)'\\'); at >= 0; at = escaped.IndexOf((byte)'\\'))
        {
            escaped[..at].CopyTo(text[length..]);
            length += at;
            if (escaped[at + 1] != 'u')
            {
                text[length++] = Unescaped(escaped[at + 1]);
                escaped = escaped[(at + 2)..];
                continue;
            }

            if (!Utf8Parser.TryParse(escaped.Slice(at + 2, 4), out ushort unit, out var digits, 'x') || digits != 4 || !Rune.TryCreate((char)unit, out var rune))
                return false;
            length += rune.EncodeToUtf8(text[length..]);
            escaped = escaped[(at + 6)..];
        }

        escaped.CopyTo(text[length..]);
        length += escaped.Length;
        return true;
    }

    /// <summary>Why a line is no JSON, without a full stop: the message of System.Text.Json without its line number, which is always 0 in a line.</summary>
    public static string Reason(Exception e)
    {
        var message = e.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? message : message[..end]).TrimEnd('.');
        return e is JsonException { BytePositionInLine: { } position } ? string.Create(CultureInfo.InvariantCulture, $"{reason} (byte {position + 1})") : reason;
    }

    private static byte Unescaped(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => letter,
    };
}
