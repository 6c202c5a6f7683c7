using System.Text;

namespace AnalysisKit.Tests;

/// <summary>Files as archives and exports have them, which are not as a standard says: nothing of them is lost, and nothing is taken that is none.</summary>
public sealed class ArchivesAsTheyAreTests : IDisposable
{
    private const string One = "رفضت الوزارة المقترح الجديد بعد ساعات من النقاش.";
    private const string Two = "وصل الوفد إلى العاصمة مساء، ولم يدل بتصريح.";
    private const string Three = "أعلنت النقابة إضرابا يبدأ غدا في كل الموانئ.";

    private readonly ArchiveFolder _archive = new();

    static ArchivesAsTheyAreTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _archive.Dispose();

    private static string[] Texts => [One, Two, Three];

    private static string Json(string text, string id = "") => $"{{\"id\": \"{id}\", \"meta\": {{\"tags\": [\"a\", {{\"b\": [1]}}]}}, \"text\": \"{text}\"}}";

    private static string Spread(string text, string indent = "") => $"{indent}{{\n{indent}  \"meta\": {{\n{indent}    \"tags\": [\n{indent}      {{\"b\": 1}},\n{indent}      {{ }}\n{indent}    ]\n{indent}  }},\n{indent}  \"text\": \"{text}\"\n{indent}}}";

