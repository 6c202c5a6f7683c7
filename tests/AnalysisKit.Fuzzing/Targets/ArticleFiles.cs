using System.Text;

namespace AnalysisKit.Fuzzing.Targets;

/// <summary>Files of articles in every format, each in a folder with two good ones. What is read is analysed and counted too.</summary>
public sealed class ArticleFiles : Target
{
    private const string Before = "a-good.txt";
    private const string Behind = "z-good.jsonl";

    private static readonly ArticleAnalyzer Analyzer = new(Seeds.Topic, new AnalyzerOptions { Threads = 1 });

    public override string Name => "articles";

    public override int Count => 3300;

    public override int Kinds => Seeds.Files.Count;

    public override string Write(string folder, int number, Func<byte[], byte[]> damage)
    {
        var (ending, _, bytes) = Seeds.Files[number % Seeds.Files.Count];
        var file = Path.Combine(folder, "m." + ending);
        File.WriteAllBytes(file, damage(bytes));
        return file;
    }

    public override bool Read(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        File.WriteAllText(Path.Combine(folder, Before), "نص سليم قبل الملف المعطوب.");
        File.WriteAllText(Path.Combine(folder, Behind), "{\"id\": \"g1\", \"text\": \"سليم أول بعد الملف.\"}\n{\"id\": \"g2\", \"text\": \"سليم ثان بعد الملف.\"}\n");
        var problems = new List<ReadProblem>();
        var articles = ArticleReader.Read(folder, new ReadOptions { OnProblem = problems.Add, MaxRecordBytes = 8 * 1024 * 1024 }).ToList();
        if (articles.Count < 3 || articles[0].Text != "نص سليم قبل الملف المعطوب." || articles[^2].Text != "سليم أول بعد الملف." || articles[^1].Text != "سليم ثان بعد الملف.")
            throw new LossException("A good file beside the damaged one was lost.");
        CheckProblems(file, problems);
        CheckArticles(file, articles[1..^2], problems);
        foreach (var analysis in Analyzer.Analyze(articles))
            _ = AnnotatedArticle.Of(analysis).ToJson();
        _ = articles.Terms().Count;
        return problems.Count > 0;
    }

    private static void CheckProblems(string file, List<ReadProblem> problems)
    {
        foreach (var problem in problems)
        {
            if (!problem.File.StartsWith(file, StringComparison.Ordinal) || problem.Problem.Length == 0 || problem.Advice.Length == 0)
                throw new LossException($"A problem lacks its file, or what to do: {problem}");
        }
    }

    // An article whose own word is still in the file is read, or something is said about the file.
    private static void CheckArticles(string file, List<Article> read, List<ReadProblem> problems)
    {
        if (problems.Count > 0)
            return;
        if (read.Count == 0)
            throw new LossException("The file gave no article, and nothing was said about it.");
        var (_, articles, _) = Seeds.Files.First(f => file.EndsWith("m." + f.Ending, StringComparison.Ordinal));
        // In packed files and tables the word does not stand as it is, and in a page it may have come into a part that is no text.
        var isPlain = !((string[])[".gz", ".zst", ".zip", ".parquet", ".html"]).Any(ending => file.EndsWith(ending, StringComparison.Ordinal));
        var bytes = File.ReadAllBytes(file);
        for (var i = 0; i < articles; i++)
        {
            var mark = Seeds.Mark(i);
            if ((isPlain ? bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(mark)) >= 0 : read.Count < articles) && !read.Exists(a => Holds(a, mark)))
                throw new LossException($"The article with {mark} was lost, and nothing was said about it.");
        }
    }

    private static bool Holds(Article article, string mark) =>
        article.Text.Contains(mark, StringComparison.Ordinal) || article.Title?.Contains(mark, StringComparison.Ordinal) == true || article.Metadata.Any(m => m.Value.Contains(mark, StringComparison.Ordinal) || m.Key.Contains(mark, StringComparison.Ordinal));
}
