namespace AnalysisKit.Tests;

public class CliticsTests
{
    [Theory]
    [InlineData("ولروسيا", "و", "ل", "روسيا", "")]
    [InlineData("للامم", "", "ل", "امم", "")] // لل is ل + ال
    [InlineData("موقفها", "", "", "موقف", "ها")]
    [InlineData("وسيقول", "و", "س", "يقول", "")]
    public void Analyze_Word_HoldsTheReading(string word, string conjunction, string preposition, string stem, string pronoun) =>
        Assert.Contains(Clitics.Analyze(word), a => a.Conjunction == conjunction && a.Preposition == preposition && a.Stem == stem && a.Pronoun == pronoun);

    [Fact]
    public void Analyze_Word_GivesTheWholeWordFirst() => Assert.Equal("وزير", Clitics.Analyze("وزير").First().Stem);
}
