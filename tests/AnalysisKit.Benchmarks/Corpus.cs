using System.Text;

namespace AnalysisKit.Benchmarks;

/// <summary>The articles that are measured, read once.</summary>
internal static class Corpus
{
    private const int MostArticles = 2_000;

    private static readonly Lazy<IReadOnlyList<Article>> Loaded = new(Load);

    /// <summary>A file or folder of articles; the sample corpus when null.</summary>
    public static string? Path { get; set; }

    public static IReadOnlyList<Article> Articles => Loaded.Value;

    /// <summary>Size of all texts as UTF-8, in millions of bytes.</summary>
    public static double Megabytes => Articles.Sum(a => (double)Encoding.UTF8.GetByteCount(a.Text)) / 1e6;

    /// <summary>The folder with AnalysisKit.sln.</summary>
    public static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(System.IO.Path.Combine(folder.FullName, "AnalysisKit.sln")))
                    return folder.FullName;
            }

            throw new DirectoryNotFoundException("Run the benchmarks from a clone of the repository: there is no AnalysisKit.sln above the program.");
        }
    }

    private static IReadOnlyList<Article> Load() => Path is { } given
        ? [.. ArticleReader.Read(given).Take(MostArticles)]
        : [.. Enumerable.Range(0, 10).SelectMany(_ => ArticleReader.Read(System.IO.Path.Combine(Root, "data", "articles")))];
}
