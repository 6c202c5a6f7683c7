namespace AnalysisKit.Notebooks.Tests;

/// <summary>Code that a cell calls and that cannot be stopped.</summary>
public static class Stubborn
{
    internal static ManualResetEventSlim? Wanted { get; set; }

    /// <summary>Works without waiting until it is no longer wanted.</summary>
    public static void Work()
    {
        while (!Wanted!.IsSet)
            Thread.SpinWait(1000);
    }
}
