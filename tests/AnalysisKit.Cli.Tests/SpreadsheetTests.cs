using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace AnalysisKit.Cli.Tests;

/// <summary>What commands write for spreadsheets, read back from the parts of the file.</summary>
public class SpreadsheetTests
{
    // "Russia rejected the resolution." and "Britain welcomed the resolution of the council."
    private const string Articles = """
        {"id":"a","source":"one","date":"2012-02-04","title":"=عنوان \"أول\" & <b>","text":"رفضت روسيا القرار بشأن فرض عقوبات على سوريا."}
        {"id":"b","source":"two","text":"رحبت بريطانيا بقرار المجلس."}
        """;

    private const string Gold = """{"id": "a", "statements": [{"speaker": "russia", "cue": "رفضت", "content": "القرار", "stances": [{"issue": "sanctions", "polarity": "oppose"}]}]}""";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // The commands that write no table, and what they write.
    private static readonly Dictionary<string, string> WithoutTables = new()
    {
        ["run"] = "notebooks, and a page and a file of JUnit on what became of them",
        ["cells"] = "the outputs of one notebook",
        ["kernel install"] = "files of Jupyter",
        ["kernel list"] = "lines of paths",
        ["kernel uninstall"] = "nothing",
        ["kernel run"] = "messages of Jupyter",
        ["sample"] = "a table to fill in and read back, whose form the ending of --out tells: .xlsx, or .csv for spreadsheets",
        ["import"] = "a store; what was left out is in its table rejects",
        ["analyze"] = "a store",
        ["ask write"] = "questions for a language model",
        ["ask prompt"] = "the prompt",
        ["train"] = "a model, and a report in Markdown",
        ["new topic"] = "a topic",
        ["new notebook"] = "a notebook",
        ["scan"] = "a part of a scan, which merge prints",
        ["cluster slurm"] = "scripts",
        ["cluster kubernetes"] = "a manifest",
        ["help"] = "help",
    };

    [Fact]
    public void EveryCommand_WritesItsTableAsAWorkbookAndAsSafeCsv_OrIsKnownToWriteNone()
    {
        Assert.All(CommandLineTests.Leaves.Where(c => !WithoutTables.ContainsKey(c.Name)), c =>
        {
            var names = c.Command.Options.Select(o => o.Name).ToList();
            Assert.Superset(new HashSet<string> { "csv", "jsonl", "xlsx" }, Formats(c.Command));
            Assert.Contains("--excel", names);
            Assert.Contains("--output", names);
        });
        Assert.All(CommandLineTests.Leaves.Where(c => WithoutTables.ContainsKey(c.Name)), c => Assert.DoesNotContain("csv", Formats(c.Command)));
        Assert.Empty(WithoutTables.Keys.Except(CommandLineTests.Leaves.Select(c => c.Name)));
    }

    private static HashSet<string> Formats(Command command) =>
        [.. command.Options.Where(o => o.Name is "--format" or "--to").SelectMany(o => o.GetCompletions(CompletionContext.Empty)).Select(c => c.Label)];

