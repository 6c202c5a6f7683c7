using System.Globalization;
using AnalysisKit.Benchmarks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// dotnet run -c Release --project tests/AnalysisKit.Benchmarks -- [ARTICLES] [options of BenchmarkDotNet, such as --filter '*Statements*']
// Parts: Article (from JSON to statements and terms) and Archive (reading, words in UTF-8 and through articles, near duplicates), by --filter '*Article*' or '*Archive*'.
// ARTICLES is a file or folder that the kit reads; without it the sample corpus in data/articles is used, read ten times over.
//
// For peers/run.py, which compares whole runs with other tools:
// ... -- corpus ARTICLES FILE megabytes|articles N   writes a corpus of that size
// ... -- parse FILE                                  merely reads its JSON
switch (args)
{
    case ["corpus", var articles, var file, var unit, var least]:
        return CorpusFile.Write(articles, file, unit, long.Parse(least, CultureInfo.InvariantCulture));
    case ["parse", var file]:
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# characters {JsonTexts.Characters(file)}"));
        return 0;
    case [var path, .. var options] when !path.StartsWith('-'):
        Corpus.Path = Path.GetFullPath(path);
        return RunParts(options);
    default:
        return RunParts(args);
}

static int RunParts(string[] options)
{
    // All parts run in one process, one after the other, so that their ratios are of one run.
    var config = DefaultConfig.Instance
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(8))
        .AddColumn(new ThroughputColumn())
        .WithOption(ConfigOptions.JoinSummary, value: true);
    BenchmarkSwitcher.FromAssembly(typeof(Corpus).Assembly).Run(options.Length == 0 ? ["--filter", "*"] : options, config);
    return 0;
}
