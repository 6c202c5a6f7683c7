using System.Text;

namespace AnalysisKit.Tests;

public sealed class EncodingTests : IDisposable
{
    // "The Foreign Ministry said in Moscow that Russia rejects the resolution."
    private const string Sentence = "قالت وزارة الخارجية في موسكو إن روسيا ترفض القرار.";

    private readonly ArchiveFolder _archive = new();

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("utf-8", true, null)]
    [InlineData("utf-8", false, null)]
    [InlineData("utf-16", true, "utf-16")]
    [InlineData("utf-16", false, "utf-16")]
    [InlineData("utf-16BE", true, "utf-16BE")]
    [InlineData("utf-16BE", false, "utf-16BE")]
    [InlineData("utf-32", true, "utf-32")]
    [InlineData("windows-1256", false, "windows-1256")]
    [InlineData("iso-8859-6", false, "iso-8859-6")]
    public void Read_EncodingOfArabicNews_IsFoundAndNamed(string name, bool withMark, string? expected)
    {
        var encoding = Encoding.GetEncoding(name);
        _archive.Write("one.txt", [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Sentence)]);

        var article = Assert.Single(_archive.Read());

        Assert.Equal(Sentence, article.Text);
        Assert.Equal(expected, article.Metadata.GetValueOrDefault("encoding"));
        Assert.Empty(_archive.Problems);
    }

    [Theory]
    [InlineData("روسيا")]
    [InlineData("موسكو: لا")]
    [InlineData("قال")]
    public void Read_AFewWordsOfWindows1256_AreArabic(string words)
    {
        _archive.Write("one.txt", Encoding.GetEncoding("windows-1256").GetBytes(words));

        Assert.Equal(words, Assert.Single(_archive.Read()).Text);
    }

    [Fact]
    public void Read_Windows1256JsonLine_IsReadAndReported()
    {
        _archive.Write("news.jsonl", Encoding.GetEncoding("windows-1256").GetBytes($"{{\"text\": \"{Sentence}\"}}"));

        var article = Assert.Single(_archive.Read());

        Assert.Equal(Sentence, article.Text);
        Assert.Equal("windows-1256", article.Metadata["encoding"]);
        Assert.Equal(ReadProblemKind.DoubtfulEncoding, Assert.Single(_archive.Problems).Kind);
    }

    [Fact]
    public void Read_NamedEncoding_IsTakenAtItsWord()
    {
        _archive.Write("one.txt", Encoding.GetEncoding("windows-1251").GetBytes("Москва"));

        var article = Assert.Single(ArticleReader.Read(_archive.Path, _archive.Options with { Encoding = "windows-1251" }));

        Assert.Equal("Москва", article.Text);
    }

    [Fact]
    public void Read_UnknownEncodingName_SaysSoBeforeReading() =>
        Assert.Contains("cp-arabic", Assert.Throws<ArgumentException>(() => ArticleReader.Read(_archive.Path, new ReadOptions { Encoding = "cp-arabic" })).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_CutOffUtf8_KeepsTheTextAndReportsIt()
    {
        var bytes = Encoding.UTF8.GetBytes(Sentence + " القرار");
        _archive.Write("one.txt", bytes[..^1]);

        Assert.StartsWith(Sentence, Assert.Single(_archive.Read()).Text, StringComparison.Ordinal);
        Assert.Equal(ReadProblemKind.DoubtfulEncoding, Assert.Single(_archive.Problems).Kind);
    }

    [Fact]
    public void Read_NotArabicAndNotUtf8_IsAGuessThatIsReported()
    {
        _archive.Write("one.txt", Encoding.GetEncoding("windows-1252").GetBytes("Le régime a été condamné à l'unanimité, où l'été était déjà achevé."));

        Assert.Single(_archive.Read());
        Assert.Equal([ReadProblemKind.DoubtfulEncoding, ReadProblemKind.NotArabic], _archive.Problems.Select(p => p.Kind));
    }

    [Fact]
    public void Read_BinaryFile_IsReportedAndLost()
    {
        _archive.Write("one.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52]);

        Assert.Empty(_archive.Read());
        Assert.Equal(ReadProblemKind.Unreadable, Assert.Single(_archive.Problems).Kind);
    }
}
