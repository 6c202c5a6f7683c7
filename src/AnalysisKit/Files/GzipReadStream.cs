using System.IO.Compression;

namespace AnalysisKit;

/// <summary>
/// Decompresses gzip and notices if the file is cut off, which <see cref="GZipStream"/> would take for its end. A further gzip member (the seal) is added after the file;
/// it can be decompressed only if everything before it was complete.
/// </summary>
internal sealed class GzipReadStream(Stream packed) : ReadOnlyStream
{
    private static readonly byte[] Seal = [.. "the end of a file"u8];
    private static readonly byte[] PackedSeal = Pack(Seal);

    private readonly SealedStream _sealed = new(packed);
    private GZipStream? _unpacked;

    public override int Read(Span<byte> buffer)
    {
        _unpacked ??= new GZipStream(_sealed, CompressionMode.Decompress);
        if (_sealed.IsAtSeal)
            return 0;
        var read = _unpacked.Read(buffer);

        // GZipStream reads the seal only after it has given all data of the file. What it gives after that is the seal, or garbage if the file was cut off.
        if (!_sealed.IsAtSeal)
            return read;
        Span<byte> end = stackalloc byte[256];
        buffer[..Math.Min(read, end.Length)].CopyTo(end);
        var length = Math.Min(read, end.Length);
        for (var more = 1; more > 0 && length < end.Length; length += more)
            more = _unpacked.Read(end[length..]);
        if (!end[..length].SequenceEqual(Seal))
            throw new InvalidDataException("The gzip data are cut off.");
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked?.Dispose();
            _sealed.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private sealed class SealedStream(Stream packed) : ReadOnlyStream
    {
        private int _given;

        public bool IsAtSeal { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var read = IsAtSeal ? 0 : packed.Read(buffer);
            if (read > 0 || buffer.IsEmpty)
                return read;
            IsAtSeal = true;
            var count = Math.Min(buffer.Length, PackedSeal.Length - _given);
            PackedSeal.AsSpan(_given, count).CopyTo(buffer);
            _given += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                packed.Dispose();
            base.Dispose(disposing);
        }
    }
}
