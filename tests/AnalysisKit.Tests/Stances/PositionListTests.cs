using AnalysisKit.Articles;
using AnalysisKit.Stances;

namespace AnalysisKit.Tests.Stances;

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
}
