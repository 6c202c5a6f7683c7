using System.Text;
using System.Text.Json;
using CsCheck;

namespace AnalysisKit.Tests;

/// <summary>The fast way to count, through UTF-8, against the slow one, through strings.</summary>
public sealed class Utf8CountingTests : IDisposable
{
    private const string Odd = "\u064B\u0640\uFEFB\uFDFA\u200F\u00A0\u0085\u2028\r\n\t \"#187;&quot;&amp;laquo;#&.,\u066B\u066C\u060C\u061F٣4aé\u4E2D\u0301\u00AD😀𐤀\u0007";

    private static readonly Gen<string> GenPiece = Gen.OneOf(
        Gen.OneOf("روسيا", "سوريا", "الأمنِ", "القـرار", "1,000.5", "٣٫٥", "U.N.", "        ", "#171;", "&laquo;", "\r\n", " ", "والمسؤوليةالمشتركةبينالدول", "ﻻ", "😀"),
        Gen.Int[0, Odd.Length - 2].Select(at => char.IsLowSurrogate(Odd[at]) ? Odd[(at - 1)..(at + 1)] : char.IsHighSurrogate(Odd[at]) ? Odd[at..(at + 2)] : Odd[at].ToString()));

    private static readonly Gen<string> GenText = GenPiece.List[0, 40].Select(pieces => string.Concat(pieces));

