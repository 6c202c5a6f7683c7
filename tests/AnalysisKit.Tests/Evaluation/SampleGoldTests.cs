namespace AnalysisKit.Tests;

/// <summary>
/// The sample articles against their annotation by hand (data/gold). The kit was written with these articles in sight, so the figures say that nothing has got worse, and not how right it is on others.
/// </summary>
public class SampleGoldTests
{
    [Theory]
    [InlineData("articles", "syria", 91, 0.90, 0.84, 0.56)]
    [InlineData("articles-libya", "libya", 10, 0.93, 0.91, 0.79)]
    public void Evaluate_SampleArticles_IsNoWorseThanItWas(string folder, string name, int count, double statements, double attribution, double triples)
    {
        var topic = Topic.Load(Path.Combine(Kit.Root, "data", "topics", name + ".yml"));
        var articles = ArticleReader.Read(Path.Combine(Kit.Root, "data", folder)).ToList();
        var gold = AnnotatedArticle.Load(Path.Combine(Kit.Root, "data", "gold", name + ".gold.jsonl"));

        var scored = topic.ScoredActors.Count > 0 ? topic.ScoredActors : gold.SelectMany(a => a.Statements).Select(s => s.Speaker).Where(s => !s.StartsWith("other:", StringComparison.Ordinal));

        var evaluation = Evaluation.Of(articles, gold, new ArticleAnalyzer(topic).Analyze(articles).Select(a => AnnotatedArticle.Of(a)), new EvaluationOptions { ScoredActors = scored.ToHashSet(), Resamples = 0 });

        var figures = evaluation.All.Counts;
        Assert.Equal(articles.Select(a => a.Id).Order(StringComparer.Ordinal), gold.Select(g => g.Id).Order(StringComparer.Ordinal));
        Assert.Equal(count, evaluation.Articles.Count);
        Assert.True(
            figures.Statement.F1 >= statements && figures.Attribution.F1 >= attribution && figures.Triples.F1 >= triples,
            $"{name}: statements {figures.Statement.F1:0.000}, attribution {figures.Attribution.F1:0.000}, triples {figures.Triples.F1:0.000}");
    }

    [Theory]
    [InlineData("articles", "syria")]
    [InlineData("articles-libya", "libya")]
    public void Gold_OfTheSampleArticles_StandsInTheirWords(string folder, string name)
    {
        var topic = Topic.Load(Path.Combine(Kit.Root, "data", "topics", name + ".yml"));
        var texts = ArticleReader.Read(Path.Combine(Kit.Root, "data", folder)).ToDictionary(a => a.Id, a => a.Text);
        var issues = topic.Issues.Select(i => i.Id).ToHashSet();
        foreach (var article in AnnotatedArticle.Load(Path.Combine(Kit.Root, "data", "gold", name + ".gold.jsonl")))
        {
            Assert.NotEmpty(article.Statements);
            foreach (var statement in article.Statements)
            {
                Assert.Contains(statement.Content, texts[article.Id], StringComparison.Ordinal);
                Assert.Contains(statement.SpeakerText, texts[article.Id], StringComparison.Ordinal);
                Assert.Contains(statement.Cue, texts[article.Id], StringComparison.Ordinal);
                Assert.All(statement.Stances, s => Assert.Contains(s.Issue, issues));
            }
        }
    }
}
