using DuckDB.NET.Data;

namespace AnalysisKit.Store.Tests;

public class StoreFileTests
{
    [Fact]
    public void Open_Missing_SaysHowToMakeOne()
    {
        using var folder = new Folder();

        var error = Assert.Throws<StoreException>(() => ArticleStore.Open(folder.Store));

        Assert.Equal(StoreProblem.Path, error.Problem);
        Assert.Contains("analysiskit import", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Store));
    }

    [Fact]
    public void OpenOrCreate_FolderMissing_SaysSo()
    {
        using var folder = new Folder();

        var error = Assert.Throws<StoreException>(() => ArticleStore.OpenOrCreate(folder.At("none/x.duckdb")));

        Assert.Equal(StoreProblem.Path, error.Problem);
        Assert.Contains("There is no folder", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no database")]
    public void Open_OtherFile_IsNoStore(string content)
    {
        using var folder = new Folder();
        folder.Write("test.duckdb", content);

        var error = Assert.Throws<StoreException>(() => ArticleStore.Open(folder.Store));

        Assert.Equal(StoreProblem.NotAStore, error.Problem);
    }

    [Fact]
    public void Articles_ValueOfAnotherKind_IsADamagedStore()
    {
        using var folder = new Folder();
        using (var made = ArticleStore.OpenOrCreate(folder.Store))
            made.Import([new Article { Id = "a", Text = "نص" }]);
        using (var connection = new DuckDBConnection($"DataSource={folder.Store}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE articles SET metadata = '[1, 2]'";
            command.ExecuteNonQuery();
        }

        using var store = ArticleStore.Open(folder.Store);
        var error = Assert.Throws<StoreException>(() => store.Articles().ToList());

        Assert.Equal(StoreProblem.NotAStore, error.Problem);
        Assert.Contains("test.duckdb", error.Message, StringComparison.Ordinal);
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenOrCreate_OtherFile_IsNoStoreAndStays()
    {
        using var folder = new Folder();
        folder.Write("test.duckdb", "my notes");

        var error = Assert.Throws<StoreException>(() => ArticleStore.OpenOrCreate(folder.Store));

        Assert.Equal(StoreProblem.NotAStore, error.Problem);
        Assert.Equal("my notes", File.ReadAllText(folder.Store));
    }

    [Fact]
    public void Open_Folder_IsNoStore()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Store);

        Assert.Equal(StoreProblem.NotAStore, Assert.Throws<StoreException>(() => ArticleStore.Open(folder.Store)).Problem);
        Assert.Equal(StoreProblem.NotAStore, Assert.Throws<StoreException>(() => ArticleStore.OpenOrCreate(folder.Store)).Problem);
    }

    [Theory]
    [InlineData("create table mine (n integer)")]
    [InlineData("create table store (format varchar, version integer)")]
    [InlineData("create table store (name varchar)")]
    public void Open_DatabaseOfAnotherProgram_IsNoStore(string sql)
    {
        using var folder = new Folder();
        Run(folder.Store, sql);

        Assert.Equal(StoreProblem.NotAStore, Assert.Throws<StoreException>(() => ArticleStore.Open(folder.Store)).Problem);
        Assert.Equal(StoreProblem.NotAStore, Assert.Throws<StoreException>(() => ArticleStore.OpenOrCreate(folder.Store)).Problem);
    }

    [Fact]
    public void Open_NewerSchema_SaysToUpdate()
    {
        using var folder = new Folder();
        folder.With().Dispose();
        Run(folder.Store, "update store set version = 9");

        var error = Assert.Throws<StoreException>(() => ArticleStore.Open(folder.Store));

        Assert.Equal(StoreProblem.NewerSchema, error.Problem);
        Assert.Contains("schema 9", error.Message, StringComparison.Ordinal);
        Assert.Contains("Update AnalysisKit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenOrCreate_EmptyDatabase_BecomesAStore()
    {
        using var folder = new Folder();
        Run(folder.Store, "select 1");

        using var store = ArticleStore.OpenOrCreate(folder.Store);

        Assert.Equal(0, store.Count);
    }

    [Fact]
    public void OpenOrCreate_EmptyFile_BecomesAStore()
    {
        using var folder = new Folder();
        folder.Write("test.duckdb", "");

        using var store = ArticleStore.OpenOrCreate(folder.Store);

        Assert.Equal(0, store.Count);
    }

    [Fact]
    public void Open_ReadOnly_ReadsAndRefusesToWrite()
    {
        using var folder = new Folder();
        folder.With(Folder.Sample).Dispose();

        using var store = ArticleStore.Open(folder.Store, new StoreOptions { ReadOnly = true });

        Assert.Equal(91, store.Articles().Count());
        Assert.Contains("reading only", Assert.Throws<StoreException>(() => store.Import([])).Message, StringComparison.Ordinal);
        Assert.Contains("reading only", Assert.Throws<StoreException>(() => store.Analyze(Folder.Syria)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PathWithSemicolonAndQuotes_Works()
    {
        using var folder = new Folder();
        var path = folder.At("it's; \"so\"=x.duckdb");

        using (var store = ArticleStore.OpenOrCreate(path))
            store.Import([new Article { Id = "1", Text = "نص" }]);
        using var again = ArticleStore.Open(path);

        Assert.True(File.Exists(path));
        Assert.Equal(1, again.Count);
    }

    [Fact]
    public void ToString_SaysWhatIsThere()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample.Take(3));

        Assert.Equal("3 articles; analysed: none", store.ToString());
        store.Analyze(Folder.Syria);
        Assert.Equal($"3 articles; analysed: {Folder.Syria.Id} (3)", store.ToString());
    }

    private static void Run(string file, string sql)
    {
        using var connection = new DuckDBConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
