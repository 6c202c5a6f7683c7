using CsCheck;

namespace AnalysisKit.Tests;

public class CleaningTests
{
    // "The Russian president receives the UN envoy on Tuesday to discuss the ways of carrying out his six-point plan for a political settlement of the crisis."
    private const string Body = "يستقبل الرئيس الروسي المبعوث الأممي يوم الثلاثاء لبحث سبل تنفيذ خطته ذات النقاط الست من أجل تسوية سياسية للأزمة المستمرة منذ أكثر من عام.";

    [Theory]
    [InlineData("إضغط هنا للإشتراك")] // press here to subscribe
    [InlineData("اضـغـط هـنـا للاشــتراك")]
    [InlineData("اِضْغَطْ هُنا للاشتراك")]
    [InlineData("انقر هنا لقراءة الخبر كاملا")]
    [InlineData("يمكنكم الآن متابعة أخبارنا مجانا عبر قناتنا على تليغرام")]
    [InlineData("تابعونا على فيسبوك وتويتر")]
    [InlineData("اشتركوا في النشرة البريدية ليصلكم كل جديد")]
    [InlineData("اقرأ أيضا: مجلس الأمن يصوت اليوم")]
    [InlineData("إقرأ أيضاً: مجلس الأمن يصوت اليوم")]
    [InlineData("للمزيد من الأخبار زوروا موقعنا")]
    [InlineData("حقوق النشر محفوظة 2012")]
    [InlineData("شارك الخبر على فيسبوك")]
    [InlineData("مواضيع ذات صلة")]
    [InlineData("طباعة")]
    public void Mark_NavigationLine_IsMarkedWhole(string line)
    {
        var text = $"عنوان الخبر\r\n{line}\r\n{Body}\r\n";

        var mark = Assert.Single(Cleaning.Mark(text));

        Assert.Equal((line, MarkKind.Navigation), (mark.Span.Of(text), mark.Kind));
    }

    [Theory]
    [InlineData("أعلن تويتر حذف آلاف الحسابات المزيفة")] // Twitter announced the deletion of accounts
    [InlineData("شارك الوزير في المؤتمر ونشر صورا على فيسبوك")] // the minister took part
    [InlineData("يشارك المراقبون في متابعة وقف إطلاق النار")]
    [InlineData("وتابع الرئيس أن الحقوق محفوظة للجميع")]
    [InlineData("قال إن المزيد من المراقبين سيصلون هنا غدا")]
    public void Mark_NewsThatSoundsLikeNavigation_IsLeftAlone(string line) => Assert.Empty(Cleaning.Mark($"{line}\n{Body}"));

    [Fact]
    public void Mark_NavigationAtTheEndOfAParagraph_IsMarkedFromItsFirstWord()
    {
        var text = $"{Body} {Body} (اقرأ أيضا: المبعوث في دمشق) {Body} لمزيد من التفاصيل انقر هنا";

        Assert.Equal(["اقرأ أيضا: المبعوث في دمشق)", "لمزيد من التفاصيل انقر هنا"], Cleaning.Mark(text).Of(MarkKind.Navigation).Select(m => m.Span.Of(text)));
    }

    [Fact]
    public void Mark_PageMenu_IsNavigation()
    {
        var text = $"   الرئيسية          الشرق الأوسط   \t  العالم   \t شارك برأيك     {Body}";

        Assert.Equal(["الرئيسية", "الشرق الأوسط", "العالم", "شارك برأيك"], Cleaning.Mark(text).Select(m => m.Span.Of(text)));
    }

    [Theory]
    [InlineData("موسكو: ", "موسكو:")]
    [InlineData("موسكو - ", "موسكو -")]
    [InlineData("دمشق وبيروت: ", "دمشق وبيروت:")]
    [InlineData("تونس، الجزائر - ", "تونس، الجزائر -")]
    [InlineData("دمشق - رويترز: ", "دمشق - رويترز:")]
    [InlineData("القاهرة (أ ف ب) - ", "القاهرة (أ ف ب) -")]
    [InlineData("القاهرة (أ.ف.ب) ", "القاهرة (أ.ف.ب)")]
    [InlineData("عواصم: «الخليج»، وكالات: ", "عواصم: «الخليج»، وكالات:")]
    [InlineData("عواصم «الخليج»، وكالات: ", "عواصم «الخليج»، وكالات:")]
    [InlineData("بغداد - \"الخليج\":", "بغداد - \"الخليج\":")]
    [InlineData("دبي، الإمارات العربية المتحدة (CNN) -- ", "دبي، الإمارات العربية المتحدة (CNN) --")]
    [InlineData("دبي حمدي سعد: ", "دبي حمدي سعد:")]
    [InlineData("العين ــ محمد الفاتح عابدين: ", "العين ــ محمد الفاتح عابدين:")]
    [InlineData("فهد العتيبي- سبق- الرياض: ", "فهد العتيبي- سبق- الرياض:")]
    [InlineData("سبق- وكالات: ", "سبق- وكالات:")]
    [InlineData("موسكو 17 يوليو/تموز (رويترز) - ", "موسكو 17 يوليو/تموز (رويترز) -")]
    [InlineData("عَمّان - بترا: ", "عَمّان - بترا:")]
    [InlineData("ﻣﻮﺳﻜﻮ: ", "ﻣﻮﺳﻜﻮ:")] // Moscow in presentation forms
    public void Mark_DatelineBeforeALongText_IsMarkedToItsColonOrDash(string opening, string dateline)
    {
        var text = $"بوتين يلتقي عنان\r\n\r\n{opening}{Body}\r\n";

        var marks = Cleaning.Mark(text);

        Assert.Equal(dateline, Assert.Single(marks.Of(MarkKind.Dateline)).Span.Of(text));
    }

