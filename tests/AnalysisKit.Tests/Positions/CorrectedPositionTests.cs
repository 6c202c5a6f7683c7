namespace AnalysisKit.Tests;

/// <summary>Positions corrected by a checked sample.</summary>
public class CorrectedPositionTests
{
    private static readonly CorrectionOptions Corpus = new() { Target = EstimateTarget.Corpus };

    // Forty readings of Egypt in favour of the dam, half of them doubtful.
    private static readonly StatementList Forty = List([.. Enumerable.Range(0, 40).Select(i => Said.Of(Said.Words(i), i % 2 == 0 ? 0.9 : 0.5))]);

    [Theory]
    [InlineData(CorrectionMethod.Tuned)]
    [InlineData(CorrectionMethod.Difference)]
    [InlineData(CorrectionMethod.Regression)]
    [InlineData(CorrectionMethod.CheckedOnly)]
    public void Corrected_EverythingChecked_IsThePositionOfTheCorrections(CorrectionMethod method)
    {
        // Every third is against, every seventh belongs to Sudan, every tenth is no statement.
        var checkedSample = Forty.Select((s, i) => Row(s, 1, i % 10 == 0 ? null : i % 7 == 0 ? "sudan" : "egypt", i % 3 == 0 ? Polarity.Oppose : Polarity.Support)).ToList();

        var corrected = Forty.Positions().Corrected(checkedSample, Corpus with { Method = method }).Find("egypt", "dam")!;

        var position = Forty.With(checkedSample.Select(s => s.Answer)).Positions().Find("egypt", "dam")!;
        Assert.Equal(position.Mean, corrected.Mean.Value, 12);
        Assert.Equal((corrected.Mean.Value, corrected.Mean.Value), (corrected.Mean.Low, corrected.Mean.High));
        Assert.Equal(position.SupportShare, corrected.SupportShare.Value, 12);
        Assert.Equal(position.OpposeShare, corrected.OpposeShare.Value, 12);
        Assert.Equal(position.Count, corrected.Statements.Value, 9);
        Assert.Equal(CorrectionPool.None, corrected.Pool);
        Assert.Equal(40, corrected.Checked);
    }

    [Fact]
    public void Corrected_EverythingChecked_HasTheIntervalOfArticles()
    {
        var checkedSample = Forty.Select((s, i) => Row(s, 1, "egypt", i % 4 == 0 ? Polarity.Oppose : Polarity.Support)).ToList();

        var corrected = Forty.Positions().Corrected(checkedSample).Find("egypt", "dam")!;
        var position = Forty.With(checkedSample.Select(s => s.Answer)).Positions().Find("egypt", "dam")!;

        Assert.Equal(0.5, corrected.Mean.Value, 12);
        Assert.Equal(position.Low, corrected.Mean.Low, 0.1);
        Assert.Equal(position.High, corrected.Mean.High, 0.1);
    }

    [Fact]
    public void Corrected_HalfChecked_AddsTheDifferenceTwice()
    {
        // Of forty, twenty are checked; of these four are Sudan's and four are no statements.
        var checkedSample = Forty.Take(20).Select((s, i) => Row(s, 0.5, i < 4 ? null : i < 8 ? "sudan" : "egypt", Polarity.Support)).ToList();
        var positions = List([.. Forty.Stances, .. Enumerable.Range(100, 3).Select(i => Said.Of(Said.Words(i), 0.8, actor: "sudan"))]).Positions();

        var corrected = positions.Corrected(checkedSample, Corpus with { Method = CorrectionMethod.Difference });

        // Read: 20 of weight w(0.9) and 20 of w(0.5); checked 12 where ten of each were read: 20 w(0.9) + 20 w(0.5) + 2 (12 - 10 w(0.9) - 10 w(0.5)).
        Assert.Equal(24, corrected.Find("egypt", "dam")!.Statements.Value, 9);

        // Sudan: four checked statements bear on it, too few for a correction of its own, and there is no other small position to share one with.
        var sudan = corrected.Find("sudan", "dam")!;
        Assert.Equal((CorrectionPool.Nothing, 4), (sudan.Pool, sudan.Checked));
    }

