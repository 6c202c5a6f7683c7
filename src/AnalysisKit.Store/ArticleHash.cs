using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnalysisKit.Store;

/// <summary>Hashes by which an import sees what a store has already: of the id, and of everything else in an article.</summary>
internal static class ArticleHash
{
    /// <summary>128 bits of SHA-256, so that no two ids of an archive meet.</summary>
    public static UInt128 OfId(string id) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>64 bits of SHA-256 over all members but the id. Compared only between articles of one id.</summary>
    public static ulong OfContent(Article article)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, article.Text);
        Add(hash, article.Source);
        Add(hash, article.Title);
        Add(hash, article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(hash, article.Url);
        Add(hash, article.Author);
        foreach (var (name, value) in article.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            Add(hash, name);
            Add(hash, value);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset());
    }

    /// <summary>Each text with its length, so that what ends one and begins the next is told apart; a missing one has none.</summary>
    private static void Add(IncrementalHash hash, string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
