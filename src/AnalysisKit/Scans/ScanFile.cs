using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Parquet;

namespace AnalysisKit;

/// <summary>Examines files that <c>analysiskit scan</c> and <c>merge</c> write: what they hold, and whether they are complete.</summary>
internal static class ScanFile
{
    private const int TailBytes = 8;
    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>What a file holds; null if it is not a scan file. Reads only the end of the file; <see cref="Verify"/> checks all of it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">The file begins as a Parquet file but is not complete.</exception>
    public static ScanInfo? Info(string path)
    {
        using var stream = Open(path);
        Span<byte> start = stackalloc byte[4];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.SequenceEqual(Magic))
            return null;
        RowBytes(path, stream);
        stream.Position = 0;
        return Guard(path, () =>
        {
            using var closing = new Closing(Awaited.Result(() => ParquetReader.CreateAsync(stream, leaveStreamOpen: true)));
            return ScanInfo.Read(closing.Reader.CustomMetadata);
        });
    }

    /// <summary>What a scan file holds, after checking the whole file against its digest.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">The file is not a scan file, or was changed since it was written.</exception>
    public static ScanInfo Verify(string path)
    {
        var info = Info(path) ?? throw new DataFormatException(path, 0, "This is no scan: its metadata do not say so. Give files that 'analysiskit scan' or 'merge' wrote.");
        using var stream = Open(path);
        var left = RowBytes(path, stream);
        stream.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        while (left > 0 && stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length)) is var read and > 0)
        {
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) == info.Digest ? info : throw Damaged(path, "its rows are not those that were written");
    }

    internal static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);

    /// <summary>Turns whatever the Parquet reader throws for a broken file into an error that names the file.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A broken file shows itself in any of the reader's layers.")]
    internal static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (OperationCanceledException or DataFormatException))
        {
            throw Damaged(path, e.Message, e);
        }
    }

    /// <summary>The items, with the same error for whatever goes wrong while they are made of a broken file's rows.</summary>
    internal static IEnumerable<T> Guard<T>(string path, IEnumerable<T> items)
    {
        using var enumerator = items.GetEnumerator();
        while (Guard(path, enumerator.MoveNext))
            yield return enumerator.Current;
    }

    /// <summary>How many bytes stand before the footer.</summary>
    private static long RowBytes(string path, FileStream stream)
    {
        Span<byte> tail = stackalloc byte[TailBytes];
        if (stream.Length < (2 * Magic.Length) + TailBytes)
            throw Damaged(path, "it ends too early");
        stream.Position = stream.Length - TailBytes;
        stream.ReadExactly(tail);
        var footer = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (!tail[4..].SequenceEqual(Magic) || footer > stream.Length - TailBytes)
            throw Damaged(path, "it ends too early");
        return stream.Length - TailBytes - footer;
    }

    private static DataFormatException Damaged(string path, string problem, Exception? inner = null) =>
        new(path, 0, $"The file is damaged: {problem.TrimEnd('.')}. Delete it and scan this shard again.", inner);

    private sealed class Closing(ParquetReader reader) : IDisposable
    {
        public ParquetReader Reader => reader;

        public void Dispose() => Awaited.End(() => reader.DisposeAsync().AsTask());
    }
}
