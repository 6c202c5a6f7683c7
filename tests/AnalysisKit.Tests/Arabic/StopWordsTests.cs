namespace AnalysisKit.Tests;

public class StopWordsTests
{
    [Theory]
    [InlineData("في", "وفي", "إلى", "على", "أنَّ", "بأنهم", "ولكنه", "لأنها", "منها", "عليهم", "له", "بها", "وله")]
    [InlineData("هذا", "لهذه", "وبذلك", "التي", "والذين", "للذين", "بالتي", "كالتي", "هو", "وهم")]
    [InlineData("كان", "وكانت", "سيكون", "ليكون", "ليس", "لم", "ولن", "قد", "فقد", "حيث", "بينما")]
    public void Contains_GrammaticalWords_IsTrueWithWhatIsAttached(params string[] words) => Assert.All(words, w => Assert.True(StopWords.Arabic.Contains(w), w));

    [Theory]
    [InlineData("وزير", "فهم", "سلام", "حكومة", "روسيا", "قال", "رفض", "لبنان", "بيان", "الحل", "المنطقة", "كتب", "سوريا", "وهن", "ماء", "عين", "هامة")]
    public void Contains_WordsWithATopic_IsFalse(params string[] words) => Assert.All(words, w => Assert.False(StopWords.Arabic.Contains(w), w));

    [Fact]
    public void With_AndWithout_ChangeACopy()
    {
        // "said" added, "not" taken out.
        var words = StopWords.Arabic.With("قال").Without("لا");

        Assert.True(words.Contains("وقال"));
        Assert.False(words.Contains("لا"));
        Assert.True(StopWords.Arabic.Contains("لا"));
        Assert.Equal(words.Words.Order(StringComparer.Ordinal), words.Words);
    }
}
