namespace AnalysisKit.Tests;

public class ReadingReliabilityTests
{
    [Fact]
    public void Of_TopicWithoutFigures_IsThatOfTopicsNeverSeen()
    {
        Assert.Same(ReadingReliability.Unseen, ReadingReliability.Of(Said.Water));
        Assert.Contains("(measured on topics never seen)", ReadingReliability.Of(Said.Water).Meaning(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TopicWithFigures_ShowsThemBesideTheOthers()
    {
        var syria = ReadingReliability.Of(Kit.Syria);

        var english = syria.ToHtml();
        var arabic = syria.ToHtml(ChartLanguage.Arabic);

        Assert.Matches(@"Of ten cells that rest on one reading each, about \d are right \(measured on Syria\)", english);
        Assert.Contains("Syria (", english, StringComparison.Ordinal);
        Assert.Contains("topics never seen (", english, StringComparison.Ordinal);
        Assert.Contains("dir=\"rtl\"", arabic, StringComparison.Ordinal);
        Assert.Contains("سوريا (", arabic, StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z]{4,}", System.Text.RegularExpressions.Regex.Replace(arabic, "<[^>]*>", ""));
    }

    [Fact]
    public void Turned_IsTheShareOfWrongTriplesWithTheOtherSide()
    {
        // Of 100 triples 40 are right; where both see a stance 80 of 100 sides are the same, so 10 of the 60 wrong ones have the other side.
        var figures = new ReadingReliability { Articles = 1, Statements = new(null, null, null), Attribution = new(null, null, null), Triples = new(0.4, 0.5, null), Polarity = 0.8 };
        Assert.Equal(10 / 60.0, figures.Turned, 9);
        Assert.Equal(0, (figures with { Polarity = null }).Turned);
        Assert.InRange(ReadingReliability.Unseen.Turned, 0.01, 0.5);
    }

    [Fact]
    public void Comparison_EndsWithTheFigures() =>
        Assert.EndsWith("</div>", PositionList.Of(Said.Water, [Said.Of("نريد السد"), Said.Of("نرفض السد", score: -1, actor: "france")]).Compare("egypt", "france").ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void Labels_EveryStanding_HasBothLanguages() =>
        Assert.All(Enum.GetValues<Standing>(), s => Assert.NotEqual(s.Label(), s.Label(ChartLanguage.Arabic)));
}
