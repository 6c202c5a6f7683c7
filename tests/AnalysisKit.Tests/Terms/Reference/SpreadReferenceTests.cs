using static AnalysisKit.Tests.ReferenceCorpus;

namespace AnalysisKit.Tests;

public class SpreadReferenceTests
{
    [Theory]
    [InlineData("doc")]
    [InlineData("group")]
    [InlineData("block")]
    public void Dispersion_ReferenceParts_EqualsTheFormulas(string unit)
    {
        var found = Dispersion.Of(TermCounts.Of(By(unit), Whitespace)).ToDictionary(d => d.Term);
        var rows = Rows($"dispersion_{unit}.csv");

        Assert.Equal(rows.Count, found.Count);
        foreach (var row in rows)
        {
            var term = found[row["feature"]];
            Close(row["freq"], term.Count, row["feature"]);
            Close(row["range"], term.Range, row["feature"]);

            // For a term of one part D is 0 but for rounding.
            Close(row["juilland_d_counts"], term.JuillandDOfCounts, row["feature"], floor: 1e-5);
            Close(row["juilland_d_rates"], term.JuillandD, row["feature"], floor: 1e-5);
            Close(row["dp"], term.DeviationOfProportions, row["feature"]);
            Close(row["dp_norm"], term.NormalizedDeviationOfProportions, row["feature"]);
            Close(row["carroll_d2"], term.CarrollD2, row["feature"]);
            Close(row["rosengren_s"], term.RosengrenS, row["feature"]);
            Close(row["kld_gries"], term.KullbackLeibler, row["feature"]);
            Close(row["sd_pop"], term.StandardDeviation, row["feature"]);
            Close(row["vc"], term.VariationCoefficient, row["feature"]);
            Close(row["idf_log2"], term.InverseDocumentFrequency, row["feature"]);
        }
    }

    [Theory]
    [InlineData("group")]
    [InlineData("block")]
    [InlineData("all")]
    [InlineData("doc")]
    public void LexicalDiversity_ReferenceTexts_EqualsTextstatLexdiv(string unit)
    {
        var corpus = TokenizedCorpus.Of(By(unit), Whitespace);
        var found = LexicalDiversity.ByGroup(corpus, window: 10).ToDictionary(t => t.Id);
        var rows = Rows($"lexdiv_{unit}.csv");

        Assert.Equal(rows.Count, found.Count);
        foreach (var row in rows)
        {
            var (text, id) = (found[row["document"]], row["document"]);
            Close(row["TTR"], text.TypeTokenRatio, id);
            Close(row["C"], text.HerdanC, id);
            Close(row["R"], text.GuiraudR, id);
            Close(row["CTTR"], text.CarrollCttr, id);
            Close(row["U"], text.DugastU, id);
            Close(row["S"], text.SummerS, id);
            Close(row["K"], text.YuleK, id, floor: 1e-3);
            Close(row["I"], text.YuleI, id);
            Close(row["D"], text.SimpsonD, id);
            Close(row["Vm"], text.HerdanVm, id, floor: 10);
            Close(row["Maas"], text.MaasA, id);
            if (row.TryGetValue("MATTR", out var moving))
            {
                Close(moving, text.MovingAverageTypeTokenRatio, id);
                Close(row["MSTTR"], text.MeanSegmentalTypeTokenRatio, id);
            }

            Close(row["lgV0"], text.MaasLogV0, id);
            Close(row["lgeV0"], text.MaasLnV0, id);
        }
    }

    [Theory]
    [InlineData("doc", "count")]
    [InlineData("doc", "prop")]
    [InlineData("group", "count")]
    [InlineData("group", "prop")]
    public void TfIdf_ReferenceUnits_EqualsDfmTfidf(string unit, string scheme)
    {
        var options = new TfIdfOptions { Frequency = scheme == "prop" ? FrequencyScheme.Proportion : FrequencyScheme.Count };

        CompareWeights($"tfidf_{unit}_{scheme}_inverse.csv", unit, TfIdf.Of(TermCounts.Of(By(unit), Whitespace), options));
    }

