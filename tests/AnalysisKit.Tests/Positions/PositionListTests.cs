namespace AnalysisKit.Tests;

public class PositionListTests
{
    private static readonly Article[] Articles =
    [
        new() { Id = "a", Text = "دعا هيغ إلى رحيل الأسد.", Published = new DateOnly(2012, 7, 1) },
        new() { Id = "b", Text = "وقال هيغ إن رحيل الأسد ضروري.", Published = new DateOnly(2012, 8, 1) },
        new() { Id = "c", Text = "رفض لافروف رحيل الأسد.", Published = new DateOnly(2012, 9, 1) },
    ];

    [Fact]
    public void Positions_Articles_AreCountedPerActorAndIssue()
    {
        var position = Articles.Positions(Kit.Syria).Find("uk", "assad-departure")!;
        Assert.Equal((2, 0, 0, 2), (position.Support, position.Oppose, position.Mixed, position.Articles));
        Assert.Equal((new DateOnly(2012, 7, 1), new DateOnly(2012, 8, 1)), (position.First, position.Last));
        Assert.Equal(2, position.Evidence.Count);
        Assert.InRange(position.Mean, position.Low, position.High);
    }

    [Fact]
    public void Positions_SameInput_SameInterval() =>
        Assert.Equal(Articles.Positions(Kit.Syria).Select(p => (p.Low, p.High)), Articles.Positions(Kit.Syria).Select(p => (p.Low, p.High)));

    [Fact]
    public void Statements_By_About_NarrowDown()
    {
        var statements = Articles.Statements(Kit.Syria);
        Assert.Equal(3, statements.Count);
        Assert.Equal("c", Assert.Single(statements.By("russia").About("assad-departure")).Article.Id);
        Assert.Empty(statements.By("russia").About("sanctions"));
    }

    [Fact]
    public void Compare_OppositeActors_AreApart()
    {
        // Ten articles in which Hague calls for Assad's departure, ten in which Lavrov rejects it, a month apart.
        var articles = Enumerable.Range(0, 20).Select(i => new Article { Id = $"{i}", Text = i % 2 == 0 ? "دعا هيغ إلى رحيل الأسد." : "رفض لافروف رحيل الأسد.", Published = new DateOnly(2011, 5, 1).AddMonths(i) });

        var difference = Assert.Single(articles.Positions(Kit.Syria).Compare("uk", "russia"));

        Assert.InRange(difference.Difference, 1.4, 2);
        Assert.InRange(difference.Low, 0.1, difference.Difference);
        Assert.InRange(difference.High, difference.Difference, 2);
        Assert.InRange(difference.CliffDelta, 0.7, 1);
        Assert.InRange(difference.PValue, 0.0001, 0.001);
        Assert.Equal(difference.PValue, difference.AdjustedPValue);
    }

    [Fact]
    public void Compare_ActorWithItself_IsNothing()
    {
        var difference = Assert.Single(Articles.Positions(Kit.Syria).Compare("uk", "uk"));
        Assert.Equal((0, 0, 0, 1), (difference.Difference, difference.Low, difference.High, difference.PValue));
        Assert.Equal(0, difference.CliffDelta, 12);
    }
}
