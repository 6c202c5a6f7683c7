using System.Globalization;
using static AnalysisKit.Tests.ReferenceCorpus;

namespace AnalysisKit.Tests;

public class CollocationReferenceTests
{
    private static readonly TokenizedCorpus Corpus = TokenizedCorpus.Of(AsOne, Whitespace);

    // All sentences as one text, so that pairs cross sentence ends.
    private static readonly TokenizedCorpus Flat = TokenizedCorpus.Of([new Document("flat", "all", string.Join(' ', AsOne.Select(d => d.Text)))], Whitespace);

    [Theory]
    [InlineData("size2_min1", 1, 2)]
    [InlineData("size2_min2", 2, 2)]
    [InlineData("size3_min1", 1, 3)]
    [InlineData("size3_min2", 2, 3)]
    [InlineData("size2to3_min2", 2, 2, 3)]
    public void Of_ReferenceCorpus_EqualsTextstatCollocations(string file, int minimum, params int[] sizes)
    {
        var table = Corpus.Collocations(new CollocationOptions { Sizes = sizes, MinimumCount = minimum });
        var rows = Rows($"collocations_{file}.csv");

        Assert.Equal(rows.Count, table.Count);
        foreach (var row in rows)
        {
            var found = table.Find(row["collocation"])!;
            Assert.Equal(Whole(row, "count"), found.Count);
            Assert.Equal(Whole(row, "count_nested"), found.NestedCount);
            Assert.Equal(Whole(row, "length"), found.Size);
            Close(row["lambda"], found.Lambda, row["collocation"]);
            Close(row["z"], found.Z, row["collocation"]);
        }
    }

    [Theory]
    [InlineData("documents", 1)]
    [InlineData("flat_words", 1)]
    [InlineData("flat_words_window5", 4)]
    public void Of_ReferencePairs_EqualsNltk(string file, int window)
    {
        var table = (file == "documents" ? Corpus : Flat).Collocations(new CollocationOptions { MinimumCount = 1, Window = window }).ToDictionary(c => c.Text);
        var rows = Rows($"nltk_bigrams_{file}.csv");

        Assert.Equal(rows.Count, table.Count);
        foreach (var row in rows)
        {
            var text = $"{row["w1"]} {row["w2"]}";
            var found = table[text];
            var pair = found.Pair!.Value;
            Assert.Equal(Whole(row, "n12"), found.Count);
            Assert.Equal((Whole(row, "n1"), Whole(row, "n2"), Whole(row, "N")), (pair.First, pair.Second, pair.Size));
            Close(row["raw_freq"], Collocations.RelativeFrequency(pair), text);
            Close(row["pmi"], found.PointwiseMutualInformation, text);
            Close(row["pmi"], Collocations.PointwiseMutualInformation(pair), text);
            Close(row["mi_like"], Collocations.CubicRatio(pair), text);

            // The package sums o ln(o/e), which is wrong by some 1e-13 where G2 is near 0.
            Close(row["likelihood_ratio"], found.LogLikelihoodRatio, text, floor: 1e-3);
            Close(row["student_t"], found.TScore, text);
            Close(row["student_t"], Collocations.TScore(pair), text);
            Close(row["chi_sq"], found.ChiSquared, text);
            Close(row["phi_sq"], Collocations.PhiSquared(pair), text);
            Close(row["dice"], found.Dice, text);
            Close(row["jaccard"], Collocations.Jaccard(pair), text);
            Close(row["poisson_stirling"], Collocations.PoissonStirling(pair), text);
        }
    }

    [Fact]
    public void Measures_ReferenceTriples_EqualNltk()
    {
        var triples = Flat.Collocations(new CollocationOptions { Sizes = [3], MinimumCount = 1 }).ToDictionary(c => c.Text);
        var tokens = AsOne.SelectMany(d => d.Text.Split(' ')).ToArray();
        var rows = Rows("nltk_trigrams_flat_words.csv");

        Assert.Equal(rows.Count, triples.Count);
        foreach (var row in rows)
        {
            var words = new[] { row["w1"], row["w2"], row["w3"] };
            var text = string.Join(' ', words);
            var found = triples[text];
            var cells = Collocations.Exactly(Margins(words, tokens));
            Assert.Equal(Whole(row, "n123"), found.Count);
            Close(row["pmi"], found.PointwiseMutualInformation, text);
            Close(row["student_t"], found.TScore, text);
            Close(row["likelihood_ratio"], Collocations.LogLikelihoodRatio(cells), text);
            Close(row["chi_sq"], Collocations.ChiSquared(cells), text);
            Close(row["raw_freq"], (double)found.Count / Flat.Length, text);
        }
    }

    [Theory]
    [InlineData("window5_count_tri", "count")]
    [InlineData("window5_weighted_tri", "weight")]
    [InlineData("window5_count_ordered", "count")]
    [InlineData("document_count_tri", "count")]
    [InlineData("document_boolean_tri", "count")]
    public void Cooccurrence_ReferenceCorpus_EqualsFcm(string file, string column)
    {
        var options = file switch
        {
            "window5_count_tri" => new CooccurrenceOptions { Window = 5 },
            "window5_weighted_tri" => new CooccurrenceOptions { Window = 5, WeightedByDistance = true },
            "window5_count_ordered" => new CooccurrenceOptions { Window = 5, Ordered = true },
            "document_count_tri" => new CooccurrenceOptions { Window = 0 },
            _ => new CooccurrenceOptions { Window = 0, OncePerDocument = true },
        };

        var matrix = Corpus.Cooccurrence(options);

        var rows = Rows($"fcm_{file}.csv");
        Assert.Equal(rows.Count, matrix.Count);
        foreach (var row in rows)
            Close(row[column], matrix[row["feature1"], row["feature2"]], $"{row["feature1"]} {row["feature2"]}");
    }

    // Words and pairs are counted anywhere in the text, not only inside triples, as NLTK does.
    private static double[] Margins(string[] words, string[] tokens)
    {
        var margins = new double[8];
        margins[0] = tokens.Length;
        for (var subset = 1; subset < 8; subset++)
        {
            var wanted = Enumerable.Range(0, 3).Where(i => (subset & (1 << i)) != 0).ToArray();
            for (var i = 0; i + wanted[^1] - wanted[0] < tokens.Length; i++)
                margins[subset] += wanted.All(w => tokens[i + w - wanted[0]] == words[w]) ? 1 : 0;
        }

        return margins;
    }

    private static long Whole(Dictionary<string, string> row, string column) => long.Parse(row[column], CultureInfo.InvariantCulture);
}
