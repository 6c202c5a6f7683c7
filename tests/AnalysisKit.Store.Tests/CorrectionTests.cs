using DuckDB.NET.Data;

namespace AnalysisKit.Store.Tests;

public class CorrectionTests
{
    // The Russian foreign minister said that Moscow rejects sanctions.
    private const string Rejects = "قال وزير الخارجية الروسي سيرغي لافروف إن موسكو ترفض فرض العقوبات على سوريا.";

    private static readonly Article[] Articles = [new() { Id = "a", Text = Rejects }, new() { Id = "b", Text = "دعت بريطانيا إلى فرض عقوبات جديدة على النظام السوري." }];

    private static Correction ForSanctions(string article = "a") =>
        Articles.Statements(Folder.Syria).Stances.Single(s => s.Statement.Article.Id == article && s.Issue == "sanctions").As(Polarity.Support, "it is the other way round", "Nadia");

    [Fact]
    public void Correct_AnalyzedStore_ShowsWhatPeopleJudgedEverywhere()
    {
        using var folder = new Folder();
        using var store = folder.With(Articles);
        store.Analyze(Folder.Syria);

        Assert.Equal(1, store.Correct([ForSanctions()]));
        Assert.Equal(1, store.NotAnalyzed(Folder.Syria));
        var beforeAnalysis = store.Statements(Folder.Syria).Stances.Single(s => s.Statement.Article.Id == "a");
        var result = store.Analyze(Folder.Syria);

        Assert.Equal((1, 1), (result.Analyzed, result.Known));
        Assert.Equal((Polarity.Support, ReadingOrigin.Person), (beforeAnalysis.Polarity, beforeAnalysis.Origin));
        var stored = store.Statements(Folder.Syria);
        Assert.Equal((Polarity.Support, 1.0, ReadingOrigin.Person), stored.Stances.Where(s => s.Statement.Article.Id == "a").Select(s => (s.Polarity, s.Confidence, s.Origin)).Single());
        Assert.Equal((1, 1, 0), (stored.CorrectionCounts!.Used, stored.CorrectionCounts.Changed, stored.CorrectionCounts.NotRead));
        var row = store.Query("select id, polarity, origin from stance_details where issue = 'sanctions' order by id");
        Assert.Equal(["support", "support"], row["polarity"].Cast<string>());
        Assert.Equal(["person", "learned"], row["origin"].Cast<string>());
        Assert.Equal("changed", store.Query("select outcome from correction_outcomes")[0, 0]);
        Assert.Equal("Nadia", store.Query("select line->>'by' as by_whom from corrections")[0, 0]);
    }

    [Fact]
    public void Correct_SameLineTwice_IsKeptOnceAndAnalysesStay()
    {
        using var folder = new Folder();
        using var store = folder.With(Articles);
        store.Correct([ForSanctions()]);
        store.Analyze(Folder.Syria);

        Assert.Equal(0, store.Correct([ForSanctions()]));
        Assert.Equal(0, store.NotAnalyzed(Folder.Syria));
        Assert.Equal(CorrectionText(ForSanctions()), CorrectionText(Assert.Single(store.Corrections)));
    }

    [Fact]
    public void Correct_ReadAgainByAnotherReader_StaysCorrected()
    {
        using var folder = new Folder();
        using var store = folder.With(Articles);
        store.Correct([ForSanctions()]);
        store.Analyze(Folder.Syria);

        var rules = new AnalyzerOptions { Model = null };
        store.Analyze(Folder.Syria, rules);

        var stances = store.Statements(Folder.Syria, rules).Stances;
        Assert.Equal(["person", "rules"], stances.Where(s => s.Issue == "sanctions").Select(s => s.Origin).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Correct_ArticleThatChangedItsText_ReportsWhatIsGone()
    {
        using var folder = new Folder();
        using var store = folder.With(Articles);
        store.Correct([ForSanctions()]);
        store.Analyze(Folder.Syria);
        store.Import([Articles[0] with { Text = "لا جديد في هذا المقال." }, Articles[1]]);
        store.Analyze(Folder.Syria);

        Assert.Contains("العقوبات", Assert.Single(store.Corrected(Folder.Syria)!.Gone), StringComparison.Ordinal);
        Assert.Equal("gone", Assert.Single(store.Query("select outcome from correction_outcomes")["outcome"].Cast<string>()));
    }

    [Fact]
    public void ClearCorrections_ThenAnalyze_ReadsAsBefore()
    {
        using var folder = new Folder();
        using var store = folder.With(Articles);
        store.Correct([ForSanctions()]);
        store.Analyze(Folder.Syria);

        store.ClearCorrections();
        store.Analyze(Folder.Syria);

        Assert.Equal(["learned", "learned"], store.Statements(Folder.Syria).Stances.Where(s => s.Issue == "sanctions").Select(s => s.Origin));
        Assert.Null(store.Corrected(Folder.Syria));
    }

    [Fact]
    public void Open_StoreOfAnEarlierKit_ReadsAndTakesOriginsAndCorrections()
    {
        using var folder = new Folder();
        using (var connection = new DuckDBConnection($"DataSource={folder.Store}"))
        {
            connection.Open();
            connection.Execute(StoreFile.Script("schema.sql"));
            connection.Execute("INSERT INTO articles VALUES (1, 'a', NULL, NULL, NULL, NULL, NULL, NULL, ?, 0, ?)", Rejects.Length, Rejects);
            connection.Execute("INSERT INTO topics VALUES ('syria', ?, 's', 's')", new AnalyzerOptions().Fingerprint(Folder.Syria));
            connection.Execute("INSERT INTO analyses VALUES ('syria', 1)");
            connection.Execute("INSERT INTO statements VALUES ('syria', 1, 1, 'russia', 'indirect', NULL, 'قال', 'قال', 0, 'x', 'x', 0.5, NULL, NULL, 0, 3, 4, 20, 0, 70)");
            connection.Execute("INSERT INTO stances VALUES ('syria', 1, 1, 1, 'sanctions', 'oppose', -1, 0.5)");
        }

        using (var read = ArticleStore.Open(folder.Store, new StoreOptions { ReadOnly = true }))
        {
            Assert.Equal(("", Polarity.Oppose), read.Statements(Folder.Syria).Stances.Select(s => (s.Origin, s.Polarity)).Single());
            Assert.Empty(read.Corrections);
            Assert.Null(read.Corrected(Folder.Syria));
        }

        using var store = ArticleStore.Open(folder.Store);
        store.Correct([ForSanctions()]);
        store.Analyze(Folder.Syria);

        Assert.Equal("person", Assert.Single(store.Query("select origin from stance_details where issue = 'sanctions'")["origin"].Cast<string>()));
    }

    private static string CorrectionText(Correction correction) => string.Join('|', correction.Article, correction.Content, correction.Quote, correction.Why, correction.By, string.Join(',', correction.Stances), correction.Read!.Speaker);
}
