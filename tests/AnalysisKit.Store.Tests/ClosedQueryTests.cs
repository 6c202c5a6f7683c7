using System.Globalization;

namespace AnalysisKit.Store.Tests;

/// <summary>What a query may not do: read or write anything but the store's tables, reach the network, change settings, or change the store.</summary>
public class ClosedQueryTests(ClosedQueryTests.Opened opened) : IClassFixture<ClosedQueryTests.Opened>
{
    /// <summary>Statements in which @ is a folder with secret.txt, secret.csv, secret.json, secret.parquet and other.duckdb.</summary>
    private const string Statements =
        """
        select * from read_text('@/secret.txt')
        select content from read_text(['@/secret.txt', '@/secret.csv'])
        select * from READ_TEXT('@/secret.txt')
        select * from system.main.read_text('@/secret.txt')
        select * from "read_text"('@/secret.txt')
        select * from read_text('/etc/passwd')
        select * from read_text('@/*.txt')
        select * from read_text('file://@/secret.txt')
        select * from read_blob('@/secret.txt')
        select * from read_blob('@/test.duckdb')
        select * from read_blob('@/test.duckdb.wal')
        select * from read_csv('@/secret.csv')
        select * from read_csv_auto('@/secret.csv')
        select * from read_csv('@/secret.csv', header = true, all_varchar = true)
        select * from read_csv('@/*.csv', union_by_name = true, filename = true)
        select * from read_csv('/dev/stdin')
        select * from read_csv('/proc/self/environ', delim = '\0')
        select * from read_json('@/secret.json')
        select * from read_json_auto('@/secret.json')
        select * from read_json_objects('@/secret.json')
        select * from read_json_objects_auto('@/secret.json')
        select * from read_ndjson('@/secret.json')
        select * from read_ndjson_auto('@/secret.json')
        select * from read_ndjson_objects('@/secret.json')
        select * from read_parquet('@/secret.parquet')
        select * from read_parquet(['@/secret.parquet'])
        select * from read_parquet('@/*/*.parquet', hive_partitioning = true)
        select * from parquet_scan('@/secret.parquet')
        select * from parquet_metadata('@/secret.parquet')
        select * from parquet_schema('@/secret.parquet')
        select * from parquet_file_metadata('@/secret.parquet')
        select * from parquet_full_metadata('@/secret.parquet')
        select * from parquet_kv_metadata('@/secret.parquet')
        select * from parquet_bloom_probe('@/secret.parquet', 'a', 1)
        select * from read_duckdb('@/other.duckdb', table_name = 't')
        select * from read_duckdb('@/test.duckdb', table_name = 'articles')
        select * from glob('*')
        select * from glob('@/*')
        select * from glob('/etc/*')
        select * from glob('@/test.duckdb.tmp/*')
        select * from sniff_csv('@/secret.csv')
        from sniff_csv('/etc/passwd')
        select * from '@/secret.csv'
        select * from '@/secret.json'
        select * from '@/secret.parquet'
        select * from "@/secret.csv"
        select * from 'secret.csv'
        from 'secret.parquet'
        from '*.csv'
        from '@/other.duckdb'
        table '@/secret.csv'
        describe '@/secret.csv'
        describe select * from '@/secret.csv'
        summarize '@/secret.parquet'
        summarize from read_csv('@/secret.csv')
        pivot '@/secret.csv' on a in (1) using count(*)
        unpivot '@/secret.csv' on a
        select (select content from read_text('@/secret.txt'))
        select * from articles where text = (select content from read_text('@/secret.txt'))
        select * from articles where exists (from '@/secret.csv')
        select * from articles join read_csv('@/secret.csv') on true
        select * from articles, lateral (select * from read_text(articles.id))
        select * from articles order by (select max(size) from read_text('@/secret.txt'))
        with a as (select * from read_text('@/secret.txt')) select * from a
        with recursive a as (select content from read_text('@/secret.txt') union all select content from a) select * from a
        with a as materialized (from '@/secret.csv') from a
        with "read" as (select 1) select * from "read", '@/secret.csv'
        select 1 union all select size from read_text('@/secret.txt')
        values ((select content from read_text('@/secret.txt')))
        (select * from read_text('@/secret.txt'))
        /* a */ select -- b
         * from /* c */ read_text ( '@/secret.txt' )
        explain select * from read_text('@/secret.txt')
        explain analyze select * from read_text('@/secret.txt')
        explain (format json) select * from read_csv('@/secret.csv')
        explain analyze copy articles to '@/leak.csv'
        explain delete from articles
        select * from query('select * from read_text(''@/secret.txt'')')
        from query('from ''@/secret.csv''')
        select * from query('select 1')
        select * from query_table('@/secret.csv')
        select * from query_table(['articles', '@/secret.csv'])
        select * from json_execute_serialized_sql(json_serialize_sql('from read_text(''@/secret.txt'')'))
        pragma json_execute_serialized_sql('{}')
        select getenv('HOME')
        select getenv('PATH') as p from articles
        select * from read_csv('http://127.0.0.1:9/a.csv')
        select * from read_csv('https://example.org/a.csv')
        select * from read_text('http://127.0.0.1:9/')
        select * from read_json('https://example.org/a.json')
        select * from read_parquet('s3://bucket/a.parquet')
        select * from read_parquet('gs://bucket/a.parquet')
        select * from read_parquet('r2://bucket/a.parquet')
        select * from read_parquet('hf://datasets/a/b.parquet')
        select * from read_csv('azure://container/a.csv')
        from 'https://example.org/a.csv'
        from 'http://127.0.0.1:9/a.parquet'
        from 's3://bucket/a.parquet'
        from 'hf://datasets/a/b.csv'
        select * from 'ftp://example.org/a.csv'
        select * from glob('s3://bucket/*')
        select * from read_csv('\\server\share\a.csv')
        copy articles to '@/leak.csv'
        copy articles to '@/leak.parquet' (format parquet)
        copy articles to '@/leak.json' (format json)
        copy articles to '@/leak' (format csv, partition_by (source))
        copy (select 1) to '@/leak.csv'
        copy (select 1) to '/dev/stdout'
        copy (select 1) to 'http://127.0.0.1:9/leak.csv'
        copy (select 1) to 's3://bucket/leak.csv'
        copy (select 1) to '@/test.duckdb.tmp/leak.csv'
        copy (select * from read_text('@/secret.txt')) to '@/leak.csv'
        copy articles from '@/secret.csv'
        copy articles (id, text) from '@/secret.csv' (format csv)
        copy from database test to memory
        export database '@/leak'
        export database '@/leak' (format parquet)
        import database '@/leak'
        attach '@/other.duckdb'
        attach '@/other.duckdb' as other (read_only)
        attach if not exists '@/new.duckdb' as leak
        attach ':memory:' as memory
        attach 'postgres:dbname=a' as p (type postgres)
        attach 'md:'
        attach 'http://127.0.0.1:9/a.duckdb' as web
        detach test
        use memory
        select * from other.t
        install httpfs
        force install httpfs
        install httpfs from community
        install spatial from 'http://127.0.0.1:9'
        install '@/evil.duckdb_extension'
        load httpfs
        load '@/evil.duckdb_extension'
        update extensions
        set enable_external_access = true
        set lock_configuration = false
        set allowed_directories = ['/']
        set temp_directory = '@/leak'
        set memory_limit = '1TB'
        set threads = 64
        set autoload_known_extensions = true
        set allow_unsigned_extensions = true
        set custom_user_agent = 'x'
        set secret_directory = '@/leak'
        set extension_directory = '@/leak'
        set log_query_path = '@/leak.log'
        set profiling_output = '@/leak.json'
        set search_path = 'other'
        set session TimeZone = 'Asia/Damascus'
        set global checkpoint_threshold = '1KB'
        set variable a = 1
        set variable a = (select content from read_text('@/secret.txt'))
        reset enable_external_access
        reset memory_limit
        pragma enable_profiling
        pragma enable_profiling = 'json'
        pragma profiling_output = '@/leak.json'
        pragma enable_logging
        pragma disable_checkpoint_on_shutdown
        pragma memory_limit = '1TB'
        pragma database_list
        pragma table_info('articles')
        pragma import_database('@/leak')
        pragma storage_info('articles')
        call enable_logging(storage = 'file', storage_path = '@/leak')
        select * from enable_logging()
        select * from enable_logging('QueryLog')
        select * from enable_logging(storage = 'file', storage_path = '@/leak')
        from enable_logging(['QueryLog'], level = 'debug', storage = 'stdout')
        with a as (from enable_logging()) select 1
        select * from disable_logging()
        select * from truncate_duckdb_logs()
        select * from duckdb_logs()
        select * from duckdb_logs_parsed('QueryLog')
        select write_log('leak')
        select id, write_log(text) from articles
        select * from enable_profiling()
        from enable_profiling(format = 'json', save_location = '@/leak.json')
        select * from disable_profiling()
        select * from enable_peg_parser()
        select * from disable_peg_parser()
        select * from duckdb_secrets()
        select * from which_secret('s3://bucket/a', 's3')
        select * from duckdb_extensions()
        select * from duckdb_temporary_files()
        select * from duckdb_external_file_cache()
        select * from pragma_database_size()
        select * from pragma_user_agent()
        select * from pragma_platform()
        select * from pragma_storage_info('articles')
        select * from checkpoint()
        select * from force_checkpoint()
        select * from force_checkpoint('test')
        call force_checkpoint()
        checkpoint
        force checkpoint
        vacuum
        vacuum analyze articles
        analyze
        create secret s (type s3, key_id 'a', secret 'b')
        create persistent secret s (type http, bearer_token 'x')
        drop secret s
        create table leak as select 1
        create or replace table articles as select 1
        create temp table leak (a integer)
        create view leak as select 1
        create or replace view positions as select 1
        create temp view leak as from '@/secret.csv'
        create schema leak
        create sequence leak
        create type leak as enum ('a')
        create index leak on articles (id)
        create macro leak(a) as a
        create macro leak() as table from read_text('@/secret.txt')
        create function leak(a) as a + 1
        alter table articles add column leak integer
        alter table articles rename to leak
        drop table articles
        drop view positions
        drop table if exists statements cascade
        truncate articles
        delete from articles
        delete from articles returning id
        update articles set text = ''
        insert into store values ('x', 9)
        insert into articles by name select '1' as id
        insert or replace into topics values ('a', 'b', 'c', 'd')
        insert into topics from '@/secret.csv'
        merge into topics using (select 1) on false when not matched then insert default values
        comment on table articles is 'leak'
        with gone as (select 1) delete from articles
        with gone as (delete from articles returning *) select * from gone
        with a as (select 1) insert into store values ('x', 9)
        with a as (select 1) update store set version = 9
        begin
        begin transaction
        commit
        rollback
        abort
        prepare leak as select 1
        prepare leak as delete from articles
        execute leak
        execute leak(1)
        deallocate leak
        select nextval('leak')
        select currval('leak')
        select setseed(0.5)
        select sleep_ms(100000)
        select pg_sleep(100)
        select 1; select 2
        select 1; drop table articles
        select 1;; delete from articles;
        commit; drop table articles
        select 1; commit; drop table articles
        ; ; drop table articles
        select * from articles where id = ''; drop table articles; --'
        select * from arrow_scan(1, 2, 3)
        select * from arrow_scan(null, null, null)
        select * from arrow_scan_dumb(0::ubigint, 0::ubigint, 0::ubigint)
        select * from seq_scan(null)
        select * from sql_auto_complete('sel')
        select * from test_vector_types(null::integer)
        select * from check_peg_parser('select 1')
        select * from st_read('@/secret.csv')
        select * from read_xlsx('@/secret.xlsx')
        select * from sqlite_scan('@/other.db', 't')
        select * from postgres_scan('dbname=a', 'public', 't')
        select * from postgres_query('a', 'select 1')
        select * from mysql_query('a', 'select 1')
        select * from delta_scan('@/delta')
        select * from iceberg_scan('@/iceberg')
        select * from shellfs('ls |')
        select * from read_csv('ls |')
        select * from python_map('x')
        .read @/secret.txt
        .shell ls
        """;

