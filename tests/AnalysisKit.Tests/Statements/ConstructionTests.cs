namespace AnalysisKit.Tests;

public class ConstructionTests
{
    [Theory]

    // "..." - the author.
    [InlineData("«لن نرسل جنودا». - المستشارة الألمانية أنجيلا ميركل", "germany", "لن نرسل جنودا")]
    [InlineData("\"لن نرسل جنودا\"\n\u2014 أنجيلا ميركل", "germany", "لن نرسل جنودا")]


    // Answered, commented Merkel behind her words.
    [InlineData("«لن نرسل جنودا»، ردت ميركل.", "germany", "لن نرسل جنودا")]
    [InlineData("«هذا غير صحيح»، علق لافروف.", "russia", "هذا غير صحيح")]

    // From Merkel: "..."; Merkel began her speech. "..."
    [InlineData("ومن المستشارة الألمانية أنجيلا ميركل:\n«لن نرسل جنودا».", "germany", "لن نرسل جنودا")]
    [InlineData("ألقت أنجيلا ميركل كلمتها أمام النواب. «لن نرسل جنودا».", "germany", "لن نرسل جنودا")]

    // A list with bullets.
    [InlineData("\u2022 برلين: لن نرسل جنودا", "germany", "لن نرسل جنودا")]

    // A statement of the German government says; it stands in the letter.
    [InlineData("وجاء في بيان للحكومة الألمانية أن الجنود لن يرسلوا.", "germany", "الجنود لن يرسلوا")]
    [InlineData("وورد في رسالة وزير الخارجية الروسي أن الحوار مستمر.", "russia", "الحوار مستمر")]

    // ورد is also "and he replied".
    [InlineData("ورد لافروف بالقول: «هذا غير صحيح».", "russia", "هذا غير صحيح")]

    // Went on, saying: one statement.
    [InlineData("وتابع لافروف قائلا: «هذا غير صحيح».", "russia", "هذا غير صحيح")]
    [InlineData("وأردفت ميركل قائلة إن الجنود لن يرسلوا.", "germany", "الجنود لن يرسلوا")]
    [InlineData("ومضى لافروف يقول: \"هذا غير صحيح\".", "russia", "هذا غير صحيح")]

    // In Berlin's words.
    [InlineData("وعلى حد تعبير ميركل فإن الجنود لن يرسلوا.", "germany", "الجنود لن يرسلوا")]
    [InlineData("ومن وجهة نظر برلين فإن الحوار ضروري.", "germany", "الحوار ضروري")]
    public void Statement_OfAConstruction_HasItsSpeakerAndWords(string text, string speaker, string content)
    {
        var statement = Kit.Statement(text);
        Assert.Equal((speaker, content), (statement.Speaker, statement.ContentText));
    }

    [Theory]
    [InlineData("اتهمت دمشق من قبل فرنسا بقصف المدنيين.", "france")]
    [InlineData("انتُقد القرار من جانب روسيا.", "russia")]
    [InlineData("اتهمت فرنسا دمشق بقصف المدنيين.", "france")]
    public void Speaker_OfAPassiveWithAgent_IsTheAgent(string text, string speaker) => Assert.Equal(speaker, Kit.Statement(text).Speaker);

    [Fact]
    public void Statement_OfAWrittenPassiveWithoutAgent_IsNone() => Assert.Empty(Kit.Statements("يُعتبر العراق ملاذا لهم."));

    [Theory]

    // Tightened guard; in memory; addition; "it is worth mentioning that".
    [InlineData("سارت القافلة في روسيا وسط حراسة مشددة على الطريق.")]
    [InlineData("ما زالت الحادثة حية في ذاكرة الناس في روسيا.")]
    [InlineData("ويذكر أن روسيا دولة كبيرة.")]
    public void Statement_OfAWordThatOnlyLooksLikeACue_IsNone(string text) => Assert.Empty(Kit.Statements(text));

    [Theory]

    // France will not allow, and counts only negated.
    [InlineData("لن تسمح فرنسا بإرسال أسلحة.", 1)]
    [InlineData("تسمح فرنسا بالتصوير.", 0)]
    public void Statement_OfACueThatCountsNegated_NeedsTheNegation(string text, int count) => Assert.Equal(count, Kit.Statements(text).Count);

