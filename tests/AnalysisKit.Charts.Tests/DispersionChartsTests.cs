using System.Globalization;

namespace AnalysisKit.Charts.Tests;

public class DispersionChartsTests
{
    // "Sanctions on Damascus, then sanctions", "nothing here", and markup in front of the word.
    private static readonly Document[] Documents =
    [
        new("first", "a", "عقوبات على دمشق ثم عقوبات"),
        new("second", "a", "لا شيء هنا"),
        new("third", "b", "قال <script>alert(1)</script> عقوبات"),
    ];

    private static Figure XRay(params string[] terms) => terms.Select(t => Concordance.Of(Documents, t)).ToArray().XRay();

    [Fact]
    public void XRay_Documents_HasStrokeAtRelativeToken()
    {
        var figure = XRay("عقوبات", "دمشق");
        var data = Drawing.Data(figure);
        Assert.Equal([10, 90, 91.667], Drawing.Values(data[0]!["x"]));
        Assert.Equal([50], Drawing.Values(data[1]!["x"]));
        Assert.Equal(["\u2068first\u2069", "\u2068third\u2069"], Drawing.Texts(Drawing.Layout(figure)["yaxis"]!["ticktext"]));
        Assert.Contains("(3)", data[0]!["name"]!.GetValue<string>(), StringComparison.Ordinal);

        // A row per document and term.
        Assert.Equal(3, Drawing.Values(data[0]!["y"]).Concat(Drawing.Values(data[1]!["y"])).Distinct().Count());
    }

    [Fact]
    public void XRayByGroup_Documents_StandBehindEachOther()
    {
        var data = Drawing.Data(Documents.XRayByGroup(["عقوبات"]));

        // Group a has 5 + 3 tokens.
        Assert.Equal([6.25, 56.25], Drawing.Values(data[0]!["x"])[..2]);
    }

    [Fact]
    public void XRay_HostileText_IsEncodedAndTheNodeIsBold()
    {
        var hover = Drawing.Texts(Drawing.Data(XRay("عقوبات"))[0]!["customdata"]);
        Assert.Contains(hover, h => h.Contains("&lt;script&gt;", StringComparison.Ordinal));
        Assert.DoesNotContain(hover, h => h.Contains("<script", StringComparison.OrdinalIgnoreCase));
        Assert.All(hover, h => Assert.Contains("<b>عقوبات</b>", h, StringComparison.Ordinal));
    }

    [Fact]
    public void XRay_NoOccurrence_SaysSo()
    {
        Assert.Contains("None of the words occurs", XRay("باريس").ToJson(), StringComparison.Ordinal);
        Assert.Contains("None of the words occurs", Array.Empty<Document>().XRayByGroup(["باريس"]).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void XRay_NoTerm_Throws()
    {
        Assert.Throws<ArgumentException>(() => Array.Empty<Concordance>().XRay());
        Assert.Throws<ArgumentException>(() => Documents.XRayByGroup([]));
    }

    [Fact]
    public void XRay_ManyDocuments_IsBoundedAndSaysSo()
    {
        var many = Enumerable.Range(0, 500).Select(i => new Document(i.ToString(CultureInfo.InvariantCulture), "a", "عقوبات"));
        var figure = Concordance.Of(many, "عقوبات").XRay();
        Assert.Equal(30, Drawing.Data(figure)[0]!["x"]!.AsArray().Count);
        Assert.Contains("30 of 500 occurrences", figure.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void XRay_Browser_DrawsStrokesAndArabicLegend()
    {
        var figure = new[] { Concordance.Of(Documents, "عقوبات"), Concordance.Of(Documents, "دمشق") }.XRay(options: new ChartOptions { Language = ChartLanguage.Arabic });
        Assert.Contains("\u2068عقوبات\u2069 (3)", Drawing.DrawnTexts(figure));
        Assert.Equal(4, Drawing.Evaluate(figure, "document.querySelectorAll('.scatterlayer .point').length").GetValue<int>());
        Drawing.AssertDraws(figure);
    }
}
