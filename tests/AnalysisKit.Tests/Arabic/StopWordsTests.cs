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

    [Theory]
    // Another hamza or madda than that of a word of grammar, or ي for ى, is another word; also after و.
    [InlineData("إمام", "أمام")]
    [InlineData("وإمام", "وأمام")]
    [InlineData("آلية", "إليه")]
    [InlineData("علي", "على")]
    [InlineData("وعليّ", "وعلى")]
    [InlineData("أثر", "إثر")]
    [InlineData("آل", "ال")]
    [InlineData("آيا", "إيا")]
    [InlineData("أجل", "أجل", true)]
    [InlineData("الية", "إليه")]
    public void Contains_NameOrNounOfTheSameNormalForm_IsToldBySpelling(string word, string grammar, bool isGrammar = false)
    {
        Assert.Equal(isGrammar, StopWords.Arabic.Contains(word));
        Assert.True(StopWords.Arabic.Contains(grammar));
    }

    [Theory]
    [InlineData("الى", "الي", "إلي", "حتي", "فى", "امام", "لان", "هذة", "اوﻟﺌﻚ", "هولاء", "التى", "اليه", "عليه", "وﻋﻠﻰ", "لدي", "اﻟﻰ")]
    public void Contains_CarelessSpelling_IsTrue(params string[] words) => Assert.All(words, w => Assert.True(StopWords.Arabic.Contains(w), w));

    [Fact]
    public void WithoutStopWords_NamesAndNouns_AreKept()
    {
        // "Ali Salim said in front of the council that the imam of the mosque proposed a mechanism, and went to Aden."
        const string Text = "قال علي سالم أمام المجلس إن إمام الجامع اقترح آلية، وذهب إلى عدن.";
        Article[] articles = [new() { Id = "1", Text = Text }];

        var counts = articles.Terms(options: new TermOptions().WithoutStopWords());

        Assert.Equal(["آلية", "إمام", "اقترح", "الجامع", "المجلس", "سالم", "عدن", "علي", "قال", "وذهب"], counts.Select(t => t.Term).Order(StringComparer.Ordinal));
        Assert.Equal("اليه", counts.Find("آلية")!.Value.Key);
        Assert.Equal(1, counts.CountOf("إمام"));
        Assert.NotNull(articles.Tokens(options: new TermOptions().WithoutStopWords()).Collocations(new CollocationOptions { MinimumCount = 1 }).Find("علي سالم"));
    }

    [Theory]
    // Whoever writes ي for every ى writes علي for على: it is the preposition there, and the name beside ى.
    [InlineData("وقف الرجل علي الباب ونظر الي البحر حتي غاب", 0)]
    [InlineData("وقف علي على الباب ونظر إلى البحر", 1)]
    [InlineData("علي سالم رئيس الوفد", 1)]
    public void WithoutStopWords_TextThatWritesNoUndottedYa_HasThePreposition(string text, int names)
    {
        Article[] articles = [new() { Id = "1", Text = text }];

        Assert.Equal(names, articles.Terms(options: new TermOptions { Threads = 1 }.WithoutStopWords()).CountOf("علي"));
        Assert.Equal(names, articles.Tokens(options: new TermOptions().WithoutStopWords()).CountOf("علي"));
        Assert.Equal(names, articles.Terms(options: new TermOptions { Size = 2 }.WithoutStopWords()).Count(t => t.Key.Split(' ').Contains("علي")));
    }

    [Theory]
    [InlineData("آلية", "إلى")]
    [InlineData("والآلية", "وإلى")]
    [InlineData("علي", "على")]
    [InlineData("علي", "عليها")]
    [InlineData("إمام", "أمام")]
    public void Stem_NameOrNoun_IsNotThatOfAWordOfGrammar(string word, string grammar)
    {
        var stemmer = new Stemmer();

        Assert.NotEqual(stemmer.Stem(word), stemmer.Stem(grammar));
        Assert.Equal(stemmer.Stem(grammar), stemmer.Stem(NormalForm.Of(grammar) == "علي" ? grammar : NormalForm.Of(grammar)));
    }

    [Fact]
    public void ByStem_AllWaysOfCounting_TellTheSpelling()
    {
        // "He looked at a mechanism and at the mechanisms, to Ali and on him."
        Article[] articles = [new() { Id = "1", Text = "نظر إلى آلية وإلى الآلية، وقال علي له إليه على عليه." }];
        var stemmer = articles.Terms().Stemmer();

        var counts = articles.Terms(options: new TermOptions { Threads = 1 }.ByStem());
        var again = articles.Terms(options: new TermOptions { Threads = 1 }.ByStem(stemmer));

        Assert.Equal((2, 1), (counts.CountOf("آلية"), counts.CountOf("علي")));
        Assert.Equal(3, counts.CountOf("إلى"));
        Assert.Equal(2, counts.CountOf("على"));
        Assert.Equal(counts.Select(t => (t.Key, t.Count)), again.Select(t => (t.Key, t.Count)));
        Assert.Equal(2, articles.Concordance(TermPattern.Stem("آلية", stemmer)).Count);
        Assert.Single(articles.Concordance(TermPattern.Stem("علي", stemmer)));
    }
}
