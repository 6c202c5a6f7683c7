using System.Text;

namespace AnalysisKit;

/// <summary>Converts a stream of records to UTF-8 if it is UTF-16 or UTF-32. Both are recognised by their byte order mark, UTF-16 also by its zero bytes.</summary>
internal static class Utf8Stream
{
    private const int PrefixBytes = 64;

    public static Stream Of(Stream stream, string? encodingName)
    {
        if (encodingName is not null)
            return Transcode(stream, TextDecoder.EncodingOf(encodingName));
        var prefix = new byte[PrefixBytes];
        var length = stream.ReadAtLeast(prefix, PrefixBytes, throwOnEndOfStream: false);
        var whole = new PrefixedStream(prefix.AsMemory(0, length), stream);
        return TextDecoder.WideEncoding(prefix.AsSpan(0, length)) is { } wide ? Transcode(whole, wide) : whole;
    }

    private static Stream Transcode(Stream stream, Encoding encoding) =>
        encoding.CodePage == Encoding.UTF8.CodePage ? stream : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8);
}
