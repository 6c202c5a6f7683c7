namespace AnalysisKit.Tests;

/// <summary>Topics that no reader should survive by luck: each is refused with its name, line and what to do.</summary>
public class DamagedTopicTests
{
    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("topic: t\nissues: [\"")]
    [InlineData("topic: t\nissues: &a [*a]")]
    [InlineData("topic: t\nissues:\n- {id: i, target: [ـ]}")]
    [InlineData("topic: t\nissues:\n- {id: i, target: [\"ً\"]}")]
    [InlineData("topic: t\nissues:\n- {id: i, target: [\"=\"]}")]
    [InlineData("topic: t\nissues:\n- {id: i, target: [\"*\"]}")]
    [InlineData("topic: t\nissues:\n- {id: i, target: [\"()\"]}")]
    [InlineData("topic: t\nissues:\n- {id: i, target: [\"... a\"]}")]
    public void Parse_DamagedTopic_NamesTheTextAndALine(string yaml)
    {
        var error = Assert.Throws<DataFormatException>(() => Topic.Parse(yaml, "mine.yml"));

        Assert.StartsWith("mine.yml(", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("{a: ")]
    public void Parse_NestedWithoutEnd_IsRefused(string opening) =>
        Assert.Contains("nested deeper than 64", Assert.Throws<DataFormatException>(() => Topic.Parse(string.Concat(Enumerable.Repeat(opening, 30_000)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_AliasesInUse_MeanWhatTheyRepeat()
    {
        var topic = Topic.Parse("topic: t\nwords:\n  dam: &dam [السد, الخزان]\nissues:\n- {id: i, target: *dam}\n- {id: k, target: *dam}");

        Assert.Equal(2, topic.Issues.Count);
    }

    [Fact]
    public void Analyze_PatternOfManyGaps_EndsSoon()
    {
        // Without a memory of what failed, these gaps could be spread over the words in more ways than can be tried.
        var topic = Topic.Parse($"topic: t\nissues:\n- {{id: i, target: [\"{string.Join(" ...20 ", Enumerable.Repeat("(السد|النهر)", 30))} النهاية\"]}}");
        var text = "قال لافروف إن " + string.Concat(Enumerable.Repeat("السد النهر ", 300));

        Assert.Empty(new ArticleAnalyzer(topic).Analyze([new Article { Id = "a", Text = text }]).Single().Stances);
    }
}
