using System.Text;

namespace AnalysisKit;

/// <summary>Sees to it that a stream of records is UTF-8: UTF-16 and UTF-32 are known by their mark, UTF-16 also by its zero bytes.</summary>
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
