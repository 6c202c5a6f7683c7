using static AnalysisKit.Tests.ReferenceCorpus;

namespace AnalysisKit.Tests;

public class ScalingReferenceTests
{
    private static readonly Dictionary<string, double> GroupReferences = new() { ["eco"] = -1, ["pol"] = 0, ["spo"] = 1 };
    private static readonly Dictionary<string, double> BlockReferences = new() { ["eco1"] = -1, ["pol1"] = 0, ["spo1"] = 1 };

    [Theory]
    [InlineData("group", "default", 1e-9)]
    [InlineData("block", "default", 1e-9)]
    [InlineData("group", "tight", 1e-9)]
    [InlineData("block", "tight", 1e-9)]
    [InlineData("group", "abserr", 1e-4)]
    [InlineData("block", "abserr", 1e-4)]
    [InlineData("group", "fixedpoint", 1e-4)]
    [InlineData("block", "fixedpoint", 1e-4)]
    [InlineData("block", "quasi_feature", 1e-9)]
    [InlineData("group", "constrained", 1e-7)]
    [InlineData("block", "constrained", 1e-7)]
    public void Wordfish_ReferenceUnits_EqualsTheModel(string unit, string kind, double tolerance)
    {
        var sweeps = new WordfishOptions { Method = WordfishMethod.Sweeps };
        var options = kind switch
        {
            "default" => sweeps,
            "tight" => sweeps with { Tolerance = 1e-14, InnerTolerance = 1e-14 },
            "abserr" => sweeps with { Tolerance = 1e-12, InnerTolerance = 1e-12, StopOnChange = true },
            "fixedpoint" => sweeps with { Tolerance = 1e-13, InnerTolerance = 1e-13, StopOnChange = true, MaximumSweeps = 5000, MaximumInnerSteps = 100 },
            "quasi_feature" => sweeps with { Dispersion = WordfishDispersion.QuasiPoissonPerWord },
            _ => new WordfishOptions(),
        };

        var model = Wordfish.Fit(TermCounts.Of(By(unit), Whitespace), options);

        var groups = model.Groups.Select((g, i) => (g, Alpha: model.Alphas[i])).ToDictionary(x => x.g.Group);
        foreach (var row in Rows($"wordfish_{unit}_{kind}_docs.csv"))
        {
            var (group, alpha) = groups[row["doc"]];
            Close(row["theta"], group.Position, row["doc"], tolerance, floor: 1e-2);
            Close(row["alpha"], alpha, row["doc"], tolerance, floor: 1e-2);
            if (row.TryGetValue("se.theta", out var error))
                Close(error, group.StandardError, row["doc"], tolerance, floor: 1e-2);
        }

        var words = model.Words.ToDictionary(w => w.Term);
        foreach (var row in Rows($"wordfish_{unit}_{kind}_features.csv"))
        {
            var word = words[row["feature"]];
            Close(row["beta"], word.Beta, row["feature"], tolerance, floor: 1e-2);
            Close(row["psi"], word.Psi, row["feature"], tolerance, floor: 1e-2);
            if (row.TryGetValue("phi", out var phi))
                Close(phi, word.Dispersion, row["feature"], tolerance);
        }
    }

    [Theory]
    [InlineData("wordscores_group_scores.csv", 0)]
    [InlineData("wordscores_group_smooth1_scores.csv", 1)]
    public void Wordscores_ReferenceGroups_ScoresWordsAsTheModel(string file, double smoothing) =>
        CompareWords(file, Wordscores.Fit(TermCounts.Of(ByGroup, Whitespace), GroupReferences, smoothing));

    [Fact]
    public void Wordscores_ReferenceBlocks_ScoresWordsAsTheModel() =>
        CompareWords("wordscores_block_scores.csv", Wordscores.Fit(TermCounts.Of(ByBlock, Whitespace), BlockReferences));

    [Theory]
    [InlineData("group", "none")]
    [InlineData("group", "lbg")]
    [InlineData("group", "mv")]
    [InlineData("doc", "none")]
    [InlineData("doc", "lbg")]
    [InlineData("block", "none")]
    [InlineData("block", "lbg")]
    public void Wordscores_ReferenceUnits_PlacesTextsAsTheModel(string unit, string rescaling)
    {
        var counts = TermCounts.Of(By(unit), Whitespace);
        var model = unit == "block" ? Wordscores.Fit(counts, BlockReferences) : Wordscores.Fit(TermCounts.Of(ByGroup, Whitespace), GroupReferences);

        var found = model.Predict(counts, rescaling switch { "lbg" => WordscoresRescaling.Lbg, "mv" => WordscoresRescaling.MartinVanberg, _ => WordscoresRescaling.None }).ToDictionary(g => g.Group);

        foreach (var row in Rows($"wordscores_predict_{unit}_{rescaling}.csv"))
        {
            var text = found[row["doc"]];
            Close(row["fit"], text.Position, row["doc"], floor: 1e-3);
            Close(row["lwr"], text.Interval.Low, row["doc"], floor: 1e-3);
            Close(row["upr"], text.Interval.High, row["doc"], floor: 1e-3);

            // With lbg the package adds the mean score to its standard errors; its intervals, compared above, are right.
            if (rescaling != "lbg")
                Close(row["se"], text.StandardError, row["doc"]);
        }
    }

