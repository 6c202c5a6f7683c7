using AnalysisKit.Store;

namespace AnalysisKit.Cli;

/// <summary>Shows the progress of a store on a <see cref="ProgressLine"/>.</summary>
internal sealed class StoreProgressLine(ProgressLine line) : IProgress<StoreProgress>
{
    public void Report(StoreProgress value) => line.Report(value.Articles);
}
