using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace AnalysisKit;

/// <summary>Tells whether bytes are UTF-8, as <see cref="Utf8.IsValid"/> does; several times as fast where nearly all letters are of two bytes, as those of Arabic are.</summary>
internal static class Utf8Validity
{
    /// <summary>Whether bytes are UTF-8.</summary>
    public static bool IsValid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Vector256.IsHardwareAccelerated && at + Vector256<byte>.Count < bytes.Length)
        {
            // A character begins at this place. Where a byte begins one of two bytes, and only there, the next byte must continue one.
            var (here, next) = (Vector256.Create(bytes[at..]), Vector256.Create(bytes[(at + 1)..]));
            var begins = Vector256.LessThanOrEqual(here - Vector256.Create<byte>(0xC2), Vector256.Create<byte>(0xDF - 0xC2)).ExtractMostSignificantBits();
            var continued = Vector256.LessThanOrEqual(next - Vector256.Create<byte>(0x80), Vector256.Create<byte>(0xBF - 0x80)).ExtractMostSignificantBits();
            if (here.ExtractMostSignificantBits() != (begins | (continued << 1)))
            {
                // Other bytes than those of one and two: a character of three or four, or an error.
                var end = at + Vector256<byte>.Count;
                while (end < bytes.Length && bytes[end] is >= 0x80 and <= 0xBF)
                    end++;
                if (!Utf8.IsValid(bytes[at..end]))
                    return false;
                at = end;
                continue;
            }

            if (begins != continued)
                return false;
            at += Vector256<byte>.Count + BitOperations.PopCount(begins >> (Vector256<byte>.Count - 1));
        }

        return Utf8.IsValid(bytes[at..]);
    }
}
