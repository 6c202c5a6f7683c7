namespace AnalysisKit.Store.Tests;

public class ImportTests
{
    [Fact]
    public void Import_SampleCorpus_ReadsBackEqual()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample);

        var read = store.Articles().ToList();

        Assert.Equal(Folder.Sample.Select(Describe), read.Select(Describe));
    }

    [Fact]
    public void Import_SameAgain_IsUnchanged()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample);

        var again = store.Import(Folder.Sample);

        Assert.Equal(new ImportResult { Unchanged = Folder.Sample.Count }, again);
        Assert.Equal(Folder.Sample.Count, store.Count);
    }

    [Fact]
    public void Import_ChangedText_ReplacesTheArticleInItsPlaceAndDropsItsAnalyses()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample);
        store.Analyze(Folder.Syria);
        var changed = Folder.Sample.Select((a, i) => i == 3 ? a with { Text = "أعلنت روسيا أنها ترفض العقوبات على سوريا." } : a).ToList();

        var result = store.Import(changed);

        Assert.Equal(new ImportResult { Unchanged = Folder.Sample.Count - 1, Changed = 1, DroppedAnalyses = 1 }, result);
        Assert.Equal(changed.Select(Describe), store.Articles().Select(Describe));
        Assert.Equal(1, store.NotAnalyzed(Folder.Syria));
        Assert.Equal(1, store.Analyze(Folder.Syria).Analyzed);
        Assert.Equal(ArticleVerbs.Statements(changed, Folder.Syria).ToHtml(), store.Statements(Folder.Syria).ToHtml());
    }

    [Theory]
    [InlineData("source")]
    [InlineData("title")]
    [InlineData("date")]
    [InlineData("url")]
    [InlineData("author")]
    [InlineData("metadata")]
    public void Import_ChangedMember_IsNoticed(string member)
    {
        using var folder = new Folder();
        var article = new Article { Id = "1", Text = "نص", Source = "s", Title = "t", Published = new DateOnly(2012, 1, 2), Url = "u", Author = "a", Metadata = new Dictionary<string, string> { ["k"] = "v" } };
        using var store = folder.With(article);

        var result = store.Import([member switch
        {
            "source" => article with { Source = "other" },
            "title" => article with { Title = null },
            "date" => article with { Published = new DateOnly(2012, 1, 3) },
            "url" => article with { Url = "" },
            "author" => article with { Author = "other" },
            _ => article with { Metadata = new Dictionary<string, string> { ["k"] = "w" } },
        }]);

        Assert.Equal(1, result.Changed);
        Assert.Equal(1, store.Count);
    }

    [Fact]
    public void Import_SameIdTwiceInOneImport_KeepsTheLast()
    {
        using var folder = new Folder();
        using var store = ArticleStore.OpenOrCreate(folder.Store);

        var result = store.Import([new Article { Id = "1", Text = "الأول" }, new Article { Id = "2", Text = "آخر" }, new Article { Id = "1", Text = "الثاني" }]);

        Assert.Equal(new ImportResult { Added = 2, Changed = 1 }, result);
        Assert.Equal(["الثاني", "آخر"], store.Articles().Select(a => a.Text));
    }

    [Fact]
    public void Import_HostileText_SurvivesExactly()
    {
        using var folder = new Folder();
        string[] texts = ["a\0b", "\0", "'; DROP TABLE articles; --", "\"\"", "\\u0000 \\", "😀👩‍👩‍👧 ﷺ ـــ", "\r\n\t\u2028", new string('ع', 3_000_000), "\uFFFE\uFFFF", "{\"a\": [1]}"];
        var articles = texts.Select((text, i) => new Article { Id = text.Length > 100 ? "long" : $"{i}{text}", Text = text, Title = text, Source = text, Url = text, Author = text, Metadata = new Dictionary<string, string> { [text] = text, [$"{i}"] = "" } }).ToList();
        using var store = folder.With(articles);

        Assert.Equal(articles.Select(Describe), store.Articles().Select(Describe));
        Assert.Equal(articles.Count, store.Import(articles).Unchanged);
    }

    [Fact]
    public void Import_HalfASurrogatePair_IsMendedInPlaceAndCounted()
    {
        using var folder = new Folder();
        using var store = ArticleStore.OpenOrCreate(folder.Store);
        Article[] articles = [new() { Id = "1", Text = "قال \ud83d ثم" }, new() { Id = "2", Text = "قال 😀 ثم" }];

        var result = store.Import(articles);

        Assert.Equal(new ImportResult { Added = 2, Mended = 1 }, result);
        Assert.Equal(["قال \uFFFD ثم", "قال 😀 ثم"], store.Articles().Select(a => a.Text));
        Assert.Equal(2, store.Import(articles).Unchanged);
    }

    [Fact]
    public void Import_Cancelled_KeepsWhatWasCommittedAndGoesOn()
    {
        using var folder = new Folder();
        using var store = ArticleStore.OpenOrCreate(folder.Store);
        using var stop = new CancellationTokenSource();
        var articles = Enumerable.Range(1, 2500).Select(i => new Article { Id = $"{i}", Text = $"نص {i}" }).ToList();

        Assert.Throws<OperationCanceledException>(() => store.Import(articles, new StopAt(2200, stop), cancellationToken: stop.Token));

        Assert.Equal(2000, store.Count);
        Assert.Equal(new ImportResult { Added = 500, Unchanged = 2000 }, store.Import(articles));
        Assert.Equal(articles.Select(a => a.Id), store.Articles().Select(a => a.Id));
    }

    [Fact]
    public void Import_SourceFails_KeepsWhatWasCommitted()
    {
        using var folder = new Folder();
        using var store = ArticleStore.OpenOrCreate(folder.Store);

        Assert.Throws<DataFormatException>(() => store.Import(Failing(1500)));

        Assert.Equal(1000, store.Count);
    }

    private static IEnumerable<Article> Failing(int after)
    {
        for (var i = 0; i < after; i++)
            yield return new Article { Id = $"{i}", Text = "نص" };
        throw new DataFormatException("archive", after, "broken.");
    }

    internal static string Describe(Article a) =>
        $"{a.Id}|{a.Source}|{a.Title is null}{a.Title}|{a.Published:O}|{a.Url is null}{a.Url}|{a.Author}|{string.Join(';', a.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={m.Value}"))}|{a.Text}";

    private sealed class StopAt(long articles, CancellationTokenSource stop) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (value.Done == articles)
                stop.Cancel();
        }
    }
}
