using System.Text;

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
        Assert.InRange(Allocated(() => work(4 * Few)), 0, (few * Most) + 1_000_000);
    }

    private static double Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Repeated(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
