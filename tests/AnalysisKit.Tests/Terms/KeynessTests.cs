using CsCheck;

namespace AnalysisKit.Tests;

public class KeynessTests
{
    private static readonly Gen<ContingencyTable> GenTable =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[1, 400], Gen.Int[1, 400])
            .Where(t => t.Item1 + t.Item2 > 0)
            .Select((a, b, c, d) => new ContingencyTable(a, b, a + c, b + d));

    [Fact]
    public void FisherExactPValue_AnySmallTable_EqualsTheSumOverAllTables() =>
        GenTable.Sample(table =>
        {
            var (low, high) = ((int)Math.Max(0, table.Total - table.ReferenceSize), (int)Math.Min(table.Total, table.TargetSize));
            var probabilities = Enumerable.Range(low, high - low + 1).Select(x => Math.Exp(LogTable(x, table))).ToArray();
            var observed = probabilities[(int)table.Target - low];

            Assert.Equal(Math.Min(1, probabilities.Where(p => p <= observed * (1 + 1e-7)).Sum()), Keyness.FisherExactPValue(table), 1e-11);
            Assert.Equal(probabilities.Skip((int)table.Target - low).Sum(), Keyness.FisherExactPValueGreater(table), 1e-11);
        });

    [Fact]
    public void ConditionalOddsRatio_AnySmallTable_MakesTheTargetCountTheExpectedOne() =>
        GenTable.Sample(table =>
        {
            var (low, high) = ((int)Math.Max(0, table.Total - table.ReferenceSize), (int)Math.Min(table.Total, table.TargetSize));
            var odds = Keyness.ConditionalOddsRatio(table);
            if (odds is 0 or double.PositiveInfinity or double.NaN)
            {
                Assert.True(table.Target == low || table.Target == high);
                return;
            }

            var weights = Enumerable.Range(low, high - low + 1).Select(x => (x, Weight: Math.Exp(LogTable(x, table) + ((x - table.Target) * Math.Log(odds))))).ToArray();
            Assert.Equal(table.Target, weights.Sum(w => w.x * w.Weight) / weights.Sum(w => w.Weight), 1e-8);
        });

    [Fact]
    public void LogRatioInterval_AnyTable_HoldsTheLogRatioAndHasItsCoverage() =>
        GenTable.Where(t => t.Target > 0 && t.Reference > 0).Sample(table =>
        {
            var interval = Keyness.LogRatioInterval(table);

            Assert.InRange(Keyness.LogRatio(table), interval.Low, interval.High);

            // At each end the binomial tail probability is 2.5 %.
            Assert.Equal(0.025, UpperTail(table, interval.Low), 1e-9);
            Assert.Equal(0.025, 1 - UpperTail(table with { Target = table.Target + 1, Reference = table.Reference - 1 }, interval.High), 1e-9);
        });

    [Fact]
    public void LogRatioInterval_TermOfOneGroupOnly_IsOpenOnThatSide()
    {
        var interval = Keyness.LogRatioInterval(new ContingencyTable(10, 0, 1000, 1000));

        // Clopper-Pearson for 10 of 10: share at least 0.025^(1/10) = 0.6915.
        Assert.Equal(Math.Log2(Math.Pow(0.025, 0.1) / (1 - Math.Pow(0.025, 0.1))), interval.Low, 1e-10);
        Assert.Equal(double.PositiveInfinity, interval.High);
    }

    [Theory]
    [InlineData(100, 10, 1)]
    [InlineData(10, 100, -1)]
    [InlineData(11, 10, 0)]
    public void ConservativeLogRatio_Counts_IsNearerToZeroThanTheIntervalOrZero(int target, int reference, int sign)
    {
        var table = new ContingencyTable(target, reference, 100_000, 100_000);

        var conservative = Keyness.ConservativeLogRatio(table, 1000);

        Assert.Equal(sign, Math.Sign(conservative));
        Assert.True(Math.Abs(conservative) <= Math.Abs(Keyness.LogRatio(table)));
        var interval = Keyness.LogRatioInterval(table);
        Assert.True(Math.Abs(conservative) <= Math.Min(Math.Abs(interval.Low), Math.Abs(interval.High)));
    }

    [Fact]
    public void LogLikelihoodRatio_CorpusOfMillions_KeepsItsDigits()
    {
        // Equal up to one occurrence in ten million: G2 is about (ad - bc)^2 N / (abcd margins).
        var table = new ContingencyTable(5_000_001, 5_000_000, 10_000_000, 10_000_000);

        Assert.Equal(1, Keyness.LogLikelihoodRatio(table) / Keyness.ChiSquared(table), 1e-9);
    }

    [Fact]
    public void FisherExactPValue_FrequentTermOfALargeCorpus_AgreesWithTheNormalApproximation()
    {
        var table = new ContingencyTable(301_000, 300_000, 10_000_000, 10_000_000);

        // P(|Z| > z) with the continuity correction of Yates.
        Assert.Equal(1, Keyness.FisherExactPValue(table) / Keyness.ChiSquaredPValue(Keyness.ChiSquared(table, ContinuityCorrection.Yates)), 1e-3);
    }

    [Fact]
    public void SimpleMaths_HandComputed_IsTheSmoothedRatioPerMillion()
    {
        // 40 and 10 per million, k = 10: 50 / 20.
        Assert.Equal(2.5, Keyness.SimpleMaths(new ContingencyTable(40, 20, 1_000_000, 2_000_000), 10), 1e-12);
    }

    [Fact]
    public void OddsRatioInterval_HandComputed_IsWoolfs()
    {
        var interval = Keyness.OddsRatioInterval(new ContingencyTable(20, 10, 100, 100));

        // ln(20 * 90 / (10 * 80)) -+ 1.959964 sqrt(1/20 + 1/10 + 1/80 + 1/90)
        Assert.Equal(Math.Exp(Math.Log(2.25) - (1.9599639845400545 * Math.Sqrt(0.05 + 0.1 + 0.0125 + (1 / 90.0)))), interval.Low, 1e-10);
        Assert.Equal(Math.Exp(Math.Log(2.25) + (1.9599639845400545 * Math.Sqrt(0.05 + 0.1 + 0.0125 + (1 / 90.0)))), interval.High, 1e-10);
    }

    [Fact]
    public void WilcoxonRankSum_SamplesWithTies_EqualsTheTextbook()
    {
        // Ranks 1, 2.5, 2.5, 4, 5, 6: R's wilcox.test(c(3, 4, 5), c(1, 2, 2)) gives W = 9; with ties in the second sample the variance is 5.1.
        var test = Keyness.WilcoxonRankSum([3.0, 4, 5], [1.0, 2, 2]);

        Assert.Equal(9, test.U);
        Assert.Equal(1, test.Effect);
        Assert.Equal((4.5 - 0.5) / Math.Sqrt(9.0 / 12 * (7 - (6.0 / 30))), test.Z, 1e-12);
        Assert.Equal(0.0765225, test.PValue, 1e-6);
    }

    [Fact]
    public void WilcoxonRankSum_OfCounts_EqualsTheTestOfTheRelativeFrequencies()
    {
        var counts = TermCounts.Of(
        [
            new Document("a1", "a1", "قرار قرار مجلس"), new Document("a2", "a2", "قرار مجلس"), new Document("a3", "a3", "قرار"),
            new Document("b1", "b1", "مجلس"), new Document("b2", "b2", "مجلس قرار مجلس مجلس"),
        ]);

        var (_, test) = Keyness.WilcoxonRankSum(counts, d => d[0] == 'a').Single(r => r.Term.Term == "قرار");

        Assert.Equal(Keyness.WilcoxonRankSum([2 / 3.0, 0.5, 1], [0, 0.25]), test);
    }

    [Fact]
    public void Adjust_PValues_EqualsTheStepUpProcedure()
    {
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.5), "BH")
        var adjusted = BenjaminiHochberg.Adjust([0.01, 0.04, 0.03, double.NaN, 0.5]);

        Assert.Equal([0.04, 0.16 / 3, 0.16 / 3, double.NaN, 0.5], adjusted);
    }

    [Fact]
    public void Rows_TermInOneDocumentOnly_ShowItInRangeDispersionAndTextDispersion()
    {
        var documents = Enumerable.Range(0, 10).Select(i => new Document($"a{i}", "a", i == 0 ? "قرار قرار قرار قرار" : "مجلس الأمن في جلسة"))
            .Append(new Document("b", "b", "مجلس"));

        var row = TermCounts.Of(documents).Keyness("a").Find("قرار")!;

        Assert.Equal((4L, 1), (row.TargetCount, row.TargetDocuments));
        Assert.Equal(0.1, row.TargetRange, 1e-12);
        Assert.Equal(0.1, row.TargetDispersion, 1e-6);
        Assert.Equal(Keyness.LogLikelihoodRatio(new ContingencyTable(1, 0, 10, 1)), row.TextDispersionKeyness);
        Assert.True(double.IsNaN(row.ReferenceDispersion));
    }

    private static double LogTable(int x, ContingencyTable t) =>
        LogChoose(t.TargetSize, x) + LogChoose(t.ReferenceSize, t.Total - x) - LogChoose(t.Size, t.Total);

    private static double LogChoose(double n, double k) =>
        MathNet.Numerics.SpecialFunctions.GammaLn(n + 1) - MathNet.Numerics.SpecialFunctions.GammaLn(k + 1) - MathNet.Numerics.SpecialFunctions.GammaLn(n - k + 1);

    // Probability of at least the target count among both when the log ratio is as given.
    private static double UpperTail(ContingencyTable table, double logRatio)
    {
        var odds = Math.Pow(2, logRatio) * table.TargetSize / table.ReferenceSize;
        var share = odds / (1 + odds);
        var sum = 0.0;
        for (var x = (int)table.Target; x <= (int)table.Total; x++)
            sum += Math.Exp(LogChoose(table.Total, x) + (x * Math.Log(share)) + ((table.Total - x) * Math.Log(1 - share)));
        return sum;
    }
}
