using System.Text.Json.Nodes;

namespace AnalysisKit.Charts.Tests;

/// <summary>Figures as an installed browser draws them, and as their JSON describes them.</summary>
internal static class Drawing
{
    public static JsonArray Data(Figure figure) => JsonNode.Parse(figure.ToJson())!["data"]!.AsArray();

    public static JsonNode Layout(Figure figure) => JsonNode.Parse(figure.ToJson())!["layout"]!;

    public static string[] Texts(JsonNode? array) => [.. array!.AsArray().Select(v => v!.GetValue<string>())];

    public static double[] Values(JsonNode? array) => [.. array!.AsArray().Select(v => v!.GetValue<double>())];

    /// <summary>Draws the figure's page with the network off and evaluates an expression in it; skips the test where there is no browser.</summary>
    public static JsonNode Evaluate(Figure figure, string expression, int width = 1000) => EvaluatePage(figure.ToPage(), expression, figure.Height, width);

    /// <summary>Shows a page with the network off, and evaluates an expression, which may be a promise, when all of its figures are drawn; skips the test where there is no browser.</summary>
    public static JsonNode EvaluatePage(string page, string expression, int height = 800, int width = 1000, bool isDark = false)
    {
        if (!Figure.CanDraw)
            Assert.Skip("No Chromium, Chrome or Edge is installed.");
        var script = $$"""
            (async () => {
              const until = Date.now() + 20000, figures = () => [...document.querySelectorAll('[data-figure]')];
              while (figures().length === 0 || !figures().every(f => f.querySelector('.main-svg'))) {
                if (Date.now() > until) throw new Error('not drawn: ' + document.body.innerText);
                await new Promise(done => setTimeout(done, 20));
              }
              await new Promise(done => setTimeout(done, 100));
              return JSON.stringify(await ({{expression}}));
            })()
            """;
        return JsonNode.Parse(FigureImage.Evaluate(page, script, width, height, isDark))!;
    }

    /// <summary>The texts that a figure shows once drawn.</summary>
    public static string[] DrawnTexts(Figure figure) => Texts(Evaluate(figure, "Array.from(document.querySelectorAll('.main-svg text')).map(function(e){return e.textContent})"));

    /// <summary>Left, top, right and bottom of the labels of points, as the browser draws them.</summary>
    public static double[][] DrawnLabels(Figure figure) =>
        [.. Evaluate(figure, "Array.from(document.querySelectorAll('.textpoint text')).filter(function(e){return e.textContent}).map(function(e){var b=e.getBoundingClientRect();return [b.left,b.top,b.right,b.bottom]})").AsArray().Select(Values)];

    /// <summary>The folder of the repository.</summary>
    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnalysisKit.sln")))
                folder = folder.Parent;
            return folder!.FullName;
        }
    }

    /// <summary>The articles of the sample corpus.</summary>
    public static List<Article> SampleArticles() => [.. ArticleReader.Read(Path.Combine(Repository, "data", "articles"))];

    /// <summary>Their words by source.</summary>
    public static TermCounts SampleCounts() => SampleArticles().Terms(a => a.Source, new TermOptions().WithoutStopWords());

    /// <summary>Asserts that no two labels meet. The browser's boxes are as high as a line of the font, 25 pixels for Noto Sans Arabic, of which letters and dots fill 17: the rest is left off.</summary>
    public static void AssertApart(double[][] boxes)
    {
        const double Room = 8;
        Assert.NotEmpty(boxes);
        for (var i = 0; i < boxes.Length; i++)
        {
            for (var k = i + 1; k < boxes.Length; k++)
                Assert.False(boxes[i][0] < boxes[k][2] && boxes[k][0] < boxes[i][2] && boxes[i][1] + Room < boxes[k][3] && boxes[k][1] + Room < boxes[i][3], $"Labels {i} and {k} meet: {string.Join(", ", boxes[i])} and {string.Join(", ", boxes[k])}.");
        }
    }

    /// <summary>Asserts that a figure becomes a PNG picture of the right size.</summary>
    public static void AssertDraws(Figure figure)
    {
        if (!Figure.CanDraw)
            Assert.Skip("No Chromium, Chrome or Edge is installed.");
        var png = figure.ToPng();
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        Assert.Equal(figure.Height * 3 / 2, (png[22] << 8) + png[23], 2.0);
        Assert.True(png.Length > 10_000);
    }
}
