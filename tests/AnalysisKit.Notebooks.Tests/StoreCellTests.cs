namespace AnalysisKit.Notebooks.Tests;

/// <summary>A store in cells: known from the start, and loaded by its path with the native library beside it.</summary>
public class StoreCellTests
{
    [Theory]
    [InlineData("")]
    [InlineData("#r \"{0}\"\nusing AnalysisKit.Store;\n")]
    public async Task Cell_Query_ShowsTheFrame(string first)
    {
        var folder = Directory.CreateTempSubdirectory("analysiskit-");
        try
        {
            var session = new CSharpSession(new CSharpSessionOptions { Folder = folder.FullName });
            var assembly = Path.Combine(AppContext.BaseDirectory, "AnalysisKit.Store.dll");
            var code = first.Replace("{0}", assembly, StringComparison.Ordinal) +
                """
                var store = ArticleStore.OpenOrCreate("cell.duckdb");
                store.Import([new Article { Id = "a", Text = "نص المقال", Source = "sample" }]);
                var sources = store.Query("select source, count(*) n from articles group by all");
                store.Dispose();
                sources
                """;

            var run = await session.RunAsync(code, "cell 1", TimeSpan.FromMinutes(2), cancellationToken: TestContext.Current.CancellationToken);

            Assert.True(run.Error is null, run.Error?.ToString());
            var shown = Assert.IsType<DisplayOutput>(run.Outputs[^1]).Data.Plain;
            Assert.Contains("sample", shown, StringComparison.Ordinal);
            Assert.Contains("source", shown, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
