namespace AnalysisKit.Tests;

public class PublicationDateTests
{
    [Theory]
    [InlineData("2012-07-17")]
    [InlineData("2012-07-17T23:30:00+03:00")]
    [InlineData("2012/07/17")]
    [InlineData("17-07-2012")]
    [InlineData("17/7/2012 10:30")]
    [InlineData("17/07/12")]
    [InlineData("7/17/2012")]
    [InlineData("20120717")]
    [InlineData("20120717103000")]
    [InlineData("20120717T103000Z")]
    [InlineData("20120717T1030+0300")]
    [InlineData("20120717 10:30:00")]
    [InlineData("\u200F2012-07-17\u200F")]
    [InlineData("\u202A20120717\u202C")]
    [InlineData("٢٠١٢٠٧١٧")]
    [InlineData("1342526400")]
    [InlineData("1342526400000")]
    [InlineData("٢٠١٢/٠٧/١٧")]
    [InlineData("17 تموز 2012")]
    [InlineData("الثلاثاء 17 يوليو/تموز 2012")]
    [InlineData("١٧ جويلية ٢٠١٢")]
    [InlineData("27 شعبان 1433هـ")]
    [InlineData("1433/08/27")]
    [InlineData("١٤٣٣/٠٨/٢٧")]
    [InlineData("۱۳۹۱-۰۴-۲۷")]
    [InlineData("۲۷/۴/۱۳۹۱")]
    [InlineData("Tue, 17 Jul 2012 10:00:00 GMT")]
    [InlineData("Tue Jul 17 10:00:00 +0000 2012")]
    [InlineData("July 17, 2012")]
    public void TryParse_DateAsMetadataHaveIt_GivesTheDay(string text)
    {
        Assert.True(PublicationDate.TryParse(text, out var date));
        Assert.Equal(new DateOnly(2012, 7, 17), date);
    }

    [Theory]
    // The solar year, in any digits; the lunar one would be 1970.
    [InlineData("1390/01/15", 2011, 4, 4)]
    [InlineData("١٣٩٠/٠١/١٥", 2011, 4, 4)]
    [InlineData("۱۳۹۰/۰۱/۱۵", 2011, 4, 4)]
    [InlineData("1390-01-15", 2011, 4, 4)]
    [InlineData("١٣٩٠-٠١-١٥", 2011, 4, 4)]
    [InlineData("۱۳۹۰-۰۱-۱۵ ۱۰:۳۰", 2011, 4, 4)]
    [InlineData("1390-01-15T10:30:00+03:30", 2011, 4, 4)]
    [InlineData("۱۵/۱/۱۳۹۰", 2011, 4, 4)]
    [InlineData("١٥/١/١٣٩٠", 2011, 4, 4)]
    [InlineData("13900115", 2011, 4, 4)]
    [InlineData("۱۳۹۰۰۱۱۵", 2011, 4, 4)]
    [InlineData("۱۳۹۰-۰۲-۳۱", 2011, 5, 21)]
    [InlineData("۱۵ / ۰۱ / ۱۳۹۰ هـ.ش", 2011, 4, 4)]
    [InlineData("1390/01/15 هـ ش", 2011, 4, 4)]
    // The mark of the lunar year counts, and so does a lunar year that is recent.
    [InlineData("1390/01/15 هـ", 1970, 3, 22)]
    [InlineData("١٣٩٠/٠١/١٥هـ", 1970, 3, 22)]
    [InlineData("١٤٤٥/٠٧/٠٣ هـ", 2024, 1, 15)]
    [InlineData("1445-07-03", 2024, 1, 15)]
    [InlineData("۱۴۴۵/۰۷/۰۳", 2024, 1, 15)]
    [InlineData("٣ رجب ١٤٤٥ هـ", 2024, 1, 15)]
    // Times in two halves of a day, and ISO 8601 in its basic form, in the digits of any script.
    [InlineData("15/01/2024 10:11 ص", 2024, 1, 15)]
    [InlineData("١٥/٠١/٢٠٢٤ ١٠:١١ م", 2024, 1, 15)]
    [InlineData("٢٠٢٤-٠١-١٥ ١٠:١١:١٢ م", 2024, 1, 15)]
    [InlineData("10:11 ص 15/01/2024", 2024, 1, 15)]
    [InlineData("١٠:١١ م، ١٥ كانون الثاني ٢٠٢٤", 2024, 1, 15)]
    [InlineData("١٥ كانون الثاني ٢٠٢٤ - ١٠:١١ ص", 2024, 1, 15)]
    [InlineData("20240115T101112Z", 2024, 1, 15)]
    [InlineData("٢٠٢٤٠١١٥T١٠١١١٢Z", 2024, 1, 15)]
    [InlineData("۲۰۲۴۰۱۱۵T۱۰۱۱۱۲Z", 2024, 1, 15)]
    public void TryParse_InTheDigitsOfAnyScript_IsTheSameDay(string text, int year, int month, int day)
    {
        Assert.True(PublicationDate.TryParse(text, out var date));
        Assert.Equal(new DateOnly(year, month, day), date);

        using var archive = new ArchiveFolder();
        archive.Write("a.csv", $"id,date,text\n1,\"{text}\",نص الخبر\n");
        archive.Write("b.jsonl", $"{{\"id\": \"1\", \"date\": \"{text}\", \"text\": \"نص الخبر\"}}\n");
        archive.Write("c.txt", $"---\ndate: \"{text}\"\n---\nنص الخبر\n");
        archive.Write("d.txt", $"---\ndate: {text}\n---\nنص الخبر\n");
        Assert.Equal([date, date, date, date], archive.Read().Select(a => a.Published!.Value));
    }

