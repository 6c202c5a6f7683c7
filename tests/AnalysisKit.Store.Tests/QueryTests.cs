using System.Globalization;
using Microsoft.Data.Analysis;

namespace AnalysisKit.Store.Tests;

public class QueryTests
{
    [Fact]
    public void Query_Types_KeepTheirs()
    {
        using var folder = new Folder();
        using var store = folder.With(new Article { Id = "1", Text = "نص" });

        var frame = store.Query(
            """
            select 1::tinyint a, 2 b, 3::bigint c, sum(4) d, 99999999999999999999::hugeint e, 1.5::decimal(9, 2) f, 2.5 g, true h, 'نص' i, date '2012-02-04' j, timestamp '2012-02-04 10:20:30' k,
            [1, 2] l, {'x': 'ن'} m, map(['k'], [1]) n, null::integer o, null::varchar p, null::date q, date 'infinity' r, 'AB'::blob s, time '10:20:30' t, interval 1 day u
            """);

        Assert.Equal(
            [typeof(int), typeof(int), typeof(long), typeof(long), typeof(string), typeof(double), typeof(double), typeof(bool), typeof(string), typeof(DateTime), typeof(DateTime), typeof(string), typeof(string), typeof(string), typeof(int), typeof(string), typeof(DateTime), typeof(DateTime), typeof(string), typeof(string), typeof(string)],
            frame.Columns.Select(c => c.DataType));
        Assert.Equal(
            [1, 2, 3L, 4L, "99999999999999999999", 1.5, 2.5, true, "نص", new DateTime(2012, 2, 4), new DateTime(2012, 2, 4, 10, 20, 30), "[1,2]", "{\"x\":\"ن\"}", "{\"k\":1}", null, null, null, null, "4142", "10:20:30", "1.00:00:00"],
            frame.Columns.Select(c => c[0]));
    }

    [Fact]
    public void Query_NumbersBeyondAFrame_KeepTheirDigitsOrSayWhatToDo()
    {
        using var folder = new Folder();
        using var store = folder.With(new Article { Id = "1", Text = "نص" });

        Assert.Equal("10690999393776283888", store.Query("select 10690999393776283888::ubigint n")["n"][0]);
        var error = Assert.Throws<StoreException>(() => store.Query("select 12345678901234567890123456789012.123456::decimal(38, 6) d"));
        Assert.Contains("column::varchar", error.Message, StringComparison.Ordinal);
        Assert.Equal("12345678901234567890123456789012.123456", store.Query("select 12345678901234567890123456789012.123456::decimal(38, 6)::varchar d")["d"][0]);
    }

    [Fact]
    public void Query_Parameters_ByPlaceAndByName()
    {
        using var folder = new Folder();
        using var store = folder.With(new Article { Id = "it's; --", Text = "نص", Published = new DateOnly(2012, 2, 4) }, new Article { Id = "2", Text = "نص" });

        Assert.Equal(1L, store.Query("select count(*) n from articles where id = ? and published = ?", "it's; --", new DateOnly(2012, 2, 4))["n"][0]);
        Assert.Equal(1L, store.Query("select count(*) n from articles where id = $id", new Dictionary<string, object?> { ["id"] = "2" })["n"][0]);
        Assert.Equal(1L, store.Query("select count(*) n from articles where published is not distinct from ?", null!)["n"][0]);
    }

    [Fact]
    public void Query_SameNameTwice_ColumnsDiffer()
    {
        using var folder = new Folder();
        using var store = folder.With();

        Assert.Equal(["n", "n_2", "N"], store.Query("select 1 n, 2 n, 3 \"N\"").Columns.Select(c => c.Name));
    }

    [Fact]
    public void Query_NoRows_HasTheColumns()
    {
        using var folder = new Folder();
        using var store = folder.With();

        var frame = store.Query("select id, published, characters from articles");

        Assert.Equal(0, frame.Rows.Count);
        Assert.Equal([typeof(string), typeof(DateTime), typeof(int)], frame.Columns.Select(c => c.DataType));
    }

