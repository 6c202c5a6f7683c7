namespace AnalysisKit.Tests;

public class AgreementTests
{
    private static readonly AgreementOptions NoIntervals = new() { Resamples = 0 };

    [Fact]
    public void Of_TwoPeople_ComparesWhatBothAnswered()
    {
        var nadia = People("Nadia", Said("a", 0, 40, speaker: "russia", ("sanctions", Polarity.Oppose), ("intervention", null)), Said("b", 5, 30, speaker: "us", ("sanctions", Polarity.Support), ("intervention", null)), No("c", 3, 20));
        var omar = People("Omar", Said("a", 0, 40, speaker: "syria", ("sanctions", Polarity.Oppose), ("intervention", Polarity.Mixed)), No("b", 5, 30), Said("d", 1, 9, speaker: "us", ("sanctions", Polarity.Support)));

        var agreement = Agreement.Of([nadia, omar], options: NoIntervals);

        Assert.Equal((4, 2), (agreement.Statements, agreement.Comparable));
        Assert.Equal((2, 0.5), Of(agreement, AgreementQuestion.Statement));
        Assert.Equal((1, 0.0), Of(agreement, AgreementQuestion.Speaker));

        // Who sees no statement sees no stance: of the four pairs of statement and issue two agree.
        Assert.Equal((4, 0.5), Of(agreement, AgreementQuestion.Stance));
        Assert.Equal((1, 1.0), Of(agreement, AgreementQuestion.Side));
        var stances = Assert.Single(agreement.Confusions, c => c.Question == AgreementQuestion.Stance);
        Assert.Equal((1, 1, 1, 1, 4), (stances.Count("oppose", "oppose"), stances.Count("none", "mixed"), stances.Count("support", "none"), stances.Count("none", "none"), stances.Units));
        Assert.Equal(
            [("a", "Speaker", null, "russia, syria"), ("a", "Stance", "intervention", "none, mixed"), ("b", "Statement", null, "yes, no"), ("b", "Stance", "sanctions", "support, none")],
            agreement.Disagreements.Select(d => (d.Article, d.Question.ToString(), d.Issue, string.Join(", ", d.Answers))));
    }

    [Fact]
    public void Of_IssuesAndActors_HaveFiguresOfTheirOwn()
    {
        var nadia = People("Nadia", Said("a", 0, 40, speaker: "russia", ("sanctions", Polarity.Oppose)), Said("b", 5, 30, speaker: "us", ("sanctions", Polarity.Support), ("intervention", Polarity.Support)));
        var omar = People("Omar", Said("a", 0, 40, speaker: "syria", ("sanctions", Polarity.Oppose)), Said("b", 5, 30, speaker: "us", ("sanctions", Polarity.Support), ("intervention", null)));

        var rows = Agreement.Of([nadia, omar], options: NoIntervals).Rows;

        Assert.Equal((2, 1.0), Row(r => r is { Question: AgreementQuestion.Stance, Issue: "sanctions" }));
        Assert.Equal((1, 0.0), Row(r => r is { Question: AgreementQuestion.Stance, Issue: "intervention" }));

        // Nobody knows who is right, so the statement belongs to both actors.
        Assert.Equal((1, 1.0), Row(r => r is { Question: AgreementQuestion.Stance, Actor: "russia" }));
        Assert.Equal((1, 1.0), Row(r => r is { Question: AgreementQuestion.Stance, Actor: "syria" }));
        Assert.Equal((2, 0.5), Row(r => r is { Question: AgreementQuestion.Stance, Actor: "us" }));
        Assert.All(rows, r => Assert.True(!double.IsNaN(r.Alpha.Value) || r.Note.Length > 0));

        (int, double) Row(Func<AgreementRow, bool> wanted) => (rows.Single(wanted).Alpha.Units, rows.Single(wanted).Observed.Value);
    }

