namespace AnalysisKit.Store.Tests;

/// <summary>A folder for one test, deleted with its files when the test is over; and the sample corpus.</summary>
internal sealed class Folder : IDisposable
{
    private static readonly Lazy<string> Repository = new(FindRoot);
    private static readonly Lazy<Topic> SyriaTopic = new(() => Topic.Load(SyriaFile));
    private static readonly Lazy<IReadOnlyList<Article>> SampleArticles = new(() => [.. ArticleReader.Read(Path.Combine(Root, "data", "articles"))]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("analysiskit-store-");

    public static string Root => Repository.Value;

    public static string SyriaFile => Path.Combine(Root, "data", "topics", "syria.yml");

    public static Topic Syria => SyriaTopic.Value;

    /// <summary>The 91 articles of data/articles.</summary>
    public static IReadOnlyList<Article> Sample => SampleArticles.Value;

    public string Store => At("test.duckdb");

    public string At(string file) => Path.Combine(_folder.FullName, file);

    public string Write(string file, string text)
    {
        File.WriteAllText(At(file), text);
        return At(file);
    }

    /// <summary>A new store with these articles.</summary>
    public ArticleStore With(params IEnumerable<Article> articles)
    {
        var store = ArticleStore.OpenOrCreate(Store);
        store.Import(articles);
        return store;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnalysisKit.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests lie outside the repository.");
    }
}
