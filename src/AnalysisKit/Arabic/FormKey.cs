using System.Buffers.Binary;

namespace AnalysisKit;

/// <summary>A form of at most <see cref="Most"/> bytes of UTF-8 (eight Arabic letters, which few words exceed), padded with zeros. A form that ends with U+0000 cannot be a key.</summary>
internal readonly record struct FormKey(ulong First, ulong Second)
{
    public const int Most = 16;

    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    // The seeds are random, so that nobody can write an article whose words all fall into one place of a table and make it slow.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();
    private static readonly ulong SecondSeed = (ulong)Random.Shared.NextInt64() | 1;

    /// <summary>A hash of 32 bits for the place in a table, different in every process; never 0.</summary>
    public uint Hash => (uint)(Hashed(First, Second) >> 32) | 1u << 31;

    /// <summary>A hash of two numbers, different in every process.</summary>
    public static ulong Hashed(ulong first, ulong second)
    {
        var high = Math.BigMul(first ^ Seed, second ^ SecondSeed, out var low);
        return (high ^ low) * Multiplier;
    }

    /// <summary>Whether a form fits.</summary>
    public static bool Fits(ReadOnlySpan<byte> form) => form.Length <= Most && (form.IsEmpty || form[^1] != 0);

    /// <summary>The key of a form that fits and stands in a longer text.</summary>
    public static FormKey Of(ReadOnlySpan<byte> text, int start, int length)
    {
        if (text.Length - start >= Most)
            return Of(text.Slice(start, Most), length);
        Span<byte> padded = stackalloc byte[Most];
        padded.Clear();
        text.Slice(start, length).CopyTo(padded);
        return Of(padded, length);
    }

    /// <summary>Writes the form, and gives its length.</summary>
    public int CopyTo(Span<byte> form)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(form, First);
        BinaryPrimitives.WriteUInt64LittleEndian(form[8..], Second);
        return form[..Most].LastIndexOfAnyExcept((byte)0) + 1;
    }

    private static FormKey Of(ReadOnlySpan<byte> bytes, int length) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(bytes) & Mask(length), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]) & Mask(length - 8));

    /// <summary>A mask of the lowest bytes of eight.</summary>
    private static ulong Mask(int bytes) => bytes >= 8 ? ulong.MaxValue : bytes <= 0 ? 0 : (1UL << (bytes * 8)) - 1;
}
