namespace AnalysisKit.Store.Tests;

/// <summary>Four times the articles cost about four times the work, counted in bytes that the thread allocates and not timed.</summary>
public class CountedWorkTests
{
    // What grows with the square of the input would be sixteen times as much.
    private const double Most = 6;
    private const int Few = 250;

    [Fact]
    public void Import_ManyArticles_CostsWhatTheirNumberSays() => AssertLinear((store, articles) => store.Import(articles));

    [Fact]
    public void Import_ManyArticlesAgain_CostsWhatTheirNumberSays() =>
        AssertLinear((store, articles) =>
        {
            store.Import(articles);
            store.Import(articles.Select(a => a with { Title = "new" }));
            store.Import(articles);
        });

    [Fact]
    public void Articles_OfALargeStore_CostWhatTheirNumberSays() =>
        AssertLinear((store, articles) =>
        {
            store.Import(articles);
            Assert.Equal(articles.Count, store.Articles().Count());
            Assert.Equal(articles.Count, (int)store.Query("select id, text from articles").Rows.Count);
        });

    private static void AssertLinear(Action<ArticleStore, IReadOnlyList<Article>> work)
    {
        Allocated(work, Few);
        var few = Allocated(work, Few);
        Assert.InRange(Allocated(work, 4 * Few), few, (few * Most) + 1_000_000);
    }

    private static double Allocated(Action<ArticleStore, IReadOnlyList<Article>> work, int times)
    {
        using var folder = new Folder();
        using var store = ArticleStore.OpenOrCreate(folder.Store);
        List<Article> articles = [.. Enumerable.Range(0, times).Select(i => new Article { Id = $"{i}", Title = "عنوان", Text = $"نص الخبر {i}", Metadata = new Dictionary<string, string> { [$"m{i % 10}"] = "س" } })];
        var before = GC.GetAllocatedBytesForCurrentThread();
        work(store, articles);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
