namespace AnalysisKit.Tests;

/// <summary>The same sentence in several papers is one statement.</summary>
public class RepeatedStatementsTests
{
    // "Egypt will not accept a dam that cuts its share of the river's water, and demands an agreement that binds all."
    private const string Sentence = "إن مصر لن تقبل سداً يقطع حصتها من مياه النهر وتطالب باتفاق يلزم الجميع";

    [Fact]
    public void Positions_SentenceInFivePapers_CountsOnceAndKeepsAllSources()
    {
        var stances = Enumerable.Range(1, 5).Select(i => Said.Of(Sentence, 0.8, article: $"a{i}", source: $"paper{i}", published: new DateOnly(2013, 5, i))).Append(Said.Of(Said.Words(1), article: "b", source: "paper1"));

        var position = Said.Position(stances);

        Assert.Equal((2, 6, 5, 6), (position.Count, position.Articles, position.Papers, position.Evidence.Count));
        var statement = position.Statements.Single(s => s.Papers > 1);
        Assert.Equal((5, 5, 5), (statement.Papers, statement.Articles, statement.Reports.Count));
        Assert.Equal(0.8, statement.Probability, 9);
        Assert.Equal(["paper1", "paper2", "paper3", "paper4", "paper5"], statement.Sources);
        Assert.Equal("in 5 papers", PositionLabels.Spread(statement));
    }

    [Fact]
    public void Positions_SpellingAndAWordDiffer_IsTheSameStatement()
    {
        // With diacritics, tatweel, other forms of alif, and one word left out.
        var other = "أن مصـر لن تَقبل سدا يقطع حصتها من مياه النهر وتطالب باتفاق يلزم";
        Assert.Equal(1, Said.Position([Said.Of(Sentence), Said.Of(other)]).Count);
    }

    [Fact]
    public void Positions_OtherSentence_IsAnotherStatement() =>
        Assert.Equal(2, Said.Position([Said.Of(Sentence), Said.Of("وقالت إن السد يهدد ملايين المزارعين في الدلتا وإن الوقت ينفد أمام الحل")]).Count);

    [Fact]
    public void Positions_SameSentenceOfTwoActors_CountsForEach()
    {
        var positions = PositionList.Of(Said.Water, [Said.Of(Sentence), Said.Of(Sentence, actor: "france"), Said.Of(Sentence, actor: "france", article: "c")]);
        Assert.Equal([("egypt", 1), ("france", 1)], positions.Select(p => (p.Actor, p.Count)));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(60, 2)]
    public void Positions_FewWordsAgain_AreTheSameStatementWithinAWeek(int days, int statements)
    {
        const string Short = "نرفض السد";
        var first = new DateOnly(2013, 5, 1);
        Assert.Equal(statements, Said.Position([Said.Of(Short, article: "a", published: first), Said.Of(Short, article: "b", published: first.AddDays(days))]).Count);
    }

    [Fact]
    public void Positions_ManyWordsAgain_AreTheSameStatementAtAnyTime() =>
        Assert.Equal(1, Said.Position([Said.Of(Sentence, article: "a", published: new DateOnly(2013, 5, 1)), Said.Of(Sentence, article: "b", published: new DateOnly(2014, 5, 1))]).Count);

    [Fact]
    public void Positions_ReportsReadForBothSides_AreOneDoubtfulStatement()
    {
        var position = Said.Position([Said.Of(Sentence, 0.8, 1, article: "a"), Said.Of(Sentence, 0.6, -1, article: "b"), Said.Of(Sentence, 0.7, -1, article: "c")]);

        Assert.Equal((0, 1), (position.Support, position.Oppose));
        Assert.Equal((0.6 + 0.7) / 3, position.Statements[0].Probability, 9);
        Assert.Equal(0.7, position.Statements[0].Stance.Confidence, 9);
    }

    [Fact]
    public void Positions_CopiesOfOneArticle_AreOneArticle()
    {
        var stances = Enumerable.Range(0, 6).SelectMany(i => new[] { "a", "b", "c" }.Select(paper => Said.Of(Said.Words(i), article: paper, source: paper)));
        var position = Said.Position(stances);
        Assert.Equal((6, 3, 3, true), (position.Count, position.Articles, position.Papers, position.IsSmall));
    }

    [Fact]
    public void Positions_SpeakerNamedInOtherWords_IsTheSameStatement()
    {
        Article[] articles =
        [
            // "Lavrov rejected in a press conference a resolution of the Security Council that imposes new sanctions on Syria", with and without his office.
            new() { Id = "a", Source = "one", Text = "رفض لافروف في مؤتمر صحفي قرارا في مجلس الأمن يفرض عقوبات جديدة على سوريا.", Published = new DateOnly(2012, 7, 1) },
            new() { Id = "b", Source = "two", Text = "ورفض وزير الخارجية الروسي سيرغي لافروف في مؤتمر صحفي قرارا في مجلس الأمن يفرض عقوبات جديدة على سوريا.", Published = new DateOnly(2012, 7, 2) },
        ];
        var position = articles.Positions(Kit.Syria).Find("russia", "sanctions")!;
        Assert.Equal((1, 2, 2), (position.Count, position.Articles, position.Papers));
    }

    [Fact]
    public void In_OnePaper_HasItsReport()
    {
        var stances = new StanceList(Said.Water, Enumerable.Range(1, 3).Select(i => Said.Of(Sentence, article: $"a{i}", source: $"paper{i}")));
        Assert.Equal((1, 1), PositionList.Of(Said.Water, stances).In("paper2").Single() is var p ? (p.Count, p.Articles) : default);
    }
}
