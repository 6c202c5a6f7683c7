namespace AnalysisKit.Tests;

public class EvaluationTests
{
    // "Moscow said that dialogue is the solution. Washington called on Assad to leave. Paris said that dialogue is the solution."
    private const string Text = "قالت موسكو إن الحوار هو الحل. طالبت واشنطن الأسد بالرحيل. قالت باريس إن الحوار هو الحل.";

    private static readonly AnnotatedStatement Moscow = Statement("russia", "قالت", "الحوار هو الحل", ("political-settlement", Polarity.Support));
    private static readonly AnnotatedStatement Washington = Statement("us", "طالبت", "طالبت واشنطن الأسد بالرحيل", ("assad-departure", Polarity.Support));
    private static readonly AnnotatedStatement Paris = Statement("france", "قالت", "الحوار هو الحل", ("political-settlement", Polarity.Support));

    [Fact]
    public void Of_PredictionsEqualGold_AllFiguresAreOne()
    {
        var counts = Evaluate([Moscow, Washington, Paris], [Moscow, Washington, Paris]).All.Counts;

        Assert.Equal(3, counts.GoldStatements);
        Assert.Equal((1, 1, 1), (counts.Statement.F1, counts.Attribution.F1, counts.Triples.F1));
        Assert.Equal((1, 1), (counts.SpeakerAccuracy, counts.PolarityAccuracy));
    }

    [Fact]
    public void Of_NoPredictions_AllFiguresAreZero()
    {
        var counts = Evaluate([Moscow], []).All.Counts;

        Assert.Equal((0, 0, 0), (counts.Statement.Precision, counts.Statement.Recall, counts.Statement.F1));
        Assert.Equal((1, 0, 0), (counts.GoldTriples, counts.PredictedTriples, counts.SharedTriples));
    }

    [Fact]
    public void Of_SameContentTwice_SecondGoldStatementStandsAtTheSecondPlace()
    {
        var second = new Span(Text.LastIndexOf(Paris.Content, StringComparison.Ordinal), Paris.Content.Length);
        var pairs = Evaluate([Moscow, Paris], [Paris with { ContentStart = second.Start, ContentEnd = second.End }]).Articles[0].Pairs;

        Assert.Equal([EvaluationOutcome.Right, EvaluationOutcome.Missed], pairs.Select(p => p.Outcome));
        Assert.Equal("france", pairs[0].Gold!.Speaker);
        Assert.Equal(second, pairs[0].GoldSpan);
        Assert.Equal("russia", pairs[1].Gold!.Speaker);
    }

    [Theory]
    [InlineData("الحوار هو", true)] // two words of three: all of the shorter one
    [InlineData("الحل. طالبت واشنطن الأسد", false)] // 4 of 14 characters
    public void Of_ContentsOverlap_MatchWhenHalfOfTheShorterIsShared(string predicted, bool matched)
    {
        var pairs = Evaluate([Moscow], [Moscow with { Content = predicted, Cue = "" }]).Articles[0].Pairs;

        Assert.Equal(matched, pairs[0].Outcome == EvaluationOutcome.Right);
    }

    [Fact]
    public void Of_LittleOverlapButSameCue_Matches()
    {
        // Gold's content ends where the prediction's only begins, but both name the same cue.
        var gold = Washington with { Content = "طالبت واشنطن" };
        var predicted = Washington with { Content = "ن الأسد بالرحيل. قالت باريس", Cue = "طالبت" };

        Assert.Equal(EvaluationOutcome.Right, Evaluate([gold], [predicted]).Articles[0].Pairs[0].Outcome);
        Assert.Equal(EvaluationOutcome.Missed, Evaluate([gold], [predicted with { Cue = "باريس" }]).Articles[0].Pairs[0].Outcome);
    }

    [Fact]
    public void Of_TwoCandidates_BestOverlapWins()
    {
        var close = Moscow with { Content = "الحوار هو الحل" };
        var loose = Moscow with { Content = "موسكو إن الحوار هو الحل. طالبت", Speaker = "us" };

        var pairs = Evaluate([Moscow], [loose, close]).Articles[0].Pairs;

        Assert.Equal([EvaluationOutcome.Right, EvaluationOutcome.Spurious], pairs.Select(p => p.Outcome));
        Assert.Same(close, pairs[0].Predicted);
    }

