namespace AnalysisKit.Tests;

public class CorrectionVerbsTests
{
    // The Russian foreign minister said that Moscow rejects sanctions. The American president demanded that Assad step down.
    private const string Text = "قال وزير الخارجية الروسي سيرغي لافروف إن موسكو ترفض فرض العقوبات على سوريا. وطالب الرئيس الأميركي باراك أوباما الرئيس السوري بشار الأسد بالتنحي عن السلطة فورا.";

    private static readonly Article One = new() { Id = "one", Text = Text };

    // An article without a statement.
    private static readonly Article Silent = new() { Id = "silent", Text = "كان الطقس جميلا في الصباح. وصل القطار في موعده." };

    private static StatementList Read(params Article[] articles) => articles.Statements(Kit.Syria);

    [Fact]
    public void Statements_OfTheKit_NameTheirReader()
    {
        var statements = Read(One);

        Assert.All(statements, s => Assert.Equal("learned", s.Origin));
        Assert.All(statements.Stances, s => Assert.Equal("learned", s.Origin));
    }

    [Fact]
    public void With_RejectedStance_IsWithoutItAndLeavesTheOthers()
    {
        var statements = Read(One);
        var wrong = statements.Stances.Single(s => s.Issue == "sanctions");

        var corrected = statements.With(wrong.Reject("a report, no stance", "Nadia"));

        Assert.DoesNotContain(corrected.Stances, s => s.Issue == "sanctions");
        Assert.Equal(statements.Stances.Count - 1, corrected.Stances.Count);
        Assert.Equal(statements.Count, corrected.Count);
        Assert.Equal((1, 1), (corrected.CorrectionCounts!.Changed, corrected.CorrectionCounts.Used));
        Assert.Null(statements.CorrectionCounts);
    }

    [Fact]
    public void With_OtherSide_IsCertainAndOfAPerson()
    {
        var statements = Read(One);

        var corrected = statements.With(statements.Stances.Single(s => s.Issue == "sanctions").As(Polarity.Support));

        var stance = corrected.Stances.Single(s => s.Issue == "sanctions");
        Assert.Equal((Polarity.Support, 1.0, 1.0, ReadingOrigin.Person), (stance.Polarity, stance.Score, stance.Confidence, stance.Origin));
        Assert.Contains("as a person judged", stance.Explain(), StringComparison.Ordinal);
        var position = corrected.Positions().By("russia").On("sanctions").Single();
        Assert.Equal((1.0, 1, 1), (position.Mean, position.Support, position.Judged));
    }

    [Fact]
    public void With_SameSide_KeepsScoreAndWordsAndIsConfirmed()
    {
        var statements = Read(One);
        var read = statements.Stances.Single(s => s.Issue == "sanctions");

        var corrected = statements.With(read.As(read.Polarity));

        var stance = corrected.Stances.Single(s => s.Issue == "sanctions");
        Assert.Equal((read.Score, 1.0, read.Cues.Count), (stance.Score, stance.Confidence, stance.Cues.Count));
        Assert.Equal(1, corrected.CorrectionCounts!.Confirmed);
    }

    [Fact]
    public void With_OtherSpeaker_MovesTheStatementWithItsStances()
    {
        var statements = Read(One);
        var statement = statements.Stances.Single(s => s.Issue == "sanctions").Statement;

        var corrected = statements.With(statement.By("china"));

        var moved = corrected.By("china").Single();
        Assert.Equal((1.0, ReadingOrigin.Person, (Span?)null), (moved.Confidence, moved.Origin, moved.SpeakerSpan));
        Assert.Same(moved, corrected.Stances.Single(s => s.Issue == "sanctions").Statement);
        Assert.Empty(corrected.By("russia"));
    }

