namespace AnalysisKit.Tests;

public class SampleTests
{
    private static readonly Lazy<StatementList> Read = new(() => ArticleReader.Read(Path.Combine(Kit.Root, "data", "articles")).Statements(Kit.Syria));

    [Fact]
    public void Sample_OfStatements_HasKnownProbabilitiesThatAddUpToThePopulation()
    {
        var sample = Read.Value.Sample(200);

        Assert.Equal(200, sample.Count);
        Assert.Equal(Read.Value.Count, sample.Strata.Sum(s => s.Population));
        Assert.Equal(Read.Value.Count, sample.Sum(s => 1 / s.Probability), 6);
        Assert.All(sample.Strata, s => Assert.True(s.Drawn >= Math.Min(2, s.Population)));
        Assert.Equal(50, sample.Count(s => s.Read!.Stances.Count == 0));
        Assert.Equal(200, sample.Select(s => (s.Answer.Article, s.Answer.Content, s.Read!.Speaker, s.Statement!.SpeakerSpan, s.Statement.Cue)).Distinct().Count());
    }

    [Fact]
    public void Sample_OtherOrderOfArticles_IsTheSame()
    {
        var turned = ArticleReader.Read(Path.Combine(Kit.Root, "data", "articles")).Reverse().Statements(Kit.Syria, new AnalyzerOptions { Threads = 1 });

        Assert.Equal(Read.Value.Sample(100).Select(CorrectionFormat.Write), turned.Sample(100).Select(CorrectionFormat.Write));
        Assert.NotEqual(Read.Value.Sample(100).Select(CorrectionFormat.Write), Read.Value.Sample(100, new SampleOptions { Seed = 1 }).Select(CorrectionFormat.Write));
    }

    [Fact]
    public void Sample_OfArticles_HasALineForEachStatementAndOneForTheArticle()
    {
        var sample = Read.Value.Sample(12, new SampleOptions { Unit = SampleUnit.Article });

        var articles = sample.Where(s => s.IsArticle).ToList();
        Assert.Equal(12, articles.Count);
        Assert.Equal(91, articles.Sum(a => 1 / a.Probability), 6);
        Assert.All(articles, a => Assert.Equal(Read.Value.Count(s => s.Article.Id == a.Answer.Article), sample.Count(s => !s.IsArticle && s.Answer.Article == a.Answer.Article)));
    }

    [Fact]
    public void Sample_SeveralWhoSayTheSameTogether_EachIsALineOfItsOwn()
    {
        // "Cameron and Sarkozy and Merkel support": three statements of one place, none of an actor of the catalogue.
        Correction[] answers = [.. Read.Value.Sample(int.MaxValue).Where(s => s.Statement!.CueText == "يؤيدون" && s.Read is { Speaker: null }).Select(s => s.Answer)];
        Assert.Equal(["ساركوزى", "كاميرون", "ميركل"], answers.Select(a => a.Read!.Named).Order(StringComparer.Ordinal));
        Assert.Single(answers.Select(a => (a.Article, a.Content)).Distinct());
        var named = new Dictionary<string, string> { ["كاميرون"] = "uk", ["ساركوزى"] = "france", ["ميركل"] = "germany" };
        var lines = Read.Value.Sample(int.MaxValue).Select(s => s with { Answer = s.Answer with { Statement = true, Speaker = (s.Answer.Article, s.Answer.Content) == (answers[0].Article, answers[0].Content) ? named[s.Read!.Named] : s.Read!.Speaker ?? "" } });

        using var written = new StringReader(string.Join('\n', lines.Select(CorrectionFormat.Write)));
        var checkedOnes = Sample.Read(written, "checked.jsonl");
        var corrected = Read.Value.With(checkedOnes.ToCorrections());

        Assert.Empty(checkedOnes.Problems);
        Assert.Equal(Read.Value.Count, checkedOnes.Count);
        Assert.Equal(["uk", "france", "germany"], corrected.Where(s => s.Article.Id == answers[0].Article && s.Content == answers[0].Content).Select(s => s.Speaker));
        Assert.Empty(checkedOnes.ToCorrections().Problems);

        // Each answer finds the statement that it is of, in any order, also where the others have been corrected already.
        var turned = Read.Value.With(checkedOnes.ToCorrections().Reverse());
        Assert.Equal(corrected.Select(s => (s.Content, s.Speaker)), turned.Select(s => (s.Content, s.Speaker)));
        var one = Read.Value.With(checkedOnes.ToCorrections().Where(c => c.Read!.Named == "ميركل" && c.Speaker == "germany"));
        Assert.Equal([null, null, "germany"], one.Where(s => s.Article.Id == answers[0].Article && s.Content == answers[0].Content).Select(s => s.Speaker));
        Assert.Equal(Read.Value.Positions().Corrected(checkedOnes).Select(p => (p.Actor, p.Issue, p.Mean.Value)), one.Positions().Corrected(checkedOnes).Select(p => (p.Actor, p.Issue, p.Mean.Value)));
    }

    [Fact]
    public void ToPage_HostileArticle_KeepsItsDataElementAndItsPolicy()
    {
        const string hostile = "</script><script>alert(1)</script> قالت روسيا إنها ترفض فرض عقوبات على سوريا.";

        var page = new[] { new Article { Id = "</script><b>", Text = hostile } }.Statements(Kit.Syria).Sample(5).ToPage();

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("</script><b>", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; script-src 'sha256-", page, StringComparison.Ordinal);
    }
}
