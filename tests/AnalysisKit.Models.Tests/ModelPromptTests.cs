namespace AnalysisKit.Models.Tests;

public class ModelPromptTests
{
    [Fact]
    public void Fill_TextWithAPlacesName_StaysAsItIs()
    {
        var prompt = ModelPrompt.Default;

        var filled = prompt.Fill("statements", ("statements", "{mark} and {statements}"), ("mark", "M"));

        Assert.Contains("{mark} and {statements}", filled, StringComparison.Ordinal);
        Assert.Contains("<statements-M>", filled, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_NoPlaceIsLeftOpen()
    {
        var question = Assert.Single(ArticleQuestion.Of(new ActorMatcher(Given.Topic.Actors).Read(Given.Article()), Given.Options()));

        foreach (var place in (string[])["{issues}", "{actors}", "{topic}", "{mark}", "{text}", "{source}", "{date}", "{title}", "{names}", "{lead}", "{part}"])
            Assert.DoesNotContain(place, question.Request.Instructions + question.Request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TopicWithoutIssues_AsksForNoStances()
    {
        var topic = Topic.Parse("topic: general\nissues: []");
        var question = Assert.Single(ArticleQuestion.Of(new ActorMatcher(topic.Actors).Read(Given.Article()), Given.Options() with { Topic = topic }));

        Assert.DoesNotContain("stances", question.Request.Schema.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("this topic has no issues", question.Request.Instructions, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version: 2", "Unknown key \"other\"", "other: 1\nversion: 2")]
    [InlineData("{actors}", "must say {actors}", "the actors")]
    [InlineData("medium: 0.75", "Say which probability \"medium\" stands for", "")]
    [InlineData("high: 0.9", "Expected a number from 0 to 1", "high: 9")]
    public void Parse_WrongPrompt_SaysWhereAndWhat(string replaced, string message, string by)
    {
        var wrong = ModelPrompt.DefaultYaml.Replace("Actors: {actors}", replaced == "{actors}" ? by : "Actors: {actors}", StringComparison.Ordinal);
        if (replaced != "{actors}")
            wrong = wrong.Replace(replaced == "medium: 0.75" ? "medium: 0.75, " : replaced, by, StringComparison.Ordinal);

        var error = Assert.Throws<DataFormatException>(() => ModelPrompt.Parse(wrong, "my.yml"));

        Assert.Contains("my.yml", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