    [Fact]
    public void Corrected_StanceWhereNoneWasRead_Counts()
    {
        // Twenty statements with a stance, and twenty without; half of each are checked, and five of the ten without do take a stance, against.
        var silent = Enumerable.Range(50, 20).Select(i => Said.Of(Said.Words(i)).Statement).ToList();
        var statements = new StatementList(Said.Water, [.. Forty.Take(20), .. silent], Forty.Stances.Take(20));
        SampledStatement[] checkedSample =
        [
            .. Forty.Take(10).Select(s => Row(s, 0.5, "egypt", Polarity.Support)),
            .. silent.Take(10).Select((s, i) => Row(s, 0.5, "egypt", i < 5 ? Polarity.Oppose : null, "silent")),
        ];

        var corrected = statements.Positions().Corrected(checkedSample, Corpus with { Method = CorrectionMethod.CheckedOnly }).Find("egypt", "dam")!;

        Assert.Equal(30, corrected.Statements.Value, 9);
        Assert.Equal((20.0 - 10) / 30, corrected.Mean.Value, 9);
        Assert.InRange(corrected.Mean.Value, corrected.Mean.Low, corrected.Mean.High);
    }

    [Fact]
    public void Corrected_NotAnswered_OthersOfTheStratumStandForThem()
    {
        var checkedSample = Forty.Take(20).Select((s, i) => i < 8 ? Unanswered(s, 0.5) : Row(s, 0.5, "egypt", Polarity.Support)).ToList();

        var corrected = Forty.Positions().Corrected(checkedSample, Corpus with { Method = CorrectionMethod.CheckedOnly });

        Assert.Equal(40, corrected.Find("egypt", "dam")!.Statements.Value, 9);
        Assert.Equal((20, 12), (corrected.Drawn, corrected.Checked));
        Assert.Contains(corrected.Notes, n => n.StartsWith("8 of 20 drawn are not answered", StringComparison.Ordinal));
    }

    [Fact]
    public void Corrected_OneStatementOfManyPapers_CountsOnce()
    {
        // A sentence in ten papers, against, and thirty others in favour.
        var many = Enumerable.Range(0, 10).Select(i => Said.Of(Said.Words(99), 0.9, -1, article: $"m{i}", source: $"p{i}")).ToList();
        var statements = List([.. many, .. Forty.Stances.Take(30)]);

        var corrected = statements.Positions().Corrected(statements.Select(s => Row(s, 1, "egypt", s.ContentText == Said.Words(99) ? Polarity.Oppose : Polarity.Support)), Corpus).Find("egypt", "dam")!;

        Assert.Equal(31, corrected.Statements.Value, 9);
        Assert.Equal(29.0 / 31, corrected.Mean.Value, 9);
    }

