namespace AnalysisKit.Tests;

public class SentenceTests
{
    private static string[] Sentences(string text) => [.. ArabicText.Of(text).Sentences.Select(s => s.Of(text))];

    [Fact]
    public void Sentences_FullStops_EndThem() =>
        Assert.Equal(["قال لافروف ذلك.", "وأضاف غيره."], Sentences("قال لافروف ذلك. وأضاف غيره."));

    [Fact]
    public void Sentences_NoSpaceAfterStop_EndThemToo() =>
        Assert.Equal(2, Sentences("على النظام السوري.وأوضحت الناطقة ذلك").Length);

    [Fact]
    public void Sentences_DecimalPoint_EndsNothing() => Assert.Single(Sentences("بلغت النسبة 3.5 في المئة"));

    [Fact]
    public void Sentences_Abbreviation_EndsNothing() => Assert.Single(Sentences("نقلت أ.ف.ب عن د. محمد قوله"));

    [Fact]
    public void Sentences_QuoteClosedAfterStop_StaysTogether() =>
        Assert.Equal(["قال «لن نقبل.»", "ثم غادر."], Sentences("قال «لن نقبل.» ثم غادر."));

    [Fact]
    public void Sentences_OneParagraphWithoutStops_IsOne() => Assert.Single(Sentences("قال لافروف إن بلاده ترفض، وأضاف أنها تحذر، مشيرا إلى ذلك"));
}
