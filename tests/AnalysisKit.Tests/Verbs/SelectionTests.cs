namespace AnalysisKit.Tests;

/// <summary>By, About, On, In and Where mean the same on statements, stances, positions and terms.</summary>
public class SelectionTests
{
    private static readonly Article[] Articles =
    [
        new() { Id = "1", Source = "east", Published = new DateOnly(2012, 2, 4), Metadata = new Dictionary<string, string> { ["desk"] = "world" }, Text = "قال لافروف إن روسيا ترفض فرض عقوبات على سوريا. وأكد كيري أن واشنطن تؤيد فرض عقوبات على سوريا." },
        new() { Id = "2", Source = "west", Published = new DateOnly(2012, 3, 5), Text = "رفضت روسيا التدخل العسكري في سوريا. ورحبت بريطانيا بفرض عقوبات على سوريا." },
    ];

    private static readonly StatementList Statements = Articles.Statements(Kit.Syria);

    [Fact]
    public void By_Actor_KeepsWhatItSays()
    {
        Assert.Equal(["russia", "russia"], Statements.By("russia").Select(s => s.Speaker));
        Assert.All(Statements.Stances.By("russia"), s => Assert.Equal("russia", s.Actor));
        Assert.Equal(Statements.By("russia").Stances, Statements.Stances.By("russia"));
        Assert.Equal(["intervention", "sanctions"], Statements.Positions().By("russia").Select(p => p.Issue).Order(StringComparer.Ordinal));
        Assert.Equal(["russia"], Statements.Terms(s => s.Speaker).By("russia").Groups);
    }

    [Fact]
    public void About_AndOn_KeepAnIssue()
    {
        Assert.Equal(3, Statements.About("sanctions").Count);
        Assert.Equal(Statements.About("sanctions"), Statements.On("sanctions"));
        Assert.Equal(Statements.Stances.About("sanctions"), Statements.About("sanctions").Stances);
        Assert.Equal(["russia", "uk", "us"], Statements.Positions().On("sanctions").Select(p => p.Actor));
    }

    [Fact]
    public void In_Group_KeepsArticlesOfASourceOrField()
    {
        Assert.Equal(["uk"], Statements.In("west").On("sanctions").Select(s => s.Speaker));
        Assert.Equal(Statements.In("west"), Statements.In("2012-03", "month"));
        Assert.Equal(Statements.In("east"), Statements.In("world", "desk"));
        Assert.Equal(["russia", "uk"], Statements.Positions().In("west").Select(p => p.Actor));
        Assert.Equal(["west"], Articles.Terms(a => a.Source).In("west").Groups);
    }

    [Fact]
    public void Where_Condition_KeepsTheKindOfList()
    {
        Assert.Single(Statements.Where(s => s.Speaker == "uk").Stances);
        Assert.Equal(["uk"], Statements.Stances.Where(s => s.Actor == "uk").By("uk", "us").Select(s => s.Actor));
        Assert.Equal(["uk"], Statements.Positions().Where(p => p.Mean > 0).By("uk").Select(p => p.Actor));
    }

    [Theory]
    [InlineData("rusia", "Did you mean russia?")]
    [InlineData("Russia", "Did you mean russia?")]
    [InlineData("روسيا", "Did you mean russia?")]
    [InlineData("unietd-states", "us")]
    public void By_UnknownActor_SaysWhichWasMeant(string actor, string advice)
    {
        foreach (var by in (Func<object>[])[() => Statements.By(actor), () => Statements.Stances.By(actor), () => Statements.Positions().By(actor), () => Statements.Positions().Of(actor), () => Statements.Positions().Find(actor, "sanctions")!])
            Assert.Contains(advice, Assert.Throws<ArgumentException>(by).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void On_UnknownIssue_SaysWhichWasMeant()
    {
        foreach (var on in (Func<object>[])[() => Statements.About("sanction"), () => Statements.On("sanction"), () => Statements.Stances.On("sanction"), () => Statements.Positions().About("sanction")])
            Assert.Contains("Did you mean sanctions?", Assert.Throws<ArgumentException>(on).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_UnknownGroupOrField_SaysWhichWasMeant()
    {
        Assert.Contains("Did you mean east or west?", Assert.Throws<ArgumentException>(() => Statements.In("est")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean month?", Assert.Throws<ArgumentException>(() => Statements.In("2012-03", "moth")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean desk?", Assert.Throws<ArgumentException>(() => Statements.Stances.In("world", "deks")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean russia?", Assert.Throws<ArgumentException>(() => Statements.Terms(s => s.Speaker).By("rusia")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean russia?", Assert.Throws<ArgumentException>(() => Statements.Terms(s => s.Speaker).Keyness("rusia")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_AfterNarrowing_KnowsTheGroupsOfTheWhole()
    {
        Assert.Empty(Statements.By("uk").In("east"));
        Assert.Equal(Statements.In("east").By("uk"), Statements.By("uk").In("east"));
        Assert.Empty(Statements.Stances.By("uk").In("east"));
        Assert.Empty(Statements.Positions().By("uk").In("east"));
        Assert.Throws<ArgumentException>(() => Statements.By("germany").In("est"));
        Assert.Throws<ArgumentException>(() => Statements.Positions().By("germany").In("est"));
    }

    [Fact]
    public void By_KnownActorThatSaysNothing_IsEmpty() => Assert.Empty(Statements.By("germany"));
}
