using CsCheck;

namespace AnalysisKit.Tests;

public class ArabicDatesTests
{
    // A Tuesday.
    private static readonly DateOnly Published = new(2012, 7, 17);

    [Theory]
    [InlineData("في 17 تموز 2012 قال", "17 تموز 2012", "2012-07-17")]
    [InlineData("في ١٧ يوليو/تموز ٢٠١٢ قال", "١٧ يوليو/تموز ٢٠١٢", "2012-07-17")]
    [InlineData("في 17 يوليو (تموز) 2012", "17 يوليو (تموز) 2012", "2012-07-17")]
    [InlineData("يوم الثلاثاء 17 تموز 2012م", "الثلاثاء 17 تموز 2012م", "2012-07-17")]
    [InlineData("الثلاثاء، 17 تموز/يوليو 2012", "الثلاثاء، 17 تموز/يوليو 2012", "2012-07-17")]
    [InlineData("17 جويلية 2012", "17 جويلية 2012", "2012-07-17")]
    [InlineData("3 كانون الأول 2011", "3 كانون الأول 2011", "2011-12-03")]
    [InlineData("3 كانون الثاني عام 2011", "3 كانون الثاني عام 2011", "2011-01-03")]
    [InlineData("4 تشرين الأول/أكتوبر 2011", "4 تشرين الأول/أكتوبر 2011", "2011-10-04")]
    [InlineData("4 أكتوبر/ تشرين الأول 2011", "4 أكتوبر/ تشرين الأول 2011", "2011-10-04")]
    [InlineData("5 تشرين الثاني من عام 2012", "5 تشرين الثاني من عام 2012", "2012-11-05")]
    [InlineData("21 غشت 2013", "21 غشت 2013", "2013-08-21")]
    [InlineData("21 أوت 2013", "21 أوت 2013", "2013-08-21")]
    [InlineData("21 آب 2013", "21 آب 2013", "2013-08-21")]
    [InlineData("6 دجنبر 2013", "6 دجنبر 2013", "2013-12-06")]
    [InlineData("9 فيفري 2013", "9 فيفري 2013", "2013-02-09")]
    [InlineData("السابع عشر من تموز 2012", "السابع عشر من تموز 2012", "2012-07-17")]
    [InlineData("الحادي والعشرين من أغسطس 2013", "الحادي والعشرين من أغسطس 2013", "2013-08-21")]
    [InlineData("27 شعبان 1433هـ", "27 شعبان 1433هـ", "2012-07-17")]
    [InlineData("٢٧ شعبان ١٤٣٣ هـ", "٢٧ شعبان ١٤٣٣ هـ", "2012-07-17")]
    [InlineData("1 رمضان 1433", "1 رمضان 1433", "2012-07-20")]
    [InlineData("10 ذو الحجة 1433", "10 ذو الحجة 1433", "2012-10-26")]
    [InlineData("17/7/2012", "17/7/2012", "2012-07-17")]
    [InlineData("17-07-2012", "17-07-2012", "2012-07-17")]
    [InlineData("2012/07/17", "2012/07/17", "2012-07-17")]
    [InlineData("7/17/2012", "7/17/2012", "2012-07-17")]
    [InlineData("27/8/1433", "27/8/1433", "2012-07-17")]
    [InlineData("Tue, 17 Jul 2012 10:00:00 GMT", "17 Jul 2012", "2012-07-17")]
    [InlineData("July 17, 2012", "July 17, 2012", "2012-07-17")]
    [InlineData("١٧ يُوليـو ٢٠١٢", "١٧ يُوليـو ٢٠١٢", "2012-07-17")]
    public void Find_FullDate_NeedsNoPublicationDate(string text, string words, string date)
    {
        var found = Assert.Single(ArabicDates.Find(text));

        Assert.Equal(words, found.Span.Of(text));
        Assert.Equal((Day(date), Day(date), DatePrecision.Day, DateBasis.Stated), (found.First, found.Last, found.Precision, found.Basis));
    }