    [Theory]
    [InlineData("20 كانون 2 2013", 2013, 1, 20)]
    [InlineData("20 كانون الثاني 2013", 2013, 1, 20)]
    [InlineData("3 كانون ١، 2012", 2012, 12, 3)]
    [InlineData("3 تشرين 1 2012", 2012, 10, 3)]
    [InlineData("3 تشرين ٢ ٢٠١٢", 2012, 11, 3)]
    [InlineData("3 ت1 2012", 2012, 10, 3)]
    [InlineData("20 ك2، 2013", 2013, 1, 20)]
    [InlineData("الأربعاء 2 كانون 2 2013", 2013, 1, 2)]
    public void TryParse_MonthsOfTheLevantByNumber_AreThoseMonths(string text, int year, int month, int day)
    {
        Assert.True(PublicationDate.TryParse(text, out var date));
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Theory]
    [InlineData("")]
    [InlineData("20120717Tomorrow")]
    [InlineData("20121317T103000Z")]
    [InlineData("۱۳۹۱-۱۳-۲۷")]
    [InlineData("1150-02-10")]
    [InlineData("soon")]
    [InlineData("2012")]
    [InlineData("تموز 2012")]
    [InlineData("31/04/2012")]
    [InlineData("0001-01-01T00:00:00")]
    public void TryParse_NoDay_IsFalse(string text) => Assert.False(PublicationDate.TryParse(text, out _));

    [Theory]
    [InlineData("بوتين يلتقي عنان\nالثلاثاء 17 تموز 2012\nموسكو: يستقبل الرئيس الروسي المبعوث")]
    [InlineData("بوتين يلتقي عنان\r\n١٧ يوليو/تموز ٢٠١٢ - ١٠:٣٠ بتوقيت غرينتش\r\nموسكو: يستقبل")]
    [InlineData("موسكو 17 يوليو 2012 (رويترز) - يستقبل الرئيس الروسي فلاديمير بوتين المبعوث الخاص للأمم المتحدة وجامعة الدول العربية إلى سوريا كوفي عنان ويبحث معه سبل تنفيذ خطته للسلام")]
    [InlineData("   بوتين يلتقي عنان    الثلاثاء، 17 تموز/يوليو 2012، آخر تحديث 23:00 (GMT+0400)    يستقبل الرئيس الروسي المبعوث الخاص   ")]
    [InlineData("يستقبل الرئيس الروسي المبعوث.\nنشر في: 17/07/2012")]
    [InlineData("يستقبل الرئيس الروسي المبعوث.\n27 شعبان 1433هـ")]
    public void FromText_DateLineOrDateline_GivesTheDay(string text) => Assert.Equal(new DateOnly(2012, 7, 17), PublicationDate.FromText(text));

    [Theory]
    // "The agreement was signed in Geneva on 30 June 2012 after long talks": an event, not the publication.
    [InlineData("وقع الاتفاق في جنيف يوم 30 حزيران 2012 بعد محادثات طويلة بين الأطراف")]
    [InlineData("يستقبل الرئيس الروسي المبعوث اليوم")]
    [InlineData("")]
    public void FromText_DateInASentence_IsNotTaken(string text) => Assert.Null(PublicationDate.FromText(text));

    [Fact]
    public void Read_NoDateInMetadata_TakesTheOneOfTheText()
    {
        using var archive = new ArchiveFolder();
        archive.Write("a.txt", "عنوان\nالثلاثاء 17 تموز 2012\nنص الخبر");
        archive.Write("b.txt", "---\ndate: 2012-07-18\n---\nعنوان\nالثلاثاء 17 تموز 2012\nنص الخبر");

        Assert.Equal([new DateOnly(2012, 7, 17), new DateOnly(2012, 7, 18)], archive.Read().Select(a => a.Published));
        Assert.Null(Assert.Single(ArticleReader.Read(Path.Combine(archive.Path, "a.txt"), new ReadOptions { DatesFromText = false })).Published);
    }

    [Theory]
    [InlineData("نقل الوزير التركي إلى دمشق، اليوم الثلاثاء 9 أوت 2011، رسالة وصفت بالحازمة.", 9)] // "today, Tuesday 9 August 2011"
    [InlineData("نقل الوزير التركي إلى دمشق، الثلاثاء 9 أوت 2011، رسالة وصفت بالحازمة وقال كلاما كثيرا.", null)] // the day of an event
    public void FromText_DateInASentence_CountsWhenItIsToday(string text, int? day) => Assert.Equal(day, PublicationDate.FromText(text)?.Day);
}