    [Fact]
    public async Task Terms_Workbook_IsFromRightToLeftWithNumbersAndAFixedHeading()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("terms", folder.Write("a.jsonl", Articles), "--output", folder.At("terms.xlsx"));
        var csv = await Cli.RunAsync("terms", folder.At("a.jsonl"), "--format", "csv");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("terms.xlsx", ran.Error, StringComparison.Ordinal);
        var sheet = Assert.Single(Sheets(folder.At("terms.xlsx")));
        Assert.True(sheet.IsFromRightToLeft);
        Assert.Equal(("1", "frozen"), (sheet.Pane?.Attribute("ySplit")?.Value, sheet.Pane?.Attribute("state")?.Value));
        Assert.Equal(["group", "term", "key", "count", "documents", "rank", "per_million"], sheet.Rows[0].Select(c => c.Text));
        Assert.Equal(csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), sheet.Rows.Select(row => string.Join(',', row.Select(c => c.Text))));
        Assert.All(sheet.Rows.Skip(1), row => Assert.Equal([false, false, false, true, true, true, true], row.Select(c => c.IsNumber)));
    }

    [Theory]
    [InlineData("keyness", "--group", "source", "--target", "one")]
    [InlineData("collocations", "--min-count", "1")]
    [InlineData("kwic", "القرار")]
    [InlineData("statements", "--topic", "SYRIA")]
    [InlineData("compare", "--topic", "SYRIA", "--group", "source")]
    [InlineData("coverage", "--topic", "SYRIA")]
    [InlineData("evaluate", "--topic", "SYRIA", "--gold", "GOLD")]
    [InlineData("topic check SYRIA", "--show", "names")]
    public async Task Tables_OfEachCommand_AreTheSameInAWorkbookAndInCsv(string command, params string[] options)
    {
        using var folder = new Folder();
        var articles = folder.Write("a.jsonl", Articles);
        string[] line = [.. command.Replace("SYRIA", Cli.Syria, StringComparison.Ordinal).Split(' '), articles, .. options.Select(o => o == "SYRIA" ? Cli.Syria : o == "GOLD" ? folder.Write("gold.jsonl", Gold) : o)];

        var csv = await Cli.RunAsync([.. line, "--format", "csv"]);
        var ran = await Cli.RunAsync([.. line, "--output", folder.At("t.xlsx")]);

        var safe = await Cli.RunAsync([.. line, "--format", "csv", "--excel"]);

        Assert.True((csv.ExitCode, ran.ExitCode, safe.ExitCode) == (0, 0, 0), csv.Error + ran.Error + safe.Error);
        Assert.NotEmpty(csv.Output);
        Assert.StartsWith("\uFEFF" + csv.Output.Split('\n')[0], safe.Output, StringComparison.Ordinal);
        var sheet = Assert.Single(Sheets(folder.At("t.xlsx")));
        Assert.Equal(csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, sheet.Rows.Count);
        Assert.True(sheet.Rows.Count > 1);
        Assert.Equal(csv.Output.Split('\n')[0], string.Join(',', sheet.Rows[0].Select(c => c.Text)));
    }

    [Fact]
    public async Task Statements_WorkbookCsvAndJsonl_HaveSentenceTitleAndDate()
    {
        using var folder = new Folder();
        string[] command = ["statements", folder.Write("a.jsonl", Articles), "--topic", Cli.Syria];

        await Cli.RunAsync([.. command, "--output", folder.At("s.xlsx")]);
        var csv = await Cli.RunAsync([.. command, "--format", "csv"]);
        var json = await Cli.RunAsync([.. command, "--format", "jsonl"]);

        var sheet = Assert.Single(Sheets(folder.At("s.xlsx")));
        var row = sheet.Rows[0].Select(c => c.Text).Zip(sheet.Rows[1]).ToDictionary(c => c.First, c => c.Second);
        Assert.Equal(("=عنوان \"أول\" & <b>", "رفضت روسيا القرار بشأن فرض عقوبات على سوريا."), (row["title"].Text, row["sentence"].Text));
        Assert.Equal((true, "yyyy-mm-dd", new DateOnly(2012, 2, 4).ToDateTime(TimeOnly.MinValue)), (row["published"].IsNumber, row["published"].Format, DateTime.FromOADate(row["published"].Number)));
        Assert.True(row["confidence"].IsNumber);
        Assert.Contains("2012-02-04,\"=عنوان \"\"أول\"\" & <b>\",1,russia,", csv.Output, StringComparison.Ordinal);
        Assert.Contains(",رفضت روسيا القرار بشأن فرض عقوبات على سوريا.,", csv.Output, StringComparison.Ordinal);
        var article = json.Lines[0];
        Assert.Equal(("one", "2012-02-04", "=عنوان \"أول\" & <b>"), (article.GetProperty("source").GetString(), article.GetProperty("published").GetString(), article.GetProperty("title").GetString()));
        Assert.Equal("رفضت روسيا القرار بشأن فرض عقوبات على سوريا.", article.GetProperty("statements")[0].GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task Compare_Workbook_IsFromRightToLeftWithDaysAndNumbers()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("compare", folder.Write("a.jsonl", Articles), "--topic", Cli.Syria, "--language", "ar", "--output", folder.At("p.xlsx"));

        Assert.True(ran.ExitCode == 0, ran.Error);
        var sheet = Assert.Single(Sheets(folder.At("p.xlsx")));
        Assert.True(sheet.IsFromRightToLeft);
        var row = sheet.Rows[0].Select(c => c.Text).Zip(sheet.Rows[1]).ToDictionary(c => c.First, c => c.Second);
        Assert.Equal(("russia", "روسيا", "sanctions"), (row["actor"].Text, row["actor_label"].Text, row["issue"].Text));
        Assert.Equal((true, true, "1"), (row["mean"].IsNumber, row["statements"].IsNumber, row["oppose"].Text));
        Assert.Equal((new DateTime(2012, 2, 4), "yyyy-mm-dd"), (DateTime.FromOADate(row["first"].Number), row["first"].Format));
    }

    [Fact]
    public async Task Evaluate_Misses_AreAWorkbookOrCsvByTheFilesEnding()
    {
        using var folder = new Folder();
        string[] command = ["evaluate", folder.Write("a.jsonl", Articles), "--gold", folder.Write("gold.jsonl", Gold.Replace("القرار", "على سوريا", StringComparison.Ordinal).Replace("russia", "uk", StringComparison.Ordinal)), "--topic", Cli.Syria, "--errors"];

        await Cli.RunAsync([.. command, folder.At("m.xlsx")]);
        await Cli.RunAsync([.. command, folder.At("m.csv")]);
        await Cli.RunAsync([.. command, folder.At("m.tsv")]);

        var sheet = Assert.Single(Sheets(folder.At("m.xlsx")));
        var lines = await File.ReadAllLinesAsync(folder.At("m.tsv"), TestContext.Current.CancellationToken);
        Assert.NotEmpty(lines);
        Assert.Equal(lines, sheet.Rows.Skip(1).Select(row => string.Join('\t', row.Select(c => c.Text))));
        Assert.StartsWith("\uFEFFarticle,miss,who,cue,words\n", new UTF8Encoding(false).GetString(await File.ReadAllBytesAsync(folder.At("m.csv"), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfAStore_IsAWorkbookOrSafeCsvOfEachTable()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Cli.RunAsync("import", folder.Write("a.jsonl", Articles), "--store", store);
        await Cli.RunAsync("analyze", store, "--topic", Cli.Syria);

        var books = await Cli.RunAsync("export", store, "--to", "xlsx", "--output", folder.At("books"));
        var plain = await Cli.RunAsync("export", store, "--to", "csv", "--output", folder.At("plain"));
        var safe = await Cli.RunAsync("export", store, "--to", "csv", "--excel", "--output", folder.At("safe"));
        var wrong = await Cli.RunAsync("export", store, "--to", "jsonl", "--excel", "--output", folder.At("wrong"));

        Assert.Equal((0, 0, 0, 2), (books.ExitCode, plain.ExitCode, safe.ExitCode, wrong.ExitCode));
        Assert.Equal(Names("plain"), Names("books"));
        Assert.Equal(Names("plain"), Names("safe"));
        var sheet = Assert.Single(Sheets(folder.At("books/articles.xlsx")));
        Assert.True(sheet.IsFromRightToLeft);
        Assert.Equal(["id", "source", "title", "date", "url", "author", "text"], sheet.Rows[0].Select(c => c.Text));
        Assert.Equal(("a", "yyyy-mm-dd", new DateTime(2012, 2, 4)), (sheet.Rows[1][0].Text, sheet.Rows[1][3].Format, DateTime.FromOADate(sheet.Rows[1][3].Number)));
        Assert.True(Assert.Single(Sheets(folder.At("books/stances.xlsx"))).Rows[1][6].IsNumber);
        var bytes = new UTF8Encoding(false).GetString(await File.ReadAllBytesAsync(folder.At("safe/articles.csv"), TestContext.Current.CancellationToken));
        Assert.StartsWith("\uFEFFid,source,title,", bytes, StringComparison.Ordinal);
        Assert.Contains(",\"'=عنوان", bytes, StringComparison.Ordinal);

        IEnumerable<string?> Names(string part) => Directory.GetFiles(folder.At(part)).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Merge_Statements_AreTheWorkbookAndSafeCsvOfTheWhole()
    {
        using var folder = new Folder();
        var articles = folder.Write("a.jsonl", Articles);
        await Cli.RunAsync("scan", articles, "--topic", Cli.Syria, "--out", folder.At("p.parquet"));

        var book = await Cli.RunAsync("merge", folder.At("p.parquet"), "--output", folder.At("m.xlsx"));
        var safe = await Cli.RunAsync("merge", folder.At("p.parquet"), "--format", "csv", "--excel");
        await Cli.RunAsync("statements", articles, "--topic", Cli.Syria, "--output", folder.At("s.xlsx"));

        Assert.Equal((0, 0), (book.ExitCode, safe.ExitCode));
        Assert.Equal(Cells("s.xlsx"), Cells("m.xlsx"));
        Assert.StartsWith("\uFEFFarticle,", safe.Output, StringComparison.Ordinal);

        IEnumerable<string> Cells(string file) => Assert.Single(Sheets(folder.At(file))).Rows.Select(row => string.Join('|', row.Select(c => c.Text)));
    }

    [Fact]
    public async Task Query_ValuesOfAllKinds_AreCellsOfTheirKind()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Cli.RunAsync("import", folder.Write("a.jsonl", Articles), "--store", store);
        const string Sql = """
            select '=1+1' as "formula", 7 as "whole", 9007199254740993 as "huge", 0.25::double as "part", true as "truth", date '2012-02-04' as "day", timestamp '2012-02-04 10:30:00' as "time", date '1850-01-01' as "early",
              null::varchar as "nothing", 'nan'::double as "undefined", '_x0041_ ' || chr(1) || chr(9) || '😀 ' || chr(10) || '<&>' as "odd", repeat('x', 40000) as "long"
            """;

        var ran = await Cli.RunAsync("query", store, Sql, "--output", folder.At("q.xlsx"));

        Assert.True(ran.ExitCode == 0, ran.Error);
        Assert.Contains("1 cell of \"long\" had more than 32,767 characters", ran.Error, StringComparison.Ordinal);
        var sheet = Assert.Single(Sheets(folder.At("q.xlsx")));
        Assert.False(sheet.IsFromRightToLeft);
        var row = sheet.Rows[0].Select(c => c.Text).Zip(sheet.Rows[1]).ToDictionary(c => c.First, c => c.Second);
        Assert.Equal(("=1+1", false, "inlineStr"), (row["formula"].Text, row["formula"].IsNumber, row["formula"].Type));
        Assert.Equal(("7", true), (row["whole"].Text, row["whole"].IsNumber));
        Assert.Equal(("9007199254740993", false), (row["huge"].Text, row["huge"].IsNumber));
        Assert.Equal((0.25, "b", "1"), (row["part"].Number, row["truth"].Type, row["truth"].Text));
        Assert.Equal((new DateTime(2012, 2, 4), "yyyy-mm-dd"), (DateTime.FromOADate(row["day"].Number), row["day"].Format));
        Assert.Equal((new DateTime(2012, 2, 4, 10, 30, 0), "yyyy-mm-dd hh:mm:ss"), (DateTime.FromOADate(row["time"].Number), row["time"].Format));
        Assert.Equal(("1850-01-01", false), (row["early"].Text, row["early"].IsNumber));
        Assert.Equal(("", ""), (row["nothing"].Text, row["undefined"].Text));
        Assert.Equal("_x005F_x0041_ \t😀 \n<&>", row["odd"].Text);
        Assert.Equal((32_767, '…'), (row["long"].Text.Length, row["long"].Text[^1]));
    }

    [Fact]
    public void Write_MoreRowsThanASheetHas_GoesOnOnAnother()
    {
        const int Rows = 1_048_580;
        using var made = new MemoryStream();
        using var error = new StringWriter();
        using (var terminal = new Terminal(new StreamWriter(made, leaveOpen: true), error))
            Workbook.Write(terminal, ["n"], new Numbers(Rows));

        made.Position = 0;
        using var parts = new ZipArchive(made, ZipArchiveMode.Read);
        Assert.Equal([1_048_576, Rows - 1_048_575 + 1], parts.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).OrderBy(e => e.FullName, StringComparer.Ordinal).Select(CountRows));
        Assert.Contains("are on 2 sheets", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_ForASpreadsheet_HasAMarkAndNoFormula()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Cli.RunAsync("import", folder.Write("a.jsonl", Articles), "--store", store);
        const string Sql = "select '=cmd|'' /C calc''!A0' a, '+1+cmd' b, '-2' c, '@sum(1)' d, chr(9) || '=1' e, chr(13) || '=1' f, '＝1' g, -5 h, 'نص' i, '-' j";

        var plain = await Cli.RunAsync("query", store, Sql, "--format", "csv");
        var safe = await Cli.RunAsync("query", store, Sql, "--format", "csv", "--excel");
        var file = await Cli.RunAsync("query", store, Sql, "--output", folder.At("q.csv"), "--excel");

        Assert.DoesNotContain('\uFEFF', plain.Output);
        Assert.Equal("\uFEFFa,b,c,d,e,f,g,h,i,j\n'=cmd|' /C calc'!A0,'+1+cmd,-2,'@sum(1),'\t'=1,\"'\r'=1\",'＝1,-5,نص,'-\n", safe.Output);
        Assert.Equal(0, file.ExitCode);
        Assert.Equal(safe.Output, new UTF8Encoding(false).GetString(await File.ReadAllBytesAsync(folder.At("q.csv"), TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\n")]
    [InlineData("\0")]
    [InlineData("\u00A0")]
    [InlineData("\u00AD")]
    [InlineData("\u061C")]
    [InlineData("\u180E")]
    [InlineData("\u200B")]
    [InlineData("\u200E\u200F")]
    [InlineData("\u2028")]
    [InlineData("\u202A\u202B\u202C\u202D\u202E")]
    [InlineData("\u2060 \u2066\u2067\u2068\u2069")]
    [InlineData("\u3000")]
    [InlineData("\u3164")]
    [InlineData("\uFEFF")]
    [InlineData("\uFFF9")]
    [InlineData("\U000E0020")]
    [InlineData("\u0301")]
    [InlineData("\"")]
    [InlineData(" \"\" ")]
    public void Csv_ForASpreadsheet_HasNoCellThatIsRunWhateverSeparatesThem(string unseen)
    {
        foreach (var sign in "=+-@＝＋－＠")
        {
            foreach (var before in new[] { "", "a;", "a; b;", "a\t", "a\n", "a\r\n", "\"a\";", "\"a;", ";", "a,b;" })
            {
                using var output = new StringWriter();
                Csv.WriteRow(output, new TableFormat("csv", ForSpreadsheet: true), $"{before}{unseen}{sign}1+1", "x", $"{before}{unseen}{sign}cmd|' /C calc'!A0", 7);

                foreach (var separator in ",;\t")
                    Assert.DoesNotContain(Cells(output.ToString(), separator), IsRun);
            }
        }
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("+3.25")]
    [InlineData(" -5")]
    [InlineData("a; b")]
    [InlineData("قال: «نعم»؛ ثم غادر")]
    [InlineData("1-2=3")]
    public void Csv_ForASpreadsheet_LeavesWhatIsNoFormulaAsItIs(string text)
    {
        using var output = new StringWriter();

        Csv.WriteRow(output, new TableFormat("csv", ForSpreadsheet: true), text);

        Assert.Equal(text + "\n", output.ToString());
    }

    // The cells as a spreadsheet finds them: quotes count where a cell begins with one.
    private static List<string> Cells(string csv, char separator)
    {
        var (cells, cell, quoted, begins) = (new List<string>(), new StringBuilder(), false, true);
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"' && (quoted || begins))
            {
                (quoted, begins) = (!quoted, false);
            }
            else if (!quoted && (c == separator || c is '\n' or '\r'))
            {
                cells.Add(cell.ToString());
                cell.Clear();
                begins = true;
            }
            else
            {
                cell.Append(c);
                begins = false;
            }
        }

        return cells;
    }

    private static bool IsRun(string cell) => cell.EnumerateRunes().SkipWhile(r => r.Value is '"' or 0x3164 || Rune.IsWhiteSpace(r) || Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark).FirstOrDefault().Value is '=' or '+' or '-' or '@' or 0xFF1D or 0xFF0B or 0xFF0D or 0xFF20;

    [Theory]
    [InlineData("csv", "a,b,c,d,e,f,g,h\n,,,,\"[null,1.5]\",\"{\"\"x\"\":null}\",\"{\"\"k\"\":null}\",\"[\"\"NaN\"\"]\"\n")]
    [InlineData("jsonl", "{\"a\":null,\"b\":null,\"c\":null,\"d\":null,\"e\":\"[null,1.5]\",\"f\":\"{\\\"x\\\":null}\",\"g\":\"{\\\"k\\\":null}\",\"h\":\"[\\\"NaN\\\"]\"}\n")]
    public async Task Query_UndefinedAndInfiniteNumbers_AreNullInEveryFormat(string format, string expected)
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Cli.RunAsync("import", folder.Write("a.jsonl", Articles), "--store", store);
        const string Sql = "select 'nan'::double a, 'inf'::double b, '-inf'::float c, 'nan'::float d, ['nan'::double, 1.5] e, {'x': '-inf'::double} f, map {'k': 'nan'::double} g, ['NaN'] h";

        var shown = await Cli.RunAsync("query", store, Sql, "--format", format);
        var saved = await Cli.RunAsync("query", store, Sql, "--output", folder.At("o." + format));

        Assert.Equal((0, expected), (shown.ExitCode, shown.Output));
        Assert.Equal(0, saved.ExitCode);
        var file = await File.ReadAllTextAsync(folder.At("o." + format), TestContext.Current.CancellationToken);
        if (format == "jsonl")
            Assert.Equal("{\"a\":null,\"b\":null,\"c\":null,\"d\":null,\"e\":[null,1.5],\"f\":{\"x\":null},\"g\":{\"k\":null},\"h\":[\"NaN\"]}\n", file);
        else
            Assert.Equal(expected, file);
    }

    [Theory]
    [InlineData("'--excel' is for csv", "--excel")]
    [InlineData("'--excel' is for csv", "--format", "xlsx", "--excel")]
    [InlineData("name a file with --output FILE.xlsx", "--format", "xlsx")]
    [InlineData("does not end in .csv, .jsonl, .html, .xlsx", "--output", "terms.docx")]
    public async Task Formats_ThatCannotBe_AreRefusedInOneLine(string message, params string[] options)
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync(["terms", folder.Write("a.jsonl", Articles), .. options]);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd('\n').Split('\n'));
    }

    private static int CountRows(ZipArchiveEntry part)
    {
        using var reader = new StreamReader(part.Open());
        var (text, rows) = (reader.ReadToEnd(), 0);
        for (var at = text.IndexOf("<row", StringComparison.Ordinal); at >= 0; at = text.IndexOf("<row", at + 4, StringComparison.Ordinal))
            rows++;
        return rows;
    }

    private static List<Sheet> Sheets(string path)
    {
        using var parts = ZipFile.OpenRead(path);
        var styles = Part(parts.GetEntry("xl/styles.xml")!).Root!;
        var formats = styles.Descendants(Main + "numFmt").ToDictionary(f => f.Attribute("numFmtId")!.Value, f => f.Attribute("formatCode")!.Value);
        var cells = styles.Element(Main + "cellXfs")!.Elements().Select(x => formats.GetValueOrDefault(x.Attribute("numFmtId")?.Value ?? "", "")).ToList();
        return [.. parts.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e => new Sheet(Part(e).Root!, cells))];
    }

    private static XDocument Part(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private sealed class Sheet(XElement root, List<string> formats)
    {
        private XElement? View => root.Element(Main + "sheetViews")?.Element(Main + "sheetView");

        public bool IsFromRightToLeft => View?.Attribute("rightToLeft")?.Value == "1";

        public XElement? Pane => View?.Element(Main + "pane");

        public List<List<SheetCell>> Rows => [.. root.Element(Main + "sheetData")!.Elements().Select(row => row.Elements().Select(c => new SheetCell(c, formats)).ToList())];
    }

    private sealed class SheetCell(XElement cell, List<string> formats)
    {
        public string Type => cell.Attribute("t")?.Value ?? "";

        public string Text => string.Concat(cell.Descendants(Main + "t").Concat(cell.Elements(Main + "v")).Select(t => t.Value));

        public bool IsNumber => Type.Length == 0 && cell.Element(Main + "v") is not null;

        public double Number => double.Parse(Text, CultureInfo.InvariantCulture);

        public string Format => formats[int.Parse(cell.Attribute("s")?.Value ?? "0", CultureInfo.InvariantCulture)];
    }

    // Rows that are made when they are asked for.
    private sealed class Numbers(int count) : IReadOnlyList<IReadOnlyList<object?>>
    {
        public int Count => count;

        public IReadOnlyList<object?> this[int index] => [index];

        public IEnumerator<IReadOnlyList<object?>> GetEnumerator()
        {
            for (var i = 0; i < count; i++)
                yield return this[i];
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
