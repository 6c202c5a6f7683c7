using System.Text.Json;

namespace AnalysisKit.Tests.Statements;

public class StatementDecisionTests
{
    private const string Short = "اجتمع وزير الخارجية الروسي مع نظيره التركي. وقالت فرنسا إن الحل السياسي ضروري.";

    private static readonly string Words = Short + string.Concat(Enumerable.Repeat(" وكان الطقس باردا في المدينة طوال اليوم.", 12));

    // A model that takes whoever the rules did not find, and only then.
    private static readonly TreeModel Contrary = Asks("is_rules", 0.5, lower: 2, higher: -2);

    [Fact]
    public void Read_PlainSentence_KeepsItsSpeaker()
    {
        var statement = Assert.Single(Read(ReadingModel.Default));

        Assert.Equal(("france", "فرنسا"), (statement.Speaker, statement.SpeakerText));
        Assert.InRange(statement.Confidence, 0.6, 1);
    }

    [Fact]
    public void Read_ModelThatSpeaksForAnother_TakesThatOne()
    {
        var statement = Assert.Single(Read(With(Contrary, 0.5)));

        Assert.NotEqual("france", statement.Speaker);
        Assert.Contains(statement.Speaker, (string?[])["russia", "turkey"]);
        Assert.Null(statement.SpeakerSpan);
        Assert.Equal(0.8808, statement.Confidence);
    }

    [Fact]
    public void Read_NobodyLikelyEnough_IsLeftWithoutSpeaker()
    {
        var statement = Assert.Single(Read(With(Contrary, 0.9)));

        Assert.Null(statement.Speaker);
        Assert.Equal("فرنسا", statement.SpeakerText);
        Assert.Equal(Assert.Single(Read(null)).Confidence, statement.Confidence);
    }

    [Fact]
    public void Read_ModelThatGivesAJointStatementToOneActor_KeepsBoth()
    {
        var text = "دعت قطر وتركيا إلى وقف إطلاق النار. وقطر دولة في الخليج." + Words[Short.Length..];

        Assert.Equal(["qatar", "turkey"], Read(null, text).Select(s => s.Speaker).Order(StringComparer.Ordinal));
        Assert.Equal(["qatar", "turkey"], Read(With(Asks("rank", 0.5, lower: 2, higher: -2), 0.5), text).Select(s => s.Speaker).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Short, StatementMood.Said)]
    [InlineData("من المتوقع أن ترفض روسيا القرار.", StatementMood.Expected)]
    public void Read_ShortTextOrOtherMood_IsLeftToTheRules(string text, StatementMood mood)
    {
        if (mood != StatementMood.Said)
            text += Words[Short.Length..];

        var statement = Assert.Single(Read(With(Contrary, 0.5), text));

        Assert.Equal(mood, statement.Mood);
        var rules = Assert.Single(Read(null, text));
        Assert.Equal((rules.Speaker, rules.SpeakerSpan, rules.Confidence), (statement.Speaker, statement.SpeakerSpan, statement.Confidence));
    }

    [Fact]
    public void Constructor_ModelOfOtherValues_SaysSo() =>
        Assert.Contains("Train it again", Assert.Throws<ArgumentException>(() => new LearnedStatementReader(With(new TreeModel(["something"], 0, [], new Dictionary<string, IReadOnlyDictionary<string, double>>()), 0.5))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""[["is_rules",0.5,0,-1]]""")]
    [InlineData("""[["is_rules",0.5,-1,-9]]""")]
    [InlineData("""[["nothing",0.5,-1,-2]]""")]
    [InlineData("[]")]
    public void Read_TreeThatLeadsNowhere_IsRefused(string nodes)
    {
        using var json = JsonDocument.Parse($$"""{"values":["is_rules"],"bias":0,"rates":{},"trees":[{"nodes":{{nodes}},"leaves":[1,2]}]}""");

        Assert.Throws<FormatException>(() => TreeModel.Read(json.RootElement));
    }

    [Fact]
    public void Probability_Tree_IsALogisticFunctionOfItsLeaf()
    {
        var values = new double[SpeakerCandidates.Names.Count];

        Assert.Equal(1 / (1 + Math.Exp(-2)), Contrary.Probability(values), 12);
        values[SpeakerCandidates.Names.Index().First(n => n.Item == "is_rules").Index] = 1;
        Assert.Equal(1 / (1 + Math.Exp(2)), Contrary.Probability(values), 12);
    }

    private static ResultList<Statement> Read(ReadingModel? model, string? text = null) => new ArticleAnalyzer(Kit.Syria, new AnalyzerOptions { Model = model }).Analyze(new Article { Id = "test", Text = text ?? Words }).Statements;

    private static ReadingModel With(TreeModel speakers, double threshold) => new("test", speakers, threshold, Calibration.None, ReadingModel.Default.Stances, Calibration.None, 0.3);

    private static TreeModel Asks(string name, double bound, double lower, double higher) => new(
        SpeakerCandidates.Names, 0, [new TreeModel.Tree([SpeakerCandidates.Names.Index().First(n => n.Item == name).Index], [bound], [~0], [~1], [lower, higher])], new Dictionary<string, IReadOnlyDictionary<string, double>>());
}