    [Fact]
    public void TfIdf_ReferenceSentences_EqualsScikitLearn()
    {
        var counts = TermCounts.Of(ByDoc, Whitespace);

        CompareWeights("sklearn_tfidf_default.csv", "doc", TfIdf.Of(counts, TfIdfOptions.ScikitLearn));
        CompareWeights("sklearn_tfidf_nosmooth_nonorm.csv", "doc", TfIdf.Of(counts, TfIdfOptions.ScikitLearn with { Smooth = false, UnitLength = false }));
        CompareWeights("sklearn_tfidf_sublinear_l2.csv", "doc", TfIdf.Of(counts, TfIdfOptions.ScikitLearn with { Frequency = FrequencyScheme.Logarithmic }));
    }

    [Theory]
    [InlineData("doc", "entropy_doc.csv")]
    [InlineData("group", "entropy_group.csv")]
    public void Entropy_OfReferenceGroups_EqualsTextstatEntropy(string unit, string file)
    {
        var found = Entropy.OfGroups(TermCounts.Of(By(unit), Whitespace)).ToDictionary(e => e.Name, e => e.Entropy);

        foreach (var row in Rows(file))
            Close(row["entropy"], found[row["document"]], row["document"]);
    }

    [Theory]
    [InlineData("doc", "entropy_feature_over_docs.csv")]
    [InlineData("group", "entropy_feature_over_groups.csv")]
    public void Entropy_OfReferenceTerms_EqualsTextstatEntropy(string unit, string file)
    {
        var found = Entropy.OfTerms(TermCounts.Of(By(unit), Whitespace)).ToDictionary(e => e.Name, e => e.Entropy);

        foreach (var row in Rows(file))
            Close(row["entropy"], found[row["feature"]], row["feature"]);
    }

    [Theory]
    [InlineData("simdist_group.csv", "group", false)]
    [InlineData("simdist_group_prop.csv", "group", true)]
    [InlineData("simdist_block.csv", "block", false)]
    [InlineData("simdist_doc12.csv", "doc", false)]
    public void Similarity_ReferenceUnits_EqualsTextstatSimilAndDist(string file, string unit, bool proportions)
    {
        // The twelve sentences of the doc file are compared over the vocabulary of all sixty.
        var counts = TermCounts.Of(By(unit), Whitespace);
        var rows = Rows(file);

        foreach (var method in rows.GroupBy(r => r["method"]))
        {
            var found = Similarity.Of(counts, Measure(method.Key), proportions).ToDictionary(p => (p.First, p.Second), p => p.Value);
            foreach (var row in method)
            {
                // The package expands (x - y)², so that the distance of a group from itself is only nearly 0.
                if (row["a"] == row["b"] && row["kind"] == "dist")
                    Assert.Equal(0, found[(row["a"], row["b"])]);
                else
                    Close(row["value"], found[(row["a"], row["b"])], $"{method.Key} {row["a"]} {row["b"]}", floor: 1e-5);
            }
        }
    }

    [Fact]
    public void Similarity_OfReferenceTerms_EqualsTextstatSimil()
    {
        var counts = TermCounts.Of(ByDoc, Whitespace);

        foreach (var target in Rows("simil_features_cosine.csv").GroupBy(r => r["target"]))
        {
            var found = Similarity.OfTerms(counts, target.Key).ToDictionary(p => p.Second, p => p.Value);
            foreach (var row in target)
                Close(row["cosine"], found[row["feature"]], $"{target.Key} {row["feature"]}", floor: 1e-5);
        }
    }

    private static void CompareWeights(string file, string unit, IReadOnlyList<TermWeight> weights)
    {
        var found = weights.ToDictionary(w => (w.Group, w.Term), w => w.Weight);
        var rows = Rows(file);

        Assert.Equal(rows.Count, found.Count);
        foreach (var row in rows)
            Close(row["tfidf"], found[(row[unit], row["feature"])], row["feature"]);
    }

    private static SimilarityMeasure Measure(string method) => method switch
    {
        "cosine" => SimilarityMeasure.Cosine,
        "correlation" => SimilarityMeasure.Correlation,
        "jaccard" => SimilarityMeasure.Jaccard,
        "ejaccard" => SimilarityMeasure.ExtendedJaccard,
        "dice" => SimilarityMeasure.Dice,
        "edice" => SimilarityMeasure.ExtendedDice,
        "simple matching" => SimilarityMeasure.SimpleMatching,
        "hamman" => SimilarityMeasure.Hamann,
        "euclidean" => SimilarityMeasure.Euclidean,
        "manhattan" => SimilarityMeasure.Manhattan,
        "maximum" => SimilarityMeasure.Maximum,
        "canberra" => SimilarityMeasure.Canberra,
        "minkowski" => SimilarityMeasure.Minkowski,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };
}
