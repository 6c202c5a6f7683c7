namespace AnalysisKit.Models.Tests;

public class QuotedWordsTests
{
    [Theory]
    [InlineData("قال إن «السلامَ ممكن»", "السلام ممكن", "السلامَ ممكن")]
    [InlineData("قال إن السلام\r\n   ممكن.", "السلام ممكن", "السلام\r\n   ممكن")]
    [InlineData("وقال #187;السلام#171; ممكن", "السلام ممكن", "السلام#171; ممكن")]
    [InlineData("ﺍﻟﺴﻼﻡ ممكن", "السلام ممكن", "ﺍﻟﺴﻼﻡ ممكن")]
    [InlineData("والسلام ممكن", "السلام ممكن", "السلام ممكن")]
    [InlineData("الســـلام، ممكن", "السلام ممكن", "الســـلام، ممكن")]
    [InlineData("قرار مجلس الأمن رقم ٢٢٥٤ نافذ", "رقم 2254 نافذ", "رقم ٢٢٥٤ نافذ")]
    public void Find_OtherSpelling_IsFound(string text, string quoted, string expected) =>
        Assert.Equal(expected, Assert.Single(new QuotedWords(text).Find(quoted)).Of(text));

    [Theory]
    [InlineData("السلام ممكن", "السلام غير ممكن")]
    [InlineData("السلام ممكنات", "السلام ممكن")]
    [InlineData("استسلام ممكن", "سلام ممكن ")]
    [InlineData("ممكن السلام", "السلام ممكن")]
    [InlineData("السلام ممكن", "")]
    [InlineData("السلام ممكن", "«»...")]
    [InlineData("", "السلام")]
    public void Find_OtherWords_AreNot(string text, string quoted) => Assert.Empty(new QuotedWords(text).Find(quoted));

    [Fact]
    public void FindContent_DotsForWordsBetween_IsTheWholeStretch()
    {
        const string Text = "قال الوزير إن بلاده لن تقبل أي اتفاق لا يضمن حقوق الجميع ولا يرفع الحصار عن المدينة، ثم غادر.";

        Assert.Equal("بلاده لن تقبل أي اتفاق لا يضمن حقوق الجميع ولا يرفع الحصار عن المدينة", Assert.Single(new QuotedWords(Text).FindContent("بلاده لن تقبل ... يرفع الحصار عن المدينة")).Of(Text));
        Assert.Empty(new QuotedWords(Text).FindContent("يرفع الحصار ... بلاده لن تقبل"));
        Assert.Empty(new QuotedWords(Text).FindContent("بلاده ... المدينة"));
    }
}