    [Fact]
    public void Wordscores_VirginBlocksOnly_EqualsTheFormulaOfThePaper()
    {
        var counts = TermCounts.Of(ByBlock, Whitespace);
        var model = Wordscores.Fit(counts, BlockReferences);
        var virgin = counts.In([.. counts.Groups.Where(g => !BlockReferences.ContainsKey(g))]);

        var raw = model.Predict(virgin).ToDictionary(g => g.Group, g => g.Position);
        var rescaled = model.Predict(virgin, WordscoresRescaling.Lbg).ToDictionary(g => g.Group, g => g.Position);

        foreach (var row in Rows("wordscores_block_virgin_lbg_formula.csv"))
        {
            Close(row["raw"], raw[row["doc"]], row["doc"], floor: 1e-3);
            Close(row["lbg2003_virgin_only"], rescaled[row["doc"]], row["doc"], floor: 1e-3);

            // The last column takes the standard deviation of the references with n, sqrt(2/3), in place of n-1, 1.
            var mean = raw.Values.Average();
            Close(row["lbg_popsd"], ((rescaled[row["doc"]] - mean) * Math.Sqrt(2.0 / 3)) + mean, row["doc"], floor: 1e-3);
        }
    }

    [Theory]
    [InlineData("group")]
    [InlineData("block")]
    public void CorrespondenceAnalysis_ReferenceUnits_EqualsTheModel(string unit)
    {
        var analysis = CorrespondenceAnalysis.Of(TermCounts.Of(By(unit), Whitespace));

        foreach (var (row, d) in Rows($"ca_{unit}_sv.csv").Select((row, d) => (row, d)))
        {
            Close(row["sv"], analysis.SingularValues[d], "sv");
            Close(row["ca_sv"], analysis.SingularValues[d], "sv");
            Close(row["inertia"], analysis.SingularValues[d] * analysis.SingularValues[d], "inertia");
            Close(row["share_of_total"], analysis.Shares[d], "share");
        }

        var rows = Rows($"ca_{unit}_rows.csv");
        ComparePoints(rows, "doc", analysis.Groups);
        ComparePoints(Rows($"ca_{unit}_cols.csv"), "feature", analysis.Terms);
        var groups = analysis.Groups.ToDictionary(g => g.Name);
        for (var d = 0; d < 2; d++)
        {
            var sign = Sign(rows, $"principal{d + 1}", "doc", groups, d);
            foreach (var row in rows)
                Close(Number(row[$"principal{d + 1}"]) * sign, groups[row["doc"]].Coordinates[d], row["doc"], floor: 1e-2);
        }
    }

    private static void ComparePoints(IReadOnlyList<Dictionary<string, string>> rows, string name, ResultList<CorrespondencePoint> points)
    {
        var byName = points.ToDictionary(p => p.Name);
        Assert.Equal(rows.Count, points.Count);
        foreach (var row in rows)
        {
            var point = byName[row[name]];
            Close(row["mass"], point.Mass, row[name]);
            Close(row["dist"], point.Distance, row[name]);
            Close(row["inertia"], point.Inertia, row[name]);
        }

        foreach (var column in new[] { "dim1", "dim2", "ca_dim1", "ca_dim2" })
        {
            var d = column[^1] - '1';
            var sign = Sign(rows, column, name, byName, d);
            foreach (var row in rows)
                Close(Number(row[column]) * sign, byName[row[name]].StandardCoordinates[d], $"{row[name]} {column}", floor: 1e-2);
        }
    }

    // Signs of axes carry no meaning: that of the row farthest out is taken.
    private static int Sign(IReadOnlyList<Dictionary<string, string>> rows, string column, string name, Dictionary<string, CorrespondencePoint> points, int dimension)
    {
        var far = rows.MaxBy(r => Math.Abs(Number(r[column])))!;
        return Math.Sign(Number(far[column]) * points[far[name]].Coordinates[dimension]);
    }

    private static void CompareWords(string file, Wordscores model)
    {
        var words = model.Words.ToDictionary(w => w.Term, w => w.Weight);
        var rows = Rows(file);

        Assert.Equal(rows.Count, words.Count);
        foreach (var row in rows)
            Close(row["wordscore"], words[row["feature"]], row["feature"], floor: 1e-3);
    }
}
