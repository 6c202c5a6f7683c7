using System.Text;

namespace AnalysisKit.Fuzzing.Targets;

/// <summary>Files of annotations. One that is read is compared with what the kit reads, and written again.</summary>
public sealed class Annotations : Target
{
    private static readonly List<ArticleAnalysis> Analyses = [.. new ArticleAnalyzer(Seeds.Topic, new AnalyzerOptions { Threads = 1 }).Analyze(Seeds.Articles)];

    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(string.Concat(Analyses.Select(a => AnnotatedArticle.Of(a).ToJson() + "\n")));

    public override string Name => "gold files";

    public override int Count => 300;

    public override string Write(string folder, int number, Func<byte[], byte[]> damage)
    {
        var file = Path.Combine(folder, "m.gold.jsonl");
        File.WriteAllBytes(file, damage(Whole));
        return file;
    }

    public override bool Read(string file)
    {
        try
        {
            var annotated = AnnotatedArticle.Load(file);
            var lines = File.ReadLines(file).Count(line => !string.IsNullOrWhiteSpace(line));
            if (annotated.Count < lines)
                throw new LossException($"Of {lines} lines {annotated.Count} were read, and nothing was said.");
            _ = Evaluation.Of(Seeds.Articles, annotated, [.. Analyses.Select(a => AnnotatedArticle.Of(a))], new EvaluationOptions { Resamples = 20 }).ToString();
            foreach (var article in annotated)
                _ = article.ToJson();
            return false;
        }
        catch (DataFormatException e)
        {
            return Named(e, file);
        }
    }
}