    [Fact]
    public void Corrected_ArticlesChecked_CountsWhatWasMissed()
    {
        // Thirty articles of two sentences, of which the first is read; in every checked article a person adds the second, against.
        var articles = Enumerable.Range(0, 30).Select(i => new Article { Id = $"a{i}", Text = $"{Said.Words(i)}. {Said.Words(i + 500)}." }).ToList();
        var stances = articles.Select(a =>
        {
            var stance = Said.Of("س");
            var content = new Span(0, a.Text.IndexOf('.'));
            return stance with { Statement = stance.Statement with { Article = a, Content = content, Sentence = content }, Confidence = 0.8 };
        }).ToList();
        var statements = List(stances);
        var rows = articles.Take(15).SelectMany(a => (SampledStatement[])
        [
            Drawn(new Correction { Article = a.Id, Complete = true }, 0.5, SampleUnit.Article),
            Drawn(Answer(stances.First(s => s.Statement.Article == a).Statement, "egypt", Polarity.Support), 0.5, SampleUnit.Article),
            Drawn(new Correction { Article = a.Id, Content = new Span(a.Text.IndexOf('.') + 2, 20), Statement = true, Speaker = "egypt", Stances = new Dictionary<string, Polarity?> { ["dam"] = Polarity.Oppose } }, 0.5, SampleUnit.Article),
        ]).ToList();

        var all = statements.Positions().Corrected(rows, Corpus);
        var found = statements.Positions().Corrected(rows.Where(r => r.Read is not null).Select(r => r with { Unit = SampleUnit.Statement }).Concat(rows), Corpus);

        Assert.True(all.KnowsMissed);
        Assert.Equal(0, all.Find("egypt", "dam")!.Mean.Value, 9);
        Assert.Equal(60, all.Find("egypt", "dam")!.Statements.Value, 9);
        Assert.Equal(1, all.Accuracy[0].Precision.Value, 9);
        Assert.Equal(0.5, all.Accuracy[0].Recall.Value, 9);
        Assert.True(all.Accuracy[0].Precision.Low < 1, "Fifteen articles without an error do not show that there is none.");

        // Statements and articles together: what was found from the one, what was missed from the other.
        Assert.Equal(60, found.Find("egypt", "dam")!.Statements.Value, 9);
        Assert.Equal(0.5, found.Accuracy[0].Recall.Value, 9);
    }

    [Fact]
    public void Corrected_SmallPositions_AreRightTogetherAndKnowThatTheyDiffer()
    {
        // Twelve actors with six statements each on the dam, all read as in favour; in truth two of the six are against, but of two actors all six.
        var statements = List([.. Enumerable.Range(0, 72).Select(i => Said.Of(Said.Words(i), 0.9, actor: Actors[i % 12]))]);
        var rows = statements.Select((s, i) => Row(s, 0.5, s.Speaker, i < 24 || i % 12 < 2 ? Polarity.Oppose : Polarity.Support)).Where((_, i) => i / 12 % 2 == 0).ToList();

        var corrected = statements.Positions().Corrected(rows);

        Assert.Equal(12, corrected.Count);
        Assert.All(corrected, p => Assert.Equal((CorrectionPool.Issue, 3), (p.Pool, p.Checked)));

        // Together they are what the check says: the mean of ten times 1/3 and twice -1. One that differs is moved towards its own check, and the intervals of all hold how far they may be off.
        Assert.Equal(((10 / 3.0) - 2) / 12, corrected.Average(p => p.Mean.Value), 0.02);
        var (usual, other) = (corrected.Find("russia", "dam")!, corrected.Find("egypt", "dam")!);
        Assert.InRange(other.Mean.Value, -1, usual.Mean.Value - 0.4);
        Assert.All(corrected, p => Assert.True(p.Mean.High - p.Mean.Low > 0.8));
        Assert.Contains("*", corrected.ToHtml(), StringComparison.Ordinal);

        // Two of them share what they were shifted by: their difference is surer than two independent ones would be.
        var difference = Assert.Single(corrected.Compare("russia", "china")).Difference;
        Assert.True(difference.StandardError < Math.Sqrt((usual.Mean.StandardError * usual.Mean.StandardError) + Math.Pow(corrected.Find("china", "dam")!.Mean.StandardError, 2)) - 1e-6);
    }

    [Fact]
    public void Corrected_TooLittleChecked_SaysSo()
    {
        var corrected = Forty.Positions().Corrected(Forty.Take(3).Select(s => Row(s, 0.1, "egypt", Polarity.Support)));
        var position = Assert.Single(corrected);
        Assert.Equal((CorrectionPool.Nothing, Standing.TooLittle, -1, 1), (position.Pool, position.Standing, position.Mean.Low, position.Mean.High));
        Assert.True(double.IsNaN(position.Mean.Value));
    }

