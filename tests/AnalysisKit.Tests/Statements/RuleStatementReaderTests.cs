namespace AnalysisKit.Tests;

public class RuleStatementReaderTests
{
    [Theory]

    // The foreign minister said that; verb, long subject, clause.
    [InlineData("وأعلن وزير الخارجية الروسي سيرغي لافروف للصحفيين أمس أن بلاده لن توافق على القرار.", "russia", "أعلن", "بلاده لن توافق على القرار", StatementKind.Indirect)]

    // كان ... قد + verb.
    [InlineData("وكان وزير الخارجية البريطاني وليم هيغ قد أكد أن العقوبات ضرورية.", "uk", "أكد", "العقوبات ضرورية", StatementKind.Indirect)]

    // Subject first.
    [InlineData("لكن روسيا في المقابل اعتبرت أن القرار منحاز.", "russia", "اعتبرت", "القرار منحاز", StatementKind.Indirect)]

    // A quotation.
    [InlineData("وقالت كلينتون: «على الأسد أن يرحل».", "us", "قالت", "على الأسد أن يرحل", StatementKind.Direct)]

    // Broken entities as marks, in the wrong order.
    [InlineData("وقال أردوغان #187;لن نسكت على ذلك#171;.", "turkey", "قال", "لن نسكت على ذلك", StatementKind.Direct)]

    // The verb is the position.
    [InlineData("ترفض موسكو أي تدخل عسكري.", "russia", "ترفض", "ترفض موسكو أي تدخل عسكري", StatementKind.Position)]

    // A diplomatic act.
    [InlineData("قدمت بريطانيا مشروع قرار إلى مجلس الأمن.", "uk", "قدمت", "قدمت بريطانيا مشروع قرار إلى مجلس الأمن", StatementKind.Action)]

    // A medium passes on.
    [InlineData("ونقلت وكالة إنترفاكس عن لافروف قوله إن الحل سياسي.", "russia", "نقلت", "الحل سياسي", StatementKind.Indirect)]

    // A name between commas, a role with the envoy's destination.
    [InlineData("وقال مبعوث الأمم المتحدة إلى سوريا، ستيفان دي ميستورا، إن المحادثات ستستأنف.", "un", "قال", "المحادثات ستستأنف", StatementKind.Indirect)]
    public void Extract_OneStatement_HasSpeakerCueContentKind(string text, string speaker, string cue, string content, StatementKind kind)
    {
        var statement = Kit.Statement(text);
        Assert.Equal((speaker, cue, content, kind), (statement.Speaker, statement.CueText, statement.ContentText, statement.Kind));
        Assert.InRange(statement.Confidence, 0.2, 1);
    }

    [Fact]
    public void Extract_Chain_KeepsTheSpeaker()
    {
        var statements = Kit.Statements("قال لافروف إن الحل سياسي، مشيرا إلى أن القوة مرفوضة. وأضاف أن بلاده تدعم جنيف.");
        Assert.Equal(["russia", "russia", "russia"], statements.Select(s => s.Speaker));
        Assert.Equal(["الحل سياسي", "القوة مرفوضة", "بلاده تدعم جنيف"], statements.Select(s => s.ContentText));
        Assert.Equal(["لافروف", "", ""], statements.Select(s => s.SpeakerText));
    }

    [Fact]
    public void Extract_ByItself_ReadsTheCleanedTextAsTheAnalyzerDoes()
    {
        // A dateline and a subscription line, which are not the article's.
        var article = new Article { Id = "a", Text = "موسكو - وكالات\nقال لافروف إن الحل في سوريا سياسي.\nإضغط هنا للإشتراك قال كيري" };

        var alone = new RuleStatementReader().Read(new ActorMatcher(Kit.Syria.Actors).Read(article));
        var mentions = new ActorMatcher(Kit.Syria.Actors).Match(article);

        var analysis = new ArticleAnalyzer(Kit.Syria).Analyze(article);
        Assert.Equal(analysis.Statements.Select(s => (s.Speaker, s.Content)), alone.Select(s => (s.Speaker, s.Content)));
        Assert.Equal("russia", Assert.Single(alone).Speaker);
        Assert.Equal(analysis.Mentions.Select(m => (m.Actor, m.Span)), mentions.Select(m => (m.Actor, m.Span)));
    }

    [Fact]
    public void Extract_NominalReference_MeansTheLastFittingActor()
    {
        var statements = Kit.Statements("قال وزير الخارجية الألماني غيدو فيسترفيله إن الوضع خطير. وقال الوزير إن بلاده تدرس ذلك.");
        Assert.Equal(["germany", "germany"], statements.Select(s => s.Speaker));
    }

    [Fact]
    public void Extract_JointSpeakers_GiveOneStatementEach()
    {
        var statements = Kit.Statements("وأعلنت روسيا والصين أنهما ترفضان القرار.");
        Assert.Equal(["russia", "china"], statements.Select(s => s.Speaker));
    }

