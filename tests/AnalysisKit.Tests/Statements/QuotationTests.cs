namespace AnalysisKit.Tests;

public class QuotationTests
{
    [Theory]
    [InlineData("قالت ميركل: <<الحل سياسي لا غير>>.")]
    [InlineData("قالت ميركل: ((الحل سياسي لا غير)).")]
    [InlineData("قالت ميركل: \u2018الحل سياسي لا غير\u2019.")]
    [InlineData("قالت ميركل: ''الحل سياسي لا غير''.")]
    [InlineData("قالت ميركل: 'الحل سياسي لا غير'.")]
    [InlineData("قالت ميركل: \u2039الحل سياسي لا غير\u203A.")]
    [InlineData("قالت ميركل: \u201Eالحل سياسي لا غير\u201C.")]
    [InlineData("قالت ميركل: ``الحل سياسي لا غير``.")]
    public void Content_InAnyMarks_IsWhatStandsBetweenThem(string text)
    {
        var statement = Kit.Statement(text);
        Assert.Equal(("germany", "الحل سياسي لا غير", StatementKind.Direct), (statement.Speaker, statement.ContentText, statement.Kind));
    }

    [Theory]
    [InlineData("«لن نرحل»، قال القائد المكنى «أبو سعد».", "لن نرحل")]
    [InlineData("وأكدت مقاتلة تكنى «أم سعد» أن الطريق مغلق.", "الطريق مغلق")]
    [InlineData("قال ضابط سابق يلقب بـ\"الثعلب\" إن الطريق مغلق.", "الطريق مغلق")]
    public void Content_WithANicknameInMarks_IsWhatIsSaid(string text, string content) => Assert.Equal(content, Kit.Statement(text).ContentText);

    [Fact]
    public void Content_WithAClosingMarkOfAnotherKind_EndsThere()
    {
        var statements = Kit.Statements("قالت ميركل: «الحل سياسي لا غير\". وتابعت: \u201Cلن نرسل جنودا\u201D.");
        Assert.Equal(["الحل سياسي لا غير", "لن نرسل جنودا"], statements.Select(s => s.ContentText));
    }

    [Theory]
    [InlineData("قالت ميركل: «نتابع ما يجري.\n\n«ولن نرسل جنودا.\n\n«وندعو إلى الحوار».")]
    [InlineData("قالت ميركل: «نتابع ما يجري.\r\n«ولن نرسل جنودا.\r\n«وندعو إلى الحوار».")]
    [InlineData("قالت ميركل: \"نتابع ما يجري.\n\n\"ولن نرسل جنودا.\n\n\"وندعو إلى الحوار\".")]
    public void Content_OfSeveralParagraphsEachOpened_IsOneQuotation(string text)
    {
        var statement = Kit.Statement(text);
        Assert.StartsWith("نتابع", statement.ContentText, StringComparison.Ordinal);
        Assert.EndsWith("وندعو إلى الحوار", statement.ContentText, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_WithAQuotationInsideAnother_GoesToTheOuterEnd() =>
        Assert.Equal("سمعنا كلمة \"حوار\" كثيرا", Kit.Statement("قالت ميركل: «سمعنا كلمة \"حوار\" كثيرا».").ContentText);

    [Theory]

    // A name in quotation marks is the speaker, not what is said.
    [InlineData("وقالت \"ميركل\" إن الحوار مستمر.")]
    [InlineData("وقالت «ميركل»: الحوار مستمر.")]
    public void Speaker_InQuotationMarks_IsRead(string text)
    {
        var statement = Kit.Statement(text);
        Assert.Equal(("germany", "الحوار مستمر"), (statement.Speaker, statement.ContentText));
    }

    [Fact]
    public void Content_WithAnApostrophe_IsNoQuotation() =>
        Assert.Equal("دوري d'Italia بدأ", Kit.Statement("قالت ميركل إن دوري d'Italia بدأ.").ContentText);
}
