namespace AnalysisKit.Tests;

public class StatementMoodTests
{
    [Theory]

    // Does France back the plan?
    [InlineData("هل تدعم فرنسا خطة أنان؟", "france", StatementMood.Asked)]
    [InlineData("متى ستعلن فرنسا دعمها خطة أنان؟", "france", StatementMood.Asked)]
    [InlineData("بدلا من أن ترفض قطر الخطة، طلبت مهلة قصيرة.", "qatar", StatementMood.Denied)]

    // France backs the plan? (as a headline asks)
    [InlineData("فرنسا تدعم خطة أنان؟", "france", StatementMood.Asked)]

    // If China vetoes, if China announced that.
    [InlineData("إذا عارضت الصين مشروع القرار فإن المجلس سينقسم.", "china", StatementMood.Conditional)]
    [InlineData("ولو أعلنت الصين أنها تعارض مشروع القرار لتغير الأمر.", "china", StatementMood.Conditional)]
    [InlineData("وفي حال رفضت تركيا المبادرة ستتعثر المحادثات.", "turkey", StatementMood.Conditional)]

    // It is expected, likely, possible that; may.
    [InlineData("من المنتظر أن تعلن بريطانيا غدا أنها تعارض الحظر.", "uk", StatementMood.Expected)]
    [InlineData("ويُرجح أن ترفض طهران هذه المبادرة.", "iran", StatementMood.Expected)]
    [InlineData("قد تؤيد ألمانيا رفع الحظر.", "germany", StatementMood.Expected)]
    [InlineData("ربما تعارض الصين القرار.", "china", StatementMood.Expected)]

    // It is thought that, there are fears that.
    [InlineData("يُعتقد أن قطر تدعم هذه المجموعات.", "qatar", StatementMood.Supposed)]
    [InlineData("وسط مخاوف من أن ترفض أنقرة المقترح.", "turkey", StatementMood.Supposed)]

    // Should, must.
    [InlineData("ينبغي أن تدين القاهرة هذا الهجوم.", "egypt", StatementMood.Demanded)]
    [InlineData("ويتعين على الجميع أن يتحركوا ويجب أن تدين إيران القصف.", "iran", StatementMood.Demanded)]

    // Without Washington's announcing that.
    [InlineData("انتهى الاجتماع من دون أن تعلن واشنطن موقفا جديدا.", "us", StatementMood.Denied)]

    // Called what is said of its backing a lie.
    [InlineData("وصفت لندن ما يقال عن دعمها للحظر بأنه كذب.", "uk", StatementMood.Denied)]

    // Declines to comment.
    [InlineData("رفض البيت الأبيض التعليق على هذه الأنباء.", "us", StatementMood.Declined)]
    [InlineData("وامتنعت الخارجية الروسية عن الإدلاء بأي تفاصيل.", "russia", StatementMood.Declined)]

    // What is said and done, however much it looks like the others.
    [InlineData("وكانت روسيا قد أيدت خطة أنان.", "russia", StatementMood.Said)]
    [InlineData("أكد لافروف على أن بلاده ترفض التدخل.", "russia", StatementMood.Said)]
    [InlineData("قال لافروف: هل يريدون حربا جديدة؟", "russia", StatementMood.Said)]
    [InlineData("وبعد أن رفضت موسكو المشروع علقت الجلسة.", "russia", StatementMood.Said)]
    [InlineData("وقال لافروف إنه إذا فشل الحوار فإن الحرب ستستمر.", "russia", StatementMood.Said)]
    [InlineData("رفضت موسكو تعليق عضوية دمشق.", "russia", StatementMood.Said)]
    public void Mood_OfTheFirstStatement_IsWhatStandsBeforeItsCue(string text, string speaker, StatementMood mood)
    {
        var statement = Kit.Statements(text)[0];
        Assert.Equal((speaker, mood), (statement.Speaker, statement.Mood));
    }

    [Theory]

    // Riyadh hopes that Moscow backs, asks Moscow to back, expects that Moscow backs; denied that Moscow has backed.
    [InlineData("تأمل الرياض أن تدعم موسكو المبادرة.", StatementMood.Wished)]
    [InlineData("طالبت الرياض بأن تدعم موسكو المبادرة.", StatementMood.Demanded)]
    [InlineData("توقعت الرياض أن تدعم موسكو المبادرة.", StatementMood.Expected)]
    [InlineData("نفت الرياض أن تكون موسكو دعمت المبادرة.", StatementMood.Denied)]
    public void Mood_OfAnotherInsideAStatement_ComesFromTheCueThatGovernsIt(string text, StatementMood mood)
    {
        var statements = Kit.Statements(text);
        Assert.Equal(("saudi", StatementMood.Said), (statements[0].Speaker, statements[0].Mood));
        Assert.All(statements.Where(s => s.Speaker == "russia"), s => Assert.Equal(mood, s.Mood));
    }

    [Theory]
    [InlineData("إذا أيدت فرنسا العقوبات على سوريا فسيتغير الموقف.")]
    [InlineData("من المرجح أن تؤيد فرنسا العقوبات على سوريا.")]
    [InlineData("رفضت فرنسا التعليق على العقوبات على سوريا.")]
    public void Stances_OfStatementsThatWereNotMade_AreNone(string text)
    {
        var analysis = new ArticleAnalyzer(Kit.Syria).Analyze(new Article { Id = "a", Text = text });
        Assert.NotEmpty(analysis.Statements);
        Assert.Empty(analysis.Stances);
        Assert.All(analysis.Statements, s => Assert.InRange(s.Confidence, 0, 0.4));
    }

    [Theory]

    // Moscow said that Paris supports; Lavrov said that the West wants: their views, not the speaker's.
    [InlineData("قالت موسكو إن باريس تؤيد العقوبات على سوريا.")]
    [InlineData("قال لافروف إن الغرب يريد العقوبات على سوريا.")]
    public void Stances_OfWhatOthersWant_AreNotTheSpeakers(string text)
    {
        var analysis = new ArticleAnalyzer(Kit.Syria).Analyze(new Article { Id = "a", Text = text });
        Assert.DoesNotContain(analysis.Stances, s => s.Statement.Speaker == "russia");
    }
}
