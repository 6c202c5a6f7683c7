using System.Text;

namespace AnalysisKit.Tests;

/// <summary>A temporary folder with the files of one test.</summary>
internal sealed class ArchiveFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("analysiskit-articles-");

    public string Path => _folder.FullName;

    public List<ReadProblem> Problems { get; } = [];

    public ReadOptions Options => new() { OnProblem = Problems.Add };

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public List<Article> Read() => [.. ArticleReader.Read(Path, Options)];

    public List<Article> Read(string name) => [.. ArticleReader.Read(System.IO.Path.Combine(Path, name), Options)];

    public void Dispose() => _folder.Delete(recursive: true);
}