    [Fact]
    public void Corrected_SampleOfOtherStatements_IsNoted()
    {
        var rows = Forty.Take(20).Select(s => Row(s, 0.5, "egypt", Polarity.Support)).ToList();

        var narrowed = Forty.Where(s => s.ContentText.Contains("9و0", StringComparison.Ordinal)).Positions().Corrected(rows);

        Assert.Contains(narrowed.Notes, n => n.StartsWith("18 of 20 checked", StringComparison.Ordinal));
        Assert.Contains(List([.. Forty.Stances, .. Enumerable.Range(100, 40).Select(i => Said.Of(Said.Words(i)))]).Positions().Corrected(rows).Notes, n => n.StartsWith("The sample stands for about 40", StringComparison.Ordinal));
        Assert.Empty(Forty.Positions().Corrected(rows).Notes);
    }

    [Fact]
    public void Corrected_AnswersAlreadyApplied_CountsWhatWasReadBefore()
    {
        // Some answers turn a side round, some take the statement away, some give it to Sudan: applied as corrections, they must not count a second time.
        var rows = Forty.Take(20).Select((s, i) => Row(s, 0.5, i % 5 == 4 ? null : i % 5 == 3 ? "sudan" : "egypt", i % 2 == 0 ? Polarity.Oppose : Polarity.Support)).ToList();
        var plain = Forty.Positions().Corrected(rows, Corpus).Find("egypt", "dam")!;

        var twice = Forty.With(rows.Select(r => r.Answer)).Positions().Corrected(rows, Corpus);

        var same = twice.Find("egypt", "dam")!;
        foreach (var (once, again) in new[] { (plain.Mean, same.Mean), (plain.SupportShare, same.SupportShare), (plain.Statements, same.Statements) })
        {
            Assert.Equal(once.Value, again.Value, 9);
            Assert.Equal(once.Low, again.Low, 9);
        }

        Assert.Equal((plain.Read!.Mean, plain.Read.Low, plain.Read.High, plain.Read.Count), (same.Read!.Mean, same.Read.Low, same.Read.High, same.Read.Count));
        Assert.Null(twice.Find("sudan", "dam")!.Read);
        Assert.Empty(twice.Notes);
    }

