namespace AnalysisKit.Fuzzing.Targets;

/// <summary>Parts of scans, of terms and of statements.</summary>
public sealed class ScanParts : Target
{
    private static readonly byte[] Terms = Made(path => Seeds.Articles.Terms().Save(path));

    private static readonly byte[] Statements = Made(path => StatementScan.Write(
        path, new ArticleAnalyzer(Seeds.Topic, new AnalyzerOptions { Threads = 1 }).Analyze(Seeds.Articles).Select((analysis, i) => ((long)i, analysis)), new ScanInfo { Kind = ScanKind.Statements }));

    public override string Name => "scan parts";

    public override int Count => 300;

    public override int Kinds => 2;

    public override string Write(string folder, int number, Func<byte[], byte[]> damage)
    {
        var file = Path.Combine(folder, number % 2 == 0 ? "m.terms.parquet" : "m.statements.parquet");
        File.WriteAllBytes(file, damage(number % 2 == 0 ? Terms : Statements));
        return file;
    }

    public override bool Read(string file)
    {
        try
        {
            if (file.EndsWith(".terms.parquet", StringComparison.Ordinal))
                _ = TermCounts.Load(file).Count;
            else if (StatementScan.Read(file).Count() < Seeds.Records)
                throw new LossException("An article of the scan was lost, and nothing was said.");
            return false;
        }
        catch (DataFormatException e)
        {
            return Named(e, file);
        }
    }

    private static byte[] Made(Action<string> write)
    {
        var path = Path.GetTempFileName();
        try
        {
            write(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