    [Theory]
    [InlineData("selec 1", "syntax error")]
    [InlineData("select nope from articles", "nope")]
    [InlineData("select * from nowhere", "nowhere")]
    [InlineData("select 1/'x'", "'x'")]
    [InlineData("select ?", "one value for each")]
    public void Query_WrongSql_SaysWhat(string sql, string reason)
    {
        using var folder = new Folder();
        using var store = folder.With();

        var error = Assert.Throws<StoreException>(() => store.Query(sql));

        Assert.Equal(StoreProblem.Query, error.Problem);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("copy articles to '{0}'")]
    [InlineData("-- all\n/* of\nthem */ COPY (select 1) TO '{0}' (format csv)")]
    [InlineData("explain analyze copy articles to '{0}'")]
    [InlineData("export database '{0}'")]
    [InlineData("attach '{0}' as other")]
    public void Query_WritesFiles_IsRefusedAndNoFileIsThere(string sql)
    {
        using var folder = new Folder();
        using var store = folder.With(new Article { Id = "1", Text = "نص" });
        var file = folder.At("leak.csv");

        var error = Assert.Throws<StoreException>(() => store.Query(string.Format(CultureInfo.InvariantCulture, sql, file)));

        Assert.Equal(StoreProblem.Query, error.Problem);
        Assert.Contains("only reads", error.Message, StringComparison.Ordinal);
        Assert.False(Path.Exists(file));
    }

    [Theory]
    [InlineData("describe articles")]
    [InlineData("show tables")]
    [InlineData("summarize articles")]
    [InlineData("from articles")]
    [InlineData("(select 1) union (select 2)")]
    [InlineData("/* one */ with a as (select 1) select * from a")]
    [InlineData("explain select 1")]
    [InlineData("values (1)")]
    [InlineData("pivot articles on source in ('a') using count(*)")]
    public void Query_OnlyReads_GivesRows(string sql)
    {
        using var folder = new Folder();
        using var store = folder.With(new Article { Id = "1", Text = "نص" });

        Assert.NotEqual(0, store.Query(sql).Rows.Count);
    }

    [Theory]
    [InlineData("drop table articles")]
    [InlineData("delete from articles")]
    [InlineData("update articles set text = ''")]
    [InlineData("insert into store values ('x', 9)")]
    [InlineData("create table mine as select 1")]
    [InlineData("with gone as (select 1) delete from articles")]
    [InlineData("explain analyze delete from articles")]
    [InlineData("commit; drop table articles")]
    [InlineData("select 1; commit; drop table articles")]
    public void Query_Writes_IsRefusedAndNothingIsLost(string sql)
    {
        using var folder = new Folder();
        using var store = folder.With(new Article { Id = "1", Text = "نص" });

        var error = Assert.Throws<StoreException>(() => store.Query(sql));

        Assert.Equal(StoreProblem.Query, error.Problem);
        Assert.Equal("نص", Assert.Single(store.Articles()).Text);
        Assert.Equal(1, store.Query("select * from store").Rows.Count);
    }

    [Fact]
    public void Query_Positions_CountEveryReportOfTheList()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample);
        store.Analyze(Folder.Syria);
        var expected = store.Positions(Folder.Syria);

        var frame = store.Query("select p.* from positions p join issues i using (topic, issue) order by actor, place");

        Assert.Equal(expected.Select(p => (p.Actor, p.Issue, (long)p.Evidence.Count, p.First)), frame.Rows.Select(r => ((string)r["actor"], (string)r["issue"], (long)r["n"], DateOnlyOf(r["first"]))));
        Assert.All(expected.Zip(frame.Rows), pair => Assert.Equal(pair.First.Evidence.Average(s => s.Score), (double)pair.Second["mean"], 12));
    }

    [Fact]
    public void Query_Metadata_AreFields()
    {
        using var folder = new Folder();
        using var store = folder.With(new Article { Id = "1", Text = "نص", Metadata = new Dictionary<string, string> { ["section"] = "سياسة" } });

        Assert.Equal("سياسة", store.Query("select metadata->>'section' s from articles")["s"][0]);
    }

    private static DateOnly? DateOnlyOf(object? value) => value is DateTime day ? DateOnly.FromDateTime(day) : null;
}
