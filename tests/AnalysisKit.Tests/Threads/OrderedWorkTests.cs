namespace AnalysisKit.Tests;

public sealed class OrderedWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Of_ManyItems_GivesResultsInTheirOrder(int threads)
    {
        var results = OrderedWork.Of(Enumerable.Range(0, 1003), i => i * 2, Options(threads));

        Assert.Equal(Enumerable.Range(0, 1003).Select(i => i * 2), results);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Of_WorkThatWaits_GivesResultsInTheirOrder(int threads)
    {
        var results = OrderedWork.Of(Enumerable.Range(0, 203), Wait, Options(threads));

        Assert.Equal(Enumerable.Range(0, 203).Select(i => i * 2), results);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task OfAsync_ItemsAndWorkThatWait_GivesResultsInTheirOrder(int threads)
    {
        var results = await OrderedWork.OfAsync(Enumerable.Range(0, 203).ToAsyncEnumerable(), Wait, Options(threads), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 203).Select(i => i * 2), results);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task OfBatches_ItemsThatDoNotFillTheLastBatch_GivesResultsInTheirOrder(int threads)
    {
        static ValueTask<IReadOnlyList<int>> Work(IReadOnlyList<int> items, CancellationToken stop) => new([.. items.Select(i => i * 2)]);

        Assert.Equal(Enumerable.Range(0, 103).Select(i => i * 2), OrderedWork.OfBatches(Enumerable.Range(0, 103), 10, Work, Options(threads)));
        Assert.Equal(
            Enumerable.Range(0, 103).Select(i => i * 2),
            await OrderedWork.OfBatchesAsync(Enumerable.Range(0, 103).ToAsyncEnumerable(), 10, Work, Options(threads), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Of_WorkThatWaits_HasAsManyUnderWayAsThreadsAndNoMore()
    {
        var (underWay, most) = (0, 0);
        var full = new TaskCompletionSource();
        async ValueTask<int> Work(int item, CancellationToken stop)
        {
            var now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref most, now);
            if (now == 5)
                full.TrySetResult();
            await full.Task.WaitAsync(stop);
            Interlocked.Decrement(ref underWay);
            return item;
        }

        // Seven items end only when five of them are under way at a time.
        var results = OrderedWork.Of(Enumerable.Range(0, 7), Work, Options(5)).ToList();

        Assert.Equal(Enumerable.Range(0, 7), results);
        Assert.Equal(5, most);
    }

    [Fact]
    public void Of_EndlessItems_ReadsOnlySoManyAhead()
    {
        var read = 0;
        var first = OrderedWork.Of(Endless(), i => i, Options(2)).First();

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
    public async Task Of_WorkFails_ThrowsWhatTheWorkThrew(int threads)
    {
        static int Fail(int i) => i == 50 ? throw new DataFormatException("a.jsonl", i, "broken") : i;
        var results = OrderedWork.Of(Enumerable.Range(0, 100), Fail, Options(threads));
        var later = OrderedWork.OfAsync(Enumerable.Range(0, 100).ToAsyncEnumerable(), (i, _) => new ValueTask<int>(Fail(i)), Options(threads), TestContext.Current.CancellationToken);

        Assert.Equal(50, Assert.Throws<DataFormatException>(() => results.Count()).Line);
        Assert.Equal(50, (await Assert.ThrowsAsync<DataFormatException>(async () => await later.CountAsync(TestContext.Current.CancellationToken))).Line);
    }

    [Fact]
    public void Of_WorkCancels_DoesNotBeginTheRest()
    {
        using var cancellation = new CancellationTokenSource();
        var worked = 0;
        var results = OrderedWork.Of(Enumerable.Range(0, 1000), i => { Interlocked.Increment(ref worked); cancellation.Cancel(); return i; }, new WorkOptions { Threads = 2, Cancellation = cancellation.Token });

        Assert.Throws<OperationCanceledException>(() => results.Count());
        Assert.InRange(worked, 1, 2);
    }

    [Fact]
    public void Of_CancelledWhileWorkDoesNotListen_DoesNotWaitForIt()
    {
        using var cancellation = new CancellationTokenSource();
        var never = new TaskCompletionSource<int>();
        async ValueTask<int> Work(int item, CancellationToken stop)
        {
            cancellation.Cancel();
            return await never.Task;
        }

        Assert.Throws<OperationCanceledException>(() => OrderedWork.Of([1, 2, 3], Work, new WorkOptions { Threads = 2, Cancellation = cancellation.Token }).Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_WithProgress_TellsOfEachInOrder(int threads)
    {
        var told = new Told();

        _ = OrderedWork.Of([5, 6, 7], i => i, new WorkOptions { Threads = threads, Progress = told }).Count();

        Assert.Equal([new WorkProgress(1, 3), new WorkProgress(2, 3), new WorkProgress(3, 3)], told.Values);
    }

    [Fact]
    public void Of_FewerThanNoThreads_SaysWhatIsAllowed() =>
        Assert.Contains("0 for one per core", Assert.Throws<ArgumentOutOfRangeException>(() => OrderedWork.Of([1], i => i, new WorkOptions { Threads = -1 }).Count()).Message, StringComparison.Ordinal);

    private static WorkOptions Options(int threads) => new() { Threads = threads, Cancellation = TestContext.Current.CancellationToken };

    private static async ValueTask<int> Wait(int item, CancellationToken stop)
    {
        if (item % 3 != 0)
            await Task.Yield();
        return item * 2;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }

    private sealed class Told : IProgress<WorkProgress>
    {
        public List<WorkProgress> Values { get; } = [];

        public void Report(WorkProgress value) => Values.Add(value);
    }

    [Fact]
    public void Workers_OneFails_TheOthersStopAndTheirResultsAreDisposed()
    {
        using var stop = new CancellationTokenSource();
        var disposed = 0;
        var number = 0;

        var failure = Assert.Throws<InvalidDataException>(() => OrderedWork.Workers(
            3,
            token =>
            {
                if (Interlocked.Increment(ref number) == 1)
                    throw new InvalidDataException("the first");
                token.WaitHandle.WaitOne();
                return new Made(() => Interlocked.Increment(ref disposed));
            },
            stop));

        Assert.Equal("the first", failure.Message);
        Assert.Equal(2, disposed);
    }

    private sealed class Made(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}
