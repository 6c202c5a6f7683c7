namespace AnalysisKit.Tests;

/// <summary>The Syria topic and short ways to read a text with it.</summary>
internal static class Kit
{
    private static readonly Lazy<Topic> SyriaTopic = new(() => Topic.Load(Path.Combine(Root, "data", "topics", "syria.yml")));
    private static readonly Lazy<ArticleAnalyzer> SyriaAnalyzer = new(() => new ArticleAnalyzer(SyriaTopic.Value));

    private static readonly Lazy<ArticleAnalyzer> SyriaRules = new(() => new ArticleAnalyzer(SyriaTopic.Value, new AnalyzerOptions { Model = null }));

    public static Topic Syria => SyriaTopic.Value;

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnalysisKit.sln")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
    }

    /// <summary>The material beside the repository; skips the test where it is absent.</summary>
    public static string Shared(params string[] path)
    {
        var full = Path.Combine([Path.GetDirectoryName(Root)!, "shared", .. path]);
        if (!File.Exists(full) && !Directory.Exists(full))
            Assert.Skip($"Needs {Path.Combine(["shared", .. path])} beside the repository, which is not there.");
        return full;
    }

    public static ArticleAnalysis Analyze(string text) => SyriaAnalyzer.Value.Analyze(new Article { Id = "test", Text = text });

    /// <summary>As the rules alone read it, so that a test of a rule holds whatever the model has learned.</summary>
    public static ArticleAnalysis AnalyzeByRules(string text) => SyriaRules.Value.Analyze(new Article { Id = "test", Text = text });

    public static IReadOnlyList<Statement> Statements(string text) => Analyze(text).Statements;

    public static Statement Statement(string text) => Assert.Single(Statements(text));

    public static Polarity? PolarityByRules(string text, string issue) => AnalyzeByRules(text).Stances.SingleOrDefault(s => s.Issue == issue)?.Polarity;
}
