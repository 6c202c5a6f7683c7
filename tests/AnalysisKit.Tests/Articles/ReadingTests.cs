using System.IO.Compression;
using System.Text;

namespace AnalysisKit.Tests;

/// <summary>Reports on missing fields, raw records, progress and stopping.</summary>
public sealed class ReadingTests : IDisposable
{
    private readonly ArchiveFolder _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Read_NoRecordHasAText_TellsOnceWhichFieldLooksLikeIt()
    {
        var story = string.Join(' ', Enumerable.Repeat("قال الوزير إن المحادثات مستمرة", 20));
        _archive.Write("x.jsonl", string.Concat(Enumerable.Range(0, 150).Select(i => $"{{\"nr\": {i}, \"day\": \"2012-07-17\", \"blurb\": \"{story}\"{(i % 2 == 0 ? ", \"note\": \"x\"" : "")}}}\n")));

        Assert.Empty(_archive.Read());

        Assert.Equal(150, _archive.Problems.Count);
        Assert.Equal(Enumerable.Range(1, 150).Select(i => (long)i), _archive.Problems.Select(p => p.Line));
        Assert.Equal(1, _archive.Problems.Count(p => !p.Repeated));
        Assert.Contains("--map \"text=blurb\"", _archive.Problems[0].Advice, StringComparison.Ordinal);
        Assert.Contains("nr (number, \"0\"), day (date, \"2012-07-17\"), blurb (text, ", _archive.Problems[0].Problem, StringComparison.Ordinal);
        Assert.Contains("note (text, \"x\", in 50 %)", _archive.Problems[0].Problem, StringComparison.Ordinal);
        Assert.StartsWith("{\"nr\": 149", _archive.Problems[149].Record, StringComparison.Ordinal);
        Assert.Equal(150, ArticleReader.Read(_archive.Path, _archive.Options with { Fields = FieldMap.Parse("text=blurb") }).Count());
    }

    [Fact]
    public void Read_MetadataNamed_KeepsNoOther()
    {
        _archive.Write("x.jsonl", "{\"text\": \"x\", \"a\": 1, \"b\": 2}\n");

        Assert.Equal(["b"], Assert.Single(ArticleReader.Read(_archive.Path, new ReadOptions { Metadata = ["b"] })).Metadata.Keys);
    }

    [Fact]
    public void Read_Progress_EndsWithAllArticlesAndBytes()
    {
        var line = Encoding.UTF8.GetBytes("{\"text\": \"نص\"}\n");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 1000; i++)
                gzip.Write(line);
        }

        var path = _archive.Write("a.jsonl.gz", packed.ToArray());
        var told = new Told();

        Assert.Equal(1000, ArticleReader.Read(path, new ReadOptions { Progress = told }).Count());
        Assert.Equal(new ReadProgress(1000, packed.Length, packed.Length), told.Last);
    }

    [Fact]
    public void Read_CancelledBetweenArticles_ThrowsAndLetsGoOfTheFile()
    {
        var path = _archive.Write("a.jsonl", string.Concat(Enumerable.Repeat("{\"text\": \"نص\"}\n", 1000)));
        using var stop = new CancellationTokenSource();
        var read = 0;

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var article in ArticleReader.Read(path, new ReadOptions { Cancellation = stop.Token }))
            {
                if (++read == 10)
                    stop.Cancel();
            }
        });

        Assert.Equal(10, read);
        using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(alone.CanWrite);
    }

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.jsonl")]
    [InlineData("a.csv")]
    public void Read_CancelledFromTheStart_GivesNothing(string name)
    {
        var path = _archive.Write(name, "{\"text\": \"نص\"}");

        Assert.ThrowsAny<OperationCanceledException>(() => ArticleReader.Read(path, new ReadOptions { Cancellation = new CancellationToken(true) }).ToList());
    }

    [Fact]
    public void Read_WebPage_TakesTheArticleAndItsMetadataOnly()
    {
        const string first = "قال المبعوث الأممي إن الأطراف وافقت على هدنة تبدأ صباح الجمعة وتستمر ثلاثة أيام في كل المناطق.";
        const string second = "وأضاف أن المراقبين سينتشرون في المدن الكبرى، وأن الأمم المتحدة ستنشر تقريرا مفصلا بعد انتهاء المهلة.";
        _archive.Write("page.html", $$$"""
            <!DOCTYPE html><html lang="ar"><head><title>هدنة من ثلاثة أيام | الموقع</title><meta charset="utf-8">
            <meta property="og:title" content="هدنة من ثلاثة أيام | الموقع"><meta property="og:site_name" content="الموقع"><link rel="canonical" href="https://example.org/1">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"هدنة","datePublished":"2012-10-25T08:00:00+03:00","author":{"@type":"Person","name":"كاتب المقال"}}]}</script>
            <style>p { color: red }</style></head><body class="no-sidebar"><nav><ul><li><a href="/">الرئيسية</a></li></ul></nav><header><div class="menu">سياسة اقتصاد رياضة</div></header>
            <article><h1>هدنة من ثلاثة أيام</h1><div class="share-buttons">شارك على فيسبوك</div><div class="entry-content"><p>{{{first}}}</p>
            <div class="related-posts"><p>اقرأ أيضا: خبر آخر لا علاقة له بهذا</p></div><p>{{{second}}}<script>track()</script></p><p style="display: none">خفي</p></div></article>
            <aside><p>الأكثر قراءة في هذا الأسبوع من أخبار ومقالات وتقارير مصورة من حول العالم كله</p></aside><footer>جميع الحقوق محفوظة</footer></body></html>
            """);

        var article = Assert.Single(_archive.Read());

        Assert.Equal($"{first}\n{second}", article.Text);
        Assert.Equal(("هدنة من ثلاثة أيام", "الموقع", new DateOnly(2012, 10, 25), "https://example.org/1", "كاتب المقال"), (article.Title, article.Source, article.Published!.Value, article.Url, article.Author));
        Assert.Empty(_archive.Problems);
    }

    [Fact]
    public void Read_WebPageInWindows1256_GoesByItsCharset()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = "نص قصير";
        _archive.Write("old.htm", Encoding.GetEncoding(1256).GetBytes($"<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1256'></head><body><p>{text}<br>سطر ثان</body></html>"));

        Assert.Equal(text + "\nسطر ثان", Assert.Single(_archive.Read()).Text);
    }

    private sealed class Told : IProgress<ReadProgress>
    {
        public ReadProgress Last { get; private set; }

        public void Report(ReadProgress value) => Last = value;
    }
}
