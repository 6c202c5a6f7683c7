using AnalysisKit.Store;

namespace AnalysisKit.Fuzzing.Targets;

/// <summary>Stores. One that opens is counted, read, analysed and queried.</summary>
public sealed class Stores : Target
{
    private static readonly byte[] Whole = Made();

    public override string Name => "stores";

    public override int Count => 200;

    public override string Write(string folder, int number, Func<byte[], byte[]> damage)
    {
        var file = Path.Combine(folder, "m.duckdb");
        File.WriteAllBytes(file, damage(Whole));
        return file;
    }

    public override bool Read(string file)
    {
        try
        {
            using var store = ArticleStore.Open(file);
            if (store.Articles().Count() != store.Count)
                throw new LossException("The store says another number of articles than it gives, and nothing more.");
            _ = store.Statements(Seeds.Topic).Count;
            _ = store.Query("select count(*) as n from positions").Rows.Count;
            store.Import([.. Seeds.Articles, new Article { Id = "new", Text = "مقال جديد يضاف." }]);
            return false;
        }
        catch (StoreException e)
        {
            return Named(e, file);
        }
    }

    private static byte[] Made()
    {
        var folder = Directory.CreateTempSubdirectory("seeds").FullName;
        try
        {
            var path = Path.Combine(folder, "s.duckdb");
            using (var store = ArticleStore.OpenOrCreate(path))
            {
                store.Import(Seeds.Articles);
                store.Analyze(Seeds.Topic, new AnalyzerOptions { Threads = 1 });
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