    [Fact]
    public void Corrected_WhatWasReadBeforeCorrectionsIsNotKnown_SaysSo()
    {
        // Two statements outside of the sample, and one in it, as a store has them that people have corrected.
        var rows = Forty.Take(20).Select(s => Row(s, 0.5, "egypt", Polarity.Support)).ToList();
        var kept = Forty.With(new[] { 0, 30, 31 }.Select(i => Row(Forty[i], 1, "egypt", Polarity.Oppose).Answer));
        var corrected = List([.. kept.Stances]).Positions().Corrected(rows, Corpus);

        Assert.Contains(corrected.Notes, n => n.StartsWith("What counts as read holds 2 statements as people have corrected them", StringComparison.Ordinal));
        Assert.Contains("What counts as read holds 2 statements", corrected.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Corrected_PartOfTheArticles_IsEstimatedFromThePartOfTheSample()
    {
        // Twenty statements of one paper in favour, twenty of another against; all are read as in favour, and half of all are checked.
        var statements = List([.. Enumerable.Range(0, 40).Select(i => Said.Of(Said.Words(i), 0.8, source: i < 20 ? "one" : "other"))]);
        var rows = statements.Where((_, i) => i % 2 == 0).Select(s => Row(s, 0.5, "egypt", s.Article.Source == "one" ? Polarity.Support : Polarity.Oppose)).ToList();
        var part = statements.Where(s => s.Article.Source == "other");
        var read = new ReadArticles(part.Select(s => s.Article)) { IsPart = true };

        var corrected = PositionList.Of(new StatementList(Said.Water, part, part.Stances, read), new PositionOptions()).Corrected(rows, Corpus with { Method = CorrectionMethod.CheckedOnly });

        Assert.Equal((-1.0, 20.0, 10), (corrected[0].Mean.Value, corrected[0].Statements.Value, corrected[0].Checked));
        Assert.StartsWith("10 of 20 checked lie outside the articles that the filter leaves", Assert.Single(corrected.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Corrected_NothingCheckedOrAnotherTopic_IsAnError()
    {
        var unanswered = Assert.Throws<ArgumentException>(() => Forty.Positions().Corrected([Unanswered(Forty[0], 0.5)]));
        Assert.StartsWith("Of the 1 lines of the sample none is checked.", unanswered.Message, StringComparison.Ordinal);
        var row = Row(Forty[0], 0.5, "egypt", Polarity.Support);
        var other = Assert.Throws<ArgumentException>(() => Forty.Positions().Corrected([row with { Answer = row.Answer with { Topic = "fire" } }]));
        Assert.StartsWith("The sample was checked for the topic \"fire\", and the positions are on \"water\".", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_SampleCorpus_PValuesAndIntervalsSayTheSame()
    {
        var statements = ArticleReader.Read(Path.Combine(Kit.Root, "data", "articles")).Statements(Topic.Load(Path.Combine(Kit.Root, "data", "topics", "syria.yml")));
        var corrected = statements.Positions().Corrected(Sample.Load(Path.Combine(Kit.Root, "data", "checked", "syria.checked.jsonl")));
        string[] actors = ["russia", "uk", "us", "un", "syria-gov", "turkey"];
        var differences = actors.SelectMany((a, i) => actors[(i + 1)..].SelectMany(b => corrected.Compare(a, b))).ToList();

        Assert.InRange(differences.Count, 40, 200);
        Assert.All(differences, d => Assert.True(d.PValue < 0.05 == (d.Difference.Low > 0 || d.Difference.High < 0), $"{d.First.Actor}, {d.Second.Actor}, {d.Issue}: {d.Difference}, p {d.PValue}"));
        Assert.Contains(differences, d => d.PValue < 0.05);
        Assert.All(corrected.Where(p => p.Checked == 0), p => Assert.Equal(Standing.TooLittle, p.Standing));

        // A mean is the difference of its shares, and its interval allows no more than theirs do.
        var own = corrected.Where(p => p.Pool == CorrectionPool.None).ToList();
        Assert.InRange(own.Count, 5, 100);
        Assert.All(own, p => Assert.InRange(p.Mean.Low, Math.Min(p.Mean.Value, p.SupportShare.Low - p.OpposeShare.High) - 1e-9, p.Mean.Value));
        Assert.All(own, p => Assert.InRange(p.Mean.High, p.Mean.Value, Math.Max(p.Mean.Value, p.SupportShare.High - p.OpposeShare.Low) + 1e-9));
        Assert.Contains(corrected, p => p.Checked == 0);
    }

    [Fact]
    public void Compare_TwoActors_HasTheDifferenceAndItsInterval()
    {
        var statements = List([.. Enumerable.Range(0, 80).Select(i => Said.Of(Said.Words(i), 0.8, actor: i < 40 ? "egypt" : "sudan"))]);
        var corrected = statements.Positions().Corrected(statements.Where((_, i) => i % 2 == 0).Select((s, i) => Row(s, 0.5, s.Speaker, i % 10 < (s.Speaker == "egypt" ? 3 : 8) ? Polarity.Oppose : Polarity.Support)));

        var difference = Assert.Single(corrected.Compare("egypt", "sudan"));

        Assert.Equal(0.4 - -0.6, difference.Difference.Value, 9);
        Assert.InRange(difference.Difference.Low, 0.2, 0.9);
        Assert.InRange(difference.PValue, 1e-6, 0.02);
        Assert.Equal(difference.PValue, difference.AdjustedPValue);
        Assert.Equal(-1.0, Assert.Single(corrected.Compare("sudan", "egypt")).Difference.Value, 9);
    }

    [Fact]
    public void Corrected_ManySamples_AreRightOnAverage()
    {
        // Readings that are wrong more often for Sudan, half of whose statements are charged to Egypt.
        var random = new Random(3);
        var truth = new Dictionary<Statement, (string? Actor, Polarity? Side)>(ReferenceEqualityComparer.Instance);
        var stances = new List<Stance>();
        for (var i = 0; i < 240; i++)
        {
            var (actor, side) = (random.Next(2) == 0 ? "egypt" : "sudan", random.NextDouble() < 0.55 ? Polarity.Support : Polarity.Oppose);
            var stance = Said.Of(Said.Words(i), 0.4 + (random.NextDouble() / 2), random.NextDouble() < 0.8 == (side == Polarity.Support) ? 1 : -1, actor: random.NextDouble() < 0.75 ? actor : "egypt", article: $"a{i / 3}");
            stances.Add(stance);
            truth.Add(stance.Statement, random.NextDouble() < 0.1 ? (null, null) : (actor, random.NextDouble() < 0.15 ? null : side));
        }

        var statements = List(stances);
        var positions = statements.Positions();
        var full = positions.Corrected(statements.Select(s => Row(s, 1, truth[s].Actor, truth[s].Side)), Corpus);
        var sums = new Dictionary<string, double>();
        const int Draws = 60;
        for (var draw = 0; draw < Draws; draw++)
        {
            var drawn = statements.GroupBy(s => s.Speaker).SelectMany(g =>
            {
                var all = g.ToArray();
                random.Shuffle(all);
                return all.Take(50).Select(s => Row(s, 50.0 / all.Length, truth[s].Actor, truth[s].Side, g.Key!));
            });
            foreach (var position in positions.Corrected(drawn, Corpus))
                sums[position.Actor] = sums.GetValueOrDefault(position.Actor) + (position.Mean.Value / Draws);
        }

        Assert.Equal(full.Find("egypt", "dam")!.Mean.Value, sums["egypt"], 0.05);
        Assert.Equal(full.Find("sudan", "dam")!.Mean.Value, sums["sudan"], 0.05);
        Assert.True(Math.Abs(positions.Find("sudan", "dam")!.Mean - full.Find("sudan", "dam")!.Mean.Value) > 0.02);
    }

    private static readonly string[] Actors = ["egypt", "sudan", "russia", "us", "uk", "france", "china", "iran", "turkey", "qatar", "saudi", "un"];

    private static StatementList List(IReadOnlyList<Stance> stances) => new(Said.Water, stances.Select(s => s.Statement), stances);

    private static SampledStatement Row(Statement statement, double probability, string? actor, Polarity? side, string stratum = "") => Drawn(Answer(statement, actor, side), probability, stratum: stratum);

    private static SampledStatement Unanswered(Statement statement, double probability) => Drawn(new Correction { Article = statement.Article.Id, Content = statement.Content }, probability);

    private static Correction Answer(Statement statement, string? actor, Polarity? side) => new()
    {
        Article = statement.Article.Id,
        Content = statement.Content,
        Statement = actor is not null,
        Speaker = actor,
        Stances = actor is null ? new Dictionary<string, Polarity?>() : new Dictionary<string, Polarity?> { ["dam"] = side },
        Read = new StatementReading { Speaker = statement.Speaker, Stances = Forty.Contains(statement) ? [.. Forty.Stances.Where(s => s.Statement == statement).Select(s => new StanceReading(s.Issue, s.Polarity) { Score = s.Score, Probability = s.Confidence })] : [] },
    };

    private static SampledStatement Drawn(Correction answer, double probability, SampleUnit unit = SampleUnit.Statement, string stratum = "") => new() { Answer = answer, Probability = probability, Unit = unit, Stratum = stratum };
}