    [Theory]
    [InlineData("أمس", "أمس", "2012-07-16")]
    [InlineData("قال لافروف أمس الاثنين إن", "أمس الاثنين", "2012-07-16")]
    [InlineData("وأعلن أمس (الاثنين)", "أمس (الاثنين", "2012-07-16")]
    [InlineData("قال اليوم الثلاثاء", "اليوم الثلاثاء", "2012-07-17")]
    [InlineData("واليوم قال", "واليوم", "2012-07-17")]
    [InlineData("أول من أمس", "أول من أمس", "2012-07-15")]
    [InlineData("أمس الأول الأحد", "أمس الأول الأحد", "2012-07-15")]
    [InlineData("غداً الأربعاء", "غداً الأربعاء", "2012-07-18")]
    [InlineData("بعد غد", "بعد غد", "2012-07-19")]
    [InlineData("الاثنين الماضي", "الاثنين الماضي", "2012-07-16")]
    [InlineData("الثلاثاء الماضي", "الثلاثاء الماضي", "2012-07-10")]
    [InlineData("الأحد المقبل", "الأحد المقبل", "2012-07-22")]
    [InlineData("يوم الثلاثاء", "الثلاثاء", "2012-07-17")]
    [InlineData("يوم الجمعة", "الجمعة", "2012-07-13")]
    [InlineData("يوم الخميس", "الخميس", "2012-07-19")]
    [InlineData("في 21 تموز", "21 تموز", "2012-07-21")]
    [InlineData("في 30 كانون الأول", "30 كانون الأول", "2012-12-30")]
    [InlineData("في 30 كانون الأول الماضي", "30 كانون الأول الماضي", "2011-12-30")]
    [InlineData("في 20 الجاري", "20 الجاري", "2012-07-20")]
    [InlineData("في 20 من الشهر الماضي", "20 من الشهر الماضي", "2012-06-20")]
    [InlineData("في 1 رمضان", "1 رمضان", "2012-07-20")]
    public void Find_DayNearThePublication_CountsFromIt(string text, string words, string date)
    {
        var found = Assert.Single(ArabicDates.Find(text, Published));

        Assert.Equal(words, found.Span.Of(text));
        Assert.Equal(Day(date), found.First);
        Assert.True(found.IsSingleDay);
        Assert.NotEqual(DateBasis.Stated, found.Basis);
        Assert.Empty(ArabicDates.Find(text));
    }

    [Theory]
    [InlineData("من 17 إلى 20 تموز 2012", "17 إلى 20 تموز 2012", "2012-07-17", "2012-07-20", DatePrecision.Day)]
    [InlineData("يومي 17 و18 تموز 2012", "17 و18 تموز 2012", "2012-07-17", "2012-07-18", DatePrecision.Day)]
    [InlineData("17-20 تموز 2012", "17-20 تموز 2012", "2012-07-17", "2012-07-20", DatePrecision.Day)]
    [InlineData("في تموز 2012", "تموز 2012", "2012-07-01", "2012-07-31", DatePrecision.Month)]
    [InlineData("في مارس آذار 2011", "آذار 2011", "2011-03-01", "2011-03-31", DatePrecision.Month)]
    [InlineData("في رمضان 1433", "رمضان 1433", "2012-07-20", "2012-08-18", DatePrecision.Month)]
    [InlineData("في آذار الماضي", "آذار الماضي", "2012-03-01", "2012-03-31", DatePrecision.Month)]
    [InlineData("شهر أيلول", "أيلول", "2012-09-01", "2012-09-30", DatePrecision.Month)]
    [InlineData("عام 2011", "عام 2011", "2011-01-01", "2011-12-31", DatePrecision.Year)]
    [InlineData("العام الماضي", "العام الماضي", "2011-01-01", "2011-12-31", DatePrecision.Year)]
    [InlineData("الشهر المقبل", "الشهر المقبل", "2012-08-01", "2012-08-31", DatePrecision.Month)]
    [InlineData("الأسبوع الماضي", "الأسبوع الماضي", "2012-07-07", "2012-07-13", DatePrecision.Week)]
    public void Find_LongerTime_GivesFirstAndLastDay(string text, string words, string first, string last, DatePrecision precision)
    {
        var found = Assert.Single(ArabicDates.Find(text, Published));

        Assert.Equal(words, found.Span.Of(text));
        Assert.Equal((Day(first), Day(last), precision), (found.First, found.Last, found.Precision));
    }

    [Theory]
    [InlineData("هو في أمس الحاجة إلى ذلك")] // in dire need
    [InlineData("في اليوم الثالث من القتال")] // on the third day
    [InlineData("صحيفة المصري اليوم")] // a newspaper
    [InlineData("مارس ضغوطا على تيريزا ماي")] // "exerted pressure on Theresa May"
    [InlineData("نحو 17 قتيلا و20 جريحا")] // numbers of people
    [InlineData("31 نيسان 2012")] // no such day
    [InlineData("النتيجة 3-1-2 أو 10.5.3")]
    [InlineData("هاتف 011-22-33-2012")]
    public void Find_WordsThatAreNoTime_AreLeftAlone(string text) => Assert.Empty(ArabicDates.Find(text, Published));

    [Fact]
    public void Find_AnyText_GivesOrderedSpansInsideIt()
    {
        string[] pieces = ["17 ", "تموز ", "يوليو", "/", "كانون ", "الأول ", "أمس ", "الاثنين ", "الماضي ", "2012 ", "و", "إلى ", "٣", "رمضان ", "1433", "هـ ", "😀", "\uFEFB", "\r\n", "من ", "َ", "ـ", "شهر ", "عام ", "-", "السابع ", "عشر "];
        Gen.Int[0, pieces.Length - 1].Array[0, 30].Sample(picks =>
        {
            var text = string.Concat(picks.Select(p => pieces[p]));
            var end = 0;
            foreach (var found in ArabicDates.Find(text, Published))
            {
                Assert.True(found.Span.Start >= end && found.Span.Length > 0 && found.Span.End <= text.Length && found.First <= found.Last, text);
                end = found.Span.End;
            }
        });
    }

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
