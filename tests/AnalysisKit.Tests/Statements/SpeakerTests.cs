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
    [InlineData("قالت عضو مجلس الشيوخ الأميركي مارغريت هول إن القرار متأخر.", "us", "2013-05-02")] // an office of a woman, named in the masculine
    [InlineData("التقت ميركل وزير الخارجية التركي. وقالت إن اللقاء مفيد.", "germany", "2013-05-02")] // a masculine office is not the subject here
    [InlineData("قال مراقبون من الأمم المتحدة إن الطريق مغلق.", "un", "2013-05-02")]
    [InlineData("انتقد النائب العمالي في البرلمان البريطاني توم ريد الحكومة الإسرائيلية.", "uk", "2013-05-02")]
    [InlineData("اتهم وزير المياه والزراعة التركي سليم أوزان إسرائيل بأنها تماطل.", "turkey", "2013-05-02")]
    [InlineData("يرفض تنظيم (داعش) تسليم الجثث.", "isis", "2013-05-02")]
    [InlineData("قال رئيس الوزراء «الإسرائيلي» إن اللقاء تأجل.", "israel", "2013-05-02")]
    [InlineData("قال أمين عام حلف شمال الأطلسي (الناتو) أندرس راسموسن إن الحلف لن يتدخل.", "nato", "2013-05-02")]
    [InlineData("شددت لجنة التحقيق الدولية الجديدة على أهمية جمع الأدلة.", "un", "2013-05-02")]
    [InlineData("أكد «كريم الطويل» قائد لواء في الجيش السوري الحر أن البلدة محاصرة.", "syria-opp", "2013-05-02")]
    [InlineData("أعلن لافروف موعد اللقاء. ونقلت قناة محلية عنه أن الوفد جاهز.", "russia", "2013-05-02")]
    [InlineData("وصل لافروف إلى المطار. وقال للصحافيين إن الزيارة قصيرة.", "russia", "2013-05-02")] // whom he tells is not who says it
    [InlineData("وصل لافروف إلى المطار. وقال لنا إن الزيارة قصيرة.", "russia", "2013-05-02")]
    [InlineData("أعلن لافروف موعد اللقاء. وأوضح بهذا الشأن أن الوفد جاهز.", "russia", "2013-05-02")]
    [InlineData("أعلن لافروف موعد اللقاء. وأضاف نحن جاهزون للحوار.", "russia", "2013-05-02")] // who speaks of himself
    [InlineData("لوران فابيوس، وزير الخارجية الفرنسي كان قد لمح في مقابلة في تشرين الثاني (نوفمبر) الماضي، إلى أن الحل بعيد.", "france", "2013-05-02")] // the second word of a month
    [InlineData("قال سائق إن الطريق طويل. رابط المقال في الجريدة: لافروف: يجب وقف القتال الآن", "russia", "2013-05-02")] // a heading before another
    [InlineData("رأى لافروف أن الاقتراح متأخر.", "russia", "2013-05-02")] // spelled like the name Ray but for a letter
    [InlineData("أكد لافروف أن اللقاء قريب. وقالت ليلى مراد، وهي معلمة من حماة، إن الطريق مغلق.", null, "2013-05-02")] // who is told of between commas
    [InlineData("وذكر لافروف، الموجود في لندن، أن اللقاء قريب.", "russia", "2013-05-02")]
    [InlineData("استنكرت تركيا احتجاز السفينة من قبل إسرائيل.", "turkey", "2013-05-02")] // who did what another condemns
    [InlineData("رحب الأردن بالخطة المقدمة من جانب روسيا.", "jordan", "2013-05-02")]
    [InlineData("أشاد الوزير د. نبيل العربي بالاتفاق.", "arab-league", "2013-05-02")]
    [InlineData("أوضح السفير/ سليم الكردي من الخارجية المصرية أن اللقاء مفيد.", "egypt", "2013-05-02")]
    [InlineData("شدد محافظ البنك المركزي التركي على أن العملة مستقرة.", "turkey", "2013-05-02")] // an organ of the state
    [InlineData("أوضح المعارض السوري ميشيل كيلو أن الحل بعيد.", "syria-opp", "2013-05-02")] // whom he is known to speak for
    [InlineData("قال كيري إن بكين لا تزال ترفض القرار.", "china", "2013-05-02")] // of another
    [InlineData("قال هيغ إن إيران تدعم النظام وترفض القرار.", "iran", "2013-05-02")]
    [InlineData("«لن نقبل هذا القرار أبدا»، هكذا رد أردوغان.", "turkey", "2013-05-02")]
    [InlineData("«لن نقبل هذا القرار أبدا»، بهذه العبارة رد أردوغان.", "turkey", "2013-05-02")]
    [InlineData("اتهمت تركيا رسميا من قبل روسيا بخرق الهدنة.", "russia", "2013-05-02")]
    [InlineData("صرح وزير الخارجية الفرنسي للصحافيين: «اللقاء تأجل».", "france", "2013-05-02")]
    public void Statement_Speaker_IsTheOneMeant(string text, string? speaker, string date) => Assert.Equal(speaker, Speaker(text, date));

    [Fact]
    public void Statement_OrganOfState_IsOfTheArticlesCountry() =>
        Assert.Equal("turkey", Speaker("أنقرة: تدرس تركيا القانون الجديد في البرلمان التركي. وقال وزير المالية إن العجز تراجع."));

    [Fact]
    public void Statement_NameBeforeAnOfficeOfTheCountry_IsKnownAfterwards() =>
        Assert.Equal("turkey", Speaker("أنقرة: تدرس تركيا القانون الجديد في البرلمان التركي. ورد جمال أوزتورك، وزير الزراعة والغابات، على الأسئلة. وقال أوزتورك إن الموسم جيد."));

    [Fact]
    public void Statement_ObjectBehindADefiniteNoun_IsNotTheSpeaker() =>
        Assert.Equal("palestine", Speaker("قال وزير العدل الفلسطيني إن الملف جاهز. وحمل الوزير إسرائيل مسؤولية التأخير."));

    [Theory]
    [InlineData("نفت الحكومة التركية المعلومات التي نشرتها صحف محلية.", "turkey", "المعلومات التي نشرتها صحف محلية")]
    [InlineData("«لن نقبل هذا القرار أبدا»، قال أردوغان الذي يلقب «السلطان».", "turkey", "لن نقبل هذا القرار أبدا")] // a name in marks is no quotation
    [InlineData("شدد كيري على ضرورة وقف القتال وفرض قيود جديدة على السلاح.", "us", "ضرورة وقف القتال وفرض قيود جديدة على السلاح")] // to impose, not he imposed
    [InlineData("حذر لافروف من أن مهاجمة السفن خطأ فادح.", "russia", "حذر لافروف من أن مهاجمة السفن خطأ فادح")] // attacking, not she who attacks
    [InlineData("صرح الرئيس الفرنسي فرنسوا هولاند: «اللقاء تأجل».", "france", "اللقاء تأجل")]
    [InlineData("وصل لافروف إلى المطار. وأضاف لدينا معلومات على أن الهدنة قائمة.", "russia", "لدينا معلومات على أن الهدنة قائمة")] // his own words begin at once
    [InlineData("واعتبر لافروف، الذي زار لندن، أن القرار متأخر، وأن اللقاء بعيد.", "russia", "القرار متأخر، وأن اللقاء بعيد")]
    [InlineData("أعلنت الخارجية التركية معارضة أنقرة فتح الحدود.", "turkey", "معارضة أنقرة فتح الحدود")] // the opposition to something, not an opposition
    [InlineData("وكانت الحكومة التركية أعلنت، في وقت سابق، رفضها فتح الحدود.", "turkey", "رفضها فتح الحدود")]
    [InlineData("أعلن الجيش الروسي إسقاط طائرة قرب الحدود.", "russia", "إسقاط طائرة قرب الحدود")]
    [InlineData("أعلنت وزارة المالية التركية إعادة جدولة الديون في إشارة إلى أنها تتوقع عجزا.", "turkey", "إعادة جدولة الديون في إشارة إلى أنها تتوقع عجزا")]
    [InlineData("واعتبرت تركيا – وفق بيان للخارجية – أن القرار متأخر.", "turkey", "القرار متأخر")]
    [InlineData("كشف وزير الخارجية التركي، أمس الأحد، عن أن بلاده دعت إلى مؤتمر.", "turkey", "بلاده دعت إلى مؤتمر")]
    [InlineData("وقال المتحدث باسم المعارضة السورية سقطت قذيفة على السوق.", "syria-opp", "سقطت قذيفة على السوق")]
    [InlineData("وسبق أن ألمح لافروف إلى أن بلاده قد تنسحب.", "russia", "بلاده قد تنسحب")]
    [InlineData("قال مسؤول تركي طلب عدم ذكر اسمه إن الوفد وصل.", "turkey", "الوفد وصل")]
    public void Statement_WhatIsSaid_IsWhole(string text, string speaker, string content)
    {
        var statement = Assert.Single(Kit.Statements(text));
        Assert.Equal((speaker, content), (statement.Speaker, statement.ContentText));
    }

    [Fact]
    public void Statement_OfWhatWasJustNamed_IsTheSpeakersOwn()
    {
        var statements = Kit.Statements("أعرب لافروف عن قلقه على العمال الذين قال إن عددهم تضاعف.");
        Assert.Equal(("russia", "عددهم تضاعف"), (statements[^1].Speaker, statements[^1].ContentText));
    }

    [Fact]
    public void Statement_OfANameAndItsAlly_IsOfBoth() =>
        Assert.Equal(["us", "saudi"], Kit.Statements("تقول الولايات المتحدة وحليفتها السعودية إن على الأسد أن يرحل.").Select(s => s.Speaker));
}
