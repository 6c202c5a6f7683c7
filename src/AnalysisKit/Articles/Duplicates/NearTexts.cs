using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>
/// Finds texts that share most of their sequences of words ("shingles"), with MinHash: A. Broder, "On the resemblance and containment of
/// documents", 1997. A signature holds the least of the shingles' hashes under each of 128 permutations, cut to its last 8 bits; the share of
/// equal places estimates the Jaccard index of the shingle sets (P. Li and C. König, "b-Bit minwise hashing", 2010). Signatures that agree in a
/// whole band of 6 places are compared: of texts that share four fifths, 99.8 % do so in one of the 20 bands or more.
/// </summary>
/// <param name="shingleWords">Words of a shingle; five for articles, one for sentences, in which a changed word would change most longer ones.</param>
internal sealed class NearTexts(int shingleWords = 5)
{
    /// <summary>Estimated Jaccard index from which two texts count as nearly the same.</summary>
    public const double Alike = 0.8;

    private const int Places = 128;
    private const int Bands = 20;
    private const int BandPlaces = 6;
    private const int MostCandidates = 64;
    private const int ChunkSignatures = 8192;

    private static readonly uint[] Seeds = MakeSeeds();

    private readonly List<byte[]> _chunks = [];
    private readonly int[][] _tables = [.. Enumerable.Range(0, Bands).Select(_ => new int[1024])];
    private readonly uint[] _least = new uint[Places];
    private readonly byte[] _signature = new byte[Places];
    private readonly List<(int Start, int End)> _words = [];
    private int _count;

    /// <summary>The number, from 0, of the first kept text that is nearly equal to this one. Null if there is none; this text is then kept.</summary>
    /// <param name="text">A text in normal form.</param>
    public int? Find(ReadOnlySpan<char> text)
    {
        Sign(text);
        var first = int.MaxValue;
        for (var band = 0; band < Bands; band++)
            first = Math.Min(first, FirstAlike(band));
        if (first < int.MaxValue)
            return first;
        Keep();
        return null;
    }

    /// <summary>Share of places in which two signatures agree, corrected for those that agree by chance.</summary>
    public static double Resemblance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var same = 0;
        for (var i = 0; i < a.Length; i++)
            same += a[i] == b[i] ? 1 : 0;
        const double chance = 1.0 / 256;
        return (((double)same / a.Length) - chance) / (1 - chance);
    }

    private void Sign(ReadOnlySpan<char> text)
    {
        FindWords(text);
        Array.Fill(_least, uint.MaxValue);
        for (var first = 0; first == 0 || first + shingleWords <= _words.Count; first++)
            AddShingle(Hash(text, first));
        for (var i = 0; i < Places; i++)
            _signature[i] = (byte)_least[i];
    }

    private void FindWords(ReadOnlySpan<char> text)
    {
        _words.Clear();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            if (i > start)
                _words.Add((start, i));
            else
                i++;
        }
    }

    private uint Hash(ReadOnlySpan<char> text, int first)
    {
        var hash = 0UL;
        for (var word = first; word < Math.Min(first + shingleWords, _words.Count); word++)
            hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text[_words[word].Start.._words[word].End]), (long)hash);
        return (uint)(hash ^ (hash >> 32));
    }

    /// <summary>Each seed gives a permutation of the 32-bit numbers, since every step is reversible.</summary>
    private void AddShingle(uint shingle)
    {
        var least = MemoryMarshal.Cast<uint, System.Numerics.Vector<uint>>(_least.AsSpan());
        var seeds = MemoryMarshal.Cast<uint, System.Numerics.Vector<uint>>(Seeds.AsSpan());
        var value = new System.Numerics.Vector<uint>(shingle);
        for (var i = 0; i < least.Length; i++)
        {
            var hash = (value ^ seeds[i]) * 0x85EBCA6B;
            hash ^= hash >>> 13;
            hash *= 0xC2B2AE35;
            hash ^= hash >>> 16;
            least[i] = System.Numerics.Vector.Min(least[i], hash);
        }
    }

    private int FirstAlike(int band)
    {
        var table = _tables[band];
        var first = int.MaxValue;
        for (var slot = Slot(_signature, band, table.Length); table[slot] != 0; slot = (slot + 1) & (table.Length - 1))
        {
            var candidate = table[slot] - 1;
            if (candidate < first && IsSameBand(SignatureOf(candidate), _signature, band) && Resemblance(SignatureOf(candidate), _signature) >= Alike)
                first = candidate;
        }

        return first;
    }

    private void Keep()
    {
        if (_count % ChunkSignatures == 0)
            _chunks.Add(new byte[ChunkSignatures * Places]);
        _signature.CopyTo(SignatureOf(_count++));
        for (var band = 0; band < Bands; band++)
        {
            if (_count * 2 > _tables[band].Length)
                _tables[band] = Larger(band);
            Insert(_tables[band], band, _count - 1);
        }
    }

    private int[] Larger(int band)
    {
        var table = new int[_tables[band].Length * 2];
        for (var number = 0; number < _count - 1; number++)
            Insert(table, band, number);
        return table;
    }

    // Texts made from one template share a band without being alike. A band's table takes only so many texts with the same band; the rest is found by other bands.
    private void Insert(int[] table, int band, int number)
    {
        var signature = SignatureOf(number);
        var slot = Slot(signature, band, table.Length);
        for (var same = 0; table[slot] != 0; slot = (slot + 1) & (table.Length - 1))
        {
            same += IsSameBand(SignatureOf(table[slot] - 1), signature, band) ? 1 : 0;
            if (same >= MostCandidates)
                return;
        }

        table[slot] = number + 1;
    }

    private static bool IsSameBand(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int band) =>
        a.Slice(band * BandPlaces, BandPlaces).SequenceEqual(b.Slice(band * BandPlaces, BandPlaces));

    private Span<byte> SignatureOf(int number) => _chunks[number / ChunkSignatures].AsSpan(number % ChunkSignatures * Places, Places);

    private static int Slot(ReadOnlySpan<byte> signature, int band, int slots) =>
        (int)(XxHash3.HashToUInt64(signature.Slice(band * BandPlaces, BandPlaces)) & (ulong)(slots - 1));

    private static uint[] MakeSeeds()
    {
        var seeds = new uint[Places];
        for (var i = 0; i < Places; i++)
            seeds[i] = (uint)XxHash3.HashToUInt64([(byte)i], 1997);
        return seeds;
    }
}
