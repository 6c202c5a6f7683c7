using CsCheck;

namespace AnalysisKit.Tests;

public class TokenizerTests
{
    private static Token[] Tokens(string text) => [.. ArabicText.Of(text).Items];

    [Theory]
    [InlineData("«ولروسيا»", new[] { "«", "ولروسيا", "»" })] // clitics stay on the word
    [InlineData("3.5 في المئة", new[] { "3.5", "في", "الميه" })]
    [InlineData("#187;في قتل#171;", new[] { "»", "في", "قتل", "«" })] // broken entities are marks
    [InlineData("ـــ كلمة", new[] { "كلمه" })] // a lone tatweel is nothing
    [InlineData("BBC عربي", new[] { "BBC", "عربي" })]
    public void Tokenize_Text_GivesNormalForms(string text, string[] expected) =>
        Assert.Equal(expected, Tokens(text).Select(t => t.Normal));

    [Fact]
    public void Tokenize_LineEnds_AreOneTokenEach() =>
        Assert.Equal(2, Tokens("سطر\r\nسطر\nسطر").Count(t => t.Kind == TokenKind.LineBreak));

    [Fact]
    public void Tokenize_AnyText_SpansAreInOrderAndReadBack() =>
        Gen.String[Gen.OneOf(Gen.Char['\u0600', '\u06FF'], Gen.Char['\uFE70', '\uFEFF'], Gen.Char[' ', '~'], Gen.OneOf(new[] { '\r', '\n', '\uD83D', '\uDE00', '\u0640' }.Select(c => Gen.Const(c)).ToArray())), 0, 80].Sample(text =>
        {
            var end = 0;
            foreach (var token in Tokens(text))
            {
                Assert.True(token.Span.Start >= end && token.Span.End <= text.Length && token.Span.Length > 0);
                end = token.Span.End;
                if (token.Kind is TokenKind.Word or TokenKind.Number)
                    Assert.Equal(NormalForm.Of(token.Span.Of(text)), token.Normal);
            }
        });

    [Theory]
    [InlineData("قالت ")] // as many words as there is room for
    [InlineData("أب")] // one word too long for its normal form
    [InlineData("ﷺ")] // each sign becomes a phrase
    public void Tokenize_LongText_GivesTheWordsOfTheVocabularyInOrder(string piece)
    {
        var vocabulary = new Vocabulary();
        var words = Enumerable.Range(0, 400).Select(i => $"كلمة{i % 70} {string.Concat(Enumerable.Repeat(piece, i))}");
        var text = string.Join(" ، ", words);

        var tokens = new Tokenizer(vocabulary).Tokenize(text);

        Assert.All(tokens, t => Assert.Same(vocabulary.Get(t.Normal, t.Kind), t.Word));
        Assert.Equal(400, tokens.Count(t => t.Normal == "كلمه"));
        Assert.All(tokens.Where(t => t.Kind == TokenKind.Word), t => Assert.StartsWith(t.Normal, NormalForm.Of(t.Span.Of(text)), StringComparison.Ordinal));
        Assert.Equal(tokens.OrderBy(t => t.Span.Start).Select(t => t.Span), tokens.Select(t => t.Span));
    }

    [Fact]
    public void Get_BeyondCapacity_StillGivesWords()
    {
        var vocabulary = new Vocabulary(capacity: 2);
        var words = new Tokenizer(vocabulary).Tokenize("واحد اثنان ثلاثة أربعة");
        Assert.Equal(["واحد", "اثنان", "ثلاثه", "اربعه"], words.Select(w => w.Normal));
        Assert.Equal(2, vocabulary.Count);
    }
}
