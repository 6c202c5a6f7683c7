using System.Text.RegularExpressions;

namespace AnalysisKit.Tests;

public class WrittenRegexTests
{
    [Fact]
    public void Matching_RepetitionsInRepetitions_MatchInLinearTime()
    {
        var counts = new[] { new Article { Id = "a", Text = new string('ا', 60) + " كتاب" } }.Terms();

        Assert.Equal("كتاب", Assert.Single(counts.Matching("^(ا+)+ب$|كتاب")).Term);
    }

    [Fact]
    public void Of_LookAround_IsStoppedAfterAWhile() =>
        Assert.Throws<RegexMatchTimeoutException>(() => WrittenRegex.Of(@"^(?=(ا+)+$)\1").IsMatch(new string('ا', 60) + "ب"));

    [Fact]
    public void Of_NoExpression_SaysSo() => Assert.ThrowsAny<ArgumentException>(() => WrittenRegex.Of("(كتاب"));
}
