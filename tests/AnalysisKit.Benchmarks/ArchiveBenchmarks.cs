using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace AnalysisKit.Benchmarks;

/// <summary>What a large archive costs beyond its articles' analysis, on one thread: words counted in a file of JSON lines as it stands, against the same through articles; and near duplicates.</summary>
[MemoryDiagnoser]
public class ArchiveBenchmarks
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TermOptions OneThread = new() { Threads = 1 };

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"analysiskit-benchmark-{Environment.ProcessId}.jsonl");
    private List<string> _texts = [];

    [GlobalSetup]
    public void Setup()
    {
        File.WriteAllLines(_file, Corpus.Articles.Select((a, i) => JsonSerializer.Serialize(new { id = Number(i), source = a.Source ?? "", text = a.Text }, Readable)));

        // A word of its own at the end of each: no text is another's exact double, which MinHash would not be asked about.
        _texts = [.. Corpus.Articles.Select((a, i) => $"{NormalForm.Of(a.Text)} {Number(i)}")];
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_file);

    /// <summary>Articles read from the file, and nothing done with them.</summary>
    [Benchmark(Baseline = true)]
    public int Read() => Articles().Count();

    /// <summary>Words per source, counted through articles.</summary>
    [Benchmark]
    public int Words() => Articles().Terms(a => a.Source, OneThread).Count;

    /// <summary>The same words, counted in the file's UTF-8.</summary>
    [Benchmark]
    public int Utf8Words() => TermCounts.Read(_file, "source", OneThread, new ReadOptions { DatesFromText = false, Metadata = [] }).Count;

    /// <summary>MinHash signatures of all texts, each looked for among those before it.</summary>
    [Benchmark]
    public int NearDuplicates()
    {
        var known = new NearTexts();
        return _texts.Count(text => known.Find(text) is not null);
    }

    private IEnumerable<Article> Articles() => ArticleReader.Read(_file, new ReadOptions { DatesFromText = false, Metadata = [] });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
