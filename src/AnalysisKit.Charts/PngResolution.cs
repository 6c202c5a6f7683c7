using System.Buffers.Binary;

namespace AnalysisKit.Charts;

/// <summary>Says in a PNG how many dots an inch of paper has (chunk pHYs), so that word processors show it at its size.</summary>
internal static class PngResolution
{
    private const int AfterHeader = 33;
    private const double InchesPerMetre = 1 / 0.0254;

    public static byte[] Add(byte[] png, double dotsPerInch)
    {
        var chunk = new byte[21];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk.AsSpan(4));
        var dots = (uint)Math.Round(dotsPerInch * InchesPerMetre);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8), dots);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(12), dots);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), Check(chunk.AsSpan(4, 13)));
        return [.. png.AsSpan(0, AfterHeader), .. chunk, .. png.AsSpan(AfterHeader)];
    }

    // The check sum of PNG and zip (CRC-32, ISO 3309).
    private static uint Check(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }

        return ~sum;
    }
}
