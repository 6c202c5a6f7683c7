namespace AnalysisKit.Tests;

/// <summary>Scores as data/README.md promises them.</summary>
public class ScoreTests
{
    private const double Lean = 0.4;

    private static readonly ArticleAnalyzer Analyzer = new(Topic.Parse("""
        topic: truce
        issues:
        - id: truce
          ar: الهدنة
          en: Truce
          lean: 0.4
          target:
          - هدنة
          - وقف إطلاق النار
        """));

    [Theory]
    [InlineData("رحبت روسيا بالهدنة.", 1)] // stated plainly
    [InlineData("رفضت روسيا الهدنة.", -1)]
    [InlineData("قال لافروف إن روسيا تؤيد الهدنة.", 1)]
    [InlineData("قال لافروف إن روسيا لا تؤيد الهدنة.", -1)]
    [InlineData("رحبت روسيا بإمكانية الهدنة.", 0.7)] // a possibility
    [InlineData("رحبت روسيا بشروط الهدنة.", 0.7)] // a condition
    [InlineData("تحدثت روسيا عن بقاء الهدنة في المدينة.", Lean)] // a mere mention
    public void Read_Phrase_HasTheScoreOfItsKind(string text, double score) => Assert.Equal(score, Score(text), 3);

    [Fact]
    public void Read_SeveralPhrases_GiveTheirMean() => Assert.Equal(0.85, Score("رحبت روسيا بالهدنة وبإمكانية وقف إطلاق النار."), 3);

    [Fact]
    public void Read_MereMentionByAParty_SaysNothing() =>
        Assert.Empty(new ArticleAnalyzer(Topic.Parse("""
            topic: truce
            issues:
            - {id: truce, en: Truce, ar: الهدنة, lean: 0.4, parties: [russia], target: [هدنة]}
            """), new AnalyzerOptions { Model = null }).Analyze(new Article { Id = "a", Text = "تحدثت روسيا عن بقاء الهدنة في المدينة." }).Stances);

    private static double Score(string text) => Assert.Single(Analyzer.Analyze(new Article { Id = "a", Text = text }).Stances).Score;
}
