using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using ZstdSharp;

namespace AnalysisKit.Tests;

/// <summary>Every format gives the same articles, and damaged files give what they can.</summary>
public sealed class FormatTests : IDisposable
{
    // Headlines and sentences with what is difficult in them: quotes, commas, tabs' neighbours, line breaks, diacritics, a surrogate pair.
    private static readonly Article[] Corpus =
    [
        new() { Id = "a1", Title = "موسكو: لا، \"بديل\" للحوار", Source = "one", Published = new DateOnly(2012, 7, 17), Text = "قال لافروف، أمس؛ إن «الحوار» هو الحل.\nوأضاف: \"لا بديل\" عنه.", Metadata = new Dictionary<string, string> { ["section"] = "سياسة" } },
        new() { Id = "a2", Title = "بلا فواصل", Source = "two", Published = new DateOnly(2011, 2, 28), Text = "كَتَبَ المراسلُ 😀 نصاً قصيراً عن المدينة وأسواقها القديمة", Metadata = new Dictionary<string, string> { ["section"] = "ثقافة" } },
        new() { Id = "a3", Title = "ثالث", Source = "one", Published = new DateOnly(2013, 9, 1), Text = "فقرة أولى عن المفاوضات في جنيف\n\nفقرة ثانية عن نتائجها المنتظرة;، وبقية", Metadata = new Dictionary<string, string> { ["section"] = "سياسة" } },
    ];

