using AnalysisKit.Store;

namespace AnalysisKit.Extensions.Tests;

/// <summary>Readers and a format that are added from outside go every way that the kit's own go.</summary>
public sealed class ExtensionTests : IDisposable
{
    private const string Bulletin =
        """
        =====
        Id: one
        Headline: عنوان
        Date: 2012-07-19
        Desk: world

        قالت روسيا إنها ترفض العقوبات على سوريا.
        =====
        Date: 2012-07-20

        وصلت الولايات المتحدة إلى اتفاق مع روسيا.
        =====
        no field
        =====
        Id: one

        أعلنت فرنسا موقفها.
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("analysiskit-extensions-");
    private readonly List<ReadProblem> _problems = [];

    private ReadOptions Reading => new() { Formats = [new BulletinFormat()], OnProblem = _problems.Add };

    private static Topic Topic { get; } = Topic.Parse(
        """
        topic: sanctions
        issues:
          - id: sanctions
            ar: العقوبات
            en: Sanctions
            target: [العقوبات]
        """);

    [Fact]
    public void Format_FromOutside_GivesArticlesAsTheKitsOwnDo()
    {
        var articles = ArticleReader.Read(Write("news.bulletin", Bulletin), Reading).ToList();

        Assert.Equal(["one", "news:8", "one#2"], articles.Select(a => a.Id));
        Assert.Equal(("عنوان", new DateOnly(2012, 7, 19), "world"), (articles[0].Title, articles[0].Published, articles[0].Metadata["Desk"]));
        Assert.Equal("وصلت الولايات المتحدة إلى اتفاق مع روسيا.", articles[1].Text);
        Assert.Equal([(ReadProblemKind.BrokenRecord, 12L, "no field"), (ReadProblemKind.DuplicateId, 14L, null)], _problems.Select(p => (p.Kind, p.Line, p.Record)));
    }

    [Fact]
    public void Format_FromOutside_IsReadInFoldersPackedAndInArchives()
    {
        Directory.CreateDirectory(At("in/deep"));
        Write("in/deep/a.bulletin", Bulletin);
        Write("in/b.txt", "قال لافروف.");
        using (var packed = new System.IO.Compression.GZipStream(File.Create(At("in/c.bulletin.gz")), System.IO.Compression.CompressionMode.Compress))
            packed.Write(System.Text.Encoding.UTF8.GetBytes(Bulletin));
        System.IO.Compression.ZipFile.CreateFromDirectory(At("in"), At("in.zip"));
        string[] expected = ["b", "one", "c:8", "one#2", "one#3", "deep/a:8", "one#4"];

        Assert.Equal(expected, ArticleReader.Read(At("in"), Reading).Select(a => a.Id));
        Assert.Equal(expected, ArticleReader.Read(At("in.zip"), Reading).Select(a => a.Id));
        Assert.Equal(["b"], ArticleReader.Read(At("in"), new ReadOptions { OnProblem = _ => { } }).Select(a => a.Id));
    }

    [Fact]
    public void Format_FromOutside_HasMapEncodingAndDoublesOfTheOptions()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        File.WriteAllText(At("old.bulletin"), Bulletin, System.Text.Encoding.GetEncoding("windows-1256"));
        var options = Reading with { Fields = FieldMap.Parse("source=Desk"), Earlier = [new Article { Id = "earlier", Text = "أعلنت فرنسا موقفها." }], Duplicates = DuplicateHandling.Exact };

        var articles = ArticleReader.Read(At("old.bulletin"), options).ToList();

        Assert.Equal(["one", "old:8"], articles.Select(a => a.Id));
        Assert.Equal(("world", "windows-1256"), (articles[0].Source, articles[0].Metadata["encoding"]));
        Assert.Contains(_problems, p => p is { Kind: ReadProblemKind.ExactDuplicate, LeftOut: true, Line: 14 });
    }

    [Fact]
    public void Format_NamedByTheUser_ReadsAFileOfAnyEndingAndGoesBeforeTheKitsOwn()
    {
        Assert.Equal(3, ArticleReader.Read(Write("news.dat", Bulletin), Reading with { Format = "bulletin" }).Count());
        Assert.Contains("bulletin, jsonl", Assert.Throws<ArgumentException>(() => ArticleReader.Read(At("news.dat"), Reading with { Format = "mbox" })).Message, StringComparison.Ordinal);
        Assert.Contains(".bulletin, .jsonl", Assert.Throws<DataFormatException>(() => ArticleReader.Read(At("news.dat"), Reading)).Message, StringComparison.Ordinal);
        Assert.Equal(3, ArticleReader.Read(Write("news.txt", Bulletin), Reading with { Formats = [new Endings(".txt")] }).Count());
    }

    [Fact]
    public void Format_FindsItsFileDamaged_TellsTheUser()
    {
        Assert.Empty(ArticleReader.Read(Write("bad.bulletin", "no fence"), Reading));

        var problem = Assert.Single(_problems);
        Assert.Equal(ReadProblemKind.BrokenFile, problem.Kind);
        Assert.Contains("it does not begin with =====", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void KitsFormats_AreNamedForWhoLists() =>
        Assert.Equal(["jsonl", "csv", "tsv", "txt", "html", "parquet", "zip"], ArticleReader.Formats.Select(f => f.Name));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    public async Task Readers_FromOutside_ServeStatementsAndPositions(int threads, int batch)
    {
        var articles = ArticleReader.Read(Write("news.bulletin", Bulletin), Reading).ToList();
        var reader = new SaysReader();
        var options = new AnalyzerOptions { StatementReader = reader, StanceReader = new InFavourReader(), Threads = threads, BatchSize = batch, Cancellation = TestContext.Current.CancellationToken };

        var statements = articles.Statements(Topic, options);
        var later = await articles.StatementsAsync(Topic, options, TestContext.Current.CancellationToken);
        var coming = await ArticleReader.ReadAsync(At("news.bulletin"), Reading, TestContext.Current.CancellationToken).StatementsAsync(Topic, options, TestContext.Current.CancellationToken);
        var positions = articles.Positions(Topic, analyzer: options);

        Assert.Equal([("one", "russia", " إنها ترفض العقوبات على سوريا."), ("news:8", "us", " إلى اتفاق مع روسيا."), ("one#2", "france", " موقفها.")], statements.Select(s => (s.Article.Id, s.Speaker!, s.ContentText)));
        Assert.Equal(statements.Select(s => s.Content), later.Select(s => s.Content));
        Assert.Equal(statements.Select(s => s.Content), coming.Select(s => s.Content));
        Assert.Equal([("france", 1, 0.5), ("russia", 1, 0.5), ("us", 1, 0.5)], positions.Select(p => (p.Actor, p.Support, p.Right)).Order());
        Assert.Equal(batch > 1, reader.Batches > 0);
    }

    [Fact]
    public void StanceReader_FromOutside_ReadsWhatTheKitsOwnReaderFound()
    {
        var article = new Article { Id = "1", Text = "قالت روسيا إنها ترفض العقوبات على سوريا." };

        var kits = new[] { article }.Statements(Topic);
        var mixed = new[] { article }.Statements(Topic, new AnalyzerOptions { StanceReader = new InFavourReader() });

        Assert.Equal(kits.Select(s => s.Content), mixed.Select(s => s.Content));
        Assert.Equal((Polarity.Oppose, Polarity.Support), (Assert.Single(kits.Stances).Polarity, Assert.Single(mixed.Stances).Polarity));
    }

    [Fact]
    public void Store_WithReadersFromOutside_KeepsTheirResultsUntilTheirVersionChanges()
    {
        var file = Write("news.bulletin", Bulletin);
        using var store = ArticleStore.OpenOrCreate(At("news.duckdb"));
        store.Import(ArticleReader.Read(file, Reading), cancellationToken: TestContext.Current.CancellationToken);
        var first = new AnalyzerOptions { StatementReader = new SaysReader("1"), StanceReader = new InFavourReader() };
        var second = first with { StatementReader = new SaysReader("2") };

        var result = store.Analyze(Topic, first);
        var again = store.Analyze(Topic, first with { Threads = 1, BatchSize = 2, StatementReader = new SaysReader("1") });

        Assert.Equal((3, 3, 3), (result.Analyzed, result.Statements, result.Stances));
        Assert.Equal((0, 3, 0), (again.Analyzed, again.Known, again.Dropped));
        Assert.Equal((0, 3, 3), (store.NotAnalyzed(Topic, first), store.NotAnalyzed(Topic, second), store.NotAnalyzed(Topic)));
        Assert.Equal(["russia", "us", "france"], store.Statements(Topic, first).Select(s => s.Speaker));
        Assert.Equal(3, store.Positions(Topic, analyzer: first).Count);

        // Others read for themselves alone, as if nothing were stored.
        Assert.Equal(ArticleReader.Read(file, Reading).Statements(Topic).Select(s => s.Content), store.Statements(Topic).Select(s => s.Content));

        var changed = store.Analyze(Topic, second);
        Assert.Equal((3, 0, 3), (changed.Analyzed, changed.Known, changed.Dropped));
    }

    [Fact]
    public void Fingerprint_DiffersByReaderVersionAndTopicOnly()
    {
        var options = new AnalyzerOptions();
        var outside = options with { StatementReader = new SaysReader("1") };

        Assert.Equal(options.Fingerprint(Topic), (options with { Threads = 3, StatementReader = new LearnedStatementReader(), StanceReader = new LearnedStanceReader() }).Fingerprint(Topic));
        Assert.Equal(outside.Fingerprint(Topic), (outside with { BatchSize = 7, StatementReader = new SaysReader("1") }).Fingerprint(Topic));
        string[] different =
        [
            options.Fingerprint(Topic), outside.Fingerprint(Topic), (outside with { StatementReader = new SaysReader("2") }).Fingerprint(Topic),
            (outside with { StanceReader = new InFavourReader() }).Fingerprint(Topic), options.Fingerprint(Topic.Parse("{topic: sanctions, issues: [{id: sanctions, target: [العقوبات الدولية]}]}")),
        ];
        Assert.Equal(different.Length, different.Distinct().Count());
        Assert.All(different, f => Assert.Equal(32, f.Length));
    }

    [Fact]
    public void Scan_OfWhatReadersFromOutsideFound_ReadsBack()
    {
        var articles = ArticleReader.Read(Write("news.bulletin", Bulletin), Reading).ToList();
        var analyzer = new ArticleAnalyzer(Topic, new AnalyzerOptions { StatementReader = new SaysReader(), StanceReader = new InFavourReader() });

        StatementScan.Write(At("scan.parquet"), analyzer.Analyze(articles).Select((a, i) => ((long)i, a)), new ScanInfo { Kind = ScanKind.Statements }, TestContext.Current.CancellationToken);

        Assert.Equal(["russia", "us", "france"], StatementScan.Read(At("scan.parquet"), TestContext.Current.CancellationToken).SelectMany(a => a.Stances).Select(s => s.Actor));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Readers_GiveWhatCannotBe_AreNamed(int batch)
    {
        var article = new Article { Id = "1", Text = "قالت روسيا إنها ترفض العقوبات على سوريا." };
        var other = new Article { Id = "2", Text = "أعلنت فرنسا موقفها." };
        var statement = Assert.Single(new[] { article }.Statements(Topic, new AnalyzerOptions { StatementReader = new SaysReader() }));

        Assert.Contains("\"wrong\" gave a statement of another article", Failure(statement with { Article = other }), StringComparison.Ordinal);
        Assert.Contains("\"moon\", which is no actor", Failure(statement with { Speaker = "moon" }), StringComparison.Ordinal);
        Assert.Contains("does not lie in the text", Failure(statement with { Content = new Span(3, 400) }), StringComparison.Ordinal);

        string Failure(Statement wrong) =>
            Assert.Throws<InvalidOperationException>(() => new[] { article }.Statements(Topic, new AnalyzerOptions { StatementReader = new WrongReader(wrong), BatchSize = batch })).Message;
    }

    [Fact]
    public void Terms_HaveThreadsProgressAndCancellationOfTheSameKind()
    {
        var articles = ArticleReader.Read(Write("news.bulletin", Bulletin), Reading).ToList();
        var told = new Told();

        var counts = articles.Terms(options: new TermOptions { Threads = 2, Progress = told });

        Assert.Equal(3, counts.Total.Documents);
        Assert.Equal(new WorkProgress(3, null), told.Last);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => articles.Terms(options: new TermOptions { Threads = 2, Cancellation = stop.Token }));
        Assert.Throws<OperationCanceledException>(() => articles.Statements(Topic, new AnalyzerOptions { Cancellation = stop.Token }));
        Assert.Throws<OperationCanceledException>(() => articles.Concordance("روسيا", new ConcordanceOptions { Cancellation = stop.Token }));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string At(string file) => Path.Combine(_folder.FullName, file);

    private string Write(string file, string text)
    {
        File.WriteAllText(At(file), text);
        return At(file);
    }

    /// <summary>The bulletin format under another ending.</summary>
    private sealed class Endings(string ending) : IArticleFormat
    {
        public string Name => "txt";

        IReadOnlyList<string> IArticleFormat.Endings { get; } = [ending];

        public IEnumerable<Article> Read(Stream stream, ArticleSource source) => new BulletinFormat().Read(stream, source);
    }

    private sealed class WrongReader(Statement statement) : IStatementReader
    {
        public string Name => "wrong";

        public string Version => "1";

        public ValueTask<IReadOnlyList<Statement>> ReadAsync(ArticleText text, CancellationToken cancellationToken) => new([statement]);
    }

    private sealed class Told : IProgress<WorkProgress>
    {
        public WorkProgress Last { get; private set; }

        public void Report(WorkProgress value) => Last = value;
    }
}
