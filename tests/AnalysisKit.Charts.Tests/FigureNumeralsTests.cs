namespace AnalysisKit.Charts.Tests;

/// <summary>Figures in Arabic digits: numbers and ticks change, words and sentences of articles do not.</summary>
public class FigureNumeralsTests
{
    private static readonly ChartOptions Arabic = new() { Language = ChartLanguage.Arabic, Numerals = Numerals.ArabicIndic };

    // "Resolution 1973" in the words of one group, "the council" in those of the other.
    private static readonly Document[] Documents = [.. Enumerable.Range(0, 12).Select(i => new Document($"d{i}", i % 2 == 0 ? "أ" : "ب", i % 2 == 0 ? "قرار القرار1973 الدولي" : "بيان المجلس الدولي"))];

    [Fact]
    public void Bars_ArabicDigits_AreThoseOfNumbersAndTicksButNotOfTerms()
    {
        var figure = TermCounts.Of(Documents).Keyness("أ").Bars(5, Arabic);

        var labels = Drawing.Texts(Drawing.Data(figure)[0]!["y"]);
        Assert.Contains(labels, label => label.Contains("1973", StringComparison.Ordinal) && label.Contains("ن=٦", StringComparison.Ordinal));
        Assert.DoesNotContain("١٩٧٣", figure.ToJson(), StringComparison.Ordinal);
        Assert.All(Drawing.Texts(Drawing.Layout(figure)["xaxis"]!["ticktext"]), tick => Assert.DoesNotMatch("[0-9]", tick));
    }

    [Fact]
    public void XRay_ArabicDigits_LeaveTheSentencesAsTheyStand()
    {
        var figure = new[] { Concordance.Of([new Document("d", "أ", "قال إن القرار 1973 صدر في 17 آذار 2011 عن المجلس")], "القرار") }.XRay(options: Arabic);

        Assert.Contains(Drawing.Texts(Drawing.Data(figure)[0]!["customdata"]), hover => hover.Contains("1973", StringComparison.Ordinal) && hover.Contains("2011", StringComparison.Ordinal));
        Assert.Contains("(١)", Drawing.Data(figure)[0]!["name"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ticks_OfDates_AreMonthsInArabicDigits()
    {
        var figure = Trends.OfRates("قرار", [(new DateOnly(2012, 1, 1), 1, 10), (new DateOnly(2013, 3, 1), 2, 10)]).Lines(Arabic);

        Assert.Contains("٢٠١٢-٠٧", Drawing.Texts(Drawing.Layout(figure)["xaxis"]!["ticktext"]));
        Assert.Contains("2012-07-01", Drawing.Texts(Drawing.Layout(figure)["xaxis"]!["tickvals"]));
    }
}