    [Fact]
    public void Of_SpeakerDiffers_CountsAsStatementNotAsAttribution()
    {
        var evaluation = Evaluate([Moscow], [Moscow with { Speaker = "us" }]);

        Assert.Equal(EvaluationOutcome.WrongSpeaker, evaluation.Articles[0].Pairs[0].Outcome);
        Assert.Equal((1, 0, 0), (evaluation.All.Counts.Statement.F1, evaluation.All.Counts.Attribution.F1, evaluation.All.Counts.SpeakerAccuracy));
    }

    [Fact]
    public void Of_SpeakerIsNotScored_IsLeftOutOnBothSides()
    {
        var counts = Evaluate([Moscow, Paris with { Speaker = "other:red-cross" }], [Moscow, Washington with { Speaker = "" }]).All.Counts;

        Assert.Equal((1, 1), (counts.GoldStatements, counts.PredictedStatements));
    }

    [Fact]
    public void Of_PolaritiesTieOrAreMixed_GivesNoTriple()
    {
        var oppose = Statement("russia", "قالت", "الحوار", ("political-settlement", Polarity.Oppose));
        var mixed = Statement("us", "طالبت", "الأسد", ("assad-departure", Polarity.Mixed));

        Assert.Equal(0, Evaluate([Moscow, oppose, mixed], []).All.Counts.GoldTriples);
        Assert.Equal(1, Evaluate([Moscow, oppose, oppose, mixed], []).All.Counts.GoldTriples);
    }

    [Fact]
    public void Of_LettersBeyondTheBasicPlane_LengthsCountCodePoints()
    {
        // Four letters of two UTF-16 units each, then six letters: half of the eight code points is shared, in UTF-16 it would be a third.
        const string text = "قال 𐍈𐍈𐍈𐍈ابتثجحد";
        var gold = Statement("us", "", "𐍈𐍈𐍈𐍈ابتث");
        var predicted = Statement("us", "", "ابتثجحد") with { ContentStart = 12, ContentEnd = 19 };

        var pair = Assert.Single(Evaluate(text, [gold], [predicted]).Articles[0].Pairs);

        Assert.Equal(EvaluationOutcome.Right, pair.Outcome);
        Assert.Equal("𐍈𐍈𐍈𐍈ابتث", pair.GoldSpan!.Value.Of(text));
        Assert.Equal("ابتثجحد", pair.PredictedSpan!.Value.Of(text));
    }

    [Fact]
    public void Of_OffsetInsideASurrogatePair_FallsBackToTheWords()
    {
        const string text = "𐍈 ابت";

        var pair = Assert.Single(Evaluate(text, [Statement("us", "", "ابت")], [Statement("us", "", "ابت") with { ContentStart = 1, ContentEnd = 3 }]).Articles[0].Pairs);

        Assert.Equal(new Span(3, 3), pair.PredictedSpan);
    }

    [Fact]
    public void Of_ContentNotInTheText_IsLeftOutOfStatementsButKeepsItsTriple()
    {
        var counts = Evaluate([Moscow with { Content = "ليس في النص" }], []).All.Counts;

        Assert.Equal((0, 1), (counts.GoldStatements, counts.GoldTriples));
    }

