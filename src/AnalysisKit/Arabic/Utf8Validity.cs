using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace AnalysisKit;

/// <summary>Tells whether bytes are valid UTF-8, as <see cref="Utf8.IsValid"/> does, but several times as fast if nearly all letters have two bytes, as Arabic ones do.</summary>
internal static class Utf8Validity
{
    /// <summary>Whether bytes are UTF-8.</summary>
    public static bool IsValid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Vector256.IsHardwareAccelerated && at + Vector256<byte>.Count < bytes.Length)
        {
            // A character begins at this position. After the first byte of a two-byte character, and nowhere else, there must be a continuation byte.
            var (here, next) = (Vector256.Create(bytes[at..]), Vector256.Create(bytes[(at + 1)..]));
            var begins = Vector256.LessThanOrEqual(here - Vector256.Create<byte>(0xC2), Vector256.Create<byte>(0xDF - 0xC2)).ExtractMostSignificantBits();
            var continued = Vector256.LessThanOrEqual(next - Vector256.Create<byte>(0x80), Vector256.Create<byte>(0xBF - 0x80)).ExtractMostSignificantBits();
            if (here.ExtractMostSignificantBits() != (begins | (continued << 1)))
            {
                // There are bytes that do not belong to characters of one or two bytes: either longer characters or an error.
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
