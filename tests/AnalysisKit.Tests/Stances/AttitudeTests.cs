namespace AnalysisKit.Tests;

/// <summary>What the words around a phrase make of it, by the rules alone.</summary>
public class AttitudeTests
{
    private static readonly Topic Dam = Topic.Parse("""
        topic: dam
        actors:
        - {id: company, ar: الشركة, en: company, names: [الشركة]}
        issues:
        - id: dam
          target: [السد, بناء السد]
        - id: company-conduct
          object: [الشركة]
          parties: [company]
          against: [تلويث النهر, تدفن النفايات, (الشركة ...6 النفايات)]
        """);

    [Theory]

    // To condemn what is wrong in itself is to be against it all the more.
    [InlineData("قال وزير الخارجية الروسي إن موسكو تكرر إدانة تلويث النهر.", "company-conduct", Polarity.Oppose)]
    [InlineData("نددت موسكو بتلويث النهر.", "company-conduct", Polarity.Oppose)]

    // To reject the charge is to side with the one who is charged.
    [InlineData("قال وزير الخارجية الروسي إن موسكو ترفض تحميل تلويث النهر للشركة.", "company-conduct", Polarity.Support)]

    // What is excepted from a negation is affirmed.
    [InlineData("قال وزير الخارجية الروسي إنه لا حل إلا السد.", "dam", Polarity.Support)]
    [InlineData("قال وزير الخارجية الروسي إن المنطقة لا تملك سوى السد.", "dam", Polarity.Support)]

    // "ضد" behind a thing only says at whom it is aimed; before it, it is against it.
    [InlineData("قال وزير الخارجية الروسي إن السد ضد الفيضان.", "dam", null)]
    [InlineData("قال وزير الخارجية الروسي إن موسكو ضد السد.", "dam", Polarity.Oppose)]

    // ما is no negation here.
    [InlineData("قال وزير الخارجية الروسي إن موسكو تقدم كل ما من شأنه إنجاح السد.", "dam", Polarity.Support)]

    // A negation of a noun reaches that noun.
    [InlineData("قال وزير الخارجية الروسي إن على الجميع دون أي تدخل من أحد في شؤون أهل المنطقة دعم بناء السد.", "dam", Polarity.Support)]

    // A purpose is no verdict on what stands before it.
    [InlineData("قال وزير الخارجية الروسي إن السد أقيم لدعم أهل المنطقة.", "dam", null)]

    // A verdict on the whole subject, with the noun that turns it around or without one.
    [InlineData("قال وزير الخارجية الروسي إن إلغاء بناء السد سيكون خطأ جسيما.", "dam", Polarity.Support)]
    [InlineData("رأت موسكو أن إقامة السد ستشكل انتهاكا للمعاهدة.", "dam", Polarity.Oppose)]

    // "And others of" is no negation; limits on a thing are against it.
    [InlineData("رحبت موسكو بتوسيع القناة وغيرها من أعمال السد.", "dam", Polarity.Support)]
    [InlineData("أيدت موسكو خطة تحد من بناء السد.", "dam", Polarity.Oppose)]
    [InlineData("دعت موسكو إلى فرض قيود على بناء السد.", "dam", Polarity.Oppose)]

    // "Until now ... not" is not "if not".
    [InlineData("قال وزير الخارجية الروسي إن موسكو حتى الآن لم تدعم السد.", "dam", Polarity.Oppose)]

    // It failed.
    [InlineData("قال وزير الخارجية الروسي إن السد فشل.", "dam", Polarity.Oppose)]
    public void Read_WordsAround_DecideTheSide(string text, string issue, Polarity? expected) =>
        Assert.Equal(expected, new ArticleAnalyzer(Dam, new AnalyzerOptions { Model = null }).Analyze(new Article { Id = "test", Text = text }).Stances.FirstOrDefault(s => s.Issue == issue)?.Polarity);

    [Fact]
    public void Read_WhatAnIssueIsAbout_IsNoIssueOfItsOwn()
    {
        var topic = Topic.Parse("""
            topic: river
            issues:
            - id: treaty
              target: [معاهدة المياه]
            - id: dam
              target: [السد]
            """);

        var stances = new ArticleAnalyzer(topic, new AnalyzerOptions { Model = null }).Analyze(new Article { Id = "test", Text = "رحبت فرنسا بمعاهدة المياه مع الجوار حول السد." }).Stances;

        Assert.Equal("treaty", Assert.Single(stances).Issue);
    }

    [Fact]
    public void Explain_PhraseThatCountsForNothing_IsNotNamed()
    {
        // The condition makes the charge none; what is left is the dam.
        var stance = Assert.Single(new ArticleAnalyzer(Dam, new AnalyzerOptions { Model = null }).Analyze(new Article { Id = "test", Text = "قالت موسكو إنها تدعم السد إذا تدفن النفايات." }).Stances);

        Assert.Equal("dam", stance.Issue);
        Assert.DoesNotContain(stance.Cues, c => c.Effect == StanceEffect.StatesOpposition);
    }
}
