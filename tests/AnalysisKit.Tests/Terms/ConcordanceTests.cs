using CsCheck;

namespace AnalysisKit.Tests;

public class ConcordanceTests
{
    [Fact]
    public void Of_AnyText_EachSpanReadsBackFromTheText() =>
        Gen.Select(Gen.OneOf("قرار", "مجلس", "الأمن", " ", "  ", "القرار").List[0, 40], Gen.Int[0, 5]).Sample((parts, window) =>
        {
            var text = string.Join(' ', parts);
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

            var lines = Concordance.Of([new Document("a", "g", text)], "قرار", new ConcordanceOptions { Tokenization = Tokenization.Whitespace, Window = window });

            Assert.Equal(words.Count(w => w == "قرار"), lines.Count);
            foreach (var line in lines)
            {
                Assert.Equal("قرار", line.Node.Of(text));
                Assert.Equal(words[line.FirstToken - 1], line.NodeText);
                Assert.Equal(words.Take(line.FirstToken - 1).TakeLast(window), line.Before.Select(s => s.Of(text)));
                Assert.Equal(words.Skip(line.LastToken).Take(window), line.After.Select(s => s.Of(text)));
            }
        });

    [Fact]
    public void Concordance_OfArticles_FindsPhrasesThatDoNotOverlap()
    {
        // "no no no": two neighbours are found once.
        var articles = new[] { new Article { Id = "a", Text = "لا لا لا" }, new Article { Id = "b", Text = "نعم" } };

        var line = Assert.Single(articles.Concordance("لا لا"));

        Assert.Equal(("a", "", "لا"), (line.Document, line.BeforeText, line.AfterText));
    }

    [Fact]
    public void Of_ArabicTokenization_FindsEverySpelling()
    {
        // "America said; Britain and America answered": searched with another spelling of America.
        const string text = "قالت أمريكا؛ وردت بريطانيا و«أمـــريكا»";

        var lines = Concordance.Of([new Document("a", "g", text)], "امريكا", new ConcordanceOptions { Window = 2 });

        Assert.Equal(["أمريكا", "أمـــريكا"], lines.Select(l => l.NodeText));
        Assert.Equal(["قالت", "بريطانيا و"], lines.Select(l => l.BeforeText));
        Assert.Equal(["وردت بريطانيا", ""], lines.Select(l => l.AfterText));
    }

    [Fact]
    public void Regex_MatchesWholeTokensOnly()
    {
        // "decision, the decision, decisions"
        var found = Concordance.Of([new Document("a", "g", "قرار القرار قرارات")], TermPattern.Regex("(ال)?قرار"));

        Assert.Equal(["قرار", "القرار"], found.Select(l => l.NodeText));
    }

    [Fact]
    public void Of_SeveralSpans_CountsTokensOnAndKeepsContextInside()
    {
        var document = new Document("a", "g", "قال إن القرار | رفض القرار", [new Span(0, 13), new Span(16, 10)]);

        var lines = Concordance.Of([document], "القرار");

        Assert.Equal([("قال إن", 3), ("رفض", 5)], lines.Select(l => (l.BeforeText, l.FirstToken)));
        Assert.Equal(["", ""], lines.Select(l => l.AfterText));
    }

    [Fact]
    public void Stem_FindsAllFormsOfEachWord()
    {
        // "The council's resolutions; a resolution of the council; the report"
        var articles = new[] { new Article { Id = "a", Text = "قرارات المجلس وقرار مجلس والتقرير" } };
        var stemmer = articles.Terms().Stemmer();

        Assert.Equal(["قرارات", "وقرار"], articles.Concordance(TermPattern.Stem("القرار", stemmer)).Select(l => l.NodeText));
        Assert.Equal(["قرارات المجلس", "وقرار مجلس"], articles.Concordance(TermPattern.Stem("قرار المجلس", stemmer)).Select(l => l.NodeText));
    }

