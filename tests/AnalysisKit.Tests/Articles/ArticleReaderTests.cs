using System.Text;

namespace AnalysisKit.Tests;

public sealed class ArticleReaderTests : IDisposable
{
    // "Russia rejects the resolution"
    private const string Sentence = "روسيا ترفض القرار";

    private readonly ArchiveFolder _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Read_FolderOfTextFiles_GivesThemInOrdinalOrderWithRelativeIds()
    {
        _archive.Write("b.txt", Sentence);
        _archive.Write("a/2.txt", Sentence);
        _archive.Write("a-1.txt", Sentence);
        _archive.Write("a/10.txt", Sentence);
        _archive.Write(".hidden.txt", Sentence);
        _archive.Write("notes.doc", Sentence);

        Assert.Equal(["a-1", "a/10", "a/2", "b"], _archive.Read().Select(a => a.Id));
        Assert.Equal((ReadProblemKind.OtherFile, false), (Assert.Single(_archive.Problems).Kind, _archive.Problems[0].RecordLost));
    }

    [Fact]
    public void Read_FrontMatter_FillsTheArticleAndLeavesTheBodyAsItIs()
    {
        _archive.Write("one.txt", $"---\r\ntitle: عنوان\r\nsource: sample\r\ndate: 2012-07-17\r\nurl: http://example.org/1\r\nauthor: كاتب\r\ncategory: سياسة\r\ntags: [a, b]\r\n---\r\n{Sentence}\r\n\r\n{Sentence}\r\n");

        var article = Assert.Single(_archive.Read());

        Assert.Equal($"{Sentence}\r\n\r\n{Sentence}\r\n", article.Text);
        Assert.Equal("عنوان", article.Title);
        Assert.Equal("sample", article.Source);
        Assert.Equal(new DateOnly(2012, 7, 17), article.Published);
        Assert.Equal("http://example.org/1", article.Url);
        Assert.Equal("كاتب", article.Author);
        Assert.Equal("سياسة", article.Metadata["category"]);
        Assert.Equal("a, b", article.Metadata["tags"]);
    }

    [Fact]
    public void Read_FrontMatterWithColonInTitle_IsReadAsPlainLinesAndReported()
    {
        // "Moscow: no to intervention"
        _archive.Write("one.txt", "---\ntitle: موسكو: لا للتدخل\ndate: 2012-07-17\n---\n" + Sentence);

        var article = Assert.Single(_archive.Read());

        Assert.Equal("موسكو: لا للتدخل", article.Title);
        Assert.Equal(new DateOnly(2012, 7, 17), article.Published);
        Assert.Equal(ReadProblemKind.BadFrontMatter, Assert.Single(_archive.Problems).Kind);
    }

    [Theory]
    [InlineData("---\nThe file only begins with a rule\n" + Sentence)]
    [InlineData("--- not a fence\n---\n" + Sentence)]
    public void Read_DashesThatAreNoFrontMatter_AreText(string text)
    {
        _archive.Write("one.txt", text);

        Assert.Equal(text, Assert.Single(_archive.Read()).Text);
    }

