namespace AnalysisKit.Tests;

public class StanceReaderTests
{
    [Theory]

    // Negation and a position verb inside the words.
    [InlineData("وأعلن لافروف أن روسيا لن توافق على قرار يتضمن إمكانية استخدام القوة العسكرية.", "intervention", Polarity.Oppose)]

    // The predicate behind the target.
    [InlineData("وقال بوتين إن تكرار أحداث ليبيا في دول أخرى لا يجوز.", "intervention", Polarity.Oppose)]
    [InlineData("رحب كيري بفرض عقوبات على النظام السوري.", "sanctions", Polarity.Support)]

    // Lifting sanctions is against them.
    [InlineData("وقال لافروف إن روسيا تدعو إلى رفع العقوبات.", "sanctions", Polarity.Oppose)]
    [InlineData("دعا هيغ إلى رحيل الأسد.", "assad-departure", Polarity.Support)]
    [InlineData("وقال لافروف إن الأسد لن يتنحى عن السلطة.", "assad-departure", Polarity.Oppose)]

    // Blame by the cue itself.
    [InlineData("اتهم كيري النظام السوري بعرقلة الحل.", "syrian-government", Polarity.Oppose)]

    // The act performs what it names.
    [InlineData("استدعت ألمانيا سفيرها من دمشق.", "sanctions", Polarity.Support)]

    // A condition that wants its object.
    [InlineData("قدمت بريطانيا مشروع قرار يتضمن عقوبات إذا لم يتم وقف أعمال العنف.", "ceasefire", Polarity.Support)]
    public void Read_Statement_ShowsTheStance(string text, string issue, Polarity expected) =>
        Assert.Equal(expected, Kit.PolarityByRules(text, issue));

    // Each letter is a sentence: s names Syria, o does not, and k is Kerry's call for sanctions.
    [Theory]
    [InlineData("soooook", true)] // the lead says what the text is about
    [InlineData("oosoook", true)]
    [InlineData("ooosok", true)] // named in one of the two sentences before
    [InlineData("ooosook", false)]
    [InlineData("oooooks", false)]
    [InlineData("ok", true)] // too short a text to tell
    [InlineData("oooook", false)]
    public void Read_SanctionsInATextAboutSomethingElse_AreTheTopicsOnlyNearItsWords(string sentences, bool expected)
    {
        var text = string.Concat(sentences.Select(s => s switch { 's' => "انتهى الاجتماع حول سوريا. ", 'k' => "رحب كيري بفرض عقوبات جديدة. ", _ => "وصل الوفد إلى المدينة. " }));

        Assert.Equal(expected, Kit.AnalyzeByRules(text).Stances.Any(s => s.Issue == "sanctions"));
    }

