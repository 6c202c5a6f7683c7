namespace AnalysisKit.Tests.Stances;

public class LearnedStanceReaderTests
{
    private static readonly Article Article = new() { Id = "test", Text = "دعا هيغ إلى رحيل الأسد." };

    [Fact]
    public void Options_NothingSet_DecideByTheKitsModel() =>
        Assert.Equal(
            new ArticleAnalyzer(Kit.Syria, new AnalyzerOptions { StatementReader = new LearnedStatementReader(), StanceReader = new LearnedStanceReader() }).Analyze(Article).Stances[0].Explain(),
            new ArticleAnalyzer(Kit.Syria).Analyze(Article).Stances[0].Explain());

    [Fact]
    public void Options_NoModel_LeaveAllToTheRules() =>
        Assert.Equal(
            new ArticleAnalyzer(Kit.Syria, new AnalyzerOptions { StatementReader = new RuleStatementReader(), StanceReader = new RuleStanceReader() }).Analyze(Article).Stances[0].Confidence,
            new ArticleAnalyzer(Kit.Syria, new AnalyzerOptions { Model = null }).Analyze(Article).Stances[0].Confidence);

    [Fact]
    public void Fingerprint_AnotherModel_IsAnother()
    {
        var other = new ReadingModel("other", ReadingModel.Default.Speakers, 0.9, Calibration.None, ReadingModel.Default.Stances, Calibration.None, 0.3);

        string[] fingerprints = [.. new[] { ReadingModel.Default, other, null }.Select(m => new AnalyzerOptions { Model = m }.Fingerprint(Kit.Syria))];

        Assert.Equal(3, fingerprints.Distinct().Count());
        Assert.Equal(fingerprints[0], new AnalyzerOptions().Fingerprint(Kit.Syria));
        Assert.Contains(other.Hash, new LearnedStanceReader(other).Version, StringComparison.Ordinal);
        Assert.Equal(16, other.Hash.Length);
    }
}