    [Theory]
    [InlineData(0, "رفض", "اليوم")]
    [InlineData(1, "وصل الوفد. رفض", "اليوم. غادر الوفد")]
    [InlineData(9, "بدأ الاجتماع. وصل الوفد. رفض", "اليوم. غادر الوفد. انتهى")]
    public void Of_ContextInSentences_IsTheNodesSentenceAndThoseAroundIt(int sentences, string before, string after)
    {
        // "The meeting began. The delegation came. He rejected the resolution today. The delegation left. It ended."
        var document = new Document("a", "g", "بدأ الاجتماع. وصل الوفد. رفض القرار اليوم. غادر الوفد. انتهى.");

        var line = Assert.Single(Concordance.Of([document], "القرار", new ConcordanceOptions { Sentences = sentences }));

        Assert.Equal((before, after), (line.BeforeText, line.AfterText));
    }

    [Fact]
    public void Sorted_PutsLinesWithTheSameNeighboursTogether()
    {
        // "issued a decision of the council; rejected a decision of the court; issued a decision of the council"
        var lines = Concordance.Of([new Document("a", "g", "أصدر قرار المجلس"), new Document("b", "g", "رفض قرار المحكمة"), new Document("c", "g", "أصدر قرارُ المجلس")], "قرار");

        Assert.Equal(["a", "c", "b"], lines.SortedByFollowing().Select(l => l.Document));
        Assert.Equal(["a", "c", "b"], lines.SortedByPreceding().Select(l => l.Document));
        Assert.Equal(["a", "c", "b"], lines.SortedByNode().Select(l => l.Document));
        Assert.Equal(["a", "b", "c"], lines.Select(l => l.Document));
    }

    [Fact]
    public void SortedByPreceding_ComparesTheNearestWordFirst()
    {
        var lines = Concordance.Of([new Document("a", "g", "أ ي قرار"), new Document("b", "g", "ي أ قرار")], "قرار");

        Assert.Equal(["b", "a"], lines.SortedByPreceding().Select(l => l.Document));
    }

    [Fact]
    public void ToHtml_PutsTheNodeInTheMiddleOfATableFromRightToLeft()
    {
        var html = Concordance.Of([new Document("<a>", "g", "أصدر المجلس قراره <اليوم>")], "قراره").ToHtml();

        Assert.Contains("<table dir=\"rtl\"", html, StringComparison.Ordinal);
        var cells = html.Split("<td ")[1..];
        Assert.Equal(4, cells.Length);
        Assert.Contains("text-align:left\">أصدر المجلس</td>", cells[0], StringComparison.Ordinal);
        Assert.Contains("<b>قراره</b>", cells[1], StringComparison.Ordinal);
        Assert.Contains("text-align:right\">اليوم</td>", cells[2], StringComparison.Ordinal);
        Assert.Contains("&lt;a&gt;", cells[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ArabicTextOfAnySort_EachSpanReadsBackAndLiesInItsContext() =>
        Gen.Select(Gen.OneOf("قرارٌ", "وقرار", "مجلس", "الأمن", "«", "»", ".", "،", "\n", " ", "#187;", "12", "x", "ـ", "<b>").List[0, 40], Gen.Int[0, 3], Gen.Bool).Sample((parts, size, bySentence) =>
        {
            var text = string.Join(' ', parts);
            var options = bySentence ? new ConcordanceOptions { Sentences = size } : new ConcordanceOptions { Window = size };

            var lines = Concordance.Of([new Document("a", "g", text)], TermPattern.Stem("قرار", new Stemmer()), options);

            Assert.Equal(parts.Count(p => p is "قرارٌ" or "وقرار"), lines.Count);
            foreach (var line in lines)
            {
                Assert.Contains(line.NodeText, (string[])["قرارٌ", "وقرار"]);
                Assert.Equal(text.Substring(line.Node.Start, line.Node.Length), line.NodeText);
                var all = line.Before.Append(line.Node).Concat(line.After).ToList();
                Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
                if (!bySentence)
                    Assert.True(line.Before.Count <= size && line.After.Count <= size);
            }
        });
}