    [Fact]
    public void Mark_AgencyInADateline_IsACreditWithinIt()
    {
        var text = $"عواصم: «الخليج»، وكالات: {Body}";

        var marks = Cleaning.Mark(text);

        Assert.Equal([("عواصم: «الخليج»، وكالات:", MarkKind.Dateline), ("«الخليج»، وكالات", MarkKind.Credit)], marks.Select(m => (m.Span.Of(text), m.Kind)));
        Assert.True(marks.IsInside(text.IndexOf("الخليج", StringComparison.Ordinal), MarkKind.Credit));
        Assert.True(marks.IsInside(text.IndexOf("الخليج", StringComparison.Ordinal), MarkKind.Dateline));
        Assert.False(marks.IsInside(text.IndexOf("يستقبل", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس")]
    [InlineData("بيروت / وكالات")]
    [InlineData("لندن (رويترز)")]
    [InlineData("الدوحة ـ الوطن ـ وكالات:")]
    [InlineData("حسن عسيري – عين اليوم – جدة")]
    public void Mark_DatelineOnItsOwnLine_IsMarkedWhole(string line)
    {
        var text = $"{line}\n{Body}";

        Assert.Equal(line, Assert.Single(Cleaning.Mark(text).Of(MarkKind.Dateline)).Span.Of(text));
    }

    [Theory]
    [InlineData("موسكو: لا تدخل في سوريا")] // "Moscow: no intervention in Syria"
    [InlineData("واشنطن تحذر دمشق: لا تستخدموا السلاح الكيماوي")]
    [InlineData("لافروف: روسيا ترفض التدخل")]
    [InlineData("الخليج: بين إيران وواشنطن")]
    public void Mark_HeadlineWithItsSpeaker_IsLeftAlone(string headline)
    {
        Assert.Empty(Cleaning.Mark($"{headline}\n{Body}"));
        Assert.Empty(Cleaning.Mark(headline));
    }

    [Theory]
    [InlineData("واشنطن تحذر: ")] // "Washington warns:"
    [InlineData("وقال لافروف: ")]
    [InlineData("الكرملين: ")]
    public void Mark_SpeakerBeforeALongText_IsLeftAlone(string opening) => Assert.Empty(Cleaning.Mark(opening + Body));

    [Theory]
    [InlineData(" (وكالات)", "(وكالات)")]
    [InlineData("(أ.ف.ب)", "(أ.ف.ب)")]
    [InlineData(" (د .ب .أ، يو .بي .آي)", "(د .ب .أ، يو .بي .آي)")]
    [InlineData(" (رويترز).", "(رويترز).")]
    [InlineData("\nوكالات", "وكالات")]
    [InlineData("\nالمصدر: الجزيرة + وكالات", "المصدر: الجزيرة + وكالات")]
    [InlineData("\nا ف ب ـ رويترز\n", "ا ف ب ـ رويترز")]
    public void Mark_CreditAtTheEnd_IsMarked(string ending, string credit)
    {
        var text = Body + ending;

        var mark = Assert.Single(Cleaning.Mark(text));

        Assert.Equal((credit, MarkKind.Credit), (mark.Span.Of(text), mark.Kind));
    }

    [Theory]
    [InlineData(" (صورة)")]
    [InlineData(" (2012)")]
    [InlineData("\nالمدينة")]
    public void Mark_EndingThatIsNoCredit_IsLeftAlone(string ending) => Assert.Empty(Cleaning.Mark(Body + ending));

    [Theory]
    [InlineData("وصفه بأنه #187;خطأ فادح#171;، وأضاف", "#187;", '»', "#171;", '«')]
    [InlineData("وصفه بأنه &laquo;خطأ فادح&raquo; وأضاف", "&laquo;", '«', "&raquo;", '»')]
    [InlineData("وصفه بأنه &quot;خطأ فادح&quot; وأضاف", "&quot;", '"', "&quot;", '"')]
    [InlineData("وصفه بأنه &amp;#171;خطأ فادح&amp;#187;.", "&amp;#171;", '«', "&amp;#187;", '»')]
    [InlineData("وصفه بأنه &#8220;خطأ فادح&#x201D; وأضاف", "&#8220;", '“', "&#x201D;", '”')]
    [InlineData("وصفه بأنه quot;خطأ فادحquot; وأضاف", "quot;", '"', "quot;", '"')]
    [InlineData("ل#187;المتطوعين الجدد#171; وأضاف", "#187;", '»', "#171;", '«')]
    public void Mark_QuoteEntities_KnowTheirQuoteAndWhetherTheyOpen(string text, string opening, char openingQuote, string closing, char closingQuote)
    {
        var marks = Cleaning.Mark(text);

        Assert.Equal([(opening, openingQuote, QuoteSide.Opening), (closing, closingQuote, QuoteSide.Closing)], marks.Select(m => (m.Span.Of(text), m.Quote, m.Side)));
        Assert.All(marks, m => Assert.Equal(MarkKind.BrokenQuoteEntity, m.Kind));
    }

    [Theory]
    [InlineData("قال <b>لافروف</b> إن", "<b>", "</b>")]
    [InlineData("قال<br/>إن", "<br/>")]
    [InlineData("أ <script>alert('x < y')</script> ب", "<script>alert('x < y')</script>")]
    [InlineData("أ <!-- b > c --> ب", "<!-- b > c -->")]
    [InlineData("16&nbsp;بوصة 5#215;9", "&nbsp;", "#215;")]
    [InlineData("أ <script>alert(1)", "<script>alert(1)")]
    public void Mark_Html_IsMarkup(string text, params string[] expected)
    {
        var marks = Cleaning.Mark(text);

        Assert.Equal(expected, marks.Select(m => m.Span.Of(text)));
        Assert.All(marks, m => Assert.Equal(MarkKind.Markup, m.Kind));
    }

    [Theory]
    [InlineData("3 < 5 و 7 > 6")]
    [InlineData("<الخليج> تنشر; و#1 و AT&T و #وسم;")]
    public void Mark_SignsThatAreNoHtml_AreLeftAlone(string text) => Assert.Empty(Cleaning.Mark(text));

    [Fact]
    public void Mark_AnyText_GivesOrderedSpansInsideIt()
    {
        string[] pieces = ["موسكو", ": ", " - ", "رويترز", "(", ")", "«الخليج»", "، ", "اقرأ أيضا", "\r\n", "\n", "   ", "إضغط هنا للإشتراك", "&amp;", "#171;", "&", "#", "quot;", "<", "b>", "<script>", "</script>", "<!--", "😀", "\uD83D", "\uFEFB", "ـ", "َ", "\u202B", "الرئيسية", "\t",
            "17 تموز 2012 ", "وكالات", "أ.ف.ب", ".", "Next Previous ", "\0", new string('ع', 120), "قال لافروف "];
        Gen.Int[0, pieces.Length - 1].Array[0, 25].Sample(picks =>
        {
            var text = string.Concat(picks.Select(p => pieces[p]));
            var marks = Cleaning.Mark(text);
            for (var i = 0; i < marks.Count; i++)
            {
                var (span, kind) = (marks[i].Span, marks[i].Kind);
                Assert.True(span.Start >= 0 && span.Length > 0 && span.End <= text.Length, text);
                Assert.True(i == 0 || marks[i - 1].Span.Start <= span.Start, text);
                Assert.True(marks.IsInside(span.Start, kind) && marks.IsInside(span.End - 1, kind), text);
                Assert.DoesNotContain(marks.Of(kind), other => other.Span != span && other.Span.Overlaps(span));
            }

            Assert.Equal(marks.Where(m => m.Kind is MarkKind.Navigation or MarkKind.Dateline).Select(m => m.Span), Cleaning.MarkForeign(text));
        });
    }

    [Fact]
    public void Mark_SeedArticle_FindsItsSubscriptionLinesAndDateline()
    {
        var text = File.ReadAllText(SharedCorpus.PathOf("articles/seed.txt"));

        var marks = Cleaning.Mark(text);

        Assert.Equal([MarkKind.Navigation, MarkKind.Navigation, MarkKind.Dateline], marks.Select(m => m.Kind));
        Assert.StartsWith("يمكنكم", marks[0].Span.Of(text), StringComparison.Ordinal);
        Assert.StartsWith("إضغط", marks[1].Span.Of(text), StringComparison.Ordinal);
        Assert.Equal("موسكو:", marks[2].Span.Of(text));
    }
}
