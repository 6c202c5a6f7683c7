using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnalysisKit;

/// <summary>Tells whether two runs were given the same articles, without reading them: by the names of the files, relative to the folder, and their sizes.</summary>
internal static class InputFingerprint
{
    /// <summary>The fingerprint of a folder or a file; empty for the standard input, of which nothing is known beforehand.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="options">How it is read, which decides the files of a folder that count; null for the defaults.</param>
    public static string Of(string path, ReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (Directory.Exists(path))
        {
            foreach (var file in ArticleFolder.Files(path, ArticleFormats.Of(options)))
                Add(hash, file, new FileInfo(Path.Combine(path, file)).Length);
        }
        else if (File.Exists(path))
        {
            Add(hash, Path.GetFileName(path), new FileInfo(path).Length);
        }
        else
        {
            return "";
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string name, long size) =>
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\0{size}\n")));
}
