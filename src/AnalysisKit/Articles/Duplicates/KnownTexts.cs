using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>
/// The texts of an archive that were read already, as hashes: about 60 bytes an article for equal texts, and about 300 more for nearly equal ones
/// (128 for the signature, the rest for the tables of its bands).
/// </summary>
internal sealed class KnownTexts
{
    // Texts of articles that an earlier run read. They belong to no file of this run, so each has the hash of its article's id instead of a place.
    private readonly List<ulong> _earlier = [];
    private readonly HashSet<UInt128> _unchanged = [];
    private readonly Dictionary<UInt128, long> _exact = [];
    private readonly NearTexts? _near;
    private readonly List<string> _files = [];
    private readonly List<long> _places = [];

    /// <param name="near">Whether nearly equal texts count as known, too.</param>
    /// <param name="earlier">Articles that were read before.</param>
    public KnownTexts(bool near, IEnumerable<Article>? earlier = null)
    {
        _near = near ? new NearTexts() : null;
        _files.Add("an article that was read before");
        foreach (var article in earlier ?? [])
        {
            _earlier.Add(HashOf(article.Id));
            Find(article.Text, article.Id, _earlier.Count);
            _unchanged.Add(HashOf(article.Id, article.Text));
        }
    }

    /// <summary>Says that the next texts come from this file.</summary>
    public void NextFile(string file) => _files.Add(file);

    /// <summary>Finds the earlier article with this text. Null if there is none; the text is then remembered.</summary>
    /// <param name="text">The text.</param>
    /// <param name="id">The article's id, by which an article that was read before is recognised as the same one and not as a duplicate.</param>
    /// <param name="line">Where it stands.</param>
    public (string Place, bool Exact)? Find(string text, string id, long line)
    {
        if (_unchanged.Count > 0 && _unchanged.Contains(HashOf(id, text)))
            return null;
        var normal = Collapse(NormalForm.Of(text));
        var place = ((long)(_files.Count - 1) << 40) | line;
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_exact, XxHash128.HashToUInt128(MemoryMarshal.AsBytes(normal)), out var exists);
        if (exists)
            return IsSame(known, id) ? null : (Describe(known), true);
        known = place;
        if (_near is null)
            return null;
        if (_near.Find(normal) is { } similar)
        {
            // This article is left out as a near duplicate. An exact copy of it must lead to the article that is kept, so its place is stored.
            known = _places[similar];
            return IsSame(known, id) ? null : (Describe(known), false);
        }

        _places.Add(place);
        return null;
    }

    private string Describe(long place)
    {
        var (file, line) = (_files[(int)(place >> 40)], place & ((1L << 40) - 1));
        return line > 0 && place >> 40 > 0 ? $"{file}({line})" : file;
    }

    private bool IsSame(long place, string id) => place >> 40 == 0 && place <= _earlier.Count && _earlier[(int)place - 1] == HashOf(id);

    private static UInt128 HashOf(string id, string text) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text.AsSpan()), (long)HashOf(id));

    private static ulong HashOf(string id) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(id.AsSpan()));

    /// <summary>The text with each run of white space as one space, and none at the ends.</summary>
    private static Span<char> Collapse(string text)
    {
        var result = new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                result[length++] = c;
            else if (length > 0 && result[length - 1] != ' ')
                result[length++] = ' ';
        }

        return result.AsSpan(0, length > 0 && result[length - 1] == ' ' ? length - 1 : length);
    }
}
