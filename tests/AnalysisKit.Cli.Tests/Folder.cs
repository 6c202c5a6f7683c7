using System.Text;
using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

/// <summary>A folder for one test, deleted with its files when the test is over.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("analysiskit-");

    public string Name => _folder.FullName;

    public string At(string file) => Path.Combine(Name, file);

    public string Write(string file, string text, Encoding? encoding = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text, encoding ?? new UTF8Encoding(false));
        return At(file);
    }

    /// <summary>Writes articles as JSON lines with the ids 1, 2, 3 ...</summary>
    public string Articles(params string[] texts) =>
        Write("articles.jsonl", string.Concat(texts.Select((text, i) => JsonSerializer.Serialize(new { id = $"{i + 1}", text }) + "\n")));

    public void Dispose() => _folder.Delete(recursive: true);
}
