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
            [typeof(int), typeof(int), typeof(long), typeof(long), typeof(string), typeof(double), typeof(double), typeof(bool), typeof(string), typeof(DateTime), typeof(DateTime), typeof(string), typeof(string), typeof(string), typeof(int), typeof(string), typeof(DateTime), typeof(string), typeof(string), typeof(string), typeof(string)],
            frame.Columns.Select(c => c.DataType));
        Assert.Equal(
            [1, 2, 3L, 4L, "99999999999999999999", 1.5, 2.5, true, "نص", new DateTime(2012, 2, 4), new DateTime(2012, 2, 4, 10, 20, 30), "[1,2]", "{\"x\":\"ن\"}", "{\"k\":1}", null, null, null, "infinity", "4142", "10:20:30", "1 day"],
            frame.Columns.Select(c => c[0]));
    }

    [Fact]
    public void Query_NumbersBeyondAFrame_KeepTheirDigits()
    {
        using var folder = new Folder();
        using var store = folder.With(new Article { Id = "1", Text = "نص" });

        Assert.Equal("10690999393776283888", store.Query("select 10690999393776283888::ubigint n")["n"][0]);
        Assert.Equal("12345678901234567890123456789012.123456", store.Query("select 12345678901234567890123456789012.123456::decimal(38, 6) d")["d"][0]);
        Assert.Equal(123456789012.345, store.Query("select 123456789012.345::decimal(38, 6) d")["d"][0]);
    }

    [Theory]
    [InlineData("[1, null]", "[1,null]")]
    [InlineData("[]", "[]")]
    [InlineData("[[1], null, []]", "[[1],null,[]]")]
    [InlineData("['أ', null, 'ب\"']", "[\"أ\",null,\"ب\\\"\"]")]
    [InlineData("[date '2012-02-04', null]", "[\"2012-02-04\",null]")]
    [InlineData("[1.5::decimal(38, 2)]", "[1.50]")]
    [InlineData("[1, 2, 3]::integer[3]", "[1,2,3]")]
    [InlineData("[[1, null], [2, 3]]::integer[2][2]", "[[1,null],[2,3]]")]
    [InlineData("{'a': 1, 'b': [null], 'c': {'d': null}}", "{\"a\":1,\"b\":[null],\"c\":{\"d\":null}}")]
    [InlineData("map(['k', 'l'], [1, null])", "{\"k\":1,\"l\":null}")]
    [InlineData("map([1, 2], [{'a': 1}, null])", "{\"1\":{\"a\":1},\"2\":null}")]
    [InlineData("map {}", "{}")]
    [InlineData("union_value(n := 5)", "{\"n\":5}")]
    [InlineData("'x'::union(n integer, s varchar)", "{\"s\":\"x\"}")]
    [InlineData("null::integer[]", null)]
    [InlineData("null::struct(a integer)", null)]
    [InlineData("null", null)]
    [InlineData("'5'::json", "5")]
    [InlineData("'{\"a\": [1]}'::json", "{\"a\": [1]}")]
    [InlineData("170141183460469231731687303715884105727::hugeint", "170141183460469231731687303715884105727")]
    [InlineData("'-170141183460469231731687303715884105728'::hugeint", "-170141183460469231731687303715884105728")]
    [InlineData("340282366920938463463374607431768211455::uhugeint", "340282366920938463463374607431768211455")]
    [InlineData("5::uhugeint", 5L)]
    [InlineData("18446744073709551615::ubigint", "18446744073709551615")]
    [InlineData("99999999999999999999999999999999999999::decimal(38, 0)", "99999999999999999999999999999999999999")]
    [InlineData("-0.00000000000000000000000000000000000001::decimal(38, 38)", -1E-38)]
    [InlineData("1234567890123456.5::decimal(18, 1)", "1234567890123456.5")]
    [InlineData("1.10::decimal(4, 2)", 1.1)]
    [InlineData("'nan'::double", double.NaN)]
    [InlineData("'-infinity'::double", double.NegativeInfinity)]
    [InlineData("'nan'::float", double.NaN)]
    [InlineData("['nan'::double]", "[null]")]
    [InlineData("date '99999-12-31'", "99999-12-31")]
    [InlineData("date '0044-03-15 (BC)'", "0044-03-15 (BC)")]
    [InlineData("date 'infinity'", "infinity")]
    [InlineData("date '-infinity'", "-infinity")]
    [InlineData("timestamp 'infinity'", "infinity")]
    [InlineData("timestamp '294247-01-10 04:00:54.775806'", "294247-01-10 04:00:54.775806")]
    [InlineData("timestamp '0044-03-15 (BC) 10:00:00'", "0044-03-15 (BC) 10:00:00")]
    [InlineData("timestamp_ns '2012-02-04 10:20:30.123456789'", "2012-02-04 10:20:30.123456789")]
    [InlineData("time '24:00:00'", "24:00:00")]
    [InlineData("time '23:59:59.999999'", "23:59:59.999999")]
    [InlineData("timetz '10:20:30+03'", "10:20:30+03")]
    [InlineData("timetz '24:00:00-15:59:59'", "24:00:00-15:59:59")]
    [InlineData("interval '2 years 3 months 4 days 05:06:07.000008'", "2 years 3 months 4 days 05:06:07.000008")]
    [InlineData("interval '-1 month'", "-1 month")]
    [InlineData("'0101'::bit", "0101")]
    [InlineData("'\\x00\\xFF'::blob", "00FF")]
    [InlineData("''::blob", "")]
    [InlineData("'ABCDEF00-1111-2222-3333-444455556666'::uuid", "abcdef00-1111-2222-3333-444455556666")]
    [InlineData("'ب'::enum('أ', 'ب')", "ب")]
    [InlineData("'a' || chr(0) || 'b'", "a\0b")]
    [InlineData("''", "")]
    [InlineData("['\\x00\\xFF'::blob]", "[\"\\\\x00\\\\xFF\"]")]
    [InlineData("[interval 1 day, null]", "[\"1 day\",null]")]
    public void Query_EveryType_IsAValueOrText(string value, object? expected)
    {
        using var folder = new Folder();
        using var store = folder.With();

        Assert.Equal(expected, store.Query($"select {value} v")["v"][0]);
        Assert.Equal([expected, null], store.Query($"select {value} v union all select null").Rows.Select(r => r["v"]));
    }

    [Fact]
    public void Query_TimesThatAFrameHolds_AreTimes()
    {
        using var folder = new Folder();
        using var store = folder.With();

        var frame = store.Query("select timestamp_s '2012-02-04 10:20:30' s, timestamp_ms '2012-02-04 10:20:30.5' ms, timestamp '2012-02-04 10:20:30.123456' us, timestamp_ns '2012-02-04 10:20:30.1234567' ns, timestamptz '2012-02-04 10:20:30+00' tz");

        Assert.Equal(new DateTime(2012, 2, 4, 10, 20, 30), frame["s"][0]);
        Assert.Equal(new DateTime(2012, 2, 4, 10, 20, 30, 500), frame["ms"][0]);
        Assert.Equal(new DateTime(2012, 2, 4, 10, 20, 30).AddTicks(1234560), frame["us"][0]);
        Assert.Equal(new DateTime(2012, 2, 4, 10, 20, 30).AddTicks(1234567), frame["ns"][0]);
        Assert.Equal(new DateTimeOffset(2012, 2, 4, 10, 20, 30, TimeSpan.Zero), DateTimeOffset.Parse(((string)frame["tz"][0]) + ":00", CultureInfo.InvariantCulture));
    }

    // DuckDB's own list of its types, with the least, the greatest and no value of each.
    [Fact]
    public void Query_AllTypesOfTheDatabase_AreRead()
    {
        using var folder = new Folder();
        using var store = folder.With();

        var frame = store.Query("from test_all_types()");

        Assert.Equal(3, frame.Rows.Count);
        Assert.True(frame.Columns.Count > 50);
        Assert.All(frame.Columns, column =>
        {
            Assert.NotNull(column[0]);
            Assert.NotNull(column[1]);
            Assert.Null(column[2]);
        });
        store.ExportQuery("from test_all_types()", folder.At("all.csv"), StoreFormat.Csv);
        store.ExportQuery("from test_all_types()", folder.At("all.jsonl"), StoreFormat.JsonLines);
    }

    [Fact]
    public void Query_ParametersWithTypesThatAreText_AreBoundOnce()
    {
        using var folder = new Folder();
        using var store = folder.With();

        Assert.Equal(["[\"ن\"]", "2"], store.Query("select [?] a, $2::varchar b".Replace("?", "$1", StringComparison.Ordinal), "ن", 2).Rows.SelectMany(r => r).Cast<string>());
        Assert.Equal([3L, 2L, 1L], store.Query("select unnest([1, 3, 2])::hugeint n order by n desc").Rows.Select(r => r["n"]));
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