    public static TheoryData<string> All => [.. Lines()];

    [Fact]
    public void Statements_AreManyAndDiffer()
    {
        var lines = Lines();

        Assert.True(lines.Count >= 158, $"{lines.Count}");
        Assert.Equal(lines.Count, lines.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Query_ThatReachesBeyondTheStore_IsRefusedByName(string statement)
    {
        var sql = statement.Replace("@", opened.Place, StringComparison.Ordinal);

        foreach (var ask in new Action[] { () => opened.Store.Query(sql), () => opened.Store.ExportQuery(sql, Path.Combine(opened.Place, "out.csv"), StoreFormat.Csv) })
        {
            var error = Assert.Throws<StoreException>(ask);

            Assert.Equal(StoreProblem.Query, error.Problem);
            Assert.StartsWith($"{opened.Store.Path}: The query \"{sql.Replace('\n', ' ')[..Math.Min(sql.Length, 20)]}", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(opened.Before, opened.Files());
        Assert.Equal(2L, opened.Store.Query("select count(*) n from articles")["n"][0]); // nothing is lost, and the store can still be asked
        Assert.Equal(1L, opened.Store.Query("select count(*) n from store where version = 1")["n"][0]);
        Assert.Equal("false true", opened.Store.Query("select current_setting('enable_external_access') || ' ' || current_setting('lock_configuration') s")["s"][0]);
    }

    [Theory]
    [InlineData("select 'read_text(''/etc/passwd'')' s")]
    [InlineData("select id as \"read_csv\" from articles")]
    [InlineData("with \"a.csv\" as (select 1 n) select * from \"a.csv\"")]
    [InlineData("select * from articles -- copy articles to 'x'")]
    [InlineData("select ';' s; -- done;")]
    [InlineData("select 1 /* ; */ ;;")]
    [InlineData("from range(3), unnest([1, 2])")]
    [InlineData("select * from information_schema.tables")]
    [InlineData("select column_name from duckdb_columns() where table_name = 'articles'")]
    [InlineData("select w, count(*) from (select unnest(string_split(text, ' ')) w from articles) group by all")]
    [InlineData("explain analyze select 1")]
    [InlineData("explain (format json) select 1")]
    [InlineData("show all tables")]
    [InlineData("summarize articles")]
    public void Query_ThatOnlyLooksLikeIt_GivesRows(string sql) => Assert.NotEqual(0, opened.Store.Query(sql).Rows.Count);

    [Fact]
    public void Query_AView_OfAHostileStoreReadsNoFile()
    {
        using var folder = new Folder();
        folder.With(new Article { Id = "1", Text = "نص" }).Dispose();
        var secret = folder.Write("secret.txt", "geheim");
        using (var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={folder.Store}"))
        {
            connection.Open();
            connection.Execute($"alter table articles rename to kept; create view articles as select * replace ((select content from read_text('{secret}')) as text) from kept");
        }

        using var store = ArticleStore.Open(folder.Store);

        Assert.DoesNotContain("geheim", Assert.Throws<StoreException>(() => store.Articles().ToList()).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", Assert.Throws<StoreException>(() => store.Query("select text from articles")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_AfterOthersWrote_TheStoreStillTakesArticles()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample.Take(10));
        store.Query("select 1");

        Assert.Equal(5, store.Import(Folder.Sample.Take(15)).Added);
        Assert.Equal(15, store.Analyze(Folder.Syria).Analyzed);
        Assert.Equal(12, store.Export(folder.At("out"), StoreFormat.Parquet).Count);
        Assert.False(Directory.Exists(folder.Store + ".tmp"));
    }

    [Fact]
    public void ExportQuery_OfAStoreInAFolderThatCannotBeWritten_WritesTheFile()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Assert.Skip("Whoever may write everywhere has no such folder.");
            return;
        }

        using var folder = new Folder();
        folder.With(Folder.Sample.Take(3)).Dispose();
        var place = Path.GetDirectoryName(folder.Store)!;
        using var elsewhere = new Folder();
        File.SetUnixFileMode(place, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            using var store = ArticleStore.Open(folder.Store, new StoreOptions { ReadOnly = true });
            store.ExportQuery("select id from articles", elsewhere.At("ids.csv"), StoreFormat.Csv);
        }
        finally
        {
            File.SetUnixFileMode(place, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Assert.Equal(4, File.ReadLines(elsewhere.At("ids.csv")).Count());
    }

    [Theory]
    [InlineData("select count(*) from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 3")]
    [InlineData("select max(x) from (with recursive r(x) as (select 1 union all select x + 1 from r) select * from r)")]
    [InlineData("select a.range from range(100000000) a, range(100000000) b where (a.range + b.range) = -1")]
    [InlineData("select count(*) from articles a, range(100000000000) b where regexp_matches(a.text || b.range, '(x+x+)+y')")]
    public void Query_WithoutEnd_IsStoppedWhenItsTimeIsOver(string sql)
    {
        using var folder = new Folder();
        using var store = ArticleStore.OpenOrCreate(folder.Store, new StoreOptions { QueryTimeout = TimeSpan.FromMilliseconds(300), QueryMegabytes = 500 });
        store.Import([new Article { Id = "1", Text = new string('x', 200) }]);

        var error = Assert.Throws<StoreException>(() => store.Query(sql));
        var export = Assert.Throws<StoreException>(() => store.ExportQuery(sql, folder.At("x.csv"), StoreFormat.Csv));

        Assert.Equal((StoreProblem.TimedOut, StoreProblem.TimedOut), (error.Problem, export.Problem));
        Assert.Contains($"{sql[..20]}", error.Message, StringComparison.Ordinal);
        Assert.Contains("stopped after 0.3 seconds", error.Message, StringComparison.Ordinal);
        Assert.Contains("--timeout", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("x.csv")));
        Assert.Equal(1L, store.Query("select count(*) n from articles")["n"][0]);
    }

    [Fact]
    public void MostMemory_IsNineTenthsOfWhatThereIs() => Assert.Equal(0.9, QueryLimit.MostMemory / (double)GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, 2);

    [Theory]
    [InlineData("select range, repeat('x', 1000) from range(100000000)")]
    [InlineData("select range from range(1000000000)")]
    [InlineData("select list(range) from range(1000000000)")]
    [InlineData("select array_agg(repeat('x', 100000)) from range(1000000)")]
    [InlineData("select range from range(1000000000) order by hash(range), repeat('x', 10000)")]
    [InlineData("select string_agg(repeat('x', 1000)) from range(100000000)")]
    public void Query_WithoutMeasure_IsRefusedBeforeItTakesTheMemory(string sql)
    {
        using var folder = new Folder();
        using var store = ArticleStore.OpenOrCreate(folder.Store, new StoreOptions { QueryMegabytes = 128 });

        var error = Assert.Throws<StoreException>(() => store.Query(sql));

        Assert.Equal(StoreProblem.Failed, error.Problem);
        Assert.Contains("128 MB", error.Message, StringComparison.Ordinal);
        Assert.Contains(sql[..20], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_Cancelled_Ends()
    {
        using var folder = new Folder();
        using var store = folder.With();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.Throws<OperationCanceledException>(() => store.Query("select count(*) from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 3", new Dictionary<string, object?>(), stop.Token));
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(2_000)]
    [InlineData(200)]
    public void Query_Nested_GivesRowsOrSaysSo(int depth)
    {
        foreach (var sql in new[]
        {
            $"select {new string('(', depth)}1{new string(')', depth)}", $"select {string.Concat(Enumerable.Repeat("not ", depth))}true", $"select {string.Concat(Enumerable.Repeat("[", depth))}{string.Concat(Enumerable.Repeat("]", depth))}",
            $"{string.Concat(Enumerable.Repeat("select * from (", depth))}select 1{new string(')', depth)}", $"select {string.Concat(Enumerable.Repeat("1 + ", depth))}1", new string('(', depth), $"select 1 {new string(';', depth)}", $"select 1 where {string.Concat(Enumerable.Repeat("1 = 1 or ", depth))}true",
        })
        {
            try
            {
                Assert.Equal(1, opened.Store.Query(sql).Rows.Count);
            }
            catch (StoreException e)
            {
                Assert.Equal(StoreProblem.Query, e.Problem);
            }
        }
    }

    private static List<string> Lines()
    {
        var lines = new List<string>();
        foreach (var line in Statements.Split('\n'))
        {
            if (line.StartsWith(' '))
                lines[^1] += "\n" + line;
            else
                lines.Add(line);
        }

        return lines;
    }

    /// <summary>A store that is open for writing, with files beside it that nobody may see.</summary>
    public sealed class Opened : IDisposable
    {
        private readonly Folder _folder = new();

        public Opened()
        {
            foreach (var (name, text) in new[] { ("secret.txt", "geheim"), ("secret.csv", "a,b\n1,geheim\n"), ("secret.json", "{\"a\": \"geheim\"}") })
                _folder.Write(name, text);
            using (var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={_folder.At("other.duckdb")}"))
            {
                connection.Open();
                connection.Execute($"create table t as select 'geheim' a; copy t to '{_folder.At("secret.parquet")}' (format parquet)");
            }

            Store = _folder.With(new Article { Id = "1", Text = "نص" }, new Article { Id = "2", Text = "نص آخر" });
            Before = Files();
        }

        internal ArticleStore Store { get; }

        internal string Place => Path.GetDirectoryName(_folder.Store)!;

        internal List<string> Before { get; }

        internal List<string> Files() => [.. Directory.EnumerateFileSystemEntries(Place, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".wal", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f} {(f.Contains("test.duckdb", StringComparison.Ordinal) ? 0 : new FileInfo(f).Length)}"))];

        public void Dispose()
        {
            Store.Dispose();
            _folder.Dispose();
        }
    }
}
