using CsCheck;

namespace AnalysisKit.Tests;

/// <summary>What the kit says of articles, taken as gold, agrees with itself entirely.</summary>
public class OwnOutputTests
{
    private static readonly Gen<string> Sentences = Gen.OneOf(
        "قال لافروف إن روسيا ترفض فرض عقوبات على سوريا.", "وأضاف أن الحل السياسي هو الحل.", "دعت واشنطن وباريس إلى وقف إطلاق النار.", "وقال «الحل السياسي هو الحل».", "قالت موسكو إن الحل السياسي هو الحل 😀.",
        "رفضت دمشق التدخل العسكري.", "وصل الوفد إلى المدينة.", "أعلنت بريطانيا وفرنسا أنهما تؤيدان فرض عقوبات على سوريا.");

    [Theory]
    [InlineData("articles", "syria")]
    [InlineData("articles-libya", "libya")]
    public void Evaluate_SampleArticles_AllFiguresAreOne(string folder, string name)
    {
        var analyzer = new ArticleAnalyzer(Topic.Load(Path.Combine(Kit.Root, "data", "topics", name + ".yml")));
        var articles = ArticleReader.Read(Path.Combine(Kit.Root, "data", folder)).ToList();

        var figures = Evaluate(articles, analyzer);

        Assert.True(figures.PredictedTriples > 50 && figures.PredictedStatements > 100);
    }

    [Fact]
    public void Evaluate_TextsThatRepeatSentences_AllFiguresAreOne()
    {
        var analyzer = new ArticleAnalyzer(Kit.Syria);
        Sentences.Array[1, 14].Sample(sentences => { Evaluate([new Article { Id = "a", Text = string.Join(' ', sentences) }], analyzer); }, iter: 300, threads: 1);
    }

    // The annotations go through a file, as a user's do.
    private static EvaluationCounts Evaluate(IReadOnlyList<Article> articles, ArticleAnalyzer analyzer)
    {
        var lines = string.Join('\n', analyzer.Analyze(articles).Select(a => AnnotatedArticle.Of(a, unknownSpeakers: true).ToJson()));
        var gold = AnnotatedArticle.Read(new StringReader(lines), "own.jsonl");

        var evaluation = Evaluation.Of(articles, gold, analyzer.Analyze(articles).Select(a => AnnotatedArticle.Of(a)), new EvaluationOptions { Resamples = 0 });

        var counts = evaluation.All.Counts;
        Assert.Equal(counts.GoldStatements, counts.PredictedStatements);
        Assert.All(EvaluationFigure.All.Where(f => f.IsDefined(counts)), f => Assert.Equal(1, f.Value(counts)));
        return counts;
    }
}