    [Fact]
    public void Extract_ObserversAndNewspapers_SpeakForNoActor()
    {
        var statements = Kit.Statements("قال المرصد السوري لحقوق الإنسان إن خمسة قتلوا. وذكرت صحيفة الغارديان أن الوضع صعب.");
        Assert.Equal([null, null], statements.Select(s => s.Speaker));
    }

    [Fact]
    public void Extract_CueBehindTheQuotation_TakesTheQuotation()
    {
        var statement = Kit.Statement("«لن نقبل بالتدخل الخارجي في شؤوننا»، قال وليد المعلم.");
        Assert.Equal(("syria-gov", "لن نقبل بالتدخل الخارجي في شؤوننا"), (statement.Speaker, statement.ContentText));
    }

    [Fact]
    public void Extract_Headline_SpeaksBeforeTheColon()
    {
        var statement = Kit.Statement("موسكو: لا تدخل في سوريا");
        Assert.Equal(("russia", ":", "لا تدخل في سوريا"), (statement.Speaker, statement.CueText, statement.ContentText));
    }

    [Fact]
    public void Extract_Dateline_IsNoSpeaker() =>
        Assert.Empty(Kit.Statements("موسكو: يستقبل الرئيس الروسي المبعوث الخاص يوم الثلاثاء في الكرملين لبحث سبل الخروج من الأزمة بعد أسابيع من الجمود الذي أصاب جهود الوساطة في المنطقة كلها"));

    [Theory]
    [InlineData("قال لافْرُوف إنّ الحَلّ سياســـي.")]
    [InlineData("وصل 😀.\r\nقال لافروف 😀 إن الحل 😀 سياسي.\r\n")]
    [InlineData("ﻗﺎﻝ ﻻﻓﺮﻭﻑ ﺇﻥ ﺍﻟﺤﻞ ﺳﻴﺎﺳﻲ.")]
    public void Extract_AnySpelling_SpansAreInTheOriginal(string text)
    {
        var statement = Kit.Statement(text);
        Assert.Equal("russia", statement.Speaker);
        Assert.Contains("الحل", NormalForm.Of(statement.Content.Of(text)), StringComparison.Ordinal);
        Assert.True(statement.Sentence.Contains(statement.Cue));
    }

    [Theory]
    [InlineData("أما لافروف فأكد أن الحل سياسي.", "russia", "أكد")] // "as for Lavrov, he affirmed"
    [InlineData("أوباما، من جهته، استبعد رحيل الأسد.", "us", "استبعد")] // an adjunct between commas
    [InlineData("كاميرون، الذي كان يزور موسكو، قال إن الحل سياسي.", "uk", "قال")] // a relative clause between commas
    [InlineData("والتقى وزير الخارجية الأميركي جون كيري الخطيب، وقال إن الأسد فقد شرعيته.", "us", "قال")] // the subject of the sentence goes on
    [InlineData("جدد وزير الخارجية الأمريكي جون كيري قوله إن الحل سياسي.", "us", "قوله")] // "renewed his saying that"
    [InlineData("وسارعت شخصيات من المعارضة السورية إلى التنديد بتصريحات الرئيس الفرنسي.", "syria-opp", "التنديد")] // "hastened to the condemnation of"
    [InlineData("أكد وزير الخارجية الأميركي جون كيري، عقب محادثات أجراها مع المبعوث الأممي، أن النزاع خرج عن السيطرة.", "us", "أكد")] // an insertion before the clause
    [InlineData("وقال لافروف لـ«الشرق الأوسط» إن الحل سياسي.", "russia", "قال")] // to whom he spoke
    [InlineData("قال وزير الخارجية الأمريكي جون كيري إنه اطلع على الخطة. وقال نظيره الفرنسي لوران فابيوس إن الحل سياسي.", "france", "قال")] // his counterpart
    [InlineData("ورغم أن المسؤول الأميركي التقى عنان، فإنه قال إن المهمة صعبة.", "us", "قال")] // "although he ..., he said"
    [InlineData("وأعلنت بريطانيا منح المعارضة مساعدات، لكنها أصرت على شروطها.", "uk", "أصرت")] // "but she insisted"
    [InlineData("سئل عن الدعوة التي أطلقها وزير الخارجية الروسي سيرغي لافروف إلى الحوار.", "russia", "الدعوة")] // who made what the noun names
    [InlineData("كما اتهم السفاح السوري الزعيم التركي بالخداع.", "syria-gov", "اتهم")] // two definite phrases: subject and object
    [InlineData("كانت موسكو أبلغت دي ميستورا بضرورة الإفراج عن المعتقلين.", "russia", "أبلغت")] // whom she told stands between
    [InlineData("وأضاف الأسد في الجزء الثاني من المقابلة التي نشرت أمس قدمت تركيا السلاح.", "syria-gov", "أضاف")] // a relative clause in an adjunct
    [InlineData("قال لافروف إن الأمر واضح. وأكد الوزير ضرورة الحوار.", "russia", "أكد")] // what is affirmed is no part of the office
    [InlineData("وكان السفير الأمريكي لدى الأمم المتحدة، زلماي خليل زاد، قد وصف المشروع بأنه غير مقبول.", "us", "وصف")] // a name in apposition
    [InlineData("ورداً على سؤال أكد لافروف على أنه يؤيد الحوار.", "russia", "أكد")] // an adjunct before the verb
    [InlineData("وأعلن الاتحاد الأوروبي إدانته بشدة لجميع الأعمال الإرهابية.", "eu", "أعلن")] // إدانته is spelled like a verb
    [InlineData("قال المسؤول الأمريكي إن الأمر خطير، مكتفيا بالقول «هناك ضحايا».", "us", "مكتفيا")]
    [InlineData("وقالت مصادر أمنية روسية لصحيفة «معاريف» الإسرائيلية، أمس، إن الأمر خطير.", "russia", "قالت")] // a name in quotation marks
    [InlineData("وشدد رئيس الوزراء القطري، الشيخ حمد بن جاسم ال ثاني، على ضرورة الحوار.", "qatar", "شدد")] // an apposition before what the verb takes
    [InlineData("أكد الرئيس اليمني، علي عبدالله صالح، أن القتال مستمر. وقال صالح إن الأمر واضح.", "yemen", "قال")] // علي is a name here
    [InlineData("المبعوث الأممي يحذر من الحرب وقطر تطالبه بسقف لمهمته", "qatar", "تطالبه")] // headlines tell clause by clause
    [InlineData("قالت السفيرة الأمريكية سوزان رايس «نحن ندين العنف». واتهمت دمشق بالاستعانة بإيران.", "us", "اتهمت")] // one phrase before what of: it is whom she accuses
    public void Extract_Construction_FindsItsSpeaker(string text, string speaker, string cue)
    {
        var statement = Kit.Statements(text)[^1];
        Assert.Equal((speaker, cue), (statement.Speaker, statement.CueText));
    }

