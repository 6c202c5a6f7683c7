using System.IO.Compression;
using System.Text;

namespace AnalysisKit.Tests;

/// <summary>Files made to end the reading, or to make it last for ever. Each is told of by name, and what is good beside it is read.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private readonly ArchiveFolder _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("- ", 20_000)]
    [InlineData("[", 20_000)]
    [InlineData("{a: ", 20_000)]
    [InlineData("? ", 20_000)]
    public void Read_FrontMatterNestedWithoutEnd_IsRefusedByName(string opening, int times)
    {
        var only = Lost("m.txt", $"---\ntitle: عنوان\nmore: \n  {string.Concat(Enumerable.Repeat(opening, times))}\n---\nنص المقال");

        Assert.Equal(ReadProblemKind.BrokenRecord, only.Kind);
        Assert.Contains("nested deeper", only.Problem, StringComparison.Ordinal);
        Assert.Equal(4, only.Line);
    }

    [Theory]
    [InlineData("tags: [أول, ثان")]
    [InlineData("more: {a: 1")]
    [InlineData("title: \"عنوان")]
    [InlineData("title: *nowhere")]
    public void Read_FrontMatterNotClosed_IsReadAsLinesAndNamesTheLine(string line)
    {
        _archive.Write("m.txt", $"---\nsource: صحيفة\n{line}\n---\nنص المقال");

        Assert.Equal("صحيفة", Assert.Single(_archive.Read()).Source);
        var problem = Assert.Single(_archive.Problems);
        Assert.Equal(ReadProblemKind.BadFrontMatter, problem.Kind);
        Assert.InRange(problem.Line, 2, 5);
    }

    [Theory]
    [InlineData("m.jsonl", "{\"text\": \"قبل\"}\n{\"text\": \"", "\"}\n{\"text\": \"بعد\"}\n", 2)]
    [InlineData("m.jsonl", "{\"text\": \"قبل\"}\n", "\n{\"text\": \"بعد\"}\n", 2)]
    [InlineData("m.csv", "text\nقبل\n", "\nبعد\n", 3)]
    [InlineData("m.csv", "text\nقبل\n\"", "\"\nبعد\n", 3)]
    [InlineData("m.txt", "", "", 0)]
    public void Read_LineOf300Megabytes_IsNamedInBoundedMemoryAndTheRestIsRead(string name, string before, string after, int line)
    {
        // Packed, it is a small file.
        var file = _archive.Write(name + ".gz", []);
        using (var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes(before));
            var piece = new byte[1 << 20];
            piece.AsSpan().Fill((byte)'a');
            for (var megabyte = 0; megabyte < 300; megabyte++)
                packed.Write(piece);
            packed.Write(Encoding.UTF8.GetBytes(after));
        }

        _archive.Write("z.txt", "بعد");
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var texts = _archive.Read().Select(a => a.Text).ToList();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Assert.Equal(name == "m.txt" ? ["بعد"] : ["قبل", "بعد", "بعد"], texts);
        var problem = Assert.Single(_archive.Problems);
        Assert.Equal((ReadProblemKind.TooLong, (long)line), (problem.Kind, problem.Line));
        Assert.InRange(allocated, 0, 1L << 30);
    }

    [Fact]
    public void Read_FrontMatterOfAliasesOfAliases_IsRefused()
    {
        var lines = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
            lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 8))}]\n");

        var only = Lost("m.txt", $"---\n{lines}---\nنص المقال");

        Assert.Contains("aliases", only.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PageNestedWithoutEnd_IsRefusedByName() =>
        Assert.Contains("nested deeper", Lost("m.html", string.Concat(Enumerable.Repeat("<div>", 20_000)) + "نص في العمق").Problem, StringComparison.Ordinal);

    [Fact]
    public void Read_PageOfFormattingNeverClosed_IsRefusedByName() => Assert.Contains("formatting", Lost(
        "m.html", "<p>" + string.Concat(Enumerable.Range(0, 300).Select(i => $"<font a{i}>")) + string.Concat(Enumerable.Repeat("<p>نص", 10_000))).Problem, StringComparison.Ordinal);

    // Looking for the line behind in all lines before it, without allocating, would take hours here; the limit is for that, and linear work takes two seconds.
    [Fact(Timeout = 240_000)]
    public async Task Read_PageOfHalfAMillionLines_IsRead()
    {
        _archive.Write("m.html", "<article>" + string.Concat(Enumerable.Repeat("قال الوزير<br>", 500_000)) + "</article>");

        var text = await Task.Run(() => Assert.Single(_archive.Read()).Text, TestContext.Current.CancellationToken);

        Assert.Equal(500_000, text.Split('\n').Length);
    }

    [Fact]
    public void Read_PageNestedAsPagesAre_IsRead()
    {
        _archive.Write("m.html", string.Concat(Enumerable.Repeat("<div><b>", 150)) + "نص في العمق" + string.Concat(Enumerable.Repeat("<td><font>خلية<p>فقرة", 500)));

        Assert.StartsWith("نص في العمق", Assert.Single(_archive.Read()).Text, StringComparison.Ordinal);
        Assert.Empty(_archive.Problems);
    }

    [Fact]
    public void Read_QuotationThatIsNeverClosed_LosesOnlyItsLine()
    {
        // Longer than a record may be, and with empty lines in it, of which no reader makes a record.
        var many = string.Concat(Enumerable.Repeat("سطر بلا علامات\n\n\n", 4000));
        var path = _archive.Write("m.csv", $"id,text\n1,\"نص أول\nفي سطرين\"\n\n2,\"لا نهاية له\n{many}\n3,نص ثالث\n");

        var articles = ArticleReader.Read(path, _archive.Options with { MaxRecordBytes = 64 * 1024 }).ToList();

        Assert.Equal(["1", "3"], articles.Select(a => a.Id));
        var first = _archive.Problems[0];
        Assert.Equal((path, 5L, ReadProblemKind.TooLong), (first.File, first.Line, first.Kind));
        Assert.Equal(4000, _archive.Problems.Count(p => p.Kind == ReadProblemKind.BrokenRecord));
    }

    [Theory]
    [InlineData("[\"@graph\"]")]
    [InlineData("{\"@type\": \"Article\", \"headline\": \"\\ud800\", \"author\": {\"name\": [[{}]]}}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void Read_PageWithOddMetadata_IsRead(string json)
    {
        _archive.Write("m.html", $"<script type=\"application/ld+json\">{json}</script><p>نص المقال</p>");

        Assert.Equal("نص المقال", Assert.Single(_archive.Read()).Text);
    }

    [Fact]
    public void Read_CallbackThrows_IsNotTakenForAProblemOfTheFile()
    {
        _archive.Write("a.jsonl", "{\n");

        Assert.Throws<InvalidCastException>(() => ArticleReader.Read(_archive.Path, new ReadOptions { OnProblem = _ => throw new InvalidCastException() }).ToList());
    }

    private ReadProblem Lost(string name, string content)
    {
        _archive.Write("a.txt", "قبل");
        var path = _archive.Write(name, content);
        _archive.Write("z.txt", "بعد");

        Assert.Equal(["قبل", "بعد"], _archive.Read().Select(a => a.Text));
        var problem = Assert.Single(_archive.Problems);
        Assert.Equal(path, problem.File);
        Assert.True(problem.RecordLost);
        return problem;
    }
}
