using System.Globalization;

namespace AnalysisKit.Tests;

public sealed class VocabularyTests
{
    [Fact]
    public void Get_SeveralThreadsAtATime_GivesOneWordForEachForm()
    {
        var vocabulary = new Vocabulary();

        var words = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4)
            .Select(_ => Enumerable.Range(0, 5000).Select(i => vocabulary.Get(i.ToString(CultureInfo.InvariantCulture), TokenKind.Number)).ToArray()).ToArray();

        Assert.Equal(5000, vocabulary.Count);
        for (var i = 0; i < 5000; i++)
        {
            Assert.Equal(i.ToString(CultureInfo.InvariantCulture), words[0][i].Normal);
            Assert.All(words, w => Assert.Same(words[0][i], w[i]));
        }
    }

    [Fact]
    public void Get_BeyondItsCapacity_MakesWordsWithoutKeepingThem()
    {
        var vocabulary = new Vocabulary(capacity: 2);
        var (first, second) = (vocabulary.Get("قال", TokenKind.Word), vocabulary.Get("روسيا", TokenKind.Word));

        var third = vocabulary.Get("سوريا", TokenKind.Word);

        Assert.Equal("سوريا", third.Normal);
        Assert.NotSame(third, vocabulary.Get("سوريا", TokenKind.Word));
        Assert.Same(first, vocabulary.Get("قال", TokenKind.Word));
        Assert.Same(second, vocabulary.Get("روسيا", TokenKind.Word));
        Assert.Equal(2, vocabulary.Count);
    }
}
