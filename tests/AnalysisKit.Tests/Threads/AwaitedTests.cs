namespace AnalysisKit.Tests;

/// <summary>Files are written and read on threads that have a synchronization context, such as that of a notebook cell.</summary>
public class AwaitedTests
{
    [Fact]
    public void SaveAndLoad_UnderASynchronizationContext_PostNothingToIt()
    {
        var folder = Directory.CreateTempSubdirectory("analysiskit-");
        var before = SynchronizationContext.Current;
        var context = new CountingContext();
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            var path = Path.Combine(folder.FullName, "counts.parquet");
            var counts = new[] { new Article { Id = "a", Text = "نص المقال", Source = "wire" } }.Terms(a => a.Source);

            counts.Save(path);

            Assert.Equal(counts, TermCounts.Load(path));
            Assert.Equal(0, context.Posts);
            Assert.Same(context, SynchronizationContext.Current);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
            folder.Delete(recursive: true);
        }
    }

    private sealed class CountingContext : SynchronizationContext
    {
        private int _posts;

        public int Posts => _posts;

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posts);
            base.Post(d, state);
        }
    }
}
