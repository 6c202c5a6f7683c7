using AnalysisKit.Benchmarks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// dotnet run -c Release --project tests/AnalysisKit.Benchmarks -- [ARTICLES] [options of BenchmarkDotNet, such as --filter '*Statements*']
// ARTICLES is a file or folder that the kit reads; without it the sample corpus in data/articles is used, read ten times over.
var options = args;
if (args is [var path, ..] && !path.StartsWith('-'))
{
    Corpus.Path = Path.GetFullPath(path);
    options = args[1..];
}

// All parts run in one process, one after the other, so that their ratios are of one run.
var config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(8))
    .AddColumn(new ThroughputColumn())
    .WithOption(ConfigOptions.JoinSummary, value: true);
BenchmarkSwitcher.FromAssembly(typeof(Corpus).Assembly).Run(options.Length == 0 ? ["--filter", "*"] : options, config);
