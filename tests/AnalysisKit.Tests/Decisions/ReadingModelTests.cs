using System.Text;

namespace AnalysisKit.Tests.Decisions;

public class ReadingModelTests
{
    private const string Sentence = "دعا هيغ إلى رحيل الأسد.";

    [Fact]
    public void Load_WhatWasSaved_DecidesTheSame()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var stream = File.Create(path))
                ReadingModel.Default.Save(stream);
            var loaded = ReadingModel.Load(path);

            var expected = Assert.Single(Read(ReadingModel.Default));
            var actual = Assert.Single(Read(loaded));
            Assert.Equal((expected.Polarity, expected.Confidence, expected.Explain()), (actual.Polarity, actual.Confidence, actual.Explain()));
            Assert.Equal(ReadingModel.Default.Made, loaded.Made);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no json")]
    [InlineData("""{"format":"analysiskit-model-2"}""")]
    [InlineData("""{"format":"analysiskit-model-1"}""")]
    public void Load_SomethingElse_SaysThatItIsNoModel(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text, Encoding.UTF8);
            Assert.Contains("no model", Assert.Throws<DataFormatException>(() => ReadingModel.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Weights must hold for topics that nobody has seen.
    [Fact]
    public void Default_NoFeatureButWordsPerIssue_NamesAnIssueOrActor()
    {
        var names = ReadingModel.Default.Stances.Stances.Weights.Keys.Concat(ReadingModel.Default.Stances.Sides.Weights.Keys).Concat(ReadingModel.Default.Speakers.Names).Concat(ReadingModel.Default.Speakers.Rates.SelectMany(r => r.Value.Keys)).ToList();

        Assert.True(names.Count > 1000);
        var others = names.Where(n => !n.StartsWith("issue:", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(others, n => Kit.Syria.Issues.Any(i => n.Contains(i.Id, StringComparison.Ordinal)) || n.Contains("syria", StringComparison.Ordinal));
        Assert.DoesNotContain(names, n => n.Contains("روسيا", StringComparison.Ordinal) || n.Contains("واشنطن", StringComparison.Ordinal));
    }

    [Fact]
    public void Decide_ConditionOfChance_ConfidenceIsAProbabilityOfItsOwn()
    {
        var stance = Assert.Single(Read(ReadingModel.Default));

        Assert.InRange(stance.Confidence, 0.4, 1);
        Assert.True(stance.Score > 0);
        Assert.True(stance.Confidence <= stance.Statement.Confidence + 0.05);
    }

    private static ResultList<Stance> Read(ReadingModel model) => new ArticleAnalyzer(Kit.Syria, new AnalyzerOptions { Model = model }).Analyze(new Article { Id = "test", Text = Sentence }).Stances;
}
