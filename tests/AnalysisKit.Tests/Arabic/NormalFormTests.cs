using CsCheck;

namespace AnalysisKit.Tests;

public class NormalFormTests
{
    private static readonly Gen<string> AnyText = Gen.String[Gen.OneOf(Gen.Char['\u0600', '\u06FF'], Gen.Char['\uFB50', '\uFEFF'], Gen.Char[' ', '~'], Gen.OneOf(new[] { '\r', '\n', '\u200F', '\uD83D', '\uDE00', '\u0640', '\u064B' }.Select(c => Gen.Const(c)).ToArray())), 0, 60];

    [Theory]
    [InlineData("أُسْرَة", "اسره")] // diacritics, hamza, ta marbuta
    [InlineData("ســـوريا", "سوريا")] // tatweel
    [InlineData("إلى", "الي")]
    [InlineData("مسؤول", "مسوول")]
    [InlineData("٢٠١٢", "2012")] // Arabic-Indic digits
    [InlineData("ﻻ", "لا")] // a ligature stands for two letters
    [InlineData("ﺳﻮﺭﻳﺎ", "سوريا")] // presentation forms
    [InlineData("ایران", "ايران")] // Persian yeh
    public void Of_Variants_FoldsThem(string text, string expected) => Assert.Equal(expected, NormalForm.Of(text));

    [Fact]
    public void Of_NormalText_IsItself() =>
        AnyText.Sample(text => Assert.Equal(NormalForm.Of(text), NormalForm.Of(NormalForm.Of(text))));

    [Fact]
    public void ToOriginal_EveryStretch_FoldsBackToItself() =>
        AnyText.Sample(text =>
        {
            var map = NormalForm.Map(text);
            for (var start = 0; start < map.Normal.Length; start++)
            {
                for (var length = 1; start + length <= map.Normal.Length && length < 6; length++)
                {
                    var span = map.ToOriginal(start, length);
                    Assert.True(span.Start >= 0 && span.End <= text.Length);
                    Assert.Contains(map.Normal.Substring(start, length), NormalForm.Of(span.Of(text)), StringComparison.Ordinal);
                }
            }
        });

    [Fact]
    public void Find_PhraseInAnotherSpelling_GivesItsSpan()
    {
        const string text = "قال لافرُوفُ إنّ رُوسيا"; // "Lavrov said that Russia", partly vocalised
        var span = Assert.Single(NormalForm.Map(text).Find("لافروف"));
        Assert.Equal("لافرُوفُ", span.Of(text));
    }

    [Fact]
    public void Of_IgnoringCase_IsWhatTheMapHas() =>
        AnyText.Sample(text => Assert.Equal(NormalForm.Map(text + "NATO \U00010400", NormalFormMode.IgnoreCase).Normal, NormalForm.Of(text + "NATO \U00010400", NormalFormMode.IgnoreCase)));
}
