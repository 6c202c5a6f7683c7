using System.Globalization;
using System.IO.Compression;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace AnalysisKit.Tests;

/// <summary>
/// Four times the input costs about four times the work, counted and not timed: in bytes that the thread allocates, and for tables also in bytes that are read, those again that are read twice. Inputs are those
/// that look far back or ahead: marks that open and never close, sentences without an end, lines that begin anew.
/// </summary>
public sealed class CountedWorkTests : IDisposable
{
    // What grows with the square of the input would be sixteen times as much.
    private const double Most = 6;
    private const int Few = 1000;

    private static readonly ScanInfo ScanOfTerms = new() { Kind = ScanKind.Terms, Options = new Dictionary<string, string> { ["--tokens"] = "arabic", ["--size"] = "1" }, Input = "abc" };

    private readonly ArchiveFolder _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("الرئيس السوري قال «")]
    [InlineData("«")]
    [InlineData("\" ")]
    [InlineData("(( ")]
    [InlineData("' ")]
    [InlineData("قال لافروف إن روسيا ترفض ")]
    [InlineData("نقلت الوكالة عن لافروف قوله ")]
    [InlineData("وزير الخارجية الروسي ")]
    [InlineData("الذي قال ")]
    [InlineData("«قال لافروف\n")]
    [InlineData("رُفض التدخل من قبل روسيا، ")]
    [InlineData("وجاء في البيان أن ")]
    [InlineData("( ا ف ب. ")]
    [InlineData("&#171;")]
    [InlineData("أمس 12 تموز ")]
    [InlineData("\n")]
    public void Analyze_TextWithoutAnEnd_CostsWhatItsLengthSays(string piece)
    {
        Kit.Analyze(Repeated(piece, Few));

        AssertLinear(times => Kit.Analyze(Repeated(piece, times)));
    }

    [Theory]
    [InlineData("m.txt", "---\n", "tags: [a]\n", "---\nنص")]
    [InlineData("m.txt", "---\na: ", "[], ", "\n---\nنص")]
    [InlineData("m.txt", "---\n", "[", "\n---\nنص")]
    [InlineData("m.html", "", "<div>نص</div>", "")]
    [InlineData("m.html", "", "<div>", "نص")]
    [InlineData("m.html", "", "<p>نص<a href=x>رابط", "")]
    [InlineData("m.html", "<table>", "<tr><td><b>نص", "")]
    [InlineData("m.jsonl", "{\"text\": \"", "\\ud800", "\"}\n")]
    [InlineData("m.jsonl", "{\"text\": \"نص\", \"a\": ", "[", "}\n")]
    [InlineData("m.json", "[", "{\"text\": \"نص\"},\n", "{}]")]
    [InlineData("m.json", "[", "{\"text\": \"نص\"}, ", "{}]")]
    [InlineData("m.json", "[{\"text\": \"نص\", \"a\": [", "1,", "1]}]")]
    [InlineData("m.json", "[\n", "{\n\"text\": \"نص\", \"a\": [\n{\n\"b\": 1\n},\n{\n\"b\": 2\n}\n]\n},\n", "{}]")]
    [InlineData("m.json", "[\n", "{\n\"text\": \"نص\", \"a\": [\n", "")]
    [InlineData("m.json", "[\n", "{\"text\": \"نص\"}, {\"text\": \"نص\", \"a\": {}}, {\"text\": \"نص\"},\n", "{}]")]
    [InlineData("m.json", "[", "null, ", "{\"text\": \"نص\"}]")]
    [InlineData("m.json", "[{\"text\": \"نص\"}", ", null", "]")]
    [InlineData("m.json", "[", "[1], \"s\", ", "{\"text\": \"نص\"}]")]
    [InlineData("m.json", "[{}, ", "[", "")]
    [InlineData("m.csv", "id,text\n", "\"a,نص\n", "")]
    [InlineData("m.csv", "id,text\n1,\"", "\n", "")]
    [InlineData("m.tsv", "id\ttext\n", "\"a\tنص\n", "")]
    public void Read_FileWithoutAnEnd_CostsWhatItsLengthSays(string name, string before, string piece, string after)
    {
        AssertLinear(times =>
        {
            _archive.Problems.Clear();
            _archive.Write(name, before + Repeated(piece, times) + after);
            _archive.Read(name);
        });
    }

    [Theory]
    [InlineData("- {id: i{0}, target: [السد]}\n")]
    [InlineData("- {id: i{0}, target: [السد ... النهر, \"(بناء|هدم) السد{0}\"]}\n")]
    public void Parse_TopicOfManyIssues_CostsWhatItsLengthSays(string issue) =>
        AssertLinear(times => Topic.Parse("topic: t\nissues:\n" + Numbered(issue, times)));

    [Fact]
    public void Parse_TopicOfManyNames_CostsWhatItsLengthSays() =>
        AssertLinear(times => Topic.Parse("topic: t\nactors:\n- {id: a, ar: جهة, en: Body, names: [" + Numbered("اسم{0}, ", times) + "آخر]}\nissues:\n- {id: i, target: [السد]}"));

    [Fact]
    public void Read_GoldOfManyArticles_CostsWhatItsLengthSays()
    {
        var line = AnnotatedArticle.Of(Kit.Analyze("قال لافروف إن روسيا ترفض فرض عقوبات على سوريا."), unknownSpeakers: true).ToJson().Replace("\"test\"", "\"{0}\"", StringComparison.Ordinal);

        AssertLinear(times => AnnotatedArticle.Read(new StringReader(Numbered(line + "\n", times)), "gold.jsonl"));
    }

    [Fact]
    public void Merge_PartsOfAScan_CostsWhatTheirTermsSay()
    {
        AssertLinear(times =>
        {
            for (var part = 1; part <= 4; part++)
            {
                var documents = Enumerable.Range(0, times / 4).Select(i => new Document("", "g", $"كلمة{i} مشترك مفردة{part}خ{i}"));
                TermScan.Write(At($"{part}.parquet"), TermCounts.Of(documents, new TermOptions { Threads = 1 }), ScanOfTerms.ForShard(new Shard(part, 4)));
            }

            ScanMerge.Of([.. Enumerable.Range(1, 4).Select(part => At($"{part}.parquet"))]).Write(At("merged.parquet"));
        });
    }

    [Fact]
    public void Merge_ManyParts_CostsWhatTheirNumberSays()
    {
        const int Terms = 200;
        AssertLinear(times =>
        {
            var of = times / 100;
            for (var part = 1; part <= of; part++)
                TermScan.Write(At($"{part}.parquet"), TermCounts.Of([new Document("", "g", Numbered($"كلمة{part}خ{{0}} ", Terms))], new TermOptions { Threads = 1 }), ScanOfTerms.ForShard(new Shard(part, of)));
            ScanMerge.Of([.. Enumerable.Range(1, of).Select(part => At($"{part}.parquet"))]).Write(At("merged.parquet"));
        });
    }

    [Fact]
    public void Read_ParquetOfManyRows_CostsWhatItsLengthSays()
    {
        var schema = new ParquetSchema(new DataField<string>("id"), new DataField<string>("text"));
        AssertLinear(times =>
        {
            using var file = new MemoryStream();
            var writer = ParquetWriter.CreateAsync(schema, file).GetAwaiter().GetResult();
            using (var group = writer.CreateRowGroup())
            {
                foreach (var field in schema.DataFields)
                    group.WriteAsync(field, [.. Enumerable.Range(0, times).Select(i => $"{i} نص")]).GetAwaiter().GetResult();
            }

            writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _archive.Write("m.parquet", file.ToArray());
            Assert.Equal(times, _archive.Read("m.parquet").Count);
        });
    }

    [Theory]
    [InlineData("{0}.txt", "نص {0}")]
    [InlineData("a/b/{0}.jsonl", "{\"text\": \"نص {0}\"}")]
    [InlineData("{0}.odd", "")]
    public void Read_ZipOfManyEntries_CostsWhatTheirNumberSays(string name, string content)
    {
        AssertLinear(times =>
        {
            using var file = new MemoryStream();
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                for (var i = 0; i < times; i++)
                {
                    using var entry = new StreamWriter(zip.CreateEntry(Number(name, i)).Open());
                    entry.Write(Number(content, i));
                }
            }

            _archive.Problems.Clear();
            _archive.Write("m.zip", file.ToArray());
            _archive.Read("m.zip");
        });
    }

    [Theory]
    [InlineData("\"a,نص\n", ',')]
    [InlineData("a\"b,\"c\" d,نص\n", ',')]
    [InlineData("\"a\tنص\n", '\t')]
    public void SeparatedRecords_QuotesThatAreNoneInEachLine_AreNotReadAgainAndAgain(string line, char separator)
    {
        double Work(int lines)
        {
            using var records = new SeparatedRecords(new MemoryStream(Encoding.UTF8.GetBytes(Repeated(line, lines))), separator, 1 << 20);
            while (records.TryRead())
            {
            }

            return records.BytesRead;
        }

        var few = Work(4 * Few);
        Assert.InRange(Work(16 * Few), few, few * Most);
    }

    private static void AssertLinear(Action<int> work)
    {
        work(Few);
        var few = Allocated(() => work(Few));
        Assert.True(few > Few, "The work is done elsewhere.");
        Assert.InRange(Allocated(() => work(4 * Few)), 0, (few * Most) + 1_000_000);
    }

    private static double Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private string At(string name) => Path.Combine(_archive.Path, name);

    private static string Number(string piece, int number) => piece.Replace("{0}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Numbered(string piece, int times) => string.Concat(Enumerable.Range(0, times).Select(i => Number(piece, i)));

    private static string Repeated(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
