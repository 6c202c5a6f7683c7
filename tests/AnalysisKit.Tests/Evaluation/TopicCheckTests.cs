namespace AnalysisKit.Tests;

public class TopicCheckTests
{
    private const string Yaml =
        """
        topic: truce
        context: [هدنة, زلزال]
        actors:
        - {id: council, ar: المجلس المحلي, en: Local council, names: [المجلس المحلي], ambiguous: [المجلس]}
        - {id: us, names: [المجلس المحلي, الإدارة في البيت]}
        - {id: press, ar: صحف, en: Papers, names: [موسكو]}
        people:
        - {name: كوفي عنان, actor: un, from: 2012-02-23, to: 2012-08-31, aliases: [عنان]}
        - {name: سامي قاسم, actor: council, short: [قاسم]}
        - {name: قاسم درويش, actor: council}
        issues:
        - id: truce
          target:
          - هدنة
          - وقف ...2 القتال
          against:
          - انهيار الهدنة
        - id: observers
          target: [مراقبون]
        """;

    private static readonly Topic Truce = Topic.Parse(Yaml);

    [Fact]
    public void Of_Patterns_CountsPlacesArticlesStatementsAndStances()
    {
        // "Kofi Annan demanded a truce. The truce was discussed." and "Lavrov rejected a truce." and "The fighting stopped."
        var check = Check("طالب كوفي عنان بهدنة. وجرى بحث الهدنة.", "رفض سيرغي لافروف هدنة جديدة.", "ورفضت روسيا هدنة.");

        var truce = check.Patterns[0];
        Assert.Equal((14, "truce", "target", "هدنة"), (truce.Line, truce.Issue, truce.Side, truce.Pattern));
        Assert.Equal((4, 3), (truce.Hits, truce.Articles));
        Assert.Equal((3, 3), (truce.InStatements, truce.Stances));
        Assert.Equal("", truce.FirstExample);
        Assert.Equal([(15L, 0), (17L, 0), (19L, 0)], check.Patterns.Skip(1).Select(p => (p.Line, p.Hits)));
        Assert.Equal(["هدنة", "زلزال"], check.Context.Select(c => c.Pattern));
        Assert.Equal([4, 0], check.Context.Select(c => c.Hits));
        Assert.Equal(("truce", 4, 3, 1, 2, 2), (check.Issues[0].Issue, check.Issues[0].Hits, check.Issues[0].Stances, check.Issues[0].Support, check.Issues[0].Oppose, check.Issues[0].Actors));
        Assert.Equal(0, check.Issues[1].Stances);
        Assert.Equal(3, check.Articles);
    }