    [Fact]
    public void With_AddedStance_IsBesideTheOthers()
    {
        var statements = Read(One);

        var corrected = statements.With(statements.By("us")[0].Add("sanctions", Polarity.Support));

        Assert.Equal(["assad-departure", "sanctions"], corrected.Stances.By("us").Select(s => s.Issue).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void With_RejectedStatement_IsWithoutItAndItsStances()
    {
        var statements = Read(One);

        var corrected = statements.With(statements.By("us")[0].Reject());

        Assert.Equal(statements.Count - 1, corrected.Count);
        Assert.Empty(corrected.Stances.By("us"));
        Assert.Equal(1, corrected.CorrectionCounts!.Rejected);
    }

    [Fact]
    public void With_SeveralOfOneStatement_GoTogetherAndTheLaterCounts()
    {
        var statements = Read(One);
        var stance = statements.Stances.Single(s => s.Issue == "sanctions");

        var corrected = statements.With(stance.Reject(), stance.Statement.By("china"), stance.As(Polarity.Mixed));

        var judged = corrected.Stances.By("china").Single();
        Assert.Equal((Polarity.Mixed, 0.0), (judged.Polarity, judged.Score));
        Assert.Equal(3, corrected.CorrectionCounts!.Used);
    }

    [Theory]
    [InlineData("خبر عاجل: ")] // the text has grown at the front
    [InlineData("")]
    public void With_TextThatHasShifted_FindsTheStatementByItsWords(string before)
    {
        var made = Read(One).Stances.Single(s => s.Issue == "sanctions").As(Polarity.Support);

        // Diacritics and a tatweel that were not there.
        var corrected = Read(One with { Text = before + Text.Replace("العقوبات", "العُقُوبـات", StringComparison.Ordinal) }).With(made);

        Assert.Empty(corrected.CorrectionCounts!.Gone);
        Assert.Equal(Polarity.Support, corrected.Stances.Single(s => s.Issue == "sanctions").Polarity);
    }

    [Theory]
    [InlineData("وصل القطار", 0)]
    [InlineData("تأخر القطار", 1)]
    public void With_RejectionOfWhatIsNotRead_IsGoneWhereItsWordsAre(string quote, int gone)
    {
        var rejected = new Correction { Article = "silent", Content = new Span(27, 22), Quote = quote, Statement = false };

        var counts = Read(Silent).With(rejected).CorrectionCounts!;

        Assert.Equal((1 - gone, gone), (counts.Confirmed, counts.Gone.Count));
    }

    [Fact]
    public void With_StatementThatIsGone_IsReportedWithItsWords()
    {
        var made = Read(One).Stances.Single(s => s.Issue == "sanctions").Reject();

        var corrected = Read(One with { Text = "لا جديد اليوم." }).With(made);

        Assert.Equal(0, corrected.CorrectionCounts!.Used);
        Assert.Contains("العقوبات", Assert.Single(corrected.CorrectionCounts.Gone), StringComparison.Ordinal);
        Assert.Contains("1 more whose statement is gone", corrected.CorrectionCounts.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_ArticleThatWasNotRead_IsCountedApart()
    {
        var made = Read(One).Stances[0].Reject();

        Assert.Equal(1, Read(Silent).With(made).CorrectionCounts!.NotRead);
    }

    [Fact]
    public void With_StatementThatOnlyAPersonSees_IsAdded()
    {
        var added = new Correction
        {
            Article = "silent",
            Content = new Span(27, 22),
            Quote = "وصل القطار",
            Statement = true,
            Speaker = "iran",
            // The page to check in answers for every issue: on most of them the speaker takes no side.
            Stances = new Dictionary<string, Polarity?> { ["ceasefire"] = null, ["sanctions"] = Polarity.Oppose },
        };

        var corrected = Read(One, Silent).With(added);

        var statement = corrected.By("iran").Single();
        Assert.Equal("وصل القطار في موعده.", statement.SentenceText);
        Assert.Equal((1.0, ReadingOrigin.Person), (statement.Confidence, statement.Origin));
        Assert.Equal(Polarity.Oppose, corrected.Stances.By("iran").Single().Polarity);
        Assert.Equal(1, corrected.CorrectionCounts!.Added);

        // Applied once more, nothing changes.
        var again = corrected.With(added);
        Assert.Equal(corrected.Count, again.Count);
        Assert.Equal((1, 0), (again.CorrectionCounts!.Confirmed, again.CorrectionCounts.Added));
    }

    [Fact]
    public void With_ArticleThatIsComplete_HasOnlyWhatAPersonSaw()
    {
        var statements = Read(One);
        var kept = statements.By("us")[0];

        var corrected = statements.With(kept.Add("sanctions", Polarity.Support), new Correction { Article = "one", Complete = true });

        Assert.Equal(["us"], corrected.Select(s => s.Speaker));
    }

    [Fact]
    public void With_NamesThatTheTopicDoesNotKnow_AreReported()
    {
        var statements = Read(One);

        var corrected = statements.With(statements[0].By("russsia"), statements[0].Add("sanction", Polarity.Oppose), statements[0].Add("water", Polarity.Oppose) with { Topic = "sudan" });

        Assert.Equal(2, corrected.CorrectionCounts!.Unknown.Count);
        Assert.Contains("Did you mean russia", corrected.CorrectionCounts.Unknown[0], StringComparison.Ordinal);
        Assert.DoesNotContain(corrected.Stances, s => s.Issue is "sanction" or "water");
    }

    [Fact]
    public void With_AnswersOfAnotherTopic_LeaveItsIssuesAlone()
    {
        var statements = Read(One);
        var stance = statements.Stances.Single(s => s.Issue == "sanctions");

        Assert.Equal(stance.Polarity, statements.With(stance.As(Polarity.Support) with { Topic = "iran" }).Stances.Single(s => s.Issue == "sanctions").Polarity);
    }

    [Fact]
    public void Reject_LongContent_QuotesItsFirstWordsWhole()
    {
        var statement = Read(One)[0] with { Content = new Span(0, Text.Length) };

        var quote = statement.Reject().Quote;

        Assert.True(quote.Length <= 80);
        Assert.StartsWith(quote + " ", Text, StringComparison.Ordinal);
    }
}
