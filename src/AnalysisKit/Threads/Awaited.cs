namespace AnalysisKit;

/// <summary>
/// Waits for work of a library that is written for await. It starts without a synchronization context: the thread of a notebook cell or a window has one, and what such a
/// library awaits inside would want to come back to the thread that waits here.
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

    /// <summary>The result of work that as a rule does not wait, and then costs no task.</summary>
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
