using ZstdSharp;

namespace AnalysisKit;

/// <summary>Decompresses gzip and Zstandard files, which are recognised by their ending and first bytes.</summary>
internal static class Compression
{
    private const int MagicBytes = 4;

    public static bool IsEnding(string path) => IsGzip(path) || IsZstandard(path);

    /// <summary>A stream of the decompressed bytes, read as they are needed.</summary>
    public static Stream Unpack(Stream stream, string path)
    {
        if (IsGzip(path))
            return new GzipReadStream(stream);
        if (IsZstandard(path))
            return new DecompressionStream(stream);
        var magic = new byte[MagicBytes];
        var length = stream.ReadAtLeast(magic, MagicBytes, throwOnEndOfStream: false);
        var whole = stream.CanSeek ? Back(stream, length) : new PrefixedStream(magic.AsMemory(0, length), stream);
        return magic switch
        {
            [0x1F, 0x8B, 8, _] => new GzipReadStream(whole),
            [0x28, 0xB5, 0x2F, 0xFD] => new DecompressionStream(whole),
            _ => whole,
        };
    }

    private static Stream Back(Stream stream, int bytes)
    {
        stream.Seek(-bytes, SeekOrigin.Current);
        return stream;
    }

    private static bool IsGzip(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static bool IsZstandard(string path) => path.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".zstd", StringComparison.OrdinalIgnoreCase);
}