    [Fact]
    public void Extract_TheTwo_AreTheLastTwoNamed() // "Kerry and Lavrov met. The two called on ..."
    {
        var statements = Kit.Statements("التقى كيري ولافروف في جنيف. ودعا الاثنان أطراف الصراع لاحترام الهدنة.");
        Assert.Equal(["us", "russia"], statements.Select(s => s.Speaker));
    }

    [Theory]
    [InlineData("إن الوزيرين الروسي والأميركي يتشاوران، وهما يتفقان على مبادئ جنيف.", "russia us")] // "and the two agree"
    [InlineData("قال لافروف إن الاقتراح جيد، وهو ما تعارضه دول الخليج وتركيا.", "russia gcc turkey")] // a plural name, an object pronoun, a second subject
    [InlineData("جاء ذلك رغم موافقة السعودية وقطر على إيجاد حل سياسي.", "saudi qatar")] // joint subjects of a noun
    public void Extract_Several_AllSpeak(string text, string speakers) =>
        Assert.Equal(speakers, string.Join(' ', Kit.Statements(text).Select(s => s.Speaker)));

    [Fact]
    public void Extract_ClosingMarkWithoutPartner_OpensNoQuotation()
    {
        var statements = Kit.Statements("قال لافروف إن الحل سياسي لا غير».\nوقال كيري إن الوضع «صعب».\nوأضاف: «لن نقبل بذلك».");
        Assert.Equal(["russia", "us", "us"], statements.Select(s => s.Speaker));
    }

    [Fact]
    public void Extract_WideGap_PartsTheHeadlineFromTheText() // blocks of a saved page, apart by many spaces
    {
        var statements = Kit.Statements("لافروف: الحل سياسي" + new string(' ', 12) + "قال كيري إن الأسد فقد شرعيته.");
        Assert.Equal([("russia", "الحل سياسي"), ("us", "الأسد فقد شرعيته")], statements.Select(s => (s.Speaker!, s.ContentText)));
    }

    [Fact]
    public void Extract_JointSpeakers_EndTogether()
    {
        var statements = Kit.Statements("وأكدت كل من بريطانيا وفرنسا على ضرورة رحيل الأسد، وأشارتا إلى المؤتمر.");
        Assert.Equal(["ضرورة رحيل الأسد", "ضرورة رحيل الأسد"], statements.Take(2).Select(s => s.ContentText));
    }

    [Fact]
    public void Extract_OfficeOfNoScoredActor_IsNotTheSpeakerBefore() // the director of the observatory
    {
        Assert.Equal("other:syrian-observatory", Kit.Statements("قال داود أوغلو إن الحل سياسي. وقال مدير المرصد السوري لحقوق الإنسان رامي عبدالرحمن إن خمسة قتلوا.")[^1].Speaker);
        var statement = Kit.Statements("قال الرئيس الأمريكي إن الحل سياسي. وذكر مدير المرصد رامي عبد الرحمن أن الغارات استمرت.")[^1];
        Assert.Equal("other:syrian-observatory", statement.Speaker);
    }

    [Fact]
    public void Extract_NarratorTakesOver_EndsTheContent()
    {
        var statement = Kit.Statements("وقال لافروف إن الحل سياسي ولا بديل منه، أما المعارضة السورية فلم تعلق.")[0];
        Assert.Equal("الحل سياسي ولا بديل منه", statement.ContentText);
    }
}
