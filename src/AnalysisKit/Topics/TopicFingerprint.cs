using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace AnalysisKit;

/// <summary>Hashes the content of a topic together with the kit's lexicons, which are hashed once per process.</summary>
internal static class TopicFingerprint
{
    private const int Bytes = 16;

    private static readonly Lazy<byte[]> Kit = new(OfKit);

    public static string Of(YamlEntry topic)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Kit.Value);
        topic.AddTo(hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, Bytes));
    }

    /// <summary>A hash of the lexicons that are embedded in this assembly, and of its version.</summary>
    private static byte[] OfKit()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(assembly.GetName().Version?.ToString() ?? ""));
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".yml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var lexicon = assembly.GetManifestResourceStream(name)!;
            hash.AppendData(SHA256.HashData(lexicon));
        }

        return hash.GetHashAndReset();
    }
}