    [Fact]
    public void Of_APersonAndTheKit_ComparesTheSampleWithWhatWasRead()
    {
        Article[] articles = [new() { Id = "1", Text = "قال وزير الخارجية الروسي سيرغي لافروف إن روسيا ترفض فرض عقوبات على سوريا." }, new() { Id = "2", Text = "دعت بريطانيا إلى فرض عقوبات جديدة على النظام السوري." }];
        var statements = articles.Statements(Kit.Syria);
        var sample = statements.Sample(10);
        var issues = Kit.Syria.Issues.Select(i => i.Id).ToList();

        // The person agrees on everything but that Britain is in favour.
        var answered = Sample.Of(sample.Select(s => s with
        {
            Answer = s.Answer with { Statement = true, Speaker = s.Read!.Speaker ?? "", Stances = issues.ToDictionary(i => i, i => s.Read.Speaker == "uk" ? null : s.Read.Stances.Where(t => t.Issue == i).Select(t => (Polarity?)t.Polarity).FirstOrDefault()) },
        }));
        var person = AnswerSet.Of("person", answered);

        var withReadings = Agreement.Of([person, AnswerSet.ReadOf("kit", answered)], Kit.Syria, NoIntervals);
        var withStatements = Agreement.Of([person, AnswerSet.Of("kit", statements)], Kit.Syria, NoIntervals);
        var withFile = Agreement.Of([person, AnswerSet.Of("kit", new ArticleAnalyzer(Kit.Syria).Analyze(articles).Select(a => AnnotatedArticle.Of(a, unknownSpeakers: true)))], Kit.Syria, NoIntervals);

        Assert.Equal(sample.Count, withReadings.Comparable);
        Assert.Equal((sample.Count * issues.Count, Math.Round(1 - (1.0 / (sample.Count * issues.Count)), 9)), Of(withReadings, AgreementQuestion.Stance));
        Assert.Equal(("2", "sanctions", "none, support"), (withReadings.Disagreements[0].Article, withReadings.Disagreements[0].Issue, string.Join(", ", Assert.Single(withReadings.Disagreements).Answers)));
        foreach (var other in new[] { withStatements, withFile })
        {
            Assert.Equal(withReadings.Rows.Select(r => (r.Question, r.Issue, r.Actor, r.Alpha, r.CohenKappa)), other.Rows.Select(r => (r.Question, r.Issue, r.Actor, r.Alpha, r.CohenKappa)));
            Assert.Equal(withReadings.Disagreements[0].Content, other.Disagreements[0].Content);
        }
    }

    [Fact]
    public void Of_TwoReadersOfWholeArticles_MissesCountAsNoStanceAndNotAsAnswersToWhatNobodyAsked()
    {
        var kit = AnswerSet.Of("kit", [Annotated("a", (10, 60, "russia", "sanctions", Polarity.Oppose), (80, 100, "us", "sanctions", Polarity.Support)), Annotated("b")]);

        // Contents that share half of the shorter one are of the same statement.
        var model = AnswerSet.Of("model", [Annotated("a", (30, 70, "russia", "sanctions", Polarity.Oppose)), Annotated("c", (1, 20, "us", "sanctions", Polarity.Support))]);

        var agreement = Agreement.Of([kit, model], options: NoIntervals);

        Assert.DoesNotContain(agreement.Rows, r => r.Question == AgreementQuestion.Statement);
        Assert.Equal((1, 1.0), Of(agreement, AgreementQuestion.Speaker));

        // Nobody but the model has read article c.
        Assert.Equal((2, 0.5), Of(agreement, AgreementQuestion.Stance));
        Assert.Equal(3, agreement.Statements);
    }

