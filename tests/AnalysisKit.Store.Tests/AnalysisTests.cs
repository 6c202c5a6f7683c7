namespace AnalysisKit.Store.Tests;

public class AnalysisTests
{
    [Fact]
    public void Statements_Analyzed_EqualThoseOfTheArticles()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample);
        var expected = Folder.Sample.Statements(Folder.Syria);

        var result = store.Analyze(Folder.Syria);
        var stored = store.Statements(Folder.Syria);

        Assert.Equal((91, expected.Count, expected.Stances.Count), (result.Analyzed, result.Statements, result.Stances));
        Assert.Equal(expected.Select(Describe), stored.Select(Describe));
        Assert.Equal(expected.Stances.Select(Describe), stored.Stances.Select(Describe));
        Assert.Equal(expected.ToHtml(), stored.ToHtml());
        Assert.Equal(expected.Positions().Select(Describe), stored.Positions().Select(Describe));
        Assert.Equal(expected.By("us").About("assad-departure").Stances.Select(s => s.Explain()), stored.By("us").About("assad-departure").Stances.Select(s => s.Explain()));
        Assert.Equal(
            TermCounts.Of(expected.Documents(s => s.Speaker)).In("russia").Take(50),
            TermCounts.Of(stored.Documents(s => s.Speaker)).In("russia").Take(50));
    }

    [Fact]
    public void Analyses_Stored_HaveTheMentions()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample);
        store.Analyze(Folder.Syria, new AnalyzerOptions { Threads = 1 });

        Assert.Equal(
            new ArticleAnalyzer(Folder.Syria).Analyze(Folder.Sample).SelectMany(a => a.Mentions),
            store.Analyses(Folder.Syria).SelectMany(a => a.Mentions));
    }

    [Fact]
    public void Statements_PartlyOrNotAnalyzed_EqualThoseOfTheArticles()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample.Take(40));
        var expected = Folder.Sample.Statements(Folder.Syria).Select(Describe).ToList();
        store.Analyze(Folder.Syria);
        store.Import(Folder.Sample);

        Assert.Equal(51, store.NotAnalyzed(Folder.Syria));
        Assert.Equal(expected, store.Statements(Folder.Syria).Select(Describe));
        Assert.Equal(51, store.NotAnalyzed(Folder.Syria));
    }

    [Fact]
    public void Analyze_Again_ReadsOnlyWhatIsNew()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample.Take(40));
        store.Analyze(Folder.Syria);
        store.Import(Folder.Sample);

        var result = store.Analyze(Folder.Syria);

        Assert.Equal((51, 40, 0), (result.Analyzed, result.Known, result.Dropped));
        Assert.Equal(0, store.Analyze(Folder.Syria).Analyzed);
    }

    [Fact]
    public void Analyze_TopicChanged_ReadsAllAgain()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample);
        store.Analyze(Folder.Syria);
        var yaml = File.ReadAllText(Folder.SyriaFile);
        var changed = Topic.Parse(yaml.Replace("lean: 0.4", "lean: 0.5", StringComparison.Ordinal));
        Assert.NotEqual(Folder.Syria.Fingerprint, changed.Fingerprint);

        var result = store.Analyze(changed);

        Assert.Equal((91, 0, 91), (result.Analyzed, result.Known, result.Dropped));
        Assert.Equal(Folder.Sample.Statements(changed).Stances.Select(Describe), store.Statements(changed).Stances.Select(Describe));
        Assert.Equal(91, store.NotAnalyzed(Folder.Syria));
    }

    [Fact]
    public void Analyze_OnlyCommentsChanged_KeepsTheAnalyses()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample.Take(5));
        store.Analyze(Folder.Syria);

        var result = store.Analyze(Topic.Parse("# A note\n" + File.ReadAllText(Folder.SyriaFile)));

        Assert.Equal((0, 5), (result.Analyzed, result.Known));
    }

    [Fact]
    public void Analyze_TwoTopics_StandSideBySide()
    {
        using var folder = new Folder();
        using var store = folder.With(Folder.Sample);
        var libya = Topic.Load(Path.Combine(Folder.Root, "data", "topics", "libya.yml"));

        store.Analyze(Folder.Syria);
        store.Analyze(libya);

        Assert.Equal([(libya.Id, 91L), (Folder.Syria.Id, 91L)], store.Topics.Select(t => (t.Topic, t.Articles)));
        Assert.Equal(Folder.Sample.Statements(Folder.Syria).Stances.Select(Describe), store.Statements(Folder.Syria).Stances.Select(Describe));
        Assert.Equal(Folder.Sample.Statements(libya).Stances.Select(Describe), store.Statements(libya).Stances.Select(Describe));
    }

    [Fact]
    public void Analyze_Cancelled_KeepsWhatWasCommittedAndGoesOn()
    {
        using var folder = new Folder();
        var articles = Enumerable.Range(0, 12).SelectMany(i => Folder.Sample.Select(a => a with { Id = $"{i}/{a.Id}" })).ToList();
        using var store = folder.With(articles);
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => store.Analyze(Folder.Syria, new AnalyzerOptions { Threads = 2, Progress = new StopAt(700, stop), Cancellation = stop.Token }));
        Assert.Equal(500, store.Topics[0].Articles);
        var rest = store.Analyze(Folder.Syria);

        Assert.Equal((articles.Count - 500, 500), (rest.Analyzed, rest.Known));
        Assert.Equal(12 * Folder.Sample.Statements(Folder.Syria).Count, store.Statements(Folder.Syria).Count);
    }

    [Fact]
    public void Analyze_SurrogatePairsAndCarriageReturns_SpansHold()
    {
        using var folder = new Folder();
        var article = new Article { Id = "1", Text = "😀\r\nقال وزير الخارجية الروسي سيرغي لافروف 😀 إن بلاده «ترفض العقوبات على سوريا 😀»." };
        using var store = folder.With(article);
        store.Analyze(Folder.Syria);
        var expected = new[] { article }.Statements(Folder.Syria);
        Assert.NotEmpty(expected);

        Assert.Equal(expected.Select(Describe), store.Statements(Folder.Syria).Select(Describe));
        Assert.Equal(expected[0].ContentText, store.Query("select content from statements")["content"][0]);
    }

    private static string Describe(Statement s) =>
        $"{s.Article.Id}|{s.Speaker}|{s.SpeakerSpan}|{s.Cue}|{s.Content}|{s.Sentence}|{s.Kind}|{s.CueLemma}|{s.CueAttitude:R}|{s.Confidence:R}|{s.SpeakerText}|{s.ContentText}";

    private static string Describe(Stance s) => $"{s.Explain()}|{s.Issue}|{s.Polarity}|{s.Score:R}|{s.Confidence:R}|{string.Join(';', s.Cues)}|{Describe(s.Statement)}";

    private static string Describe(Position p) => $"{p.Actor}|{p.Issue}|{p.Count}|{p.Mean:R}|{p.Low:R}|{p.High:R}|{p.First:O}|{p.Last:O}|{string.Join(';', p.Evidence.Select(Describe))}";

    private sealed class StopAt(long articles, CancellationTokenSource stop) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (value.Done == articles)
                stop.Cancel();
        }
    }
}
