using System.Globalization;
using DuckDB.NET.Data;

namespace AnalysisKit.Store.Tests;

public class ExportTests
{
    [Fact]
    public void Export_JsonLines_ReadsBackToTheSameArticles()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample.Append(new Article
        {
            Id = "hostile",
            Text = "a\0b \"'\\ \n😀",
            Metadata = new Dictionary<string, string> { ["section"] = "س\0", ["a.b"] = "", ["it's \"/~"] = "x" },
        }));

        var files = store.Export(folder.At("out"), StoreFormat.JsonLines);

        Assert.Equal(
            store.Articles().Select(ImportTests.Describe),
            ArticleReader.Read(files.Single(f => Path.GetFileName(f) == "articles.jsonl"), new ReadOptions { DatesFromText = false }).Select(ImportTests.Describe));
    }

    [Theory]
    [InlineData(StoreFormat.Parquet, "select * from read_parquet('{0}')")]
    [InlineData(StoreFormat.Csv, "select * from read_csv('{0}', header = true, all_varchar = true)")]
    [InlineData(StoreFormat.JsonLines, "select * from read_json('{0}')")]
    public void Export_EveryFormat_HasEveryTableWhole(StoreFormat format, string read)
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample.Take(20).Select((a, i) => a with { Metadata = new Dictionary<string, string> { [i % 2 == 0 ? "it's" : "desk/x~y"] = $"v{i}" } }));
        store.Analyze(Folder.Syria);

        var files = store.Export(folder.At("out"), format);

        Assert.Equal(12, files.Count);
        foreach (var file in files)
        {
            var table = Path.GetFileNameWithoutExtension(file);
            Assert.Equal(store.Query($"select count(*) n from {table}")["n"][0], Rows(read, file, "count(*)", r => r.GetInt64(0)).Single());
        }

        var articles = files.Single(f => Path.GetFileNameWithoutExtension(f) == "articles");
        Assert.Equal(store.Articles().Select(a => a.Text), Rows(read, articles, "text", r => r.GetString(0)));
        Assert.Equal(store.Articles().Select(a => a.Metadata.GetValueOrDefault("it's")), Rows(read, articles, "\"it's\"", r => r.Text(0)));
        Assert.Equal(store.Articles().Select(a => a.Metadata.GetValueOrDefault("desk/x~y")), Rows(read, articles, "\"desk/x~y\"", r => r.Text(0)));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.At("out")), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void ExportQuery_WrongSql_LeavesNoFile()
    {
        using var folder = new Folder();
        using var store = folder.With();

        Assert.Throws<StoreException>(() => store.ExportQuery("select nope", folder.At("x.csv"), StoreFormat.Csv));

        Assert.Equal(["test.duckdb"], Directory.EnumerateFiles(Path.GetDirectoryName(folder.Store)!).Select(Path.GetFileName).Where(f => !f!.EndsWith(".wal", StringComparison.Ordinal)));
    }

    [Fact]
    public void ExportQuery_Parquet_HoldsTheRows()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample);

        store.ExportQuery("select id from articles order by id; ", folder.At("it's.parquet"), StoreFormat.Parquet);

        Assert.Equal(91, Rows("select * from read_parquet('{0}')", folder.At("it''s.parquet"), "*", r => r.GetString(0)).Count);
    }

    /// <summary>What DuckDB reads from a file outside a store.</summary>
    private static List<T> Rows<T>(string read, string file, string columns, Func<DuckDBDataReader, T> row)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection.Rows(string.Format(CultureInfo.InvariantCulture, read, file).Replace("select *", $"select {columns}", StringComparison.Ordinal), [], row);
    }
}
