namespace AnalysisKit.Tests;

public class SpeakerTests
{
    private static string? Speaker(string text, string? date = "2013-05-02")
    {
        var article = new Article { Id = "test", Text = text, Published = date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture) };
        return new ArticleAnalyzer(Kit.Syria).Analyze(article).Statements[^1].Speaker;
    }

    [Theory]
    [InlineData("أكدت أورسولا فون دير لاين أن الاتحاد لن يتراجع.", "eu", "2022-03-01")] // whom the topic does not know
    [InlineData("رأى ماهر الأسد أن الحل قريب.", "syria-gov", "2012-03-01")]
    [InlineData("قال بشار الأسد إن البلاد بخير. وقال شفيق الأسد إن على الجميع أن يصمت.", null, "2012-03-01")] // a stranger with a known family name
    [InlineData("قال السفير الروسي المنشق إن الحرب خطأ.", null, "2013-05-02")]
    [InlineData("قال مسؤول تركي سابق إن الحرب خطأ.", null, "2013-05-02")]
    [InlineData("قال دبلوماسي أجنبي في أنقرة إن الحرب خطأ.", null, "2013-05-02")]
    [InlineData("اتهمت تركيا من قبل روسيا بخرق الهدنة.", "russia", "2013-05-02")]
    [InlineData("قال م. نبيل العربي إن الاجتماع مهم.", "arab-league", "2013-05-02")]
    [InlineData("أفاد بيان صادر عن الكرملين بأن الاجتماع مهم.", "russia", "2013-05-02")]
    [InlineData("نددت الجبهة التركية لحماية البيئة بالقرار.", null, "2013-05-02")] // no organ of the state
    [InlineData("قالت حركة «حماس» إن الاجتماع مهم.", "hamas", "2013-05-02")]
    [InlineData("صافح لافروف وزيرة الخارجية الأميركية. وأكدت أن الحل قريب.", "us", "2012-05-02")] // the only woman
    [InlineData("التقى لافروف المستشارة الألمانية. وأكدت أن الحل قريب.", "germany", "2012-05-02")]
    [InlineData("قالت روسيا إن الحل قريب. وقال كريم الطويل إن الحرب طويلة.", null, "2013-05-02")]
    public void Statement_Speaker_IsTheOneMeant(string text, string? speaker, string date) => Assert.Equal(speaker, Speaker(text, date));

    [Fact]
    public void Statement_OrganOfState_IsOfTheArticlesCountry() =>
        Assert.Equal("turkey", Speaker("أنقرة: تدرس تركيا القانون الجديد في البرلمان التركي. وقال وزير المالية إن العجز تراجع."));

    [Fact]
    public void Statement_ObjectBehindADefiniteNoun_IsNotTheSpeaker() =>
        Assert.Equal("palestine", Speaker("قال وزير العدل الفلسطيني إن الملف جاهز. وحمل الوزير إسرائيل مسؤولية التأخير."));
}