    [Fact]
    public void Of_Examples_AreOfTwoArticles()
    {
        var check = TopicCheck.Of(Truce, Articles("طالب كوفي عنان بهدنة. ثم تحدث عن هدنة.", "رفض لافروف هدنة جديدة."), examples: true);

        Assert.Equal(("طالب كوفي عنان بهدنة.", "رفض لافروف هدنة جديدة."), (check.Patterns[0].FirstExample, check.Patterns[0].SecondExample));
        Assert.Contains(check.Names, n => n.Name == "كوفي عنان" && n.FirstExample.StartsWith("طالب", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_Names_SayWhatBecameOfThem()
    {
        // "Sami Qasim demanded a truce. Qasim said the council agreed." The council alone counts only where it was named in full.
        var check = Check("طالب سامي قاسم بهدنة. وقال قاسم إن المجلس وافق.");

        Assert.Equal((1, 1, 0, 1), Counts(check, "سامي قاسم"));
        Assert.Equal((2, 1, 1, 1), Counts(check, "قاسم"));
        Assert.Equal((1, 0, 0, 0), Counts(check, "المجلس"));
        Assert.Equal(1, check.Names.Single(n => n.Name == "المجلس").NotYetNamed);
        Assert.Equal([4L, 9L], check.Names.Where(n => n.Name is "المجلس" or "قاسم").Select(n => n.Line));

        static (int, int, int, int) Counts(TopicCheck check, string name) => check.Names.Where(n => n.Name == name).Select(n => (n.Found, n.Named, n.Inside, n.Statements)).Single();
    }

    [Fact]
    public void Of_KitsNames_AreToldWhereTheyAreRead()
    {
        var check = Check("رفضت روسيا هدنة. ورفضت روسيا الحوار.");

        var russia = check.Names.Single(n => n.Name == "روسيا");
        Assert.Equal((0, "russia", 2, 2), (russia.Line, russia.Actor, russia.Named, russia.Statements));
        Assert.DoesNotContain(check.Names, n => n.Name == "فرنسا");
    }

    [Fact]
    public void Losing_NamesThatAreNotRead_SayWhy()
    {
        var check = Check("قال المجلس إن الهدنة قريبة.", "طالب كوفي عنان بهدنة.");

        Assert.Equal((4L, "council", NameProblem.NeverInFull, 1, 1), Found(check, "المجلس"));
        Assert.Equal((5L, "us", NameProblem.Shared, 0, 0), Found(check, "المجلس المحلي"));
        Assert.Equal((6L, "press", NameProblem.OverridesKit, 0, 0), Found(check, "موسكو"));
        Assert.Equal("russia", check.Losing.Single(n => n.Name == "موسكو").WinningActor);
        Assert.DoesNotContain(check.Losing, n => n.Name == "كوفي عنان");
    }

    [Fact]
    public void Losing_ArticlesOfAnotherTime_SaysSo()
    {
        var article = new Article { Id = "1", Text = "طالب كوفي عنان بهدنة.", Published = new DateOnly(2019, 1, 1) };

        Assert.Equal((8L, "un", NameProblem.OutOfOffice, 1, 1), Found(TopicCheck.Of(Truce, [article]), "كوفي عنان"));
        Assert.DoesNotContain(TopicCheck.Of(Truce, [article with { Published = new DateOnly(2012, 3, 1) }]).Losing, n => n.Name == "كوفي عنان");
    }

    [Fact]
    public void Losing_NameInsideALongerOneOfAnotherActor_NamesIt()
    {
        var topic = Topic.Parse("""
            topic: t
            people:
            - {name: إيهود باراك, actor: israel, aliases: [باراك]}
            - {name: باراك أوباما, actor: us}
            issues: [{id: i, target: [هدنة]}]
            """);

        var lost = Assert.Single(TopicCheck.Of(topic, Articles("قال باراك أوباما إن الهدنة قريبة.")).Losing, n => n.Problem == NameProblem.LongerName);

        Assert.Equal(("باراك", "باراك أوباما", "us", 1, 1), (lost.Name, lost.Winner, lost.WinningActor, lost.Found, lost.Lost));
    }

    [Fact]
    public void UnknownSpeakers_NamesWithAnOffice_AreGroupedByName()
    {
        // A minister with office and name, then by his name, then by the last part alone; then "informed sources".
        var check = Check("قال الوزير نزار عصفور إن الهدنة قريبة.", "وقال نزار عصفور إن الهدنة بعيدة. وأكد عصفور أن القتال مستمر.", "قالت مصادر مطلعة إن الهدنة انتهت.");

        var speaker = Assert.Single(check.UnknownSpeakers);
        Assert.Equal(("نزار عصفور", 3), (speaker.Name, speaker.Statements));
        Assert.Contains("الوزير نزار عصفور", speaker.Words, StringComparison.Ordinal);
        Assert.Equal("قال الوزير نزار عصفور إن الهدنة قريبة.", speaker.Example);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Of_SampleArticles_CountsAreThoseOfReading(int threads)
    {
        var articles = ArticleReader.Read(Path.Combine(Kit.Root, "data", "articles")).ToList();

        var check = TopicCheck.Of(Kit.Syria, articles, new AnalyzerOptions { Threads = threads });

        var analyses = new ArticleAnalyzer(Kit.Syria).Analyze(articles).ToList();
        Assert.Equal((91, analyses.Sum(a => a.Statements.Count), analyses.Sum(a => a.Stances.Count)), (check.Articles, check.Statements, check.Stances));
        Assert.Equal(analyses.SelectMany(a => a.Stances).CountBy(s => s.Issue).OrderBy(c => c.Key), check.Issues.Where(i => i.Stances > 0).Select(i => KeyValuePair.Create(i.Issue, i.Stances)).OrderBy(c => c.Key));
        Assert.Equal(analyses.Sum(a => a.Mentions.Count(m => m.Person is not null)), check.Names.Where(n => n.Person.Length > 0).Sum(n => n.Named));
        Assert.All(check.Patterns, p => Assert.True(p.Line > 0 && p.Stances <= p.Hits && p.InStatements <= p.Hits && p.Articles <= p.Hits));
        Assert.All(check.Names, n => Assert.True(n.Named + n.Inside + n.LostToLonger + n.LostToOther + n.NotYetNamed == n.Found, n.ToString()));
        Assert.Contains(check.Patterns, p => p.Stances > 20);
    }

    [Theory]
    [InlineData("syria")]
    [InlineData("palestine")]
    [InlineData("libya")]
    public void Of_TopicOfTheKit_EveryNameHasItsLine(string name)
    {
        var file = Path.Combine(Kit.Root, "data", "topics", name + ".yml");
        var lines = File.ReadAllLines(file);
        var kit = ActorCatalogue.Default.Aliases.Select(a => (a.Phrase, a.Actor ?? "")).ToHashSet();

        var check = TopicCheck.Of(Topic.Load(file), Articles("لا شيء."));

        Assert.True(check.Names.Count(n => n.Line > 0) > 50);
        Assert.All(check.Names.Where(n => !kit.Contains((n.Name, n.Actor))), n => Assert.Contains(n.Name, lines[n.Line - 1], StringComparison.Ordinal));
        Assert.All(check.Patterns, p => Assert.Contains(p.Pattern, lines[p.Line - 1].Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private static (long, string, NameProblem, int, int) Found(TopicCheck check, string name) =>
        check.Losing.Where(n => n.Name == name).Select(n => (n.Line, n.Actor, n.Problem, n.Found, n.Lost)).Single();

    private static TopicCheck Check(params string[] texts) => TopicCheck.Of(Truce, Articles(texts));

    private static Article[] Articles(params string[] texts) => [.. texts.Select((text, i) => new Article { Id = $"{i + 1}", Text = text })];
}
