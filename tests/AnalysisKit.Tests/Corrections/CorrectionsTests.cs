namespace AnalysisKit.Tests;

public sealed class CorrectionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("analysiskit-");

    private static readonly Correction Full = new()
    {
        Article = "a-1",
        Content = new Span(12, 30),
        Quote = "أن العقوبات لن تحل الأزمة",
        By = "Nadia",
        At = new DateTimeOffset(2026, 5, 1, 9, 30, 0, TimeSpan.Zero),
        Why = "قال الناطق لا الوزير",
        Topic = "syria",
        Statement = true,
        Speaker = "russia",
        Stances = new Dictionary<string, Polarity?> { ["sanctions"] = Polarity.Oppose, ["assad-departure"] = null },
        Read = new StatementReading { Speaker = null, Confidence = 0.75, Stances = [new StanceReading("sanctions", Polarity.Support) { Score = 0.5, Probability = 0.625 }] },
    };

    [Fact]
    public void Save_ThenLoad_GivesTheSameLines()
    {
        var file = Path.Combine(_folder.FullName, "corrections.jsonl");
        Corrections.Of([Full, Full with { Content = new Span(50, 4), Speaker = "", Statement = null, Read = null }]).Save(file);

        var loaded = Corrections.Load(file);

        Assert.Empty(loaded.Problems);
        Assert.Equal(2, loaded.Count);
        Assert.Equal(CorrectionFormat.Write(Full), CorrectionFormat.Write(loaded[0]));
        Assert.Equal(Full.At, loaded[0].At);
        Assert.Null(loaded[0].Stances["assad-departure"]);
        Assert.Equal(0.625, loaded[0].Read!.Stances[0].Probability);
        Assert.Equal("", loaded[1].Speaker);
        Assert.Null(loaded[1].Statement);
        Assert.Null(loaded[1].Read);
        Assert.Contains("قال الناطق لا الوزير", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"start": 1, "length": 2, "statement": true}""", "no \"article\"")]
    [InlineData("""{"article": "a", "statement": false}""", "\"start\" and \"length\" are missing")]
    [InlineData("""{"article": "a", "start": 4, "statement": false}""", "belong together")]
    [InlineData("""{"article": "a", "start": -4, "length": 3, "statement": false}""", "\"start\" is not a whole number")]
    [InlineData("""{"article": "a", "start": 2147483647, "length": 3, "statement": false}""", "no part of a text")]
    [InlineData("""{"article": "a", "start": 4, "length": 3, "stances": {"x": "against"}}""", "must be support, oppose, mixed or none")]
    [InlineData("""{"article": "a", "start": 4, "length": 3, "stances": ["x"]}""", "not an object of issues and sides")]
    [InlineData("""{"article": "a", "start": 4, "length": 3, "statement": "yes"}""", "neither true nor false")]
    [InlineData("""{"article": "a", "start": 4, "length": 3, "at": "yesterday", "statement": true}""", "is no time")]
    [InlineData("""{"article": "a", "start": 4, "length": 3, "complete": true}""", "whole article")]
    [InlineData("""{"article": "a", "start": 4, "length": 3, "speaker": 7}""", "\"speaker\" is not a string")]
    [InlineData("""{"article": "a", "start": 4, "length": 3, "probability": 1.5}""", "above 0 and at most 1")]
    [InlineData("""["a"]""", "Not a JSON object")]
    [InlineData("""{"article": "a", """, "Not a JSON object on one line")]
    [InlineData("{\"article\": \"\\ud800\", \"start\": 4, \"length\": 3, \"statement\": true}", "")]
    public void Read_LineThatCannotBeUsed_IsNamedAndTheOthersAreKept(string line, string problem)
    {
        using var reader = new StringReader($$"""{"article": "b", "start": 0, "length": 3, "statement": false}""" + "\n\n" + line + "\n" + """{"article": "c", "start": 0, "length": 3, "statement": true}""");

        var corrections = Corrections.Read(reader, "mine.jsonl");

        Assert.Equal(["b", "c"], corrections.Select(c => c.Article));
        var found = Assert.Single(corrections.Problems);
        Assert.StartsWith("mine.jsonl(3): ", found.ToString(), StringComparison.Ordinal);
        Assert.Contains(problem, found.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ContradictingLines_AreNamedAndBothKept()
    {
        using var reader = new StringReader(
            """
            {"article": "a", "start": 4, "length": 3, "stances": {"sanctions": "support"}}
            {"article": "a", "start": 4, "length": 3, "stances": {"talks": "none"}}
            {"article": "a", "start": 4, "length": 3, "stances": {"sanctions": "oppose"}}
            """);

        var corrections = Corrections.Read(reader, "mine.jsonl");

        Assert.Equal(3, corrections.Count);
        var problem = Assert.Single(corrections.Problems);
        Assert.Equal(3, problem.Line);
        Assert.Contains("line 1 says \"support\"", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LinesThatJudgeNothing_AreLeftOut()
    {
        using var reader = new StringReader("""{"article": "a", "start": 4, "length": 3, "probability": 0.5, "stratum": "russia"}""");

        var corrections = Corrections.Read(reader, "sample.jsonl");

        Assert.Empty(corrections);
        Assert.Empty(corrections.Problems);
    }

    [Fact]
    public void Sample_SaveThenLoad_KeepsDesignAndAnswers()
    {
        var file = Path.Combine(_folder.FullName, "sample.jsonl");
        var sample = Sample.Of(
        [
            new SampledStatement { Answer = Full, Unit = SampleUnit.Article, Probability = 0.1, Stratum = "russia" },
            new SampledStatement { Answer = new Correction { Article = "a-1", Complete = true }, Unit = SampleUnit.Article, Probability = 0.1, Stratum = "russia" },
        ]);
        sample.Save(file);

        var loaded = Sample.Load(file);
        var corrections = Corrections.Load(file);

        Assert.Empty(loaded.Problems);
        Assert.Equal(sample.Select(CorrectionFormat.Write), loaded.Select(CorrectionFormat.Write));
        Assert.Equal((SampleUnit.Article, 0.1, "russia"), (loaded[0].Unit, loaded[0].Probability, loaded[0].Stratum));
        Assert.True(loaded[1].IsArticle && loaded[1].IsChecked);
        Assert.Equal(2, corrections.Count);
    }

    [Fact]
    public void Sample_LineWithoutProbability_IsAProblem()
    {
        using var reader = new StringReader("""{"article": "a", "start": 4, "length": 3, "statement": true}""");

        var sample = Sample.Read(reader, "mine.jsonl");

        Assert.Empty(sample);
        Assert.Contains("no \"probability\"", Assert.Single(sample.Problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_OfHostileText_IsEncoded()
    {
        var html = Corrections.Of([Full with { Quote = "<script>alert(1)</script>", Why = "<b>" }]).ToHtml();

        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
