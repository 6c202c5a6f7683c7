namespace AnalysisKit.Tests;

public class SoftLineBreaksTests
{
    [Theory]

    // The German chancellor said / that the dialogue goes on; Berlin affirmed that / the dialogue; the chancellor / of Germany said that.
    [InlineData("قالت المستشارة الألمانية أنجيلا ميركل\nإن الحوار مستمر.")]
    [InlineData("قالت المستشارة الألمانية أنجيلا ميركل\r\nإن الحوار مستمر.")]
    [InlineData("وأكدت برلين أن\nالحوار مستمر.")]
    [InlineData("قالت المستشارة\nالألمانية أنجيلا ميركل إن الحوار مستمر.")]
    public void Statement_OverALineBreakInsideItsClause_IsFound(string text)
    {
        var statement = Kit.Statement(text);
        Assert.Equal(("germany", "الحوار مستمر"), (statement.Speaker, statement.ContentText));
    }

    [Theory]

    // A headline, and a paragraph of its own behind it.
    [InlineData("ميركل تعلن خطة جديدة\nقالت المستشارة الألمانية إن الحوار مستمر.")]
    [InlineData("الجيش يعزز السيطرة عليها\nقالت المستشارة الألمانية إن الحوار مستمر.")]
    [InlineData("هل فات الأوان بعد\n\nالحوار مستمر في برلين.")]
    public void Sentences_OfSeparateLines_StaySeparate(string text) => Assert.Equal(2, Cleaning.TextOf(text).Sentences.Count);
}