    [Fact]
    public void Read_JsonLines_TakesUsualNamesAndPutsTheRestIntoMetadata()
    {
        _archive.Write("news.jsonl", """
            {"_id": 7, "headline": "عنوان", "content": "نص", "source": {"name": "Outlet", "country": "sy"}, "publishedAt": "2012-07-17T10:00:00Z", "link": "http://example.org", "creator": "كاتب", "views": 12, "paid": false, "rank": null}
            """);

        var article = Assert.Single(_archive.Read());

        Assert.Equal("7", article.Id);
        Assert.Equal("نص", article.Text);
        Assert.Equal("عنوان", article.Title);
        Assert.Equal("Outlet", article.Source);
        Assert.Equal(new DateOnly(2012, 7, 17), article.Published);
        Assert.Equal("http://example.org", article.Url);
        Assert.Equal("كاتب", article.Author);
        Assert.Equal(["paid=false", "source.country=sy", "views=12"], article.Metadata.Select(m => $"{m.Key}={m.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_TwoFieldsForOnePart_PrefersTheUsualNameWhateverTheOrder()
    {
        _archive.Write("news.jsonl", "{\"content\": \"other\", \"text\": \"chosen\"}\n{\"text\": \"chosen\", \"content\": \"other\"}\n");

        Assert.All(_archive.Read(), article =>
        {
            Assert.Equal("chosen", article.Text);
            Assert.Equal("other", article.Metadata["content"]);
        });
    }

    [Fact]
    public void Read_NamedFields_WinOverUsualNames()
    {
        _archive.Write("news.jsonl", "{\"text\": \"short\", \"story\": \"long\"}");
        var options = _archive.Options with { Fields = FieldMap.Parse("text=story") };

        var article = Assert.Single(ArticleReader.Read(_archive.Path, options));

        Assert.Equal("long", article.Text);
        Assert.Equal("short", article.Metadata["text"]);
    }

    [Fact]
    public void Read_EscapesAndSurrogatePairs_ComeOutAsWritten()
    {
        _archive.Write("news.jsonl", """{"text": "\u0631\u0648\u0633\u064a\u0627 \ud83d\ude00 😀\r\n\"x\"", "\u0074itle": "t"}""");

        var article = Assert.Single(_archive.Read());

        Assert.Equal("روسيا 😀 😀\r\n\"x\"", article.Text);
        Assert.Equal("t", article.Title);
    }

    [Fact]
    public void Read_HalfASurrogatePair_KeepsTheArticleAndReportsIt()
    {
        _archive.Write("news.jsonl", """{"text": "a \\ud83d \ud83d b \ud83d\ude00"}""");

        Assert.Equal("a \\ud83d \uFFFD b 😀", Assert.Single(_archive.Read()).Text);
        Assert.Equal(ReadProblemKind.DoubtfulEncoding, Assert.Single(_archive.Problems).Kind);
    }

    [Fact]
    public void Read_BrokenLineAmongGoodOnes_KeepsTheGoodOnesAndNamesTheLine()
    {
        var path = _archive.Write("news.jsonl", "{\"text\": \"one\"}\r\n{\"text\": \"two\r\n\r\n[1]\r\n{\"text\": \"three\"} {}\r\n{\"text\": \"four\"}");

        var articles = _archive.Read();

        Assert.Equal(["one", "three", "four"], articles.Select(a => a.Text));
        Assert.Equal(["news:1", "news:5", "news:7"], articles.Select(a => a.Id));
        Assert.Equal([(ReadProblemKind.BrokenRecord, 2L), (ReadProblemKind.MissingText, 6L)], _archive.Problems.Select(p => (p.Kind, p.Line)));
        Assert.All(_archive.Problems, p => Assert.Equal((path, true), (p.File, p.RecordLost)));
    }

    [Fact]
    public void Read_BrokenLineAndNobodyToTell_ThrowsWithFileAndLine()
    {
        var path = _archive.Write("news.jsonl", "{\"text\": \"one\"}\n{\"text\": \n");

        var error = Assert.Throws<DataFormatException>(() => ArticleReader.Read(path).ToList());

        Assert.Equal((path, 2L), (error.File, error.Line));
        Assert.Contains("OnProblem", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RecordWithoutText_NamesTheFieldsThatItHas()
    {
        _archive.Write("news.jsonl", "{\"id\": \"1\", \"lead\": \"x\", \"blocks\": [{}]}\n{\"text\": \" \"}\n");

        Assert.Empty(_archive.Read());
        Assert.Equal([ReadProblemKind.MissingText, ReadProblemKind.EmptyText], _archive.Problems.Select(p => p.Kind));
        Assert.Contains("only id (number, \"1\"), lead (text, \"x\"), blocks (no string).", _archive.Problems[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BadDate_KeepsTheArticleAndReportsIt()
    {
        _archive.Write("news.jsonl", "{\"text\": \"x\", \"date\": \"soon\"}");

        Assert.Null(Assert.Single(_archive.Read()).Published);
        Assert.Equal(ReadProblemKind.BadDate, Assert.Single(_archive.Problems).Kind);
        Assert.False(_archive.Problems[0].RecordLost);
    }

    [Fact]
    public void Read_LineOverTheLimit_IsSkippedAndReported()
    {
        var path = _archive.Write("news.jsonl", $"{{\"text\": \"{new string('x', 900_000)}\"}}\n{{\"text\": \"short\"}}\n{{\"text\": \"{new string('x', 2000)}\"}}");

        var articles = ArticleReader.Read(path, _archive.Options with { MaxRecordBytes = 1000 }).ToList();

        Assert.Equal("short", Assert.Single(articles).Text);
        Assert.Equal([(ReadProblemKind.TooLong, 1L), (ReadProblemKind.TooLong, 3L)], _archive.Problems.Select(p => (p.Kind, p.Line)));
    }

    [Fact]
    public void Read_LineLongerThanTheBuffer_IsReadWhole()
    {
        var text = new string('ع', 1_000_000);
        _archive.Write("news.jsonl", $"{{\"text\": \"{text}\"}}\n{{\"text\": \"short\"}}");

        Assert.Equal([text, "short"], _archive.Read().Select(a => a.Text));
    }

    [Fact]
    public void Read_SameIdTwice_MakesItUniqueAndReportsIt()
    {
        _archive.Write("news.jsonl", "{\"id\": \"a\", \"text\": \"1\"}\n{\"id\": \"a\", \"text\": \"2\"}\n{\"id\": \"a\", \"text\": \"3\"}\n{\"id\": \"a#2\", \"text\": \"4\"}\n");

        Assert.Equal(["a", "a#2", "a#3", "a#2#2"], _archive.Read().Select(a => a.Id));
        Assert.All(_archive.Problems, p => Assert.Equal(ReadProblemKind.DuplicateId, p.Kind));
        Assert.Equal(3, _archive.Problems.Count);
    }

    [Theory]
    [InlineData("empty.txt")]
    [InlineData("empty.jsonl")]
    public void Read_EmptyFile_IsReported(string name)
    {
        _archive.Write(name, "");

        Assert.Empty(_archive.Read(name));
        var problem = Assert.Single(_archive.Problems);
        Assert.Equal(ReadProblemKind.EmptyFile, problem.Kind);
        Assert.Contains(name, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFolder_NamesItAndSaysWhatWasExpected()
    {
        var error = Assert.Throws<DirectoryNotFoundException>(() => ArticleReader.Read(Path.Combine(_archive.Path, "nowhere")));

        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
        Assert.Contains(".jsonl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_NamesItAndSaysWhatWasExpected()
    {
        var error = Assert.Throws<FileNotFoundException>(() => ArticleReader.Read(Path.Combine(_archive.Path, "nothing.jsonl")));

        Assert.Contains("nothing.jsonl", error.Message, StringComparison.Ordinal);
        Assert.Contains(".txt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FolderWithoutArticles_SaysWhatItHas()
    {
        _archive.Write("notes.doc", "x");

        var error = Assert.Throws<DataFormatException>(() => ArticleReader.Read(_archive.Path));

        Assert.Contains("notes.doc", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownEnding_SaysWhatIsKnown()
    {
        var path = _archive.Write("notes.doc", "x");

        Assert.Contains(".jsonl", Assert.Throws<DataFormatException>(() => ArticleReader.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AnyArchive_GivesWhatReadGives()
    {
        _archive.Write("a.txt", Sentence);
        _archive.Write("b.jsonl", string.Concat(Enumerable.Range(0, 500).Select(i => $"{{\"text\": \"{i}\"}}\n")));
        var expected = _archive.Read();

        var articles = new List<Article>();
        await foreach (var article in ArticleReader.ReadAsync(_archive.Path, cancellationToken: TestContext.Current.CancellationToken))
            articles.Add(article);

        Assert.Equal(expected.Select(a => (a.Id, a.Text)), articles.Select(a => (a.Id, a.Text)));
    }

    [Fact]
    public async Task ReadAsync_StoppedEarly_LetsGoOfTheFile()
    {
        var path = _archive.Write("b.jsonl", string.Concat(Enumerable.Range(0, 5000).Select(i => $"{{\"text\": \"{i}\"}}\n")));

        await foreach (var article in ArticleReader.ReadAsync(path, cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.Equal("0", article.Text);
            break;
        }

        using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(alone.CanWrite);
    }

    [Fact]
    public async Task ReadAsync_BrokenRecord_ThrowsAsReadDoes()
    {
        var path = _archive.Write("b.jsonl", "{\"text\": \"one\"}\n{");

        await Assert.ThrowsAsync<DataFormatException>(async () =>
        {
            await foreach (var article in ArticleReader.ReadAsync(path, cancellationToken: TestContext.Current.CancellationToken))
                Assert.Equal("one", article.Text);
        });
    }

    [Fact]
    public void Read_Utf16JsonLines_ReadsAsUtf8Does()
    {
        var line = $"{{\"text\": \"{Sentence}\"}}\n";
        _archive.Write("mark.jsonl", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(line)]);
        _archive.Write("none.jsonl", Encoding.BigEndianUnicode.GetBytes(line));
        _archive.Write("utf8.jsonl", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(line)]);

        Assert.Equal([Sentence, Sentence, Sentence], _archive.Read().Select(a => a.Text));
        Assert.Empty(_archive.Problems);
    }

    [Fact]
    public void Read_NewsSample_GivesEveryArticleWithoutAProblem()
    {
        var report = new ReadReport();

        var count = ArticleReader.Read(SharedCorpus.PathOf("articles/news_sample.jsonl"), new ReadOptions { OnProblem = report.Add }).Count();

        // One article is an English programme.
        Assert.Equal(1, Assert.Single(report.Counts, c => c.Key == ReadProblemKind.NotArabic).Value);
        Assert.Equal((12_850, 1L), (count, report.Total));
    }

    [Fact]
    public void Read_TabSeparatedValues_GivesAnArticlePerLineWithItsFields()
    {
        _archive.Write("corpus.tsv", $"\uFEFFdoc\tgroup\ttext\npol01\tpol\t {Sentence} \r\npol02\tpol\nspo01\tspo\t\"{Sentence}\n");

        var articles = _archive.Read().ToList();

        Assert.Equal(["pol01", "spo01"], articles.Select(a => a.Id));
        Assert.Equal([$" {Sentence} ", $"\"{Sentence}"], articles.Select(a => a.Text));
        Assert.Equal(["pol", "spo"], articles.Select(a => a.Metadata["group"]));
        var problem = Assert.Single(_archive.Problems);
        Assert.Equal((ReadProblemKind.BrokenRecord, 3L), (problem.Kind, problem.Line));
    }
}
