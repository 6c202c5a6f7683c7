using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

/// <summary>The options on how articles are read, and what becomes of records that give none.</summary>
public class ReadingOptionsTests
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string English = "The council met on Monday and will meet again on Friday to vote.";

    // Eight records of which two give articles; a near duplicate differs in one word of forty.
    private static readonly string Long = string.Concat(Enumerable.Repeat(Sentences.RussiaRejectsSanctions + " " + Sentences.BritainCallsForSanctions + " ", 4));

    private static readonly string[] Records =
    [
        Record("a", Long),
        "{\"id\": \"broken\", \"te",
        Record("empty", "  "),
        "{\"id\": \"textless\", \"title\": \"عنوان\"}",
        Record("again", Long),
        Record("nearly", Long + "وذلك"),
        Record("english", English),
        Record("b", Sentences.Weather),
    ];

    private static readonly string[] Kinds = ["broken_record", "empty_text", "missing_text", "exact_duplicate", "near_duplicate", "not_arabic"];

    [Fact]
    public async Task Rejects_RecordsOfEveryKind_AreInTheFileAndHaveALineEach()
    {
        using var folder = new Folder();
        var articles = folder.Write("news.jsonl", string.Join('\n', Records) + "\n");

        var ran = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--format", "jsonl", "--duplicates", "near", "--arabic-only", "--rejects", folder.At("bad/rejects.jsonl"));

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(["a", "b"], ran.Lines.Select(l => l.GetProperty("id").GetString()));
        var rejects = Read(folder.At("bad/rejects.jsonl"));
        Assert.Equal(Kinds.Order(StringComparer.Ordinal), rejects.Select(r => r.GetProperty("kind").GetString()).Order(StringComparer.Ordinal));
        foreach (var reject in rejects)
        {
            Assert.Equal(articles, reject.GetProperty("file").GetString());
            Assert.Equal(Records[reject.GetProperty("record").GetInt32() - 1], reject.GetProperty("raw").GetString());
            Assert.NotEmpty(reject.GetProperty("problem").GetString()!);
        }

        string[] lines =
        [
            "1 record not as the format says, lost", "1 record with an empty text, lost", "1 record without a text field, lost", "1 article with the text of an earlier one, left out",
            "1 article with nearly the text of an earlier one, left out", "1 article not in Arabic, left out",
        ];
        Assert.All(lines, line => Assert.Contains($"warning: {line}\n", ran.Error, StringComparison.Ordinal));
        Assert.Contains($"3 records gave no article; 3 articles were left out as asked for; 2 articles were read. What was not read is in {folder.At("bad/rejects.jsonl")}.", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--of", "statements", "--topic", "TOPIC")]
    [InlineData("--of", "terms", "--stems")]
    public async Task Rejects_Shards_WriteEachRecordOnceToFilesOfTheirOwn(params string[] scan)
    {
        using var folder = new Folder();
        var articles = folder.Write("news.jsonl", string.Join('\n', Records) + "\n");
        string[] options = ["scan", articles, .. scan.Select(a => a == "TOPIC" ? Cli.Syria : a), "--duplicates", "near", "--arabic-only"];

        await Cli.RunAsync([.. options, "--out", folder.At("whole.parquet"), "--rejects", folder.At("whole.jsonl")]);
        for (var i = 1; i <= 4; i++)
        {
            var ran = await Cli.RunAsync([.. options, "--out", folder.At($"part-{i}.parquet"), "--shard", $"{i}/4", "--rejects", folder.At("r.jsonl")]);
            Assert.Equal(0, ran.ExitCode);
            Assert.Contains($"What was not read is in {folder.At($"r-{i}-of-4.jsonl")}, this shard's share of it.", ran.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(folder.At("r.jsonl")));
        var ofShards = Enumerable.Range(1, 4).SelectMany(i => File.ReadLines(folder.At($"r-{i}-of-4.jsonl")));
        Assert.Equal(File.ReadLines(folder.At("whole.jsonl")).Order(StringComparer.Ordinal), ofShards.Order(StringComparer.Ordinal));
        Assert.Equal(Kinds.Length, Read(folder.At("whole.jsonl")).Length);
        var merged = await Cli.RunAsync(["merge", .. Enumerable.Range(1, 4).Select(i => folder.At($"part-{i}.parquet")), "--out", folder.At("merged.parquet")]);
        Assert.Equal(0, merged.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(folder.At("whole.parquet"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder.At("merged.parquet"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Map_OtherNames_FillTheArticle()
    {
        using var folder = new Folder();
        var articles = folder.Write("news.csv", $"nr,corpus,when\n7,{Sentences.RussiaRejectsSanctions},2012-02-04\n");

        var unmapped = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--format", "csv");
        var mapped = await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--format", "csv", "--map", "text=corpus,id=nr,date=when");

        Assert.Equal(3, unmapped.ExitCode);
        Assert.Contains("corpus", unmapped.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (mapped.ExitCode, mapped.Error));
        Assert.Contains("\n7,,2012-02-04,,1,russia,", mapped.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--map", "words=corpus", "'--map'")]
    [InlineData("--map", "text", "'--map'")]
    [InlineData("--encoding", "klingon", "klingon")]
    [InlineData("--duplicates", "some", "'some'")]
    [InlineData("--input-format", "docx", "'docx'")]
    public async Task Options_Wrong_AreRefused(string option, string value, string says)
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("terms", folder.Articles(Sentences.Weather), option, value);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encoding_Named_ReadsWhatCannotBeGuessed()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var folder = new Folder();
        var file = folder.Write("old.csv", $"id,text\n1,{Sentences.RussiaRejectsSanctions}\n", Encoding.GetEncoding("iso-8859-6"));

        var right = await Cli.RunAsync("statements", file, "--topic", Cli.Syria, "--format", "csv", "--encoding", "iso-8859-6");
        var wrong = await Cli.RunAsync("statements", file, "--topic", Cli.Syria, "--format", "csv", "--encoding", "windows-1252");

        Assert.Contains("\n1,,,,1,russia,", right.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("russia", wrong.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\": \"1\", \"text\": \"TEXT\"}\n")]
    [InlineData("id,text\n1,TEXT\n", "--input-format", "csv")]
    [InlineData("id;body\n1;TEXT\n", "--input-format", "csv", "--map", "text=body")]
    public async Task StandardInput_ItsFormatIsKnown_IsRead(string input, params string[] options)
    {
        using var process = CommandProcess.Start(["statements", "-", "--topic", Cli.Syria, "--format", "csv", .. options]);

        await process.StandardInput.WriteAsync(input.Replace("TEXT", Sentences.RussiaRejectsSanctions, StringComparison.Ordinal));
        process.StandardInput.Close();

        Assert.Equal(0, await process.EndAsync());
        Assert.Contains("\n1,,,,1,russia,", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StandardInput_NothingComes_SaysSo()
    {
        using var process = CommandProcess.Start("terms", "-");

        process.StandardInput.Close();

        Assert.Equal(3, await process.EndAsync());
        Assert.Contains("'-' holds no article that can be read", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--map", "text=body")]
    [InlineData("--encoding", "windows-1256")]
    [InlineData("--duplicates", "near")]
    [InlineData("--arabic-only")]
    [InlineData("--rejects", "r.jsonl")]
    [InlineData("--input-format", "csv")]
    public async Task Store_InThePlaceOfArticles_RefusesOptionsOfReading(params string[] option)
    {
        using var folder = new Folder();
        await Cli.RunAsync("import", folder.Articles(Sentences.RussiaRejectsSanctions), "--store", folder.At("s.duckdb"));
        string[][] commands = [["compare", "--topic", Cli.Syria], ["statements", "--topic", Cli.Syria], ["terms"], ["kwic", "عقوبات"], ["coverage", "--topic", Cli.Syria], ["scan", "--out", folder.At("x.parquet")]];

        foreach (var command in commands)
        {
            var ran = await Cli.RunAsync([command[0], folder.At("s.duckdb"), .. command[1..], .. option]);

            Assert.Equal(2, ran.ExitCode);
            Assert.Contains($"'{option[0]}' says how articles are read, and '{folder.At("s.duckdb")}' is a store", ran.Error, StringComparison.Ordinal);
            Assert.Contains("give it to 'analysiskit import'", ran.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Scan_InThePlaceOfArticles_RefusesOptionsOfReading()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions);
        await Cli.RunAsync("scan", articles, "--out", folder.At("terms.parquet"));
        await Cli.RunAsync("scan", articles, "--topic", Cli.Syria, "--out", folder.At("statements.parquet"));

        foreach (string[] command in new string[][] { ["terms", folder.At("terms.parquet")], ["statements", folder.At("statements.parquet"), "--topic", Cli.Syria] })
        {
            var ran = await Cli.RunAsync([.. command, "--duplicates", "exact"]);
            Assert.Equal(2, ran.ExitCode);
            Assert.Contains("'--duplicates' says how articles are read", ran.Error, StringComparison.Ordinal);
            Assert.Contains("give it to 'analysiskit scan'", ran.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Scan_WhereArticlesAreNeeded_IsRefused()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions);
        var (terms, statements) = (folder.At("terms.parquet"), folder.At("statements.parquet"));
        await Cli.RunAsync("scan", articles, "--out", terms);
        await Cli.RunAsync("scan", articles, "--topic", Cli.Syria, "--out", statements);
        string[][] commands =
        [
            ["terms", statements], ["kwic", statements, "روسيا"], ["kwic", terms, "روسيا"], ["collocations", statements], ["coverage", statements, "--topic", Cli.Syria],
            ["import", statements, "--store", folder.At("s.duckdb")],
        ];

        foreach (var command in commands)
        {
            var ran = await Cli.RunAsync(command);
            Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
            Assert.Contains("is a scan of ", ran.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await Cli.RunAsync("terms", statements, "--topic", Cli.Syria)).ExitCode);
    }

    [Fact]
    public async Task Map_PartNamedTwice_IsRefused()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("terms", folder.Articles(Sentences.Weather), "--map", "text=a,Text=b");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("mapped twice", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_LeavesRecordsOut_CountsThemAndKeepsThemInTheStore()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        var articles = folder.Write("news.jsonl", string.Join('\n', Records) + "\n");
        string[] import = ["import", articles, "--store", store, "--duplicates", "near", "--arabic-only"];

        var first = await Cli.RunAsync(import);
        await Cli.RunAsync("import", folder.Write("other.jsonl", "{\"broken\n" + Record("c", Sentences.Weather)), "--store", store);
        var again = await Cli.RunAsync(import);

        Assert.StartsWith($"{store}: 2 added, 0 unchanged, 0 changed; 3 records rejected, 3 articles left out (1 exact duplicate, 1 near duplicate, 1 not in Arabic). The store has 2 articles.\n", first.Output, StringComparison.Ordinal);
        Assert.Contains("select kind, file, record, problem from rejects", first.Output, StringComparison.Ordinal);
        Assert.StartsWith($"{store}: 0 added, 2 unchanged, 0 changed; 3 records rejected, 3 articles left out", again.Output, StringComparison.Ordinal);
        var rejects = (await Cli.RunAsync("query", store, $"select kind, record, left_out, raw from rejects where file = '{articles}' order by record", "--format", "jsonl")).Lines;
        Assert.Equal(Kinds.Order(StringComparer.Ordinal), rejects.Select(r => r.GetProperty("kind").GetString()).Order(StringComparer.Ordinal));
        Assert.All(rejects, r => Assert.Equal(Records[r.GetProperty("record").GetInt32() - 1], r.GetProperty("raw").GetString()));
        Assert.Equal(3, rejects.Count(r => r.GetProperty("left_out").GetBoolean()));
        Assert.Equal("n\n7\n", (await Cli.RunAsync("query", store, "select count(*) n from rejects", "--format", "csv")).Output);

        folder.Write("news.jsonl", Records[0] + "\n");
        Assert.DoesNotContain("rejects", (await Cli.RunAsync(import)).Output, StringComparison.Ordinal);
        Assert.Equal("n\n1\n", (await Cli.RunAsync("query", store, "select count(*) n from rejects", "--format", "csv")).Output);
    }

    [Fact]
    public async Task Terms_ParquetIsCutOff_SpeaksOfTheFileAndNotOfScans()
    {
        using var folder = new Folder();
        await Cli.RunAsync("import", folder.Articles(Sentences.Weather, Sentences.RussiaRejectsSanctions), "--store", folder.At("s.duckdb"));
        await Cli.RunAsync("export", folder.At("s.duckdb"), "--to", "parquet", "--output", folder.At("tables"));
        var whole = await File.ReadAllBytesAsync(folder.At("tables/articles.parquet"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.At("cut.parquet"), whole[..^20], TestContext.Current.CancellationToken);

        foreach (string[] command in new string[][] { ["terms"], ["compare", "--topic", Cli.Syria] })
        {
            var ran = await Cli.RunAsync([command[0], folder.At("cut.parquet"), .. command[1..]]);

            Assert.Equal(3, ran.ExitCode);
            Assert.Contains("cut.parquet", ran.Error, StringComparison.Ordinal);
            Assert.Contains("not a whole Parquet file", ran.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("scan", ran.Error, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Record(string id, string text) => JsonSerializer.Serialize(new { id, text }, Json);

    private static JsonElement[] Read(string file) => [.. File.ReadLines(file).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
}
