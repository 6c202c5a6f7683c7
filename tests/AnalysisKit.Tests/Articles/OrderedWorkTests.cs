namespace AnalysisKit.Tests.Articles;

public sealed class OrderedWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Of_ManyItems_GivesResultsInTheirOrder(int threads)
    {
        var results = OrderedWork.Of(Enumerable.Range(0, 1003), i => i * 2, threads, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 1003).Select(i => i * 2), results);
    }

    [Fact]
    public void Of_EndlessItems_ReadsOnlySoManyAhead()
    {
        var read = 0;
        var first = OrderedWork.Of(Endless(), i => i, 2, TestContext.Current.CancellationToken).First();

        Assert.Equal(0, first);
        Assert.InRange(read, 1, 200);

        IEnumerable<int> Endless()
        {
            while (true)
                yield return read++;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_WorkFails_ThrowsWhatTheWorkThrew(int threads)
    {
        var results = OrderedWork.Of(Enumerable.Range(0, 100), i => i == 50 ? throw new DataFormatException("a.jsonl", i, "broken") : i, threads, TestContext.Current.CancellationToken);

        Assert.Equal(50, Assert.Throws<DataFormatException>(() => results.Count()).Line);
    }

    [Fact]
    public void Of_CancelledWithinABatch_DoesNotWorkOnTheRest()
    {
        using var cancellation = new CancellationTokenSource();
        var worked = 0;
        var results = OrderedWork.Of(Enumerable.Range(0, 8), i => { worked++; cancellation.Cancel(); return i; }, 2, cancellation.Token);

        Assert.ThrowsAny<OperationCanceledException>(() => results.Count());
        Assert.Equal(1, worked);
    }
}
