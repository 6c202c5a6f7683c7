using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace AnalysisKit.Tests;

/// <summary>Files as archives and exports have them, which are not as a standard says: nothing of them is lost, and nothing is taken that is none.</summary>
public sealed class ArchivesAsTheyAreTests : IDisposable
{
    private const string One = "رفضت الوزارة المقترح الجديد بعد ساعات من النقاش.";
    private const string Two = "وصل الوفد إلى العاصمة مساء، ولم يدل بتصريح.";
    private const string Three = "أعلنت النقابة إضرابا يبدأ غدا في كل الموانئ.";

    private static readonly System.Text.Json.JsonSerializerOptions Loose = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArchiveFolder _archive = new();

    static ArchivesAsTheyAreTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _archive.Dispose();

    private static string[] Texts => [One, Two, Three];

    private static string Json(string text, string id = "") => $"{{\"id\": \"{id}\", \"meta\": {{\"tags\": [\"a\", {{\"b\": [1]}}]}}, \"text\": \"{text}\"}}";

    /// <summary>A list as services answer with it: in an object with other fields before and behind it.</summary>
    private static string Wrapped(string list) => $"{{\"status\": \"ok\", \"source\": {{\"name\": \"x\"}}, \"articles\": {list}, \"total\": 3, \"more\": [{{\"x\": \"\\\"]\"}}]}}";

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
        Wrapped($"[{string.Join(", ", Texts.Select(t => Json(t)))}]"),
        $"{{\"facets\": [{{\"name\": \"x\"}}], \"response\": {{\"page\": 1, \"results\": [{string.Join(",", Texts.Select(t => Json(t)))}]}}}}",
        $"{{\n  \"title\": \"أخبار\",\n  \"items\": [\n{string.Join(",\n", Texts.Select(t => Spread(t, "    ").Replace("\"meta\"", "\"title\": \"عنوان\", \"meta\"", StringComparison.Ordinal)))}\n  ],\n  \"next\": {{\"]\": \"}}\"}}\n}}\n",
        $"{{\n  \"data\": {{\n    \"items\": [\n{string.Join(",\n", Texts.Select(t => Spread(t, "      ")))}\n    ]\n  }}\n}}\n",
        $"{{\"world\": [{Json(One)}], \"tags\": [\"a\", [1]], \"sport\": [{Json(Two)}, {Json(Three)}]}}",
        string.Concat(Texts.Select(t => Wrapped($"[{Json(t)}]") + "\n")),
        $"[{string.Join(",", Texts.Select(t => Wrapped($"[{Json(t)}]")))}]",
        $"{Wrapped($"[\n{Json(One)},\n{Json(Two)}\n]")}\n{Json(Three)}\n",
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

    [Theory]
    [InlineData("{\n\"text\": \"قال\",\n\"tags\": [\"x\",")]
    [InlineData("{\n\"text\": \"قال\",\n\"tags\": [")]
    [InlineData("{\n\"text\": \"قال\",\n\"meta\":")]
    [InlineData("{\n\"meta\": {\n\"y\": [1,")]
    [InlineData("{\n\"text\": \"قال\",")]
    [InlineData("{\n\"text\": \"قال")]
    [InlineData("{")]
    public void Json_ObjectNeverClosed_LosesNoneBehindIt(string open)
    {
        foreach (var (before, between, after) in new[] { ("", "\n", ""), ("[\n", ",\n", "\n]\n") })
        {
            foreach (var layout in new Func<string, string>[] { t => Spread(t), t => Json(t), t => $"{{\n\"text\": \"{t}\",\n\"list\": [\n{{\n\"x\": 1\n}},\n{{\n\"x\": 2\n}}\n]\n}}" })
            {
                _archive.Problems.Clear();
                _archive.Write("news.json", before + string.Join(between, layout(One), open, layout(Two), layout(Three)) + after);

                Assert.Equal(Texts, _archive.Read("news.json").Select(a => a.Text));
                Assert.Equal(ReadProblemKind.BrokenRecord, Assert.Single(_archive.Problems).Kind);
            }
        }
    }

    [Fact]
    public void Json_CutAnywhereInAnObject_LosesThatOneOnly()
    {
        var whole = Spread("قال");
        for (var length = 1; length < whole.Length; length++)
        {
            _archive.Problems.Clear();
            _archive.Write("news.jsonl", string.Join('\n', Spread(One), whole[..length], Spread(Two), Spread(Three)));

            Assert.Equal((length, string.Join('|', Texts)), (length, string.Join('|', _archive.Read("news.jsonl").Select(a => a.Text).Where(t => t != "قال"))));
            Assert.All(_archive.Problems, p => Assert.Equal(ReadProblemKind.BrokenRecord, p.Kind));
        }
    }

    public static TheoryData<string> Lists => new(
    [
        Wrapped($"[{string.Join(", ", Texts.Select(t => Json(t)))}]"),
        $"{{\"data\": {{\"items\": [\n{string.Join(",\n", Texts.Select(t => Json(t)))}\n], \"total\": 3}}}}",
        $"{{\n  \"documents\": [\n{string.Join(",\n", Texts.Select(t => Spread(t, "    ")))}\n  ]\n}}",
        $"[{string.Join(", ", Texts.Select(t => Json(t)))}]",
        $"[\n{string.Join(",\n", Texts.Select(t => Spread(t, "  ")))}\n]",
    ]);

    [Theory]
    [MemberData(nameof(Lists))]
    public void Json_ListCutAnywhere_KeepsTheArticlesBeforeTheCutAndIsReported(string list)
    {
        var ends = Texts.Select(t => list.IndexOf('}', list.IndexOf(t, StringComparison.Ordinal)) + 1).ToArray();
        for (var length = 1; length < list.Length; length++)
        {
            _archive.Problems.Clear();
            _archive.Write("news.json", list[..length]);
            var whole = ends.Count(end => end <= length);

            Assert.Equal((length, string.Join('|', Texts[..whole])), (length, string.Join('|', _archive.Read("news.json").Select(a => a.Text))));
            Assert.NotEmpty(_archive.Problems);
            Assert.All(_archive.Problems, p => Assert.EndsWith("news.json", p.File, StringComparison.Ordinal));
            if (whole == 0)
                continue;
            var problem = Assert.Single(_archive.Problems);
            Assert.Contains(problem.Kind, new[] { ReadProblemKind.BrokenRecord, ReadProblemKind.BrokenFile });
            if (length % 7 != 0)
                continue;
            List<ReadProblem> counting = [];
            TermCounts.Read(Path.Combine(_archive.Path, "news.json"), read: new ReadOptions { OnProblem = counting.Add });
            Assert.Equal((problem.Kind, problem.Line), (Assert.Single(counting).Kind, counting[0].Line));
        }
    }

    [Fact]
    public void Json_TextBehindAWrappedList_IsReportedAlone()
    {
        _archive.Write("news.json", Wrapped($"[{string.Join(", ", Texts.Select(t => Json(t)))}]") + " and more {");

        Assert.Equal(Texts, _archive.Read("news.json").Select(a => a.Text));
        Assert.Equal(ReadProblemKind.BrokenRecord, Assert.Single(_archive.Problems).Kind);
    }

    [Fact]
    public void Json_WrapperCutOffBeforeAnother_LosesWhatIsBrokenAndIsReported()
    {
        foreach (var (cut, kind) in new[] { ("{\"articles\": [" + Json(One) + ", {\"te", ReadProblemKind.BrokenRecord), ("{\"articles\": [" + Json(One) + ",", ReadProblemKind.BrokenFile), ("{\"articles\": [" + Json(One) + "], \"tot", ReadProblemKind.BrokenFile) })
        {
            _archive.Problems.Clear();
            _archive.Write("news.jsonl", cut + "\n" + Wrapped($"[{Json(Two)}, {Json(Three)}]"));

            Assert.Equal(Texts, _archive.Read("news.jsonl").Select(a => a.Text));
            Assert.Contains(kind, _archive.Problems.Select(p => p.Kind));
        }
    }

    [Theory]
    [InlineData("{{\"id\": \"a\", \"text\": \"{0}\", \"comments\": [{{\"title\": \"x\", \"text\": \"نعم\"}}]}}")]
    [InlineData("{{\"comments\": [{{\"title\": \"x\", \"text\": \"نعم\"}}], \"text\": \"{0}\"}}")]
    [InlineData("{{\"comments\": [{{\"title\": \"x\", \"text\": \"نعم\"}}], \"paragraphs\": [\"{0}\"]}}")]
    [InlineData("{{\"id\": \"a\", \"statements\": [{{\"content\": \"{0}\"}}]}}", false)]
    [InlineData("{{\"title\": \"عنوان\", \"blocks\": [{{\"text\": \"{0}\"}}, {{\"text\": \"{0}\"}}]}}", false)]
    [InlineData("{{\"articles\": [{{\"title\": \"{0}\"}}]}}", false)]
    public void Json_ObjectWithAList_IsOneRecordWhereItHasAnIdATextOrATitleOfItsOwn(string json, bool hasText = true)
    {
        _archive.Write("news.jsonl", string.Format(System.Globalization.CultureInfo.InvariantCulture, json, One) + "\n");

        Assert.Equal(hasText ? [One] : [], _archive.Read("news.jsonl").Select(a => a.Text));
        Assert.Equal(hasText ? [] : [ReadProblemKind.MissingText], _archive.Problems.Select(p => p.Kind));
    }

    [Fact]
    public void Json_BrokenObjectInAListOnOneLine_IsLostAloneAndReported()
    {
        _archive.Write("news.json", $"[{Json(One)}, {{\"id\": \"x\"y\", \"text\": \"نص\"}}, {Json(Two)}, {{\"id\" \"z\"}}, {Json(Three)}]");

        Assert.Equal(Texts, _archive.Read("news.json").Select(a => a.Text));
        Assert.Equal(2, _archive.Problems.Count);
        Assert.All(_archive.Problems, p => Assert.Equal(ReadProblemKind.BrokenRecord, p.Kind));
    }

    [Theory]
    [InlineData("[\n{0}, {1},\n{2}\n]\n")]
    [InlineData("[{0},\n{1}, {2}\n]")]
    [InlineData("{0} {1}\t{2}\n")]
    [InlineData("{0}, {1}\r\n{2}\r\n")]
    [InlineData("[{0},null,{1},\"s\",{2}]", 2)]
    [InlineData("[null, {0}, 5 , {1}, true, -1.5e3, {2}, false]", 5)]
    [InlineData("[[1, [\"]\"], null], {0}, [], {1},\n[\n\"a\"\n]\n,{2}]", 3)]
    [InlineData("[\"x\\\",{{\\\"\", \"[\", {0}, {1}\n, {2}, \"]\"]", 3)]
    [InlineData("[[{0}, null], [{1}], {2}]", 1)]
    [InlineData("[{0}, not json, {1} {2}]", 1)]
    [InlineData("[{0}, {{\"id\" \"z\", \"m\": {{\"n\": [{{}}]}}}}, null, {1}, {{\"id\": \"x\"y\"}}, \"s\", {2}]", 4)]
    [InlineData("[{0}, {{\"text\": \"x\", null, {1}, {{\"text\": \"x\", {2}]", 3)]
    [InlineData("[{0}, {{\"text\": \"x\", \"m\":\n{1},\nnull,\n{2}]", 2)]
    [InlineData("{{\"articles\": [null, {0},\n{1}, [1], {2}, 5], \"total\": 3}}", 3)]
    [InlineData("{{\"articles\": [{0}, [{1}], {2}], \"more\": [{{\"x\": 1}}]}}")]
    public void Json_ElementsOfAList_AreArticlesOrOneProblemEach(string layout, int problems = 0)
    {
        _archive.Write("news.json", string.Format(System.Globalization.CultureInfo.InvariantCulture, layout, Json(One), Json(Two), Json(Three)));

        Assert.Equal(Texts, _archive.Read("news.json").Select(a => a.Text));
        Assert.Equal(problems, _archive.Problems.Count);
        Assert.All(_archive.Problems, p => Assert.Equal(ReadProblemKind.BrokenRecord, p.Kind));
        List<ReadProblem> counting = [];
        TermCounts.Read(Path.Combine(_archive.Path, "news.json"), read: new ReadOptions { OnProblem = counting.Add });
        Assert.Equal(_archive.Problems.Select(p => (p.Line, p.Problem)), counting.Select(p => (p.Line, p.Problem)));
    }

    [Fact]
    public void Json_ElementsThatAreNoObjects_AreNamed()
    {
        _archive.Write("news.json", $"[\n{Json(One)},\nnull,\n[1],\n{Json(Two)},\n\"s\",\n7, {Json(Three)}]");

        Assert.Equal(Texts, _archive.Read("news.json").Select(a => a.Text));
        Assert.Equal([3, 4, 6, 7], _archive.Problems.Select(p => p.Line));
        Assert.All(_archive.Problems.Zip(["null", "list", "string", "number"]), p => Assert.Contains($"it holds a JSON {p.Second} where an object", p.First.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Json_ArticlesAndOtherElementsInAnyLayout_GiveTheArticlesAndAProblemForEachOther()
    {
        // Elements that are no objects; null, as often, for an article.
        string[] others = ["null", "true", "-12.5e3", "\"\"", "\"}, {\\\" [\"", "[]", "[1, [\"]\", null], \"{\"]"];
        var element = Gen.Int[-others.Length, others.Length - 1].Select(i => i < 0 ? null : others[i]);
        Gen.Select(element.Array[0, 12], Gen.Int[0, 4], Gen.Int).Sample((elements, layout, seed) =>
        {
            string?[] all = [.. elements, null];
            var random = new Random(seed);
            // Some are longer than what is held of a file.
            var more = random.Next(20) == 0 ? random.Next(100_000) : 0;
            var records = all.Select((other, i) => other ?? Tricky(i, more)).ToList();
            var list = $"[{string.Join(",", records)}]";
            var json = layout switch
            {
                0 => Loosened(list, random),
                1 => Loosened($"{{\"status\": \"ok\", \"articles\": {list}, \"more\": [{{\"x\": \"]\"}}]}}", random),
                2 => $"[\n{string.Join(",\n", records)}\n]\n",
                3 => "[\r\n" + string.Concat(records.Select((r, i) => (i == 0 ? "" : random.Next(2) == 0 ? ", " : ",\r\n  ") + r)) + "\r\n]",
                _ => string.Concat(records.Where((_, i) => all[i] is null).Select(r => r + (random.Next(2) == 0 ? " " : "\n"))),
            };
            var bytes = Encoding.UTF8.GetBytes((random.Next(3) == 0 ? "\uFEFF" : "") + json);
            var isPacked = random.Next(3) == 0;
            var name = isPacked ? "news.json.gz" : "news.json";
            _archive.Write(name, isPacked ? Packed(bytes) : bytes);
            _archive.Problems.Clear();

            var articles = _archive.Read(name);

            Assert.Equal((json, string.Join("\n", Enumerable.Range(0, all.Length).Where(i => all[i] is null).Select(TrickyText))), (json, string.Join("\n", articles.Select(a => a.Text))));
            Assert.Equal((json, layout == 4 ? 0 : elements.Count(e => e is not null)), (json, _archive.Problems.Count));
        }, iter: 2000, threads: 1);
    }

    [Fact]
    public void Json_BrokenObjectsAmongArticlesAndOtherElements_AreLostAlone()
    {
        string[] others =
        [
            "null", "[1, []]", "true", "7", "{\"id\": \"x\"y\", \"text\": \"نص\"}", "{\"id\" \"z\"}", "{\"text\": \"x\", }", "{\"a\": [1}", "{\"m\": {\"a\" 1}, \"text\": \"x\"}",
            "{\"text\": \"x\"", "{\"m\": {\"a\": \"x\"}, \"text\": 7",
        ];
        var element = Gen.Int[-others.Length, others.Length - 1].Select(i => i < 0 ? null : others[i]);
        Gen.Select(element.Array[0, 8], Gen.Int[0, 3]).Sample((elements, layout) =>
        {
            string?[] all = [null, .. elements, null];
            var records = all.Select((other, i) => other ?? $"{{\"id\": \"a{i}\", \"meta\": {{\"a\": {{\"b\": \"}}\"}}}}, \"text\": {System.Text.Json.JsonSerializer.Serialize(TrickyText(i), Loose)}}}").ToList();
            var json = $"[{(layout % 2 == 0 ? "" : "\n")}{string.Join(layout < 2 ? ", " : ",\n", records)}]";
            _archive.Write("news.json", json);
            _archive.Problems.Clear();

            var articles = _archive.Read("news.json");

            Assert.Equal((json, string.Join("\n", Enumerable.Range(0, all.Length).Where(i => all[i] is null).Select(TrickyText))), (json, string.Join("\n", articles.Select(a => a.Text))));
            Assert.Equal((json, elements.Count(e => e is not null)), (json, _archive.Problems.Count));
        }, iter: 1000, threads: 1);
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static string TrickyText(int number) => $"قال {number}: \"نعم}}, {{\" ثم ]، [ و\\ وقال \"null, {{";

    private static string Tricky(int number, int more) =>
        $"{{\"id\": \"a{number}\", \"meta\": {{\"a\": {{\"b\": \"}}\"}}}}, \"list\": [{{\"c\": 1}}, null, {{\"d\": [{{}}]}}], \"more\": \"{new string('x', more)}\", \"text\": {System.Text.Json.JsonSerializer.Serialize(TrickyText(number), Loose)}}}";

    /// <summary>JSON with other white space between its tokens, line breaks among it.</summary>
    private static string Loosened(string json, Random random)
    {
        string[] blanks = [.. Enumerable.Repeat("", random.Next(12)), " ", "\n", "\r\n", "\t", "\n\n  "];
        return Regex.Replace(json, """("(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+)\s*""", token => token.Groups[1].Value + blanks[random.Next(blanks.Length)]);
    }

    [Fact]
    public void Json_OfOpeningBracesAndMarks_TakesLinearTime()
    {
        foreach (var piece in new[] { "{", "[{", "{\"a\":[", "\"", "{\"", "},{\"", "}{", "{\n", "{\"a\":\n", "{\"a\":[\n", "{\"a\":[\n{},", "{\"a\":[{\"text\":\"x\"},", "{\"a\":[{\"text\":\"x\"}],", "{\"a\":{", "\n", "\0", "[null,", "[[1],", "null,\n", "{},null,", "[{},{}\n", "[{\"a\"b},\"" })
        {
            var (small, large) = (Work(piece, 20_000), Work(piece, 80_000));

            Assert.InRange(large, 0, (small * 5) + 1000);
        }

        static long Work(string piece, int times)
        {
            using var stream = new JsonLinesStream(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, times)))), FieldMap.Automatic);
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
    public void Csv_QuotationNeverClosed_KeepsAllRecordsAndIsReported()
    {
        _archive.Write("open.csv", "id,text\n1,\"الأول\n2,\"الثاني\"\n3,الثالث\n4,\"الرابع\n");

        Assert.Equal(["\"الأول", "الثاني", "الثالث"], _archive.Read("open.csv").Select(a => a.Text).Take(3));
        Assert.Equal([(ReadProblemKind.OpenQuotation, 2L, false), (ReadProblemKind.OpenQuotation, 5L, true)], _archive.Problems.Select(p => (p.Kind, p.Line, p.Repeated)));
        Assert.All(_archive.Problems, p => Assert.False(p.RecordLost));
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
    [InlineData("joined.csv", "id,te\u200Dxt,da\u00ADte\u2061,\u200Dال\u2064قسم\uFFF9\U000E0041\n1,{0},2012-02-04,س\n")]
    [InlineData("joined.jsonl", "{{\"text\u200D\": \"{0}\", \"\u206Fdate\u180E\": \"2012-02-04\", \"ال\u200Dقسم\": \"س\"}}\n")]
    [InlineData("variants.csv", "id\uFE0F,te\u200Cxt,d\u034Fate\uFE0E,ال\u200Cقسم\uFE0F\n1,{0},2012-02-04,س\n")]
    [InlineData("variants.tsv", "\u3164text\uFFA0\tda\u180Bte\U000E0100\tالقسم\u115F\n{0}\t2012-02-04\tس\n")]
    [InlineData("variants.jsonl", "{{\"te\u200Cxt\uFE0F\": \"{0}\", \"date\uFE00\": \"2012-02-04\", \"القسم\uFE0F\u200C\": \"س\"}}\n")]
    [InlineData("variants.txt", "---\n\uFE0Fda\u200Cte: 2012-02-04\nالقسم\u200C: س\n---\n{0}")]
    [InlineData("joined.txt", "---\n\u200Ddate: 2012-02-04\nالقسم\u200D: س\n---\n{0}")]
    public void Names_WithMarksOfNoWidth_AreTheNamesWithoutThem(string file, string content)
    {
        _archive.Write(file, string.Format(System.Globalization.CultureInfo.InvariantCulture, content, One));

        var article = Assert.Single(_archive.Read(file));

        Assert.Equal((One, new DateOnly(2012, 2, 4), "س"), (article.Text, article.Published, article.Metadata["القسم"]));
        Assert.Empty(_archive.Problems);
    }

    [Fact]
    public void Names_ThatTheUserGivesWithMarksOfNoWidth_AreFound()
    {
        _archive.Write("news.csv", $"body,ال\u200Cقسم\uFE0F,date\n{One},س,2012-02-04\n");
        var options = _archive.Options with { Fields = FieldMap.Parse("text=bo\u200Cdy\uFE0F"), Metadata = ["القسم\u200C"] };

        var article = Assert.Single(ArticleReader.Read(Path.Combine(_archive.Path, "news.csv"), options));

        Assert.Equal((One, "س", "س"), (article.Text, article.Field("القسم"), article.Field("ال\u200Cقسم\uFE0F")));
        Assert.True(ArticleFilter.Parse("القسم\uFE0F = س").Matches(article));
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
    [InlineData("<p>اقرأ أيضا: اجتماع طارئ للنقابة</p>")]
    [InlineData("<p><b>إقرأ أيضاً</b> : هل يجتمع «المجلس» غدا؟</p>")]
    [InlineData("<div>مواضيع ذات صلة: اجتماع طارئ للنقابة في ثلاث مدن</div>")]
    [InlineData("<h3>اقرأ أيضا</h3><ul><li>اجتماع طارئ للنقابة</li><li><p>بيان طارئ</p></li></ul>")]
    [InlineData("<div>اقرأ أيضا:<ul><li>اجتماع طارئ للنقابة</li><li><a href=/y>بيان طارئ</a></li></ul></div>")]
    [InlineData("<ul><li>اقرأ أيضا: اجتماع طارئ للنقابة</li></ul>")]
    public void Page_LinesThatAnnounceOtherArticles_AreLeftOut(string announcement)
    {
        _archive.Write("page.html", $"<html><body><article><p>{One} {Two}</p>{announcement}<p>{Three} {Two}</p></article></body></html>");

        Assert.Equal($"{One} {Two}\n{Three} {Two}", Assert.Single(_archive.Read("page.html")).Text);
    }

    [Theory]
    [InlineData("<p>اقرأ أيضا ما كتبه <a href=/x>الوزير</a> في مذكراته.</p>", "اقرأ أيضا ما كتبه الوزير في مذكراته.")]
    [InlineData("<p><a href=/x>قال الوزير</a></p>", "قال الوزير")]
    [InlineData("<p>اقرأ أيضا</p><p>قال <a href=/x>الوزير</a> نعم</p>", "قال الوزير نعم")]
    [InlineData("<p>«اقرأ أيضا: كتاب الحرب» قال المعلم لتلاميذه</p>", "«اقرأ أيضا: كتاب الحرب» قال المعلم لتلاميذه")]
    [InlineData("<p>وقال الوزير: اقرأ أيضا: بيان النقابة</p>", "وقال الوزير: اقرأ أيضا: بيان النقابة")]
    [InlineData("<p>اقرأ أيضا ما كتب الوزير: لن نقبل</p>", "اقرأ أيضا ما كتب الوزير: لن نقبل")]
    [InlineData("<p>اقرأ أيضا: هكذا ختم الوزير كلمته أمام المجلس.</p>", "اقرأ أيضا: هكذا ختم الوزير كلمته أمام المجلس.")]
    [InlineData("<p>اقرأ أيضا</p><ul><li>رفضت النقابة العرض وأعلنت أن الإضراب يستمر.</li></ul>", "رفضت النقابة العرض وأعلنت أن الإضراب يستمر.")]
    [InlineData("<h3>مطالب النقابة</h3><ul><li>رفع الأجور</li></ul>", "مطالب النقابة\nرفع الأجور")]
    public void Page_LinesThatOnlyBeginSo_AreKept(string line, string kept)
    {
        _archive.Write("page.html", $"<html><body><article><p>{One} {Two}</p>{line}<p>{Three} {Two}</p></article></body></html>");

        Assert.Equal($"{One} {Two}\n{kept}\n{Three} {Two}", Assert.Single(_archive.Read("page.html")).Text);
    }

    private static string Converted(string json, int piece)
    {
        using var stream = new JsonLinesStream(new Pieces(new MemoryStream(Encoding.UTF8.GetBytes(json)), piece), FieldMap.Automatic);
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
