using System.Text;

namespace AnalysisKit.Charts.Tests;

public class FigureImageTests
{
    private static Figure Heatmap(string other) => new SimilarityPair[] { new("a", "a", 1), new("a", other, 0.4), new(other, other, 1) }.Heatmap();

    [Fact]
    public void ToPng_SeveralAtOnce_DrawsEach()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var pictures = new[] { "روسيا", "فرنسا", "الصين" }.AsParallel().AsOrdered().Select(name => Heatmap(name).ToPng(600)).ToList();
        Assert.Equal(3, pictures.Select(Convert.ToBase64String).Distinct().Count());
        Assert.All(pictures, p => Assert.Equal((900, Heatmap("").Height * 3 / 2), ((p[18] << 8) + p[19], (p[22] << 8) + p[23])));
        Assert.Equal(pictures[0], Heatmap("روسيا").ToPng(600));
    }

    [Fact]
    public void Save_Svg_HoldsArabicText()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var path = Path.Combine(Directory.CreateTempSubdirectory("analysiskit-").FullName, "figure.svg");
        Heatmap("روسيا").Save(path);
        var svg = File.ReadAllText(path, Encoding.UTF8);
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Contains("\u2068روسيا\u2069", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_Page_IsOffline()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        Assert.Equal("false", FigureImage.Evaluate("<p>", "String(navigator.onLine)", 100, 100));
    }

    [Fact]
    public void Evaluate_ScriptFails_SaysSoAndTheNextPictureIsDrawn()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var error = Assert.Throws<InvalidOperationException>(() => FigureImage.Evaluate("<p>", "nothing.here", 100, 100));
        Assert.Contains("nothing", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(Heatmap("b").ToPng(300));
    }
}
