using CsCheck;

namespace AnalysisKit.Tests;

/// <summary>Articles that were read before, and articles that are not in Arabic.</summary>
public sealed class DuplicateTests : IDisposable
{
    private static readonly Gen<string[]> Words = Gen.Select(Gen.Char['ب', 'ي'].Array[3, 8], letters => new string(letters)).Array[200, 400];

    private readonly ArchiveFolder _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Read_SameTextInAnotherSpelling_IsLeftOutAndNamesTheKeptOne()
    {
        var path = _archive.Write("x.tsv", "id\ttext\na\tأعلنت روسيا رفضها القرار\nb\tآخر مختلف تماما\nc\t اعلنت  روسيا رفضها  القرار \n");

        var read = ArticleReader.Read(path, _archive.Options with { Duplicates = DuplicateHandling.Exact }).ToList();

        Assert.Equal(["a", "b"], read.Select(a => a.Id));
        var problem = Assert.Single(_archive.Problems);
        Assert.Equal((ReadProblemKind.ExactDuplicate, 4L, true, false), (problem.Kind, problem.Line, problem.LeftOut, problem.RecordLost));
        Assert.Contains(path + "(2)", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DuplicatesAndNobodyToTell_LeavesThemOutWithoutError()
    {
        var path = _archive.Write("x.tsv", "id\ttext\na\tواحد\nb\tواحد\n");

        Assert.Equal("a", Assert.Single(ArticleReader.Read(path, new ReadOptions { Duplicates = DuplicateHandling.Exact })).Id);
        Assert.Equal(2, ArticleReader.Read(path).Count());
    }

    [Fact]
    public void Find_AFewWordsDropped_FindsTheText() => Words.Select(Gen.Int[0, 199]).Sample((words, at) =>
    {
        var texts = new NearTexts();
        Assert.Null(texts.Find(string.Join(' ', words)));

        // Two words less touch ten of 200 shingles or more: the index is 0.9 or more, far from the border.
        Assert.Equal(0, texts.Find(string.Join(' ', words.Where((_, i) => i != at && i != at / 2))));
    }, iter: 200);

    [Fact]
    public void Find_DifferentTexts_AreAllKept()
    {
        var texts = new NearTexts();
        Words.Sample(words => Assert.Null(texts.Find(string.Join(' ', words))), iter: 300, threads: 1);
    }

    [Fact]
    public void Find_HalfOfTheTextIsTheSame_IsAnotherText() => Words.Select(Words).Sample((a, b) =>
    {
        var texts = new NearTexts();
        Assert.Null(texts.Find(string.Join(' ', a)));
        Assert.Null(texts.Find(string.Join(' ', a[..100].Concat(b[..100]))));
    }, iter: 200);

    [Fact]
    public void Read_NewsSampleTwice_LeavesOutTheWholeSecondReading()
    {
        var path = SharedCorpus.PathOf("articles/news_sample.jsonl");
        var lines = File.ReadLines(path).Take(2000).ToList();
        _archive.Write("a.jsonl", string.Join('\n', lines));
        _archive.Write("b.jsonl", string.Join('\n', lines));
        var options = _archive.Options with { Duplicates = DuplicateHandling.Near };

        var read = ArticleReader.Read(_archive.Path, options).Select(a => a.Id).ToList();

        Assert.Equal(ArticleReader.Read(Path.Combine(_archive.Path, "a.jsonl"), options with { OnProblem = null }).Select(a => a.Id), read);
        Assert.All(read, id => Assert.DoesNotContain('#', id));
    }

    [Theory]
    [InlineData("The Security Council met on Tuesday to discuss the draft resolution.", true)]
    [InlineData("اجتمع مجلس الأمن يوم الثلاثاء لبحث مشروع القرار (Security Council).", false)]
    [InlineData("BBC", false)]
    [InlineData("وزیر امور خارجه ایران گفت که گفتگوها با اروپا ادامه پیدا می‌کند و چند روز دیگر برگزار خواهد شد.", true)]
    [InlineData("وزير امور خارجه ايران گفت كه گفتگوها با اروپا ادامه پيدا مي‌كند و چند روز ديگر برگزار خواهد شد.", true)]
    [InlineData("وزیر خارجہ نے کہا ہے کہ پاکستان اور بھارت کے درمیان مذاکرات جاری رہیں گے۔", true)]
    [InlineData("قال الوزیر إن الحکومة فی ڨفصة وڤيينا ستبحث الملف مع شركة پيجو وچاك.", false)]
    // Arabic with names in the letters of other languages, more than one letter in a hundred; and Persian without any such letter.
    [InlineData("استقبل عامل إقليم گلميم وفدا من مدينة أگادير ومن إنزگان، وبحث معه مشروع الميناء الجديد الذي تموله شركة گوگل في الجهة.", false)]
    [InlineData("دولت از اين طرح حمايت كرد و رييس مجلس در سخنراني خود گزارش كميسيون را تاييد نمود", true)]
    [InlineData("وزير خارجه در سفر خود از اين قرار حمايت كرد و آن را مهم دانست", true)]
    [InlineData("أهلا بكم في موقع أخبار مدينة صغيرة بعيدة جميلة هادئة", false)]
    public void Read_TextInAnotherScript_IsFlagged(string text, bool flagged)
    {
        var path = _archive.Write("x.txt", text);

        Assert.Single(_archive.Read("x.txt"));
        Assert.Equal(flagged, _archive.Problems.Exists(p => p is { Kind: ReadProblemKind.NotArabic, RecordLost: false, LeftOut: false }));
        Assert.Equal(flagged, !ArticleReader.Read(path, new ReadOptions { ArabicOnly = true }).Any());
    }
}
