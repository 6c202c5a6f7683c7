namespace AnalysisKit;

/// <summary>
/// Waits for asynchronous work on the current thread. The work starts without a synchronization context: the thread of a notebook cell or a window has one, and
/// awaits inside the work would need that thread, which waits here, so that neither could go on.
/// </summary>
internal static class Awaited
{
    public static T Result<T>(Func<Task<T>> work)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return work().GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>The result of work that usually completes at once, in which case no task is made.</summary>
    public static T Result<T>(Func<ValueTask<T>> work)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var result = work();
            return result.IsCompletedSuccessfully ? result.Result : result.AsTask().GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public static void End(Func<Task> work) => Result(async Task<bool> () =>
    {
        await work().ConfigureAwait(false);
        return true;
    });
}
