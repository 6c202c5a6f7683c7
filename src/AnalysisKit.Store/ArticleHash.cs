using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnalysisKit.Store;

/// <summary>Hashes by which an import recognises articles that a store already has: one of the id, and one of everything else.</summary>
internal static class ArticleHash
{
    /// <summary>128 bits of SHA-256, so that no two ids of an archive collide.</summary>
    public static UInt128 OfId(string id) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>64 bits of SHA-256 over all members except the id. Only compared between articles with the same id.</summary>
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

    /// <summary>Adds a text with its length, so that text cannot move between neighbouring members without changing the hash; a missing text differs from an empty one.</summary>
    private static void Add(IncrementalHash hash, string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
