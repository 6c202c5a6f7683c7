using System.IO.Compression;

namespace AnalysisKit.Store.Tests;

/// <summary>A store file with the tables and rows of the first kit that had stores (<c>TestData/schema-1.duckdb.gz</c>: two articles, read with the topic of that time; no moods, origins or corrections).</summary>
public class OldStoreTests
{
    [Fact]
    public void Open_ForReading_ShowsWhatItHoldsAndDoesNotChangeIt()
    {
        using var folder = new Folder();
        Unpack(folder.Store);
        var before = File.ReadAllBytes(folder.Store);

        using (var store = ArticleStore.Open(folder.Store, new StoreOptions { ReadOnly = true }))
        {
            Assert.Equal(["old-1", "old-2"], store.Articles(ArticleFilter.None).Select(a => a.Id));
            Assert.Equal(["oppose", "support"], store.Query("select polarity from stance_details order by id")["polarity"].Cast<string>());
            Assert.Equal(-1.0, store.Query("select mean from positions where actor = 'russia'")[0, 0]);
            Assert.Empty(store.Corrections);
            Assert.Equal(2, store.NotAnalyzed(Folder.Syria));
        }

        Assert.Equal(before, File.ReadAllBytes(folder.Store));
    }

    [Fact]
    public void Correct_AndAnalyze_BringsItUpToDate()
    {
        using var folder = new Folder();
        Unpack(folder.Store);
        using var store = ArticleStore.Open(folder.Store);
        var stance = store.Articles(ArticleFilter.None).Statements(Folder.Syria).Stances.Single(s => s.Statement.Article.Id == "old-1" && s.Issue == "sanctions");

        store.Correct([stance.As(Polarity.Mixed)]);
        var result = store.Analyze(Folder.Syria);

        Assert.Equal(2, result.Analyzed);
        Assert.Equal(["person", "learned"], store.Query("select origin from stance_details where issue = 'sanctions' order by id")["origin"].Cast<string>());
        Assert.Equal(["said"], store.Query("select distinct mood from statements")["mood"].Cast<string>());
        Assert.Equal("changed", store.Query("select outcome from correction_outcomes")[0, 0]);
        Assert.Equal(1, store.Corrected(Folder.Syria)!.Changed);
    }

    private static void Unpack(string path)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Folder.Root, "tests", "AnalysisKit.Store.Tests", "TestData", "schema-1.duckdb.gz")), CompressionMode.Decompress);
        using var file = File.Create(path);
        packed.CopyTo(file);
    }
}