    [Fact]
    public void Of_ThreeAnnotators_HasRowsOfEachTwo()
    {
        var people = new[] { "A", "B", "C" }.Select((name, i) => People(name, Said("a", 0, 9, "russia", ("sanctions", i == 2 ? null : Polarity.Oppose)), Said("b", 0, 9, "us", ("sanctions", Polarity.Support)))).ToList();

        var rows = Agreement.Of(people, options: NoIntervals).Rows.Where(r => r is { Question: AgreementQuestion.Stance, Issue: null, Actor: null });

        Assert.Equal(["A, B, C", "A, B", "A, C", "B, C"], rows.Select(r => string.Join(", ", r.Annotators)));
        Assert.Equal([double.NaN, 1, 0.333, 0.333], rows.Select(r => Math.Round(r.CohenKappa.Value, 3)));
        Assert.Contains("two annotators", rows[0].CohenKappa.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SeveralLinesOnOneStatement_LaterAnswersCount()
    {
        var nadia = People("Nadia", Said("a", 0, 9, "russia", ("sanctions", Polarity.Support)), new Correction { Article = "a", Content = new Span(0, 9), Stances = new Dictionary<string, Polarity?> { ["sanctions"] = Polarity.Oppose } });

        var agreement = Agreement.Of([nadia, People("Omar", Said("a", 0, 9, "russia", ("sanctions", Polarity.Oppose)))], options: NoIntervals);

        Assert.Empty(agreement.Disagreements);
        Assert.Equal((1, 1.0), Of(agreement, AgreementQuestion.Speaker));
    }

    [Fact]
    public void Of_WhatCannotBeCompared_SaysWhatToDo()
    {
        var one = People("one", Said("a", 0, 9, "us"));
        var syria = People("syria", Said("a", 0, 9, "us") with { Topic = "syria" });
        var libya = People("libya", Said("a", 0, 9, "us") with { Topic = "libya" });

        Assert.Contains("two annotators or more", Assert.Throws<ArgumentException>(() => Agreement.Of([one])).Message, StringComparison.Ordinal);
        Assert.Contains("different names", Assert.Throws<ArgumentException>(() => Agreement.Of([one, one])).Message, StringComparison.Ordinal);
        Assert.Contains("several topics (libya, syria)", Assert.Throws<ArgumentException>(() => Agreement.Of([syria, libya])).Message, StringComparison.Ordinal);
        Assert.Contains("the topic given is \"syria\"", Assert.Throws<ArgumentException>(() => Agreement.Of([one, libya], Kit.Syria)).Message, StringComparison.Ordinal);
        Assert.Equal(1, Agreement.Of([syria, libya, one], Kit.Syria, NoIntervals).Comparable);
    }

    [Fact]
    public void Load_EachFormat_GivesTheSameAnswers()
    {
        var folder = Directory.CreateTempSubdirectory("analysiskit-");
        try
        {
            const string text = "قالت روسيا إنها ترفض العقوبات.";
            var corrections = Path.Combine(folder.FullName, "nadia.jsonl");
            Corrections.Of([Said("a", text.IndexOf("ترفض", StringComparison.Ordinal), 14, "russia", ("sanctions", Polarity.Oppose))]).Save(corrections);
            var gold = Path.Combine(folder.FullName, "gold.jsonl");
            File.WriteAllText(gold, "\n{\"id\": \"a\", \"annotator\": \"Omar\", \"statements\": [{\"speaker\": \"russia\", \"speaker_text\": \"\", \"cue\": \"قالت\", \"content\": \"ترفض العقوبات\", \"kind\": \"indirect\", \"stances\": [{\"issue\": \"sanctions\", \"polarity\": \"oppose\"}]}]}\n");

            var nadia = AnswerSet.Load(corrections);
            var error = Assert.Throws<ArgumentException>(() => AnswerSet.Load(gold));
            var agreement = Agreement.Of([nadia, AnswerSet.Load(gold, "Omar", new Dictionary<string, string> { ["a"] = text })], options: NoIntervals);

            Assert.Equal("nadia", nadia.Name);
            Assert.Contains("the articles' texts are not given", error.Message, StringComparison.Ordinal);
            Assert.Equal((1, 0), (agreement.Comparable, agreement.Disagreements.Count));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int Units, double Equal) Of(Agreement agreement, AgreementQuestion question)
    {
        var row = agreement.Rows.Single(r => r.Question == question && r.Issue is null && r.Actor is null && r.Annotators.Count == agreement.Annotators.Count);
        return (row.Alpha.Units, Math.Round(row.Observed.Value, 9));
    }

    private static AnswerSet People(string name, params Correction[] answers) => AnswerSet.Of(name, answers);

    private static Correction Said(string article, int start, int length, string speaker, params (string Issue, Polarity? Side)[] stances) =>
        new() { Article = article, Content = new Span(start, length), Statement = true, Speaker = speaker, Stances = stances.ToDictionary(s => s.Issue, s => s.Side) };

    private static Correction No(string article, int start, int length) => new() { Article = article, Content = new Span(start, length), Statement = false };

    private static AnnotatedArticle Annotated(string id, params (int Start, int End, string Speaker, string Issue, Polarity Side)[] statements) => new(id, "", [.. statements.Select(s => new AnnotatedStatement
    {
        Speaker = s.Speaker,
        SpeakerText = "",
        Cue = "",
        Content = "",
        Stances = [new AnnotatedStance(s.Issue, s.Side)],
        ContentStart = s.Start,
        ContentEnd = s.End,
    })]);
}
