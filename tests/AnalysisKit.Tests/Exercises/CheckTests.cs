namespace AnalysisKit.Tests;

public class CheckTests
{
    [Fact]
    public void Check_RightAnswers_Pass()
    {
        Assert.Same(CheckResult.Right, Check.Equal(3, 3));
        Assert.Same(CheckResult.Right, Check.Equal<IEnumerable<string>>(["us", "un"], new List<string> { "us", "un" }));
        Assert.Same(CheckResult.Right, Check.Close(0.331, 1.0 / 3));
        Assert.Same(CheckResult.Right, Check.SameText("  العُقُوبــات  على سورية", "العقوبات على سوريه"));
        Assert.Same(CheckResult.Right, Check.Contains(["a", "b"], "b"));
        Assert.Same(CheckResult.Right, Check.That(true));
        Assert.Contains("أحسنت", CheckResult.Right.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_WrongAnswers_SayWhatAndHintInBothLanguages()
    {
        var failed = Assert.Throws<CheckFailedException>(() => Check.Equal("us", "russia", "Who is named before the verb?"));
        Assert.Contains("\"us\"", failed.Message, StringComparison.Ordinal);
        Assert.Contains("Who is named before the verb?", failed.Message, StringComparison.Ordinal);
        Assert.Contains("ليس بعد", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("russia", failed.Message, StringComparison.Ordinal);
        Assert.Contains("too small", Assert.Throws<CheckFailedException>(() => Check.Close(1, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("no number", Assert.Throws<CheckFailedException>(() => Check.Close(double.NaN, 2)).Message, StringComparison.Ordinal);
        Assert.Throws<CheckFailedException>(() => Check.SameText(null, "نص"));
        Assert.Throws<CheckFailedException>(() => Check.Contains([1], 2));
        Assert.Throws<CheckFailedException>(() => Check.That(false));
    }
}