    [Theory]
    [InlineData("ثمنت فرنسا جهود المبعوث.", "ثمنت")]
    [InlineData("وحث لافروف الأطراف على الحوار.", "حث")]
    [InlineData("وأبدى لافروف انزعاجه من القرار.", "أبدى")]
    [InlineData("واتخذت فرنسا قرارا بإغلاق سفارتها.", "اتخذت")]
    [InlineData("وأدرجت واشنطن الجماعة على قائمة الإرهاب.", "أدرجت")]
    [InlineData("وألقى لافروف باللوم على المعارضة.", "ألقى")]
    public void Statement_OfPositionsAndActs_IsFound(string text, string cue) => Assert.Equal(cue, Kit.Statement(text).CueText);

    [Theory]

    // Berlin to Damascus: no excuse for the shelling.
    [InlineData("برلين لـ دمشق: لا عذر للقصف", "germany", "لا عذر للقصف")]
    public void Headline_OfASpeakerAndAnAddressee_IsTheSpeakers(string text, string speaker, string content) => AssertLast(text, speaker, content);

    [Theory]

    // The German government hastened to welcome the truce; Lavrov took care to affirm that the road is open.
    [InlineData("وبادرت الحكومة الألمانية إلى الترحيب بالهدنة.", "germany", "الترحيب بالهدنة")]
    [InlineData("وحرص لافروف على التأكيد أن الطريق مفتوح.", "russia", "الطريق مفتوح")]
    public void LightVerb_WithANoun_IsOfItsSubject(string text, string speaker, string content) => AssertLast(text, speaker, content);

    [Theory]

    // In spite of France's objection to the list; the debate was about the call that the German government made.
    [InlineData("تأجل اللقاء رغم اعتراض فرنسا على القائمة.", "france", "اعتراض فرنسا على القائمة")]
    [InlineData("دار النقاش حول الدعوة التي وجهتها الحكومة الألمانية إلى الأطراف.", "germany", "الدعوة التي وجهتها الحكومة الألمانية إلى الأطراف")]
    public void NounWithMaker_OfAnActor_IsItsPosition(string text, string speaker, string content) => AssertLast(text, speaker, content);

    [Theory]

    // According to Merkel, the road is open, and the other way round.
    [InlineData("ووفقا لميركل فإن الطريق مفتوح.", "germany", "الطريق مفتوح")]
    [InlineData("الطريق إلى المدينة مفتوح، بحسب ميركل.", "germany", "الطريق إلى المدينة مفتوح")]
    public void Attribution_OnEitherSide_HasTheWholeContent(string text, string speaker, string content) => AssertLast(text, speaker, content);

    [Theory]

    // A paper quoted Merkel as affirming that the road is open.
    [InlineData("ونقلت صحيفة محلية عن ميركل تأكيدها أن الطريق مفتوح.", "germany", "الطريق مفتوح")]
    public void Relay_OfAMedium_IsOfItsSource(string text, string speaker, string content) => AssertLast(text, speaker, content);

    [Theory]

    // The road to the city is open, as Merkel affirmed.
    [InlineData("الطريق إلى المدينة مفتوح، كما أكدت ميركل.", "germany", "الطريق إلى المدينة مفتوح")]
    public void ContentBefore_AVerbWithAs_EndsBeforeIt(string text, string speaker, string content) => AssertLast(text, speaker, content);

    [Theory]

    // Merkel awaits the drivers, whose trucks, she said, are late: the verb does not agree with the drivers that the clause describes.
    [InlineData("قالت ميركل إنها تنتظر السائقين الذين قالت إن شاحناتهم تأخرت.", "germany", "شاحناتهم تأخرت")]
    public void SaidOf_InARelativeClause_IsTheSpeakersBefore(string text, string speaker, string content) => AssertLast(text, speaker, content);

    [Fact]
    public void JointSpeakers_OfOneVerb_SayTheSame() // France and Germany affirmed that the road is open.
    {
        var statements = Kit.Statements("وأكدت فرنسا وألمانيا أن الطريق مفتوح.");
        Assert.Equal([("france", "الطريق مفتوح"), ("germany", "الطريق مفتوح")], statements.Select(s => (s.Speaker!, s.ContentText)));
    }

    private static void AssertLast(string text, string speaker, string content)
    {
        var statement = Kit.Statements(text)[^1];
        Assert.Equal((speaker, content), (statement.Speaker, statement.ContentText));
    }
}