    private static readonly Gen<List<(string Group, string Text)>> GenArticles = Gen.Select(Gen.OneOf("reuters", "sana", "rt"), GenText).List[1, 12];

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"analysiskit-{Guid.NewGuid():N}.jsonl");

    public void Dispose() => File.Delete(_file);

    /// <summary>The kit's tokenization as one of a user's own, which is cut through strings.</summary>
    private sealed class ThroughStrings : Tokenization
    {
        public override string Name => "strings";

        public override bool TryNext(ReadOnlySpan<char> text, int from, out Span token) => Arabic.TryNext(text, from, out token);

        public override string? Form(ReadOnlySpan<char> surface) => Arabic.Form(surface);
    }

    [Fact]
    public void Of_AnyText_CountsTheSameThroughUtf8AndThroughStrings() =>
        Gen.Select(GenArticles, Gen.Int[1, 3]).Sample((articles, size) =>
        {
            var documents = articles.Select((a, i) => new Document($"a{i}", a.Group, a.Text)).ToList();

            var fast = TermCounts.Of(documents, new TermOptions { Size = size, Threads = 1 });
            var slow = TermCounts.Of(documents, new TermOptions { Size = size, Threads = 1, Tokenization = new ThroughStrings() });

            TermCountsAssert.Same(slow, fast);
        });

    [Fact]
    public void Read_JsonLines_CountsWhatTheArticlesHave() =>
        GenArticles.Sample(
            articles =>
            {
                File.WriteAllLines(_file, articles.Select(a => JsonSerializer.Serialize(new { source = a.Group, text = a.Text })));
                var slow = ArticleReader.Read(_file, new ReadOptions { OnProblem = _ => { } }).Terms(a => a.Source, new TermOptions { Tokenization = new ThroughStrings() });

                foreach (var threads in (int[])[1, 3])
                    TermCountsAssert.Same(slow, Count(_file, "source", new TermOptions { Threads = threads }, new ReadOptions { OnProblem = _ => { } }));
            },
            iter: 40,
            threads: 1);

    [Fact]
    public void Read_LinesOfAllSorts_ReportsTheSameAndLosesNothing()
    {
        string[] lines =
        [
            "\uFEFF{\"source\":\"a\",\"body\":\"قال\",\"text\":\"روسيا ترفض\"}", "", "no json", "{\"source\":\"a\"}", "{\"source\":\"b\",\"text\":\" \\n\"}",
            "{\"source\":\"b\",\"paragraphs\":[\"في موسكو\",\"قال لافروف\"]}", "{\"source\":\"b\",\"text\":\"نصف \\ud83d زوج\"}", "{\"text\":\"بلا مصدر\"}", "{\"source\":\"c\",\"text\":\"قال \\\"نعم\\\"\\nثم\"}\r",
        ];
        File.WriteAllText(_file, string.Join('\n', lines));
        var (expected, reported) = (new List<string>(), new List<string>());
        var slow = ArticleReader.Read(_file, new ReadOptions { OnProblem = p => expected.Add(p.ToString()) }).Terms(a => a.Source, new TermOptions { Threads = 1, Tokenization = new ThroughStrings() });

        var fast = Count(_file, "source", new TermOptions { Threads = 2 }, new ReadOptions { OnProblem = p => reported.Add(p.ToString()) });

        TermCountsAssert.Same(slow, fast);
        Assert.Equal(expected, reported);
        Assert.Contains(expected, p => p.Contains("(3)", StringComparison.Ordinal));
        Assert.Contains(expected, p => p.Contains("(4)", StringComparison.Ordinal));
        Assert.Contains(expected, p => p.Contains("(5)", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_ManyBlocksAndALineLongerThanABlock_CountsAll()
    {
        var words = string.Join(' ', Enumerable.Repeat("روسيا ترفض القرار", 60_000));
        using (var writer = new StreamWriter(_file, false, new UTF8Encoding(false)))
        {
            for (var i = 0; i < 3000; i++)
                writer.WriteLine(JsonSerializer.Serialize(new { source = $"s{i % 3}", text = $"قال لافروف في موسكو إن القرار رقم {i} مرفوض" }));
            writer.WriteLine(JsonSerializer.Serialize(new { source = "long", text = words }));
            writer.Write(JsonSerializer.Serialize(new { source = "last", text = "النهاية" }));
        }

        var counts = Count(_file, "source", new TermOptions { Threads = 2 });

        Assert.Equal(3002, counts.Total.Documents);
        Assert.Equal(60_000, counts.CountOf("روسيا", "long"));
        Assert.Equal(3000, counts.CountOf("لافروف"));
        Assert.Equal(1, counts.CountOf("النهاية", "last"));
    }

    [Fact]
    public void Read_LineLongerThanAllowed_ReportsItsNumberAndReadsOn()
    {
        File.WriteAllLines(_file, ["{\"text\":\"أول\"}", $"{{\"text\":\"{new string('ا', 1_500_000)}\"}}", "{\"text\":\"ثالث\"}", $"{{\"text\":\"{new string('ب', 600)}\"}}", "{\"text\":\"خامس\"}"]);
        var problems = new List<ReadProblem>();

        var counts = Count(_file, options: new TermOptions { Threads = 1 }, read: new ReadOptions { MaxRecordBytes = 1000, OnProblem = problems.Add });

        Assert.Equal([(ReadProblemKind.TooLong, 2L), (ReadProblemKind.TooLong, 4L)], problems.Select(p => (p.Kind, p.Line)));
        Assert.Equal(3, counts.Total.Documents);
    }

    [Fact]
    public void Read_BrokenLineAndNobodyToTell_Throws()
    {
        File.WriteAllLines(_file, ["{\"text\":\"أول\"}", "{"]);

        var error = Assert.Throws<DataFormatException>(() => Count(_file));

        Assert.Contains("(2)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NewsSample_CountsTheSameAsThroughStrings()
    {
        var file = SharedCorpus.PathOf("articles/news_sample.jsonl");
        var read = new ReadOptions { OnProblem = _ => { }, DatesFromText = false };
        var slow = ArticleReader.Read(file, read).Terms(a => a.Source, new TermOptions { Tokenization = new ThroughStrings() });

        var fast = Count(file, "source", read: read);

        TermCountsAssert.Same(slow, fast);
    }

    private static TermCounts Count(string file, string? field = null, TermOptions? options = null, ReadOptions? read = null) =>
        TermCounts.Read(file, field, options, read);
}
