using System.Text;
using CsCheck;

namespace AnalysisKit.Tests;

/// <summary>What holds of the reading of any text, however broken: pieces of real news, in random order and spelling, with marks, entities, surrogates and control characters between them.</summary>
public class AnyTextTests
{
    private static readonly Gen<string> Words = Gen.OneOf(
        "قال لافروف", "وأضاف", "أعلن وزير الخارجية الروسي سيرغي لافروف", "وكانت واشنطن قد", "كيري", "الأسد", "موسكو:", "نقلت وكالة إنترفاكس عن", "مشيرا إلى أن", "رفضت", "تطالب", "لن", "لا", "إن", "أن", "بأن",
        "فرض عقوبات على سوريا", "التدخل العسكري", "الحل السياسي", "وقف إطلاق النار", "وصل الوفد إلى المدينة", "الذي", "في", "على", "من دون", "إذا", "هل", "ترفض موسكو", "روسيا والصين", "هما", "الوزير", "بلاده");

    private static readonly Gen<string> Piece = Gen.OneOf(
        Words,
        Gen.OneOf("«", "»", "\"", "“", "”", "#187;", "#171;", "&quot;", "(", ")", "،", ".", "؟", "!", ":", "؛", "-", "…", "\n", "\r\n", "\t", " ", "   ", "\u2029"),
        Gen.OneOf("\u0640\u0640\u0640", "\u064B\u0651", "\u200F", "\u202B", "\uFEFF", "😀", "\uD83D", "\uDE00", "\uFDFA", "ﻗﺎﻝ", "\0", "<script>", "١٢", "2012", "NATO"));

    private static readonly Gen<string> AnyText = Piece.Array[0, 60].Select(Gen.Int[0, 3], (pieces, spelling) => Join(pieces, spelling));

    [Fact]
    public void Analyze_AnyText_SpansLieInTheArticle()
    {
        var (statements, stances) = (0, 0);
        AnyText.Sample(text => CheckSpans(text, ref statements, ref stances), iter: 3000, threads: 1);
        Assert.True(statements > 100 && stances > 10, $"{statements} statements and {stances} stances are too few to show anything.");
    }

    private static void CheckSpans(string text, ref int statements, ref int stances)
    {
        var analysis = Kit.Analyze(text);
        statements += analysis.Statements.Count;
        stances += analysis.Stances.Count;
        foreach (var statement in analysis.Statements)
        {
            Assert.True(Inside(statement.Content, text) && Inside(statement.Cue, text) && Inside(statement.Sentence, text), "A span lies outside the article.");
            Assert.True(statement.SpeakerSpan is not { } speaker || Inside(speaker, text));
            Assert.NotEqual(0, statement.Content.Length);
            Assert.Equal(text.Substring(statement.Content.Start, statement.Content.Length), statement.ContentText);
            Assert.InRange(statement.Confidence, 0, 1);
        }

        foreach (var stance in analysis.Stances)
        {
            Assert.Contains(stance.Statement, analysis.Statements);
            Assert.InRange(stance.Score, -1, 1);
            Assert.InRange(stance.Confidence, 0, 1);
            Assert.NotEmpty(stance.Cues);
            Assert.All(stance.Cues, c => Assert.True(Inside(c.Span, text)));
        }

        Assert.All(analysis.Mentions, m => Assert.True(Inside(m.Span, text)));
    }

    [Fact]
    public void Analyze_AnyText_ContentIsInItsSentenceOrMarkedAsLonger() => AnyText.Sample(text =>
    {
        foreach (var statement in Kit.Analyze(text).Statements)
        {
            Assert.True(statement.GoesBeyondSentence || (statement.Content.Start >= statement.Sentence.Start && statement.Content.End <= statement.Sentence.End));
            Assert.True(statement.Passage.Contains(statement.Content) && statement.Passage.Contains(statement.Sentence) && statement.Passage.Contains(statement.Cue));
        }
    }, iter: 1500);

    [Fact]
    public void Analyze_TextWithoutQuotationsAndLines_ContentIsInItsSentence() =>
        Gen.OneOf(Words, Gen.OneOf("،", ".", "؟", "!", "-")).Array[0, 60].Sample(pieces =>
            Assert.All(Kit.Analyze(string.Join(' ', pieces)).Statements, s => Assert.False(s.GoesBeyondSentence)), iter: 1500);

    [Fact]
    public void Analyze_Twice_GivesTheSame() => AnyText.Sample(text => Assert.Equal(Describe(Kit.Analyze(text)), Describe(Kit.Analyze(text))), iter: 1000);

    [Fact]
    public void Analyze_AnyOrderOfArticles_GivesEachTheSame() => Gen.Select(AnyText.Array[2, 8], Gen.Int[0, 1000]).Sample((texts, seed) =>
    {
        var articles = texts.Select((text, i) => new Article { Id = $"{i}", Text = text }).ToArray();
        var shuffled = articles.ToArray();
        new Random(seed).Shuffle(shuffled);

        var inOrder = articles.Statements(Kit.Syria);
        var inAnother = shuffled.Statements(Kit.Syria);

        Assert.Equal(shuffled.SelectMany(a => inOrder.Where(s => ReferenceEquals(s.Article, a)).Select(Describe)), inAnother.Select(Describe));
        Assert.Equal(
            inOrder.Positions().Select(p => (p.Actor, p.Issue, p.Count, p.Support, p.Oppose, p.Articles)),
            inAnother.Positions().Select(p => (p.Actor, p.Issue, p.Count, p.Support, p.Oppose, p.Articles)));
    }, iter: 200);

    [Fact]
    public void Clean_AnyText_MarksLieInItInOrder() => AnyText.Sample(text =>
    {
        var marks = Cleaning.Mark(text);
        Assert.All(marks, m => Assert.True(Inside(m.Span, text)));
        Assert.Equal(marks.Select(m => m.Span.Start), marks.Select(m => m.Span.Start).Order());
    }, iter: 2000);

    [Fact]
    public void Evaluate_TheKitsOwnReadingAsGold_IsRightThroughout() => AnyText.Sample(text =>
    {
        var analysis = Kit.Analyze(text);
        var own = AnnotatedArticle.Of(analysis, unknownSpeakers: true);
        var counts = ArticleEvaluation.Of(analysis.Article, own, own, new HashSet<string>()).Counts();
        Assert.Equal((counts.GoldStatements, counts.GoldTriples), (counts.GoldMatched, counts.EqualTriples));
    }, iter: 500);

    private static bool Inside(Span span, string text) => span.Start >= 0 && span.Length >= 0 && span.End <= text.Length;

    private static string Describe(ArticleAnalysis analysis) =>
        string.Join('\n', analysis.Statements.Select(Describe).Concat(analysis.Stances.Select(s => $"{s.Issue} {s.Polarity} {s.Score:R} {s.Confidence:R} {s.Explain()}")));

    private static string Describe(Statement s) => $"{s.Speaker} {s.SpeakerSpan} {s.Cue} {s.Content} {s.Sentence} {s.Kind} {s.Confidence:R}";

    private static string Join(string[] pieces, int spelling)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (text.Length > 0 && spelling != 1)
                text.Append(' ');
            foreach (var c in piece)
            {
                text.Append(c);
                if (spelling == 2 && c is >= 'ب' and <= 'ي')
                    text.Append('\u064E');
                if (spelling == 3 && c is 'س' or 'ل')
                    text.Append('\u0640');
            }
        }

        return text.ToString();
    }
}
