using System.Text.Json.Nodes;

namespace AnalysisKit.Charts.Tests;

public class PlotlyJsonTests
{
    private const string Bar = """{"data":[{"type":"bar","x":["القاهرة"],"y":[3]}]}""";

    [Fact]
    public void FromPlotly_DataOnly_IsCompleted()
    {
        var figure = Figure.FromPlotly(Bar);
        Assert.Equal(("Figure", 450, 1), (figure.Title, figure.Height, figure.Traces));
        Assert.Equal("#ffffff", Drawing.Layout(figure)["template"]!["layout"]!["paper_bgcolor"]!.GetValue<string>());
        Assert.Equal("القاهرة", Drawing.Data(figure)[0]!["x"]![0]!.GetValue<string>());
    }

    [Fact]
    public void FromPlotly_TitleHeightAndConfig_AreTaken()
    {
        var figure = Figure.FromPlotly("""{"data":[],"layout":{"title":{"text":"<b>\u2068أسعار\u2069</b> &amp; more"},"height":333.2},"config":{"displaylogo":true}}""");
        Assert.Equal(("أسعار & more", 334), (figure.Title, figure.Height));
        Assert.Equal("""{"responsive":true,"displaylogo":true}""", JsonNode.Parse(figure.ToJson())!["config"]!.ToJsonString());
        Assert.Equal(("x", 200), (Figure.FromPlotly(Bar, "x", 200).Title, Figure.FromPlotly(Bar, "x", 200).Height));
    }

    [Fact]
    public void FromPlotly_OwnJson_GivesTheSameFigure()
    {
        var figure = new SimilarityPair[] { new("أ", "أ", 1), new("أ", "ب", 0.4), new("ب", "ب", 1) }.Heatmap();
        Assert.Equal(figure.ToJson(), Figure.FromPlotly(figure.ToJson()).ToJson());
        Assert.Equal(figure.Id, Figure.FromPlotly(figure.ToJson()).Id);
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("{\"data\":[1,}", "is not JSON")]
    [InlineData("[]", "must be an object")]
    [InlineData("null", "must be an object")]
    [InlineData("{}", "has no \"data\"")]
    [InlineData("{\"data\":{}}", "\"data\" must be an array")]
    [InlineData("{\"data\":[{},3]}", "data[1] must be an object")]
    [InlineData("{\"data\":[{\"type\":7}]}", "data[0].type must be a text")]
    [InlineData("{\"data\":[],\"layout\":[]}", "\"layout\" must be an object")]
    [InlineData("{\"data\":[],\"config\":1}", "\"config\" must be an object")]
    [InlineData("{\"data\":[],\"frames\":{}}", "\"frames\" must be an array")]
    [InlineData("{\"data\":[],\"layout\":{\"template\":\"plotly\"}}", "\"template\" must be an object")]
    [InlineData("{\"data\":[],\"data\":[]}", "is not JSON")]
    [InlineData("{\"data\":[{\"x\":\"\\ud800\"}]}", "holds a text that is none")]
    [InlineData("{\"data\":[{\"x\":[1],\"y\":{\"dtype\":\"f8\",\"bdata\":\"AAA=\"}}]}", "data[0].y is packed as binary")]
    public void FromPlotly_NoFigure_SaysWhatIsWrong(string json, string problem)
    {
        var error = Assert.Throws<ArgumentException>(() => Figure.FromPlotly(json));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal("json", error.ParamName);
    }

    [Fact]
    public void FromPlotly_WrongHeight_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Figure.FromPlotly(Bar, height: 0));
        Assert.Throws<ArgumentNullException>(() => Figure.FromPlotly(null!));
    }

    [Fact]
    public void ToGenericChart_AndBack_KeepsTheFigure()
    {
        var figure = new SimilarityPair[] { new("أ", "أ", 1), new("أ", "ب", 0.4), new("ب", "ب", 1) }.Heatmap();
        var back = figure.ToGenericChart().ToFigure();
        Assert.True(JsonNode.DeepEquals(Drawing.Data(figure), Drawing.Data(back)), back.ToJson());
        Assert.True(JsonNode.DeepEquals(Drawing.Layout(figure), Drawing.Layout(back)), back.ToJson());
    }

    [Fact]
    public void ToFigure_PlotlyNetChart_DrawsInADarkPage()
    {
        var chart = Plotly.NET.CSharp.Chart.Bar<int, string, string>(values: [3, 4], Keys: new(["روسيا", "فرنسا"], true));
        var texts = Drawing.Texts(Drawing.EvaluatePage($"<!DOCTYPE html><html style=\"color-scheme:dark\"><body>{chart.ToFigure().ToHtml()}</body></html>", "[...document.querySelectorAll('.ytick text')].map(t => t.textContent + getComputedStyle(t).fill)", isDark: true));
        Assert.Equal(["روسياrgb(255, 255, 255)", "فرنساrgb(255, 255, 255)"], texts);
    }
}