    public static TheoryData<string> Layouts => new(
    [
        string.Join('\n', Texts.Select(t => Json(t))),
        string.Join("\r\n", Texts.Select(t => Json(t))) + "\r\n",
        string.Join('\n', Texts.Select(t => Spread(t))),
        string.Join("\n\n", Texts.Select(t => Spread(t).Replace("\n", "\r\n", StringComparison.Ordinal))),
        $"[{string.Join(", ", Texts.Select(t => Json(t)))}]",
        $"[\n{string.Join(",\n", Texts.Select(t => Json(t)))}\n]\n",
        $"[\n{string.Join(",\n", Texts.Select(t => Spread(t, "  ")))}\n]\n",
        $"\uFEFF[\n{string.Join(",\n", Texts.Select(t => Spread(t, "\t")))}]",
        string.Concat(Texts.Select(t => Json(t))),
        $"{Json(One)}\n{Spread(Two)}\n{Json(Three)}",
        $"{Json(One)},\n{Json(Two)},\n{Json(Three)},\n",
        string.Concat(Texts.Select(t => "\u001E" + Json(t) + "\n")),
        string.Join('\n', Texts.Select(t => Json(t))) + "\n" + new string('\0', 5000),
        $"{Json(One)}\n{new string('\0', 700_000)}{Json(Two)}\n{Json(Three)}\n",
        string.Join('\n', Texts.Select(t => "\uFEFF" + Json(t))),
        $"{{\n\"text\":\n\"{One}\"\n}}\n{{\n\"list\": [\n{{\n\"x\": 1\n}},\n{{\"x\": 2}}\n],\n\"text\": \"{Two}\"\n}}\n{{\"text\": \"{Three}\"}}",
    ]);

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Json_InAnyLayout_GivesEveryObject(string json)
    {
        _archive.Write("news.json", json);

        Assert.Equal(Texts, _archive.Read("news.json").Select(a => a.Text));
        Assert.Empty(_archive.Problems);
        var counted = TermCounts.Read(Path.Combine(_archive.Path, "news.json"));
        Assert.Equal(Texts.Select((text, i) => new Article { Id = $"{i}", Text = text }).Terms().Select(t => (t.Key, t.Count)), counted.Select(t => (t.Key, t.Count)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300_000)]
    public void Json_ReadInPiecesOfAnySize_GivesTheSame(int piece)
    {
        foreach (var layout in Layouts)
        {
            var whole = Converted(layout.Data, int.MaxValue);

            Assert.Equal(whole, Converted(layout.Data, piece));
            Assert.Equal(3, whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }
    }

    [Fact]
    public void Json_ObjectsOverSeveralLines_AreNumberedByTheLineOnWhichTheyBegin()
    {
        _archive.Write("news.json", $"\n{Spread(One)}\n\n{Spread(Two)}\n{{\"title\": \"t\"}}\n{Json(Three)}\n");

        Assert.Equal(["news:2", "news:12", "news:22"], _archive.Read("news.json").Select(a => a.Id));
        Assert.Equal(21, Assert.Single(_archive.Problems).Line);
    }

    [Theory]
    [InlineData("{\"text\": \"قال الوز\n")]
    [InlineData("{\"text\": \"قال\", \"x\": [1\n")]
    [InlineData("{\"text\": \"قال\", \"x\": {\"y\":\n")]
    [InlineData("{\"text\": \"قال \"نعم\" ثم\"}\n")]
    [InlineData("{\n  \"text\": \"قال,\n  \"x\": 1\n}\n")]
    [InlineData("{\n  \"text\": \"قال\"\n  \"x\": 1\n}\n")]
    [InlineData("{\n  \"text\": \"قال\",\n  \"x\": {\n")]
    [InlineData("not json at all\n")]
    [InlineData("[1, 2]\n")]
    public void Json_BrokenObject_IsLostAloneAndReported(string broken)
    {
        _archive.Write("news.jsonl", Json(One) + "\n" + broken + Json(Two) + "\n" + Spread(Three));

        Assert.Equal(Texts, _archive.Read("news.jsonl").Select(a => a.Text));
        Assert.All(_archive.Problems, p => Assert.Equal(ReadProblemKind.BrokenRecord, p.Kind));
        Assert.Equal(2, _archive.Problems[0].Line);
    }

    [Fact]
    public void Json_BrokenObjectInAListOnOneLine_IsLostAloneAndReported()
    {
        _archive.Write("news.json", $"[{Json(One)}, {{\"id\": \"x\"y\", \"text\": \"نص\"}}, {Json(Two)}, {{\"id\" \"z\"}}, {Json(Three)}]");

        Assert.Equal(Texts, _archive.Read("news.json").Select(a => a.Text));
        Assert.Equal(2, _archive.Problems.Count);
        Assert.All(_archive.Problems, p => Assert.Equal(ReadProblemKind.BrokenRecord, p.Kind));
    }

    [Fact]
    public void Json_OfOpeningBracesAndMarks_TakesLinearTime()
    {
        foreach (var piece in new[] { "{", "[{", "{\"a\":[", "\"", "{\"", "},{\"", "}{", "{\n", "\n", "\0" })
        {
            var (small, large) = (Work(piece, 20_000), Work(piece, 80_000));

            Assert.InRange(large, 0, (small * 5) + 1000);
        }

        static long Work(string piece, int times)
        {
            using var stream = new JsonLinesStream(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, times)))));
            return stream.Reader().Length;
        }
    }

    [Fact]
    public void Csv_MarksEscapedByBackslashes_AreMarks()
    {
        _archive.Write("spark.csv", "id,text,note\n1,\"قال \\\"نعم\\\" ثم غادر، وعاد\",a\n2,\"سطر \\\"أول\\\"\nوسطر ثان, بفاصلة\",b\n3,\"قال: \\\"لا\\\"\",\"c\\\\d\"\n4,\"قال \"\"كلا\"\"\",e\n");

        var read = _archive.Read("spark.csv");

        Assert.Equal(["قال \"نعم\" ثم غادر، وعاد", "سطر \"أول\"\nوسطر ثان, بفاصلة", "قال: \"لا\"", "قال \"كلا\""], read.Select(a => a.Text));
        Assert.Equal(["a", "b", "c\\d", "e"], read.Select(a => a.Metadata["note"]));
        Assert.Empty(_archive.Problems);
    }

    [Fact]
    public void Csv_ValueThatBeginsWithAQuotedWord_KeepsItsMarks()
    {
        _archive.Write("begins.csv", "id,text,note\n1,\"لن نقبل\" قالها النائب مرتين,x\n2,\"فصل\" و\"وصل\", \"y\" \n3,قال \"نعم\" الوزير,z\n4,\"نص مقتبس\",\"w\"");

        var read = _archive.Read("begins.csv");

        Assert.Equal(["\"لن نقبل\" قالها النائب مرتين", "\"فصل\" و\"وصل\"", "قال \"نعم\" الوزير", "نص مقتبس"], read.Select(a => a.Text));
        Assert.Equal("w", read[3].Metadata["note"]);
        Assert.Empty(_archive.Problems);
    }

    [Fact]
    public void Csv_MarksOutOfPlaceOnEveryLine_TakeLinearWork()
    {
        Assert.InRange(Work(8000) / (double)Work(2000), 3, 5);

        static long Work(int lines)
        {
            var text = "id,text\n" + string.Concat(Enumerable.Range(0, lines).Select(i => $"{i},\"قال \\\"نعم ثم {i}\n"));
            using var records = new SeparatedRecords(new MemoryStream(Encoding.UTF8.GetBytes(text)), ',', 64 * 1024 * 1024);
            while (records.TryRead())
            {
            }

            return records.BytesRead;
        }
    }

    [Fact]
    public void Csv_ColumnsOfOneName_AreAllKeptAndReported()
    {
        _archive.Write("twice.csv", "id,text,text,note,\u200Fnote\u200F,text,text#2\n1,الأول,الثاني,a,b,الثالث,c\n");

        var article = Assert.Single(_archive.Read("twice.csv"));

        Assert.Equal("الأول", article.Text);
        Assert.Equal([("note", "a"), ("note#2", "b"), ("text#2", "c"), ("text#3", "الثاني"), ("text#4", "الثالث")], article.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => (m.Key, m.Value)));
        Assert.Equal([ReadProblemKind.RepeatedField, ReadProblemKind.RepeatedField], _archive.Problems.Select(p => p.Kind));
        Assert.Contains("\"text\"", _archive.Problems[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_FieldsOfOneName_AreAllKeptAndReported()
    {
        _archive.Write("twice.jsonl", "{\"id\": 1, \"text\": \"الأول\", \"x\": \"a\", \"text\": \"الثاني\", \"x\": \"b\"}\n{\"text\": \"نص\", \"x\": \"c\", \"x\": \"d\"}\n");

        var read = _archive.Read("twice.jsonl");

        Assert.Equal(["الأول", "نص"], read.Select(a => a.Text));
        Assert.Equal(("الثاني", "a", "b"), (read[0].Metadata["text#2"], read[0].Metadata["x"], read[0].Metadata["x#2"]));
        Assert.Equal([false, true], _archive.Problems.Select(p => p.Repeated));
        Assert.All(_archive.Problems, p => Assert.Equal(ReadProblemKind.RepeatedField, p.Kind));
    }

    [Theory]
    [InlineData("marks.csv", "\uFEFFid,\u200Ftext\u200F,\u202Bdate\u202C,\u2067القسم\u2069\n1,{0},2012-02-04,س\n")]
    [InlineData("marks.jsonl", "{{\"\u200Etext\u200E\": \"{0}\", \"\u2066date\u2069\": \"2012-02-04\", \"\u200F\u202Aالقسم\u202C\": \"س\"}}\n")]
    [InlineData("marks.txt", "---\n\u200Fdate\u200F: 2012-02-04\n\u200Eالقسم\u200E: س\n---\n{0}")]
    [InlineData("marks.tsv", "\u202Atext\u202C\t date\u00A0\t\u061Cالقسم\n{0}\t2012-02-04\tس\n")]
    public void Names_WithMarksOfNoWidth_AreTheNamesWithoutThem(string file, string content)
    {
        _archive.Write(file, string.Format(System.Globalization.CultureInfo.InvariantCulture, content, One));

        var article = Assert.Single(_archive.Read(file));

        Assert.Equal((One, new DateOnly(2012, 2, 4), "س"), (article.Text, article.Published, article.Metadata["القسم"]));
        Assert.Empty(_archive.Problems);
    }

    [Theory]
    [InlineData("zeros.txt", "{0}")]
    [InlineData("zeros.csv", "id,text\n1,{0}\n")]
    [InlineData("zeros.tsv", "id\ttext\n1\t{0}")]
    [InlineData("zeros.html", "<html><body><p>{0}</p></body></html>")]
    [InlineData("zeros.jsonl", "{{\"text\": \"{0}\"}}\n")]
    public void Zeros_AtTheEnd_AreLeftOut(string file, string content)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, content, One);
        foreach (var (name, encoding) in new[] { ("u8", new UTF8Encoding(false)), ("u16", Encoding.Unicode), ("w", Encoding.GetEncoding("windows-1256")) })
            _archive.Write($"{name}/{file}", [.. encoding.GetBytes(text), .. new byte[70_000]]);

        Assert.Equal([One, One, One], _archive.Read().Select(a => a.Text));
        Assert.DoesNotContain(_archive.Problems, p => p.RecordLost);
    }

    [Fact]
    public void Zeros_Alone_AreAnEmptyFile()
    {
        foreach (var ending in new[] { "txt", "csv", "jsonl" })
            _archive.Write("zeros." + ending, new byte[10_000]);

        Assert.Empty(_archive.Read());
        Assert.All(_archive.Problems, p => Assert.Equal(ReadProblemKind.EmptyFile, p.Kind));
        Assert.Equal(3, _archive.Problems.Count);
    }

    [Theory]
    [InlineData("page.html", "<html><head><script>{0}</script></head><body><article><p>{1}</p></article></body></html>")]
    [InlineData("text.txt", "{0}\n{1}")]
    public void Windows1256_BehindMuchAscii_IsFound(string file, string content)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, content, string.Concat(Enumerable.Repeat("var x = 1;\n", 30_000)), One);
        _archive.Write(file, Encoding.GetEncoding("windows-1256").GetBytes(text));

        var article = Assert.Single(_archive.Read(file));

        Assert.EndsWith(One, article.Text, StringComparison.Ordinal);
        Assert.Equal("windows-1256", article.Metadata["encoding"]);
        Assert.DoesNotContain(_archive.Problems, p => p.Kind == ReadProblemKind.DoubtfulEncoding);
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    [InlineData("utf-8")]
    [InlineData("iso-8859-6")]
    public void Page_ThatSaysTheWrongEncoding_IsReadInTheOneInWhichItIsArabic(string said)
    {
        var page = $"<html><head><meta http-equiv=\"content-type\" content=\"text/html; charset={said}\"></head><body><p>{One}</p><p>{Three}</p></body></html>";
        _archive.Write("page.html", Encoding.GetEncoding("windows-1256").GetBytes(page));

        Assert.Equal($"{One}\n{Three}", Assert.Single(_archive.Read("page.html")).Text);
        Assert.All(_archive.Problems, p => Assert.Contains($"{said}, and reads like Arabic in windows-1256", p.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_InFrenchThatSaysLatin1_IsReadAsItSays()
    {
        const string text = "Le ministère a répondu: « la réunion d'été est reportée à l'année prochaine », après être resté silencieux.";
        _archive.Write("page.html", Encoding.Latin1.GetBytes($"<html><head><meta charset=iso-8859-1></head><body><p>{text}</p></body></html>"));

        Assert.Equal(text, Assert.Single(_archive.Read("page.html")).Text);
    }

    [Fact]
    public void Text_OfLinesInTwoEncodings_IsReadLineByLineAndReported()
    {
        var old = Encoding.GetEncoding("windows-1256");
        _archive.Write("mixed.txt", [.. Encoding.UTF8.GetBytes(One + "\nplain\n"), .. old.GetBytes(Two + "\n"), .. Encoding.UTF8.GetBytes(Three)]);

        Assert.Equal($"{One}\nplain\n{Two}\n{Three}", Assert.Single(_archive.Read("mixed.txt")).Text);
        var problem = Assert.Single(_archive.Problems);
        Assert.Equal(ReadProblemKind.DoubtfulEncoding, problem.Kind);
        Assert.Contains("Some of its lines are UTF-8 and others windows-1256", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_RecordOfColumnsInTwoEncodings_IsReadValueByValue()
    {
        var old = Encoding.GetEncoding("windows-1256");
        _archive.Write("mixed.csv", [.. "text,title\n"u8, .. old.GetBytes(One), .. ","u8, .. Encoding.UTF8.GetBytes("عنوان"), .. "\n"u8]);

        var article = Assert.Single(_archive.Read("mixed.csv"));

        Assert.Equal((One, "عنوان"), (article.Text, article.Title));
    }

    [Theory]
    [InlineData("<p>اقرأ أيضا: <a href=/x>اجتماع طارئ للنقابة</a></p>")]
    [InlineData("<p><strong>إقرأ أيضاً</strong> <a href=/x>اجتماع طارئ للنقابة</a></p>")]
    [InlineData("<div><a href=/x>اقرأ أيضا | اجتماع طارئ للنقابة</a></div>")]
    [InlineData("<h3>مواضيع ذات صلة:</h3><ul><li><a href=/x>اجتماع طارئ للنقابة</a></li><li><a href=/y>بيان طارئ</a></li></ul>")]
    [InlineData("<p>شاهد أيضاً</p><p><a href=/x><b>اجتماع</b> طارئ للنقابة</a></p>")]
    public void Page_LinesThatAnnounceOtherArticles_AreLeftOut(string announcement)
    {
        _archive.Write("page.html", $"<html><body><article><p>{One} {Two}</p>{announcement}<p>{Three} {Two}</p></article></body></html>");

        Assert.Equal($"{One} {Two}\n{Three} {Two}", Assert.Single(_archive.Read("page.html")).Text);
    }

    [Theory]
    [InlineData("<p>اقرأ أيضا ما كتبه <a href=/x>الوزير</a> في مذكراته.</p>", "اقرأ أيضا ما كتبه الوزير في مذكراته.")]
    [InlineData("<p><a href=/x>قال الوزير</a></p>", "قال الوزير")]
    [InlineData("<p>اقرأ أيضا</p><p>قال <a href=/x>الوزير</a> نعم</p>", "قال الوزير نعم")]
    public void Page_LinesThatOnlyBeginSo_AreKept(string line, string kept)
    {
        _archive.Write("page.html", $"<html><body><article><p>{One} {Two}</p>{line}<p>{Three} {Two}</p></article></body></html>");

        Assert.Equal($"{One} {Two}\n{kept}\n{Three} {Two}", Assert.Single(_archive.Read("page.html")).Text);
    }

    private static string Converted(string json, int piece)
    {
        using var stream = new JsonLinesStream(new Pieces(new MemoryStream(Encoding.UTF8.GetBytes(json)), piece));
        return stream.Reader();
    }

    /// <summary>Gives a stream in pieces of at most a given size.</summary>
    private sealed class Pieces(Stream inner, int most) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer) => inner.Read(buffer[..Math.Min(buffer.Length, most)]);
    }
}

file static class Reading
{
    public static string Reader(this Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
