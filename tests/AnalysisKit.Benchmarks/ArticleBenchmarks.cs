using System.Text.Encodings.Web;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace AnalysisKit.Benchmarks;

/// <summary>What reading articles costs, part by part, on one thread: each includes those above it, save the JSON and the terms.</summary>
[MemoryDiagnoser]
public class ArticleBenchmarks
{
    private IReadOnlyList<Article> _articles = [];
    private byte[] _lines = [];
    private char[] _text = [];
    private Tokenizer _tokenizer = new(new Vocabulary());
    private ActorMatcher? _actors;
    private ArticleAnalyzer? _analyzer;

    [GlobalSetup]
    public void Setup()
    {
        _articles = Corpus.Articles;
        var readable = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        _lines = [.. _articles.SelectMany(a => JsonSerializer.SerializeToUtf8Bytes(new { id = a.Id, source = a.Source, text = a.Text }, readable).Append((byte)'\n'))];
        var topic = Topic.Load(Path.Combine(Corpus.Root, "data", "topics", "syria.yml"));
        _tokenizer = new Tokenizer(new Vocabulary());
        _actors = new ActorMatcher(topic.Actors);
        _analyzer = new ArticleAnalyzer(topic);
    }

    /// <summary>Merely the JSON that the articles are kept in.</summary>
    [Benchmark]
    public long Json() => JsonTexts.Characters(_lines, ref _text);

    /// <summary>Tokens and sentences.</summary>
    [Benchmark(Baseline = true)]
    public int Tokens() => _articles.Sum(a => Cleaning.TextOf(a.Text, _tokenizer).Items.Count);

    /// <summary>Mentions of actors.</summary>
    [Benchmark]
    public int Mentions() => _articles.Sum(a => _actors!.Match(a).Count);

    /// <summary>The whole pipeline: mentions, statements and stances.</summary>
    [Benchmark]
    public int Statements() => _articles.Sum(a => _analyzer!.Analyze(a).Stances.Count);

    /// <summary>Terms counted per source.</summary>
    [Benchmark]
    public int Terms()
    {
        using var counter = new TermCounter();
        foreach (var document in _articles.Documents(a => a.Source))
            counter.Add(document);
        return counter.ToCounts().Count;
    }
}
