namespace AnalysisKit.Tests;

public class TopicTests
{
    [Theory]
    [InlineData("palestine", "negotiations statehood settlements jerusalem israeli-force armed-struggle ceasefire gaza-blockade reconciliation prisoners accountability")]
    [InlineData("iran", "nuclear-programme nuclear-deal sanctions military-strike inspections regional-role rapprochement")]
    [InlineData("libya", "gaddafi-departure no-fly-zone nato-operation tnc-recognition asset-freeze icc-referral arming-rebels au-plan gaddafi-regime ceasefire libya-unity")]
    [InlineData("iraq", "iraqi-government anti-isis-campaign foreign-troops kurdish-independence militias iran-influence reconciliation arming-iraq protests")]
    [InlineData("sudan", "khartoum-government southern-independence darfur-peace icc-warrant sanctions border-oil peacekeepers humanitarian-access negotiations")]
    [InlineData("yemen", "houthi-rule legitimacy coalition-campaign peace-talks gulf-initiative ceasefire humanitarian-access iran-role southern-secession anti-qaeda")]
    [InlineData("egypt", "egyptian-government muslim-brotherhood military-rule elections-constitution protests foreign-aid-ties sinai-campaign judiciary ethiopian-dam")]
    [InlineData("lebanon", "hezbollah-arms government-formation presidency syrian-role israel-conflict hariri-tribunal refugees protests-reform gulf-ties")]
    public void Load_TopicOfTheKit_HasItsIssuesInBothLanguages(string name, string issues)
    {
        var topic = Topic.Load(Path.Combine(Kit.Root, "data", "topics", name + ".yml"));

        Assert.Equal(name, topic.Id);
        Assert.Equal(issues.Split(' ').Order(StringComparer.Ordinal), topic.Issues.Select(i => i.Id).Order(StringComparer.Ordinal));
        Assert.All(topic.Issues, i => Assert.True(i.Arabic != i.Id && i.English != i.Id && i.Support != "" && i.Oppose != ""));
    }

    private const string Small = "topic: water\nissues:\n- id: dam\n  target: [السد, بناء السد]\n";

    [Fact]
    public void Parse_SmallTopic_ReadsStances()
    {
        var article = new Article { Id = "a", Text = "وأكد وزير الخارجية المصري أن مصر ترفض بناء السد." };
        var stance = Assert.Single(new[] { article }.Statements(Topic.Parse(Small)).Stances);
        Assert.Equal(("egypt", "dam", Polarity.Oppose), (stance.Actor, stance.Issue, stance.Polarity));
    }

    [Theory]
    [InlineData("topic: t\nissue: []\n", 2, "Unknown key \"issue\"")]
    [InlineData("topic: t\nissues:\n- id: a\n  target: [\"x ...\"]\n", 4, "must begin and end with a word")]
    [InlineData("topic: t\nissues:\n- id: a\n  target: [\"@nobody\"]\n", 4, "no word set")]
    [InlineData("topic: t\nissues:\n- id: a\n  target: [x]\n- id: a\n  target: [y]\n", 5, "occurs twice")]
    [InlineData("topic: t\nissues:\n- id: a\n  lean: 2\n  target: [x]\n", 4, "number from -1 to 1")]
    [InlineData("topic: t\nissues:\n- {id: a\n", 4, "not valid YAML")]
    [InlineData("topic: t\nlabel: *nice\n", 2, "not valid YAML: *nice stands for a part that &nice marks before it, and nothing is marked so. Put a text that begins with a star in quotes. Check")]
    [InlineData("topic: t\nlabel: a: b\n", 2, "found invalid mapping. Check")]
    [InlineData("- topic\n", 1, "Keys with values are expected here, as in \"key: value\"; the keys are topic, label, ")]
    [InlineData("topic: t\nwords: 5\nissues:\n- {id: a, target: [x]}\n", 2, "Keys with values are expected here, as in \"key: value\".")]
    [InlineData("topic: t\npeople: 5\nissues:\n- {id: a, target: [x]}\n", 2, "A list is expected here")]
    [InlineData("topic: [t]\nissues:\n- {id: a, target: [x]}\n", 1, "A single value is expected here")]
    [InlineData("topic: t\npeople:\n- {name: x, actor: russia, from: soon}\nissues:\n- {id: a, target: [x]}\n", 3, "Expected a date")]
    public void Parse_Mistake_NamesLineAndRemedy(string yaml, int line, string problem)
    {
        var error = Assert.Throws<DataFormatException>(() => Topic.Parse(yaml, "topic.yml"));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"topic.yml({line})", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingFile_SaysSo() => Assert.Throws<FileNotFoundException>(() => Topic.Load("no-such-topic.yml"));

    [Fact]
    public void Syria_Topic_HasTheTwelveIssues() =>
        Assert.Equal(
            ["arming-opposition", "assad-departure", "ceasefire", "humanitarian-access", "intervention", "observers", "opposition", "political-settlement", "russian-role", "sanctions", "syrian-government", "un-action"],
            Kit.Syria.Issues.Select(i => i.Id).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("arab", 2000, "حسني مبارك", "egypt")]
    [InlineData("world", 2000, "أنغيلا ميركل", "germany")]
    public void People_OfTheKit_GoIntoATopic(string name, int least, string person, string actor)
    {
        var people = File.ReadAllText(Path.Combine(Kit.Root, "data", "people", name + ".yml"));

        var topic = Topic.Parse(people + "topic: people\nissues:\n- {id: talks, en: Talks, ar: المحادثات, target: [المحادثات]}\n", name + ".yml");

        Assert.True(topic.Actors.People.Select(p => p.Name).Distinct().Count() >= least);
        Assert.Contains(topic.Actors.People, p => p.Name == person && p.Actor == actor);
        Assert.All(topic.Actors.People, p => Assert.False(p.To < p.From, $"{p.Name} left office before taking it."));
    }

    [Fact]
    public void Libya_Topic_SharesOneIssueWithSyriaAndFindsKnownPositions()
    {
        var libya = Topic.Load(Path.Combine(Kit.Root, "data", "topics", "libya.yml"));
        Assert.Equal(["ceasefire"], libya.Issues.Select(i => i.Id).Intersect(Kit.Syria.Issues.Select(i => i.Id)));

        var positions = ArticleReader.Read(Path.Combine(Kit.Root, "data", "articles-libya")).Positions(libya);

        Assert.All(
            new[] { ("uk", "no-fly-zone", 1), ("russia", "no-fly-zone", -1), ("russia", "tnc-recognition", -1), ("us", "tnc-recognition", 1), ("libya-gov", "icc-referral", -1), ("african-union", "au-plan", 1), ("libya-opp", "au-plan", -1) },
            known => Assert.Equal(known.Item3, Math.Sign(positions.Find(known.Item1, known.Item2)!.Mean)));
    }

    [Fact]
    public void Fingerprint_CommentsAndLayout_DoNotCount()
    {
        var one = Topic.Parse("topic: t\nissues:\n- {id: a, target: [سلام]}\n");
        var same = Topic.Parse("# note\ntopic: \"t\"\nissues:\n  - id: a   # why\n    target:\n    - \"سلام\"\n");
        var other = Topic.Parse("topic: t\nissues:\n- {id: a, target: [حرب]}\n");

        Assert.Equal(one.Fingerprint, same.Fingerprint);
        Assert.NotEqual(one.Fingerprint, other.Fingerprint);
        Assert.Equal(32, one.Fingerprint.Length);
    }
}