    [Fact]
    public void Explain_Stance_NamesCueScopeAndFlips()
    {
        var stance = Assert.Single(Kit.AnalyzeByRules("وقال لافروف إن روسيا تدعو إلى رفع العقوبات.").Stances);
        var words = stance.Explain();
        Assert.Contains("\u2068العقوبات\u2069 names the issue", words, StringComparison.Ordinal);
        Assert.Contains("\u2068رفع\u2069 turns around", words, StringComparison.Ordinal);
        Assert.StartsWith("russia on sanctions: oppose", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_InArabic_SpeaksArabicWithTheTopicsLabels()
    {
        var stance = Assert.Single(Kit.AnalyzeByRules("وقال لافروف إن روسيا تدعو إلى رفع العقوبات.").Stances);

        var words = stance.Explain(ChartLanguage.Arabic, Kit.Syria);

        Assert.StartsWith("روسيا في قضية " + Kit.Syria.IssueArabicLabel("sanctions") + ": معارضة", words, StringComparison.Ordinal);
        Assert.Contains("\u2068رفع\u2069 يقلب الاتجاه", words, StringComparison.Ordinal);
        Assert.DoesNotContain(words, c => c is >= 'a' and <= 'z');
    }

    [Fact]
    public void Explain_WithArabicDigits_HasTheScoreInThem()
    {
        var stance = Assert.Single(Kit.AnalyzeByRules("وقال لافروف إن روسيا تدعو إلى رفع العقوبات.").Stances);

        var words = StanceLabels.Explain(stance, new DisplayWording(ChartLanguage.Arabic, Numerals.ArabicIndic), Kit.Syria);

        Assert.Contains("١٫٠٠", words, StringComparison.Ordinal);
        Assert.DoesNotContain(words, char.IsAsciiDigit);
    }

    [Fact]
    public void Label_EveryEffect_HasOneInBothLanguages()
    {
        foreach (var effect in Enum.GetValues<StanceEffect>())
        {
            Assert.DoesNotContain(effect.Label(), c => c >= '\u0600');
            Assert.DoesNotContain(effect.Label(ChartLanguage.Arabic), c => c is >= 'a' and <= 'z');
            Assert.Equal(effect, StanceLabels.Parse(StanceLabels.IdOf(effect)));
        }
    }

    [Fact]
    public void Read_SeedArticle_ShowsWhereTheyStand()
    {
        var text = File.ReadAllText(Kit.Shared("articles", "seed.txt"));
        var analysis = Kit.AnalyzeByRules(text);
        var positions = PositionList.Of(Kit.Syria, analysis.Stances);
        Assert.True(positions.Find("russia", "assad-departure")!.Mean < 0);
        Assert.True(positions.Find("russia", "intervention")!.Mean < 0);
        Assert.True(positions.Find("russia", "political-settlement")!.Mean > 0);
        Assert.True(positions.Find("russia", "observers")!.Mean > 0);
        Assert.True(positions.Find("uk", "sanctions")!.Mean > 0);
        Assert.True(positions.Find("us", "syrian-government")!.Mean < 0);
        foreach (var line in (string[])["يمكنكم الآن متابعة", "إضغط هنا للإشتراك"])
        {
            var at = text.IndexOf(line, StringComparison.Ordinal);
            Assert.DoesNotContain(analysis.Statements, s => s.Content.Contains(at));
        }
    }

    [Theory]
    [InlineData("قال لافروف إن الحل السياسي يجب أن يكون سوريا دون تدخل خارجي.", "political-settlement", Polarity.Support)] // دون governs what follows only
    [InlineData("قال لافروف إن الحل السياسي يجب أن يكون سوريا دون تدخل خارجي.", "intervention", Polarity.Oppose)]
    [InlineData("حذر لافروف من أن استخدام القوة دون تفويض انتهاك صارخ للقانون الدولي.", "intervention", Polarity.Oppose)] // a predicate behind an adjunct
    [InlineData("أكد تشوركين أن موسكو أيدت البيان لأنه لا يفرض عقوبات ولا يمهد لتدخل عسكري.", "intervention", Polarity.Oppose)] // each negation has its own clause
    [InlineData("قال كيري إن واشنطن تريد إنهاء الحرب عبر المفاوضات.", "political-settlement", Polarity.Support)] // the end of war, by means of talks
    [InlineData("قال غليون إنه لا حوار قبل تنحي الأسد.", "assad-departure", Polarity.Support)] // what must come first is wanted
    [InlineData("اتهم لافروف الغرب بعرقلة مهمة عنان.", "political-settlement", Polarity.Support)] // blame for standing in the way
    [InlineData("أوضح لافروف أن بلاده تعارض العقوبات وتؤيد حلا سياسيا.", "political-settlement", Polarity.Support)] // a verb behind و begins its own clause
    [InlineData("قال نبيل العربي إن الجامعة لا تزال ترى في الحل السياسي مخرجا وحيدا.", "political-settlement", Polarity.Support)] // لا تزال is no negation
    [InlineData("استخدمت روسيا حق النقض ضد مشروع قرار في مجلس الأمن.", "un-action", Polarity.Oppose)]
    [InlineData("انتقدت روسيا نتائج تحقيق دولي خلص إلى أن النظام السوري نفذ هجمات كيميائية.", "syrian-government", Polarity.Support)] // against a claim
    [InlineData("ندد كيري بتصريحات الأسد.", "syrian-government", Polarity.Oppose)] // a claim of his own
    [InlineData("أعلن كيري أنه لا يرى دورا للأسد في الحكومة الانتقالية.", "assad-departure", Polarity.Support)] // where he has no place is not what is judged
    [InlineData("صدر قرار مجلس الأمن الذي دعمته واشنطن.", "un-action", Polarity.Support)] // the pronoun is the resolution
    [InlineData("رفع الاتحاد الأوروبي الحظر جزئيا لمساعدة المعارضة.", "opposition", Polarity.Support)] // the purpose of what one does
    [InlineData("حذر لافروف من أن تسليح المعارضة يعقد التحضير للمؤتمر.", "arming-opposition", Polarity.Oppose)] // what it makes harder
    [InlineData("قال كيري إن الحل السياسي أفضل من التدخل العسكري.", "intervention", Polarity.Oppose)] // what is worse
    [InlineData("قال كيري إن الحل السياسي أفضل من التدخل العسكري.", "political-settlement", Polarity.Support)] // what is better
    [InlineData("قال كيري إن واشنطن تفضل الحوار على التدخل العسكري.", "intervention", Polarity.Oppose)] // prefers one to the other
    [InlineData("قال لافروف إن روسيا لن تمنع صدور قرار يدعو إلى وقف إطلاق النار.", "ceasefire", Polarity.Support)] // the negation goes with what it negates
    [InlineData("قال كيري إنه بدون رحيل الأسد لن يكون هناك حل.", "assad-departure", Polarity.Support)] // without it nothing goes
    [InlineData("قال لافروف إن تسليح المعارضة ليس حلا.", "arming-opposition", Polarity.Oppose)]
    [InlineData("طالب لافروف الدول الغربية بالكف عن تسليح المعارضة.", "arming-opposition", Polarity.Oppose)]
    [InlineData("رفض لافروف مطالبة واشنطن برحيل الأسد.", "assad-departure", Polarity.Oppose)] // rejects what another demands
    [InlineData("قال هيغ إن لندن لن تسلح المعارضة السورية.", "arming-opposition", Polarity.Oppose)]
    [InlineData("قال لافروف إن تحميل الحكومة السورية المسؤولية غير مقبول.", "syrian-government", Polarity.Support)] // a verdict on the blame
    public void Read_Scope_DecidesTheSide(string text, string issue, Polarity expected) =>
        Assert.Equal(expected, Assert.Single(Kit.AnalyzeByRules(text).Stances, s => s.Issue == issue).Polarity);

    [Theory]
    [InlineData("قال هيغ إنه لا داعي للتدخل العسكري في سوريا.", "intervention", "لا داعي", Polarity.Oppose)]
    [InlineData("قال لافروف إن روسيا لم تسمع حتى اليوم ما يبرر إرسال مراقبين جدد.", "observers", "لم تسمع حتى اليوم ما يبرر", Polarity.Oppose)]
    [InlineData("أكد كيري أنه ليس هناك ما يستدعي رفع العقوبات عن النظام السوري.", "sanctions", "ليس هناك ما يستدعي", Polarity.Support)]
    public void Read_NothingThatCallsForIt_IsRejectionInOnePhrase(string text, string issue, string phrase, Polarity expected)
    {
        var stance = Assert.Single(Kit.AnalyzeByRules(text).Stances, s => s.Issue == issue);
        Assert.Equal(expected, stance.Polarity);
        Assert.Equal(phrase, Assert.Single(stance.Cues, c => c.Effect == StanceEffect.StandsAgainst).Span.Of(text));
    }

    [Fact]
    public void Read_ShortName_MeansTheIssueOnlyBesideItsFullName()
    {
        Assert.DoesNotContain(Kit.AnalyzeByRules("أكد لافروف ضرورة تمديد عمل البعثة.").Stances, s => s.Issue == "observers");
        Assert.DoesNotContain(Kit.AnalyzeByRules("وصلت بعثة المراقبين إلى دمشق. وأكد لافروف ضرورة إرسال بعثة تجارية.").Stances, s => s.Issue == "observers");
        Assert.Equal(Polarity.Support, Assert.Single(Kit.AnalyzeByRules("وصلت بعثة المراقبين إلى دمشق. وأكد لافروف ضرورة تمديد عمل البعثة.").Stances, s => s.Issue == "observers").Polarity);
    }

    [Fact]
    public void Read_BareTalkAboutAnIssue_TakesNoSide() =>
        Assert.Empty(Kit.AnalyzeByRules("قال كيري إن المجلس سينشر بيانا حول اجتماع جنيف.").Stances);

    [Fact]
    public void Read_PatternWithExceptions_DoesNotHoldForThem()
    {
        const string Text = "أعلن لافروف أن روسيا ستواصل تنفيذ ضربات صاروخية. وأعلن كيري أن واشنطن ستواصل تنفيذ ضربات صاروخية.";
        Assert.Equal("us", Assert.Single(Kit.AnalyzeByRules(Text).Stances, s => s.Issue == "intervention").Statement.Speaker);
    }

    [Fact]
    public void Read_OtherMatters_AreNotTheTopics()
    {
        const string Elsewhere = "وصل الوفد إلى القاهرة. وبدأ الاجتماع صباحا. وانتهى مساء. ";
        Assert.Empty(Kit.AnalyzeByRules(Elsewhere + "وقال لافروف إن روسيا تؤيد الحوار الوطني في تونس.").Stances);
        Assert.Single(Kit.AnalyzeByRules(Elsewhere + "وقال لافروف إن روسيا تؤيد الحوار الوطني في سوريا.").Stances);
        Assert.Single(Kit.AnalyzeByRules(Elsewhere + "وتطرق إلى سوريا. وقال لافروف إن روسيا تؤيد الحوار الوطني.").Stances);
        Assert.Single(Kit.AnalyzeByRules("لافروف في دمشق. " + Elsewhere + "وقال لافروف إن روسيا تؤيد الحوار الوطني.").Stances);
    }

    [Fact]
    public void Read_AccusationsAgainstSomebody_AreNoDefence() =>
        Assert.DoesNotContain(Kit.AnalyzeByRules("يوجه كيري اتهامات مباشرة لبشار الأسد والنظام السوري.").Stances, s => s.Polarity == Polarity.Support);

    // By the rules alone, and by the model that decides on what they propose.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_WhatAnotherIsAgainst_IsNotTheSpeakersPosition(bool decides)
    {
        var analysis = new ArticleAnalyzer(Kit.Syria, new AnalyzerOptions { Model = decides ? ReadingModel.Default : null }).Analyze(new Article { Id = "test", Text = "قال كيري إن بوتين يعارض رحيل الأسد." });

        Assert.DoesNotContain(analysis.Stances, s => s is { Issue: "assad-departure", Actor: not "russia" });
    }
}
