using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace AnalysisKit;

/// <summary>Hashes what decides the results of a topic.</summary>
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

    /// <summary>The lexicons and the model that are embedded in this assembly, and its version.</summary>
    private static byte[] OfKit()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(assembly.GetName().Version?.ToString() ?? ""));
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".yml", StringComparison.Ordinal) || n.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var lexicon = assembly.GetManifestResourceStream(name)!;
            hash.AppendData(SHA256.HashData(lexicon));
        }

        return hash.GetHashAndReset();
    }
}
