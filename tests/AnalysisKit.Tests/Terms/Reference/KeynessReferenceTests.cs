using System.Globalization;
using static AnalysisKit.Tests.ReferenceCorpus;

namespace AnalysisKit.Tests;

public class KeynessReferenceTests
{
    private static readonly TermCounts Counts = TermCounts.Of(ByGroup, Whitespace);

    public static TheoryData<string> Groups => ["eco", "pol", "spo"];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Of_ReferenceGroup_EqualsTheFormulas(string group)
    {
        var table = Counts.Keyness(group);
        var rows = Rows($"formula_keyness_{group}.csv");

        Assert.Equal(rows.Count, table.Count);
        foreach (var row in rows)
        {
            var term = table.Find(row["feature"])!;
            Assert.Equal(long.Parse(row["n_target"], CultureInfo.InvariantCulture), term.TargetCount);
            Assert.Equal(long.Parse(row["n_reference"], CultureInfo.InvariantCulture), term.ReferenceCount);
            var cells = term.Table;
            Close(row["expected_target"], cells.Expected, row["feature"]);
            Close(row["G2_4cell"], term.LogLikelihoodRatio, row["feature"]);
            Close(row["G2_4cell_p"], term.PValue, row["feature"]);
            Close(row["G2_2cell_rayson"], Keyness.LogLikelihoodOfTerm(cells), row["feature"]);
            Close(row["G2_williams_all"], Keyness.LogLikelihoodRatio(cells, ContinuityCorrection.Williams), row["feature"]);
            Close(row["chi2"], Keyness.ChiSquared(cells), row["feature"]);
            Close(row["chi2_p"], Keyness.ChiSquaredPValue(Keyness.ChiSquared(cells)), row["feature"]);
            Close(row["chi2_yates_always"], Keyness.ChiSquared(cells, ContinuityCorrection.Yates), row["feature"]);
            Close(row["fisher_p_two"], Keyness.FisherExactPValue(cells), row["feature"]);
            Close(row["fisher_p_greater"], Keyness.FisherExactPValueGreater(cells), row["feature"]);
            Close(row["pmi_ln"], Keyness.PointwiseMutualInformation(cells), row["feature"]);
            Close(row["log_ratio_hardie"], Keyness.LogRatio(cells), row["feature"]);
            Close(row["odds_ratio"], Keyness.OddsRatio(cells), row["feature"]);
            Close(row["pct_diff"], Keyness.PercentDifference(cells), row["feature"]);
            Close(row["phi"], Keyness.Phi(cells), row["feature"]);
        }
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void ChiSquared_ReferenceGroup_EqualsTextstatKeyness(string group)
    {
        CompareWithQuanteda(group, "chi2_none", cells => Keyness.ChiSquared(cells));
        CompareWithQuanteda(group, "chi2_default", cells => Keyness.ChiSquared(cells, ContinuityCorrection.YatesForSmallCells));
        CompareWithQuanteda(group, "chi2_yates", cells => Keyness.ChiSquared(cells, ContinuityCorrection.YatesForSmallCells));

        // Williams: the package multiplies by q where the correction divides, and leaves tables with a zero cell alone.
        CompareWithQuanteda(group, "chi2_williams", cells => HasZero(cells) ? Keyness.ChiSquared(cells) : Keyness.ChiSquared(cells, ContinuityCorrection.Williams) * Math.Pow(Keyness.WilliamsFactor(cells), 2));
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void LogLikelihoodRatio_ReferenceGroup_EqualsTextstatKeyness(string group)
    {
        // The package adds 1e-9 inside each logarithm; what that amounts to is added here.
        CompareWithQuanteda(group, "lr_none", cells => Keyness.LogLikelihoodRatio(cells) + Epsilon(cells, 0));
        CompareWithQuanteda(group, "lr_default", cells => Keyness.LogLikelihoodRatio(cells, ContinuityCorrection.YatesForSmallCells) + Epsilon(cells, Shift(cells)));
        CompareWithQuanteda(group, "lr_yates", cells => Keyness.LogLikelihoodRatio(cells, ContinuityCorrection.YatesForSmallCells) + Epsilon(cells, Shift(cells)));
        CompareWithQuanteda(group, "lr_williams", cells => HasZero(cells)
            ? Keyness.LogLikelihoodRatio(cells) + Epsilon(cells, 0)
            : Keyness.LogLikelihoodRatio(cells, ContinuityCorrection.Williams) + (Epsilon(cells, 0) / Keyness.WilliamsFactor(cells)));
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void PointwiseMutualInformation_ReferenceGroup_EqualsTextstatKeyness(string group)
    {
        // The package adds 1e-9 inside the logarithm; the p-value that it prints has no meaning and is not compared.
        var table = Counts.Keyness(group);
        foreach (var row in Rows($"keyness_{group}_pmi.csv"))
            Close(row["stat"], Math.Log(Math.Exp(Keyness.PointwiseMutualInformation(table.Find(row["feature"])!.Table)) + 1e-9), row["feature"]);
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void FisherExact_ReferenceGroup_EqualsTextstatKeyness(string group)
    {
        var table = Counts.Keyness(group);
        foreach (var row in Rows($"keyness_{group}_exact.csv"))
        {
            var cells = table.Find(row["feature"])!.Table;

            // fisher.test looks for the ratio, or its inverse where it is above 1, in [0, 1] to an absolute 1.3e-4.
            Close(row["stat"], Keyness.ConditionalOddsRatio(cells), row["feature"], tolerance: 1.3e-4 * Math.Max(Number(row["stat"]), 1 / Number(row["stat"])));
            Close(row["p"], Keyness.FisherExactPValue(cells), row["feature"]);
        }
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void WeightedLogOdds_ReferenceGroup_EqualsMonroesFormulas(string group)
    {
        foreach (var (file, prior) in new[] { ("corpus", DirichletPrior.TotalCounts), ("scaled10", DirichletPrior.Proportional(10)), ("uniform0.01", DirichletPrior.Uniform(0.01)) })
        {
            var table = Counts.Keyness(group);
            foreach (var row in Rows($"fightinwords_{group}_{file}.csv"))
            {
                var term = table.Find(row["feature"])!;
                var odds = term.WeightedLogOddsWith(prior);
                Close(row["delta"], odds.Delta, row["feature"]);
                Close(row["var_approx"], odds.Variance, row["feature"]);
                Close(row["z"], odds.Z, row["feature"]);
                Close(row["var_4term"], odds.FullVariance, row["feature"]);
                Close(row["z_4term"], odds.FullZ, row["feature"]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void WeightedLogOdds_ReferenceGroup_EqualsScattertext(string group)
    {
        var table = Counts.Keyness(group);
        (string Column, DirichletPrior Prior)[] priors =
        [
            ("uninf_0.01", DirichletPrior.Uniform(0.01)),
            ("uninf_0.001", DirichletPrior.Uniform(0.001)),
            ("inf_none", DirichletPrior.TotalCounts),
            ("inf_word_sigma10", DirichletPrior.Proportional(10)),
            ("inf_classsize_sigma1", DirichletPrior.ProportionalToGroup(1)),
            ("inf_corpussize_sigma1", DirichletPrior.Proportional(485)),
        ];
        foreach (var row in Rows($"scattertext_logodds_{group}.csv"))
        {
            foreach (var (column, prior) in priors)
                Close(row[column], table.Find(row["feature"])!.WeightedLogOddsWith(prior).FullZ, $"{row["feature"]} {column}");
        }
    }

    [Theory]
    [InlineData("informative", false)]
    [InlineData("informative", true)]
    [InlineData("uninformative", false)]
    [InlineData("uninformative", true)]
    public void WeightedLogOdds_AllGroups_EqualsTidylo(string kind, bool zeroFilled)
    {
        var prior = kind == "informative" ? DirichletPrior.TotalCounts : DirichletPrior.Uniform(1);

        var found = Keyness.WeightedLogOdds(Counts, prior, observedOnly: !zeroFilled).ToDictionary(r => (r.Group, r.Term));

        var rows = Rows($"tidylo_{kind}{(zeroFilled ? "_zerofilled" : "")}.csv");
        Assert.Equal(rows.Count, found.Count);
        foreach (var row in rows)
        {
            var odds = found[(row["group"], row["feature"])];
            Assert.Equal(long.Parse(row["n"], CultureInfo.InvariantCulture), odds.Count);
            Close(row["log_odds"], odds.LogOdds.Delta, row["feature"]);
            Close(row["log_odds_weighted"], odds.LogOdds.Z, row["feature"]);
        }
    }

    [Fact]
    public void ChiSquaredOverGroups_ReferenceGroups_EqualsScikitLearn()
    {
        foreach (var row in Rows("sklearn_chi2_featsel.csv"))
        {
            var statistic = Keyness.ChiSquaredOverGroups([.. Counts.Groups.Select(g => (double)Counts.CountOf(row["feature"], g))], [.. Counts.Sizes.Select(s => (double)s.Documents)]);
            Close(row["chi2_3groups"], statistic, row["feature"]);
            Close(row["p"], Keyness.ChiSquaredPValue(statistic, 2), row["feature"]);
        }
    }

    private static void CompareWithQuanteda(string group, string measure, Func<ContingencyTable, double> statistic)
    {
        var table = Counts.Keyness(group);
        foreach (var row in Rows($"keyness_{group}_{measure}.csv"))
        {
            var value = statistic(table.Find(row["feature"])!.Table);
            Close(row["stat"], value, $"{measure} {row["feature"]}");

            // The package's p is 1 - P, which is wrong by up to 1e-16 of 1.
            Close(row["p"], Keyness.ChiSquaredPValue(value), $"{measure} {row["feature"]}", floor: 1e-6);
        }
    }

    private static bool HasZero(ContingencyTable cells) => cells.Target * cells.Reference * cells.TargetOthers * cells.ReferenceOthers == 0;

    // The shift of half a count towards the expected one, where the package makes it.
    private static double Shift(ContingencyTable cells)
    {
        var corrected = Keyness.ChiSquared(cells, ContinuityCorrection.YatesForSmallCells) != Keyness.ChiSquared(cells);
        return corrected ? -0.5 * Math.Sign(cells.Determinant) : 0;
    }

    private static double Epsilon(ContingencyTable cells, double shift)
    {
        var (a, b, c, d) = (cells.Target + shift, cells.Reference - shift, cells.TargetOthers - shift, cells.ReferenceOthers + shift);
        var n = a + b + c + d;
        var sum = Added(a, (a + b) * (a + c) / n) + Added(b, (a + b) * (b + d) / n) + Added(c, (a + c) * (c + d) / n) + Added(d, (b + d) * (c + d) / n);
        return 2 * sum * (cells.Determinant > 0 ? 1 : -1);

        static double Added(double observed, double expected) => observed == 0 ? 0 : observed * Math.Log(1 + (1e-9 * expected / observed));
    }
}