    [Fact]
    public void Of_GoldArticleMissing_SaysWhich()
    {
        var error = Assert.Throws<ArgumentException>(() => Evaluation.Of([], [new AnnotatedArticle("a", "", [])], [], Options()));

        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoArticles_HasNoIntervals()
    {
        var evaluation = Evaluation.Of([], [], [], Options());

        Assert.Null(evaluation.All.Interval(EvaluationFigure.StatementF1));
        Assert.Empty(evaluation.ByKind);
    }

    [Fact]
    public void Groups_Summed_GiveTheWhole()
    {
        var evaluation = Evaluate([Moscow, Washington with { Kind = StatementKind.Position }, Paris], [Moscow with { Kind = StatementKind.Direct }, Washington with { Speaker = "russia" }]);

        var all = evaluation.All.Counts;
        foreach (var groups in new[] { evaluation.ByKind, evaluation.ByActor })
        {
            var sum = groups.Aggregate(default(EvaluationCounts), (a, b) => a + b.Counts);
            Assert.Equal((all.GoldStatements, all.PredictedStatements, all.GoldMatched, all.PredictedMatched), (sum.GoldStatements, sum.PredictedStatements, sum.GoldMatched, sum.PredictedMatched));
            Assert.Equal((all.GoldAttributed, all.PredictedAttributed), (sum.GoldAttributed, sum.PredictedAttributed));
        }

        Assert.Equal(["indirect", "position", "direct"], evaluation.ByKind.Select(g => g.Id));
        Assert.Equal((0, 1), (evaluation.ByKind[1].Counts.PredictedStatements, evaluation.ByKind[1].Counts.GoldMatched));
        Assert.Equal(all.EqualTriples, evaluation.ByIssue.Sum(g => g.Counts.EqualTriples));
        Assert.Equal(all.GoldTriples, evaluation.ByActor.Sum(g => g.Counts.GoldTriples));
    }

    [Fact]
    public void Interval_OneArticleRightOneEmpty_SpansFromZeroToOne()
    {
        var articles = new[] { new Article { Id = "1", Text = Text }, new Article { Id = "2", Text = Text } };
        var gold = new[] { new AnnotatedArticle("1", "", [Moscow]), new AnnotatedArticle("2", "", [Moscow]) };

        var evaluation = Evaluation.Of(articles, gold, [new AnnotatedArticle("1", "", [Moscow])], Options());

        Assert.Equal(0.5, evaluation.All.Counts.Statement.Recall);
        Assert.Equal((0, 1), evaluation.All.Interval(EvaluationFigure.StatementRecall));
    }

    [Fact]
    public void Interval_ResamplesWithoutTheActor_AreLeftOut()
    {
        var articles = new[] { new Article { Id = "1", Text = Text }, new Article { Id = "2", Text = Text } };
        var gold = new[] { new AnnotatedArticle("1", "", [Moscow]), new AnnotatedArticle("2", "", [Washington]) };

        var russia = Evaluation.Of(articles, gold, gold, Options()).ByActor.Single(g => g.Id == "russia");

        Assert.Equal((1, 1), russia.Interval(EvaluationFigure.AttributionF1));
    }

    [Fact]
    public void StatementReliability_TwoBins_CountsWhatIsRight()
    {
        var reliability = Evaluate(
            [Moscow, Washington],
            [Moscow with { Confidence = 0.9 }, Washington with { Confidence = 0.95, Speaker = "uk" }, Paris with { Confidence = 0.2 }]).StatementReliability();

        Assert.Equal([(1, 0), (2, 1)], reliability.Bins.Select(b => (b.Count, b.Right)));
        Assert.Equal(0.925, reliability.Bins[1].MeanConfidence, 12);
        Assert.Equal(((0.1 * 0.1) + (0.95 * 0.95) + (0.2 * 0.2)) / 3, reliability.BrierScore, 12);
        Assert.Equal(((1 * 0.2) + (2 * 0.425)) / 3, reliability.ExpectedCalibrationError, 12);
    }

    [Fact]
    public void StanceReliability_RightIssueWrongPolarity_IsWrong()
    {
        AnnotatedStatement With(Polarity polarity) => Moscow with { Stances = [new AnnotatedStance("political-settlement", polarity) { Confidence = 1 }] };

        Assert.Equal(1, Assert.Single(Evaluate([Moscow], [With(Polarity.Support)]).StanceReliability().Bins).Right);
        Assert.Equal(0, Assert.Single(Evaluate([Moscow], [With(Polarity.Oppose)]).StanceReliability().Bins).Right);
    }

    [Fact]
    public void Of_GoldWithOffsets_StandsWhereItSays()
    {
        var second = new Span(Text.LastIndexOf(Paris.Content, StringComparison.Ordinal), Paris.Content.Length);
        AnnotatedStatement At(AnnotatedStatement statement, Span span) => statement with { ContentStart = span.Start, ContentEnd = span.End };

        var pairs = Evaluate([At(Paris, second)], [At(Paris, second), Moscow]).Articles[0].Pairs;

        Assert.Equal([EvaluationOutcome.Right, EvaluationOutcome.Spurious], pairs.Select(p => p.Outcome));
        Assert.Equal(second, pairs[0].GoldSpan);
        Assert.Equal("russia", pairs[1].Predicted!.Speaker);
    }

    [Fact]
    public void Of_NoScoredActors_AllCountButThoseOutsideTheCatalogue()
    {
        var counts = Evaluation.Of(
            [new Article { Id = "a", Text = Text }], [new AnnotatedArticle("a", "", [Moscow, Washington with { Speaker = "other:red-cross" }])],
            [new AnnotatedArticle("a", "", [Moscow, Paris with { Speaker = "malta" }, Washington with { Speaker = "" }])], new EvaluationOptions()).All.Counts;

        Assert.Equal((1, 2), (counts.GoldStatements, counts.PredictedStatements));
    }

    [Fact]
    public void ByFold_ArticlesOfTwoFolds_HaveTheirOwnFiguresAndTheirSpread()
    {
        var articles = Enumerable.Range(0, 4).Select(i => new Article { Id = $"{i}", Text = Text }).ToList();
        AnnotatedArticle Gold(int id, int? fold, string topic) => new($"{id}", "", [Moscow]) { Fold = fold, Topic = topic };

        var evaluation = Evaluation.Of(
            articles, [Gold(0, 10, "a"), Gold(1, 2, "b"), Gold(2, 2, "b"), Gold(3, null, "b")], [new AnnotatedArticle("0", "", [Moscow]), new AnnotatedArticle("1", "", [Moscow])], Options());

        Assert.Equal(["2", "10"], evaluation.ByFold.Select(g => g.Id));
        Assert.Equal([2, 1], evaluation.ByFold.Select(g => g.Articles));
        Assert.Equal([0.5, 1], evaluation.ByFold.Select(g => g.Counts.Statement.Recall));
        Assert.Equal(["a", "b"], evaluation.ByTopic.Select(g => g.Id));
        var recall = EvaluationSpread.Of(evaluation.ByFold).Single(s => s.Figure == "statement_r");
        Assert.Equal((2, 0.75, 0.5, 1), (recall.Groups, recall.Mean, recall.Least, recall.Greatest));
        Assert.Equal(Math.Sqrt(0.125), recall.StandardDeviation, 12);
        var polarity = EvaluationSpread.Of(evaluation.ByFold.Where(g => g.Id == "10")).Single(s => s.Figure == "polarity_accuracy");
        Assert.Equal((1, 1), (polarity.Groups, polarity.Mean));
        Assert.True(double.IsNaN(polarity.StandardDeviation));
    }

    private static Evaluation Evaluate(AnnotatedStatement[] gold, AnnotatedStatement[] predicted) => Evaluate(Text, gold, predicted);

    private static Evaluation Evaluate(string text, AnnotatedStatement[] gold, AnnotatedStatement[] predicted) =>
        Evaluation.Of([new Article { Id = "a", Text = text }], [new AnnotatedArticle("a", "", gold)], [new AnnotatedArticle("a", "", predicted)], Options());

    private static EvaluationOptions Options() => new() { ScoredActors = new HashSet<string> { "russia", "us", "uk", "france" }, Resamples = 200 };

    private static AnnotatedStatement Statement(string speaker, string cue, string content, params (string Issue, Polarity Polarity)[] stances) => new()
    {
        Speaker = speaker,
        Cue = cue,
        Content = content,
        Kind = StatementKind.Indirect,
        Stances = [.. stances.Select(s => new AnnotatedStance(s.Issue, s.Polarity))],
    };
}
