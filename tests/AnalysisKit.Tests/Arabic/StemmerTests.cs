using CsCheck;

namespace AnalysisKit.Tests;

public class StemmerTests
{
    // "The minister and the ministers said; the officials say; and it was decided": enough to tell a word's own letters from attached ones.
    private static readonly Stemmer WithCorpus = new(WordEvidence.Of("قال الوزير ووزير إن المسؤولين يقولون والمسؤول قال ولجنة اللجنة قرار القرار قرارات تقرير التقرير وقعت الاتفاق وقال".Split(' ')), null);

    [Theory]
    [InlineData("روسيا", "ولروسيا", "بروسيا")]
    [InlineData("سوريا", "سورية", "لسوريا", "وسورية")]
    [InlineData("الأسد", "بالأسد", "للأسد", "والأسد")]
    [InlineData("واشنطن", "وواشنطن", "لواشنطن")]
    [InlineData("لبنان", "ولبنان", "بلبنان", "لبـــنان")]
    [InlineData("أمريكا", "أميركا", "لأمريكا")]
    [InlineData("وزير", "الوزير", "والوزير", "وزراء", "لوزراء", "وزرائه", "الوزيران")]
    [InlineData("مسؤول", "مسئول", "المسؤولين", "مسؤولون", "للمسؤولين")]
    [InlineData("قرار", "القرارات", "قرارات", "بقرار", "قراراته", "قرارها")]
    [InlineData("قال", "وقال", "قالت", "يقول", "سيقول", "فقالت", "يقولون", "قالوا", "تقول")]
    [InlineData("استخدم", "يستخدمون", "واستخدمت", "تستخدمه")]
    [InlineData("أكد", "يؤكد", "وأكدت", "يؤكدون")]
    [InlineData("حكومة", "الحكومة", "حكومته", "للحكومات")]
    [InlineData("لجنة", "للجنة", "باللجنة", "ولجنة", "لجنتها")]
    [InlineData("تقرير", "التقارير", "تقاريره", "وتقرير")]
    [InlineData("سياسي", "السياسية", "سياسيين", "والسياسيون")]
    public void Stem_FormsOfOneWord_Meet(string word, params string[] forms) => Assert.All(forms, f => Assert.Equal(WithCorpus.Stem(word), WithCorpus.Stem(f)));

    [Theory]
    [InlineData("سوريا", "السوري")]
    [InlineData("الأسد", "أسد")]
    [InlineData("لبنان", "لبن")]
    [InlineData("وزير", "زير")]
    [InlineData("لجنة", "جنة")]
    [InlineData("سياسة", "سياسي")]
    [InlineData("فريق", "ريق")]
    [InlineData("قرار", "تقرير")]
    [InlineData("قانون", "قانا")]
    public void Stem_DifferentWords_StayApart(string one, string other) => Assert.NotEqual(WithCorpus.Stem(one), WithCorpus.Stem(other));

    [Fact]
    public void Stem_NamesOfTheCaller_LoseOnlyTheirParticles()
    {
        var stemmer = new Stemmer(names: [["هيلاري"], ["فيلتمان", "فلتمان"], ["مجلس الأمن"]]);

        Assert.Equal(["هيلاري", "فيلتمان", "فيلتمان"], new[] { "لهيلاري", "وفيلتمان", "فلتمان" }.Select(stemmer.Stem));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("ـــ", "")]
    [InlineData("UNESCO", "UNESCO")]
    [InlineData("٢٠١٢", "2012")]
    [InlineData("و", "و")]
    public void Stem_NoArabicWord_IsItsNormalForm(string word, string stem) => Assert.Equal(stem, WithCorpus.Stem(word));

    [Fact]
    public void Read_ParticlesAndPlural_TellsWhatDecided()
    {
        // "and to the ministers"
        var reading = WithCorpus.Read("وللوزراء");

        Assert.Equal(["و", "ل", "ال"], reading.Particles);
        Assert.Equal(("وزير", StemReason.BrokenPlural), (reading.Stem, reading.Reason));
    }

    [Fact]
    public void Stem_AnyLetters_IsNeverEmptyAndSaysTheSameInEachSpelling() =>
        Gen.OneOf("ا", "ل", "و", "ف", "ب", "ك", "س", "ي", "ت", "ن", "ه", "ة", "م", "ر", "ع").List[1, 9].Sample(letters =>
        {
            var word = string.Concat(letters);

            var stem = WithCorpus.Stem(word);

            Assert.NotEmpty(stem);
            Assert.Equal(stem, WithCorpus.Stem(string.Join('ـ', letters) + "ُ"));

            // Words of grammar keep their right spelling.
            if (!StopWords.Arabic.Contains(word))
                Assert.Equal(stem, NormalForm.Of(stem));
        });
}
