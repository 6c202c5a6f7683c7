namespace AnalysisKit.Tests.Stances;

public class StanceCandidateTests
{
    private const string Embargo = """
        topic: oil
        label: {ar: النفط, en: Oil}
        issues:
        - {id: embargo, ar: الحظر, en: Embargo, target: [(حظر|الحظر) ...2 (النفط|نفطي)]}
        - {id: prices, ar: الأسعار, en: Prices, target: [أسعار النفط]}
        - {id: output, ar: الإنتاج, en: Output, target: [إنتاج النفط]}
        """;

    [Theory]
    [InlineData("قالت روسيا إن الحظر النفطي خطأ.", "embargo", false)]
    [InlineData("قالت روسيا إن الحظر خطأ.", "embargo", true)]
    [InlineData("قالت روسيا إن النفط نعمة.", null, false)]
    public void Candidates_WordOfAnIssuesPhrase_HintsAtItUnlessItBelongsToMany(string text, string? issue, bool isHint)
    {
        var candidates = Candidates(text);

        Assert.Equal(issue is null ? [] : [issue], candidates.Select(c => c.Issue.Id));
        Assert.Equal(isHint, candidates.Exists(c => c.Features.Features.Any(f => f.Name!.StartsWith("hint:", StringComparison.Ordinal))));
    }

    [Fact]
    public void Candidates_HintedAt_NameTheWordAndAreNoReadingOfTheRules()
    {
        const string text = "قالت روسيا إن الحظر خطأ.";

        var candidate = Candidates(text).Single();

        Assert.Null(candidate.Rules);
        Assert.Equal("الحظر", candidate.Named.Single().Of(text));
        Assert.Contains("hint:word حظر", candidate.Features.Features.Select(f => f.Name));
    }

    private static List<StanceCandidate> Candidates(string text)
    {
        var topic = Topic.Parse(Embargo);
        var words = new ActorMatcher(topic.Actors).Read(new Article { Id = "1", Text = text });
        return new StanceReader(topic).Candidates(new RuleStatementReader().Read(words), words.Words, FeatureSet.OfAll);
    }
}