    private readonly ArchiveFolder _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("news.jsonl")]
    [InlineData("news.ndjson.gz")]
    [InlineData("news.jsonl.zst")]
    [InlineData("news.csv")]
    [InlineData("news.semicolon.csv")]
    [InlineData("news.tab.csv")]
    [InlineData("news.csv.gz")]
    [InlineData("news.tsv")]
    [InlineData("news.parquet")]
    [InlineData("news.parquet.zst")]
    [InlineData("packed-but-not-named-so.jsonl")]
    [InlineData("news.zip")]
    public async Task Read_AnyFormat_GivesTheSameArticles(string name)
    {
        _archive.Write(name, await FileAsync(name, Corpus));

        AssertSame(Corpus, _archive.Read(name));
        Assert.Empty(_archive.Problems);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("tsv")]
    [InlineData("parquet")]
    [InlineData("jsonl.gz")]
    [InlineData("jsonl.zst")]
    [InlineData("zip")]
    public async Task Read_NewsSampleInAnotherFormat_GivesTheSameArticles(string ending)
    {
        var expected = ArticleReader.Read(SharedCorpus.PathOf("articles/news_sample.jsonl")).Take(3000).ToList();
        if (ending == "tsv") // that has no room for tabs
            expected = [.. expected.Where(a => !a.Text.Contains('\t', StringComparison.Ordinal) && !(a.Title ?? "").Contains('\t', StringComparison.Ordinal))];
        _archive.Write("sample." + ending, await FileAsync("sample." + ending, expected));

        AssertSame(expected, _archive.Read("sample." + ending));
        Assert.DoesNotContain(_archive.Problems, p => p.RecordLost);
    }

    [Fact]
    public async Task Read_MixedFolder_ReadsAllFormatsInOrdinalOrder()
    {
        _archive.Write("a.html", "<html><body><article><p>" + Corpus[1].Text + "</p></article></body></html>");
        _archive.Write("b/c.csv.gz", await FileAsync("c.csv.gz", Corpus[..1]));
        _archive.Write("b.zip", Zip(("x/one.txt", Corpus[1].Text), ("x/two.jsonl", Jsonl(Corpus[2..])), (".hidden/three.txt", "x"), ("__MACOSX/x/one.txt", "x"), ("picture.png", "x")));
        _archive.Write("page.html", "<html><body><p>" + Corpus[2].Text + "</p></body></html>");
        _archive.Write("page_files/frame.html", "<p>ad</p>");

        Assert.Equal(["a", "b/x/one", "a3", "a1", "page"], _archive.Read().Select(a => a.Id));
        Assert.Equal(ReadProblemKind.OtherFile, Assert.Single(_archive.Problems).Kind);
    }

    [Fact]
    public void Read_FilesOfOtherKinds_AreToldOf()
    {
        _archive.Write("a/b.zip", Zip(("x/one.txt", Corpus[1].Text), ("../up.txt", Corpus[0].Text), ("./here.txt", Corpus[2].Text), ("x/picture.png", "x"), ("__MACOSX/x.png", "x")));
        _archive.Write("report.pdf", "x");
        _archive.Write(".hidden.pdf", "x");

        Assert.Equal(["a/b/../up", "a/b/./here", "a/b/x/one"], _archive.Read(".").Select(a => a.Id));
        Assert.All(_archive.Problems, p => Assert.True(p is { Kind: ReadProblemKind.OtherFile, RecordLost: false, LeftOut: false }));
        Assert.Equal(["x/picture.png", "report.pdf"], _archive.Problems.Select(p => p.File[(p.File.IndexOf("b.zip/", StringComparison.Ordinal) is var at and >= 0 ? at + 6 : p.File.LastIndexOf('/') + 1)..]));
    }

    [Theory]
    [InlineData("page.htm")]
    [InlineData("note.txt")]
    public void Read_Noise_IsNoArticle(string name)
    {
        _archive.Write(name, string.Concat(Enumerable.Range(1, 400).Select(i => (char)(i % 90))).Replace("\0", "", StringComparison.Ordinal));

        Assert.Empty(_archive.Read(name));
        Assert.Equal(ReadProblemKind.Unreadable, Assert.Single(_archive.Problems).Kind);
    }

    [Fact]
    public void Read_LinkToAFolderAbove_IsNotFollowed()
    {
        _archive.Write("a/b/one.txt", Corpus[0].Text);
        Directory.CreateSymbolicLink(Path.Combine(_archive.Path, "a", "b", "up"), _archive.Path);
        Directory.CreateSymbolicLink(Path.Combine(_archive.Path, "other"), Path.Combine(_archive.Path, "a"));

        Assert.Equal(["a/b/one", "other/b/one"], _archive.Read(".").Select(a => a.Id));
    }

    [Fact]
    public void Read_TextThatIsANumber_IsMissing()
    {
        _archive.Write("x.jsonl", """{"id": 1, "text": 5}""");

        Assert.Empty(_archive.Read("x.jsonl"));
        Assert.Equal(ReadProblemKind.MissingText, Assert.Single(_archive.Problems).Kind);
    }

    [Fact]
    public void Read_ZipByItself_GivesTheIdsOfTheUnpackedFolder()
    {
        _archive.Write("news.zip", Zip(("b/2.txt", Corpus[0].Text), ("a/1.txt", Corpus[1].Text)));

        Assert.Equal(["a/1", "b/2"], _archive.Read("news.zip").Select(a => a.Id));
    }

    [Fact]
    public void Read_BrokenRecordInAZip_NamesArchiveEntryAndLine()
    {
        var path = _archive.Write("news.zip", Zip(("x/two.jsonl", Jsonl(Corpus[..1]) + "{\"text\n" + Jsonl(Corpus[1..2]))));

        Assert.Equal(["a1", "a2"], _archive.Read("news.zip").Select(a => a.Id));
        var problem = Assert.Single(_archive.Problems);
        Assert.Equal((path + "/x/two.jsonl", 2L, "{\"text"), (problem.File, problem.Line, problem.Record));
    }

    [Theory]
    [InlineData("cut.jsonl.gz")]
    [InlineData("cut.jsonl.zst")]
    [InlineData("cut.csv.gz")]
    [InlineData("cut.parquet")]
    [InlineData("cut.zip")]
    public async Task Read_FileCutOff_KeepsWhatCameBeforeAndNamesFileAndRecord(string name)
    {
        var random = new Random(7);
        var many = Enumerable.Range(0, 4000).Select(i => Corpus[0] with { Id = $"{i}", Text = string.Concat(Enumerable.Range(0, 60).Select(_ => (char)random.Next('ا', 'ي'))) }).ToList();
        var whole = await FileAsync(name, many);
        var path = _archive.Write(name, whole[..(whole.Length * 3 / 5)]);

        var read = _archive.Read(name);

        var problem = Assert.Single(_archive.Problems);
        Assert.Equal((ReadProblemKind.BrokenFile, path, true), (problem.Kind, problem.File, problem.RecordLost));
        Assert.Equal(many.Take(read.Count).Select(a => a.Text), read.Select(a => a.Text));
        if (name.Contains(".jsonl", StringComparison.Ordinal))
        {
            Assert.InRange(read.Count, 1000, 3999);
            Assert.Equal(read.Count + 1, problem.Line);
        }
    }

    [Theory]
    [InlineData("noise.jsonl.gz")]
    [InlineData("noise.csv.zst")]
    [InlineData("noise.parquet")]
    [InlineData("noise.zip")]
    public void Read_FileOfAnotherFormatThanItsEnding_SaysSo(string name)
    {
        var noise = new byte[5000];
        new Random(3).NextBytes(noise);
        var path = _archive.Write(name, noise);

        Assert.Empty(_archive.Read(name));
        Assert.Equal((ReadProblemKind.BrokenFile, path), (Assert.Single(_archive.Problems).Kind, _archive.Problems[0].File));
        Assert.Throws<DataFormatException>(() => ArticleReader.Read(path).ToList());
    }

    [Fact]
    public void Read_GzipBomb_IsReportedAndNotHeldInMemory()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var letters = new byte[1 << 20];
            letters.AsSpan().Fill((byte)'x');
            for (var i = 0; i < 300; i++)
                gzip.Write(letters);
            gzip.Write(Encoding.UTF8.GetBytes("\n" + Jsonl(Corpus[..1])));
        }

        _archive.Write("bomb.jsonl.gz", packed.ToArray());
        var before = GC.GetTotalAllocatedBytes();

        var article = Assert.Single(ArticleReader.Read(Path.Combine(_archive.Path, "bomb.jsonl.gz"), _archive.Options with { MaxRecordBytes = 1 << 20 }));

        Assert.Equal("a1", article.Id);
        Assert.Equal((ReadProblemKind.TooLong, 1L), (Assert.Single(_archive.Problems).Kind, _archive.Problems[0].Line));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100 << 20);
    }

    [Fact]
    public void Read_CsvWithAQuoteThatIsNeverClosed_LosesNoOtherRecord()
    {
        _archive.Write("news.csv", "id,text\n1,\"مغلق\"\n2,\"غير مغلق\n3,ثالث\n4,\"رابع، على\nسطرين\"\n5,خامس\n");

        Assert.Equal([("1", "مغلق"), ("2", "\"غير مغلق"), ("3", "ثالث"), ("4", "رابع، على\nسطرين"), ("5", "خامس")], _archive.Read().Select(a => (a.Id, a.Text)));
    }

    [Fact]
    public void Read_CsvRecordWithTooManyValues_NamesItsLineAndKeepsTheOthers()
    {
        _archive.Write("news.csv", "id,text\r\n1,\"واحد\r\nاثنان\"\r\n2,ثلاثة,أربعة\r\n3,خمسة\r\n");

        Assert.Equal(["1", "3"], _archive.Read().Select(a => a.Id));
        var problem = Assert.Single(_archive.Problems);
        Assert.Equal((ReadProblemKind.BrokenRecord, 4L, "2,ثلاثة,أربعة"), (problem.Kind, problem.Line, problem.Record));
    }

    [Fact]
    public void Read_CsvInWindows1256_ReadsItsArabic()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = "رفضت روسيا مشروع القرار الذي قدمته الدول الغربية في مجلس الأمن أمس";
        _archive.Write("old.csv", Encoding.GetEncoding(1256).GetBytes($"id;text\n1;{text}\n"));

        var article = Assert.Single(_archive.Read());
        Assert.Equal((text, "windows-1256"), (article.Text, article.Metadata["encoding"]));
    }

    [Fact]
    public void Read_TsvWithoutQuotes_ReadsEveryCharacterAsItStands()
    {
        string[] values = ["واحد", " مع فراغ ", "\"اقتباس\" في البداية", "وسط \"اقتباس\" هنا", "'", "a,b;c", "نهاية\"", "\"مفتوح"];
        _archive.Write("x.tsv", "id\ttext\tnote\n" + string.Concat(values.Select((v, i) => $"{i}\t{v}\tآخر\n")));

        Assert.Equal(values, _archive.Read().Select(a => a.Text));
        Assert.Empty(_archive.Problems);
    }

    [Fact]
    public async Task Read_ParquetWithNestedColumns_NamesThemWithDotsAndJoinsLists()
    {
        var (id, name, tags, when) = (new DataField<string>("id"), new DataField<string>("name"), new ListField("paragraphs", new DataField<string>("element")), new DataField<DateTime>("published_at"));
        var schema = new ParquetSchema(id, new StructField("source", name), tags, when, new DataField<byte[]>("picture"));
        using var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(schema, file, cancellationToken: TestContext.Current.CancellationToken))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(schema.DataFields[0], ["1", "2"]);
            await group.WriteAllPartsAsync<ReadOnlyMemory<char>>(schema.DataFields[1], new[] { "Outlet".AsMemory() }, new[] { schema.DataFields[1].MaxDefinitionLevel, 0 }, null, TestContext.Current.CancellationToken);
            var most = schema.DataFields[2].MaxDefinitionLevel;
            await group.WriteAllPartsAsync<ReadOnlyMemory<char>>(schema.DataFields[2], new[] { "أول".AsMemory(), "ثان".AsMemory(), "ثالث".AsMemory() }, new[] { most, most, most }, new[] { 0, 1, 0 }, TestContext.Current.CancellationToken);
            await group.WriteAsync<DateTime>(schema.DataFields[3], new[] { new DateTime(2012, 7, 17, 9, 0, 0, DateTimeKind.Utc), new DateTime(2013, 1, 2, 0, 0, 0, DateTimeKind.Utc) }, null, null, TestContext.Current.CancellationToken);
            await group.WriteAsync(schema.DataFields[4], [[1], [2]]);
        }

        _archive.Write("x.parquet", file.ToArray());
        var articles = _archive.Read();

        Assert.Equal(["أول\nثان", "ثالث"], articles.Select(a => a.Text));
        Assert.Equal(["Outlet", null], articles.Select(a => a.Source));
        Assert.Equal([new DateOnly(2012, 7, 17), new DateOnly(2013, 1, 2)], articles.Select(a => a.Published!.Value));
    }

    [Fact]
    public void Read_StandardInputFormatIsUnknown_NamesTheKnownOnes() =>
        Assert.Contains("jsonl, csv", Assert.Throws<ArgumentException>(() => ArticleReader.Read("-", new ReadOptions { Format = "docx" })).Message, StringComparison.Ordinal);

    private static void AssertSame(IReadOnlyList<Article> expected, List<Article> read)
    {
        Assert.Equal(expected.Select(a => a.Id), read.Select(a => a.Id));
        foreach (var (wanted, got) in expected.Zip(read))
        {
            Assert.Equal((wanted.Text, wanted.Title, wanted.Source, wanted.Published), (got.Text, got.Title, got.Source, got.Published));
            Assert.Equal(wanted.Metadata.GetValueOrDefault("section"), got.Metadata.GetValueOrDefault("section"));
        }
    }

    private static async Task<byte[]> FileAsync(string name, IReadOnlyList<Article> articles)
    {
        var bytes = name switch
        {
            _ when name.EndsWith(".zip", StringComparison.Ordinal) => Zip(("inside.jsonl", Jsonl(articles))),
            _ when name.Contains(".parquet", StringComparison.Ordinal) => await ParquetAsync(articles),
            _ when name.Contains(".semicolon.csv", StringComparison.Ordinal) => Encoding.UTF8.GetBytes(Separated(articles, ';')),
            _ when name.Contains(".tab.csv", StringComparison.Ordinal) || name.Contains(".tsv", StringComparison.Ordinal) => Encoding.UTF8.GetBytes(Separated(articles, '\t')),
            _ when name.Contains(".csv", StringComparison.Ordinal) => Encoding.UTF8.GetBytes(Separated(articles, ',')),
            _ => Encoding.UTF8.GetBytes(Jsonl(articles)),
        };
        using var packed = new MemoryStream();
        if (name.EndsWith(".zst", StringComparison.Ordinal))
        {
            using (var zstandard = new CompressionStream(packed, leaveOpen: true))
                zstandard.Write(bytes);
            return packed.ToArray();
        }

        if (!name.EndsWith(".gz", StringComparison.Ordinal) && !name.StartsWith("packed", StringComparison.Ordinal))
            return bytes;
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static string Jsonl(IEnumerable<Article> articles) =>
        string.Concat(articles.Select(a => JsonSerializer.Serialize(new { id = a.Id, title = a.Title, source = a.Source, date = a.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), text = a.Text, section = a.Metadata.GetValueOrDefault("section") }) + "\n"));

    private static string Separated(IEnumerable<Article> articles, char separator)
    {
        var rows = articles.Select(a => new[] { a.Id, a.Title, a.Source, a.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), a.Text, a.Metadata.GetValueOrDefault("section") });
        return string.Concat(rows.Prepend(["id", "title", "source", "date", "text", "section"]).Select(row => string.Join(separator, row.Select(Quoted)) + "\r\n"));

        string Quoted(string? value) => value is null ? "" : value.IndexOfAny([separator, '"', '\n', '\r']) >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    private static async Task<byte[]> ParquetAsync(IReadOnlyList<Article> articles)
    {
        var schema = new ParquetSchema(new DataField<string>("id"), new DataField<string>("title"), new DataField<string>("source"), new DataField<DateTime?>("date"), new DataField<string>("text"), new DataField<string>("section"));
        using var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(schema, file, cancellationToken: TestContext.Current.CancellationToken))
        {
            foreach (var part in articles.Chunk(1000))
            {
                using var group = writer.CreateRowGroup();
                await group.WriteAsync(schema.DataFields[0], [.. part.Select(a => a.Id)]);
                await group.WriteAsync(schema.DataFields[1], [.. part.Select(a => a.Title!)]);
                await group.WriteAsync(schema.DataFields[2], [.. part.Select(a => a.Source!)]);
                await group.WriteAsync<DateTime>(schema.DataFields[3], part.Select(a => a.Published?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).ToArray(), null, null, TestContext.Current.CancellationToken);
                await group.WriteAsync(schema.DataFields[4], [.. part.Select(a => a.Text)]);
                await group.WriteAsync(schema.DataFields[5], [.. part.Select(a => a.Metadata.GetValueOrDefault("section")!)]);
            }
        }

        return file.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
