using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace AnalysisKit.Training;

/// <summary>Learns from annotated articles who made a statement: boosted trees over the values of <see cref="SpeakerCandidates"/>. Deterministic.</summary>
internal static class SpeakerTraining
{
    private const int Trees = 200;
    private const int Leaves = 24;
    private const int LeastAtLeaf = 25;
    private const double LearningRate = 0.08;
    private const int Seed = 1;

    // How many examples of what is usual stand beside those of a word.
    private const double Usual = 15;
    private const int LeastOfWord = 3;
    private const int RateParts = 5;

    /// <summary>Learns a model.</summary>
    public static TreeModel Train(IEnumerable<SpeakerArticle> articles)
    {
        var parts = articles.GroupBy(a => PartOf(a.Gold.Id)).OrderBy(g => g.Key).Select(g => g.SelectMany(a => a.Statements).ToList()).ToList();
        var rows = new List<Row>();
        foreach (var part in parts)
        {
            // The rates by which an example is judged come from other articles, as they will.
            var others = Rates([.. parts.Where(p => p != part || parts.Count == 1).SelectMany(p => p)]);
            foreach (var example in part)
            {
                var own = example.Words.Select((word, k) => (float)Share(others[k], others[k].GetValueOrDefault(word))).ToArray();
                foreach (var (candidate, isRight) in example.Candidates)
                {
                    var values = Array.ConvertAll(candidate.Values, v => (float)v);
                    own.CopyTo(values, 0);
                    rows.Add(new Row { Features = values, Label = isRight });
                }
            }
        }

        var rates = Rates([.. parts.SelectMany(p => p)]);
        var context = new MLContext(Seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, SpeakerCandidates.Names.Count);
        var trained = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = LeastAtLeaf,
            LearningRate = LearningRate,
            Seed = Seed,
            FeatureSelectionSeed = Seed,
            NumberOfThreads = 1,
            FeatureFraction = 0.4,
        }).Fit(context.Data.LoadFromEnumerable(rows, schema)).Model;

        // FastTree's probability is a logistic function of the sum, of which the slope is its own.
        var slope = ((Microsoft.ML.Calibrators.PlattCalibrator)trained.Calibrator).Slope * -1;
        var offset = ((Microsoft.ML.Calibrators.PlattCalibrator)trained.Calibrator).Offset * -1;
        var ensemble = trained.SubModel.TrainedTreeEnsemble;
        var trees = ensemble.Trees.Select((tree, i) => new TreeModel.Tree(
            [.. tree.NumericalSplitFeatureIndexes],
            [.. tree.NumericalSplitThresholds.Select(t => Math.Round(t, 4))],
            [.. tree.LeftChild],
            [.. tree.RightChild],
            [.. tree.LeafValues.Select(l => Math.Round(l * ensemble.TreeWeights[i] * slope, 4))]));
        return new TreeModel(SpeakerCandidates.Names, Math.Round((ensemble.Bias * slope) + offset, 4), [.. trees], rates.Select((r, k) => (Name: SpeakerCandidates.Words[k], Of: (IReadOnlyDictionary<string, double>)r.Where(w => w.Key.Length == 0 || w.Value.All >= LeastOfWord).ToDictionary(w => w.Key, w => Math.Round(Share(r, w.Value), 4), StringComparer.Ordinal))).ToDictionary(r => r.Name, r => r.Of, StringComparer.Ordinal));
    }

    private static Dictionary<string, (double Right, double All)>[] Rates(List<SpeakerExample> examples) =>
    [
        .. SpeakerCandidates.Words.Select((_, k) =>
        {
            var counts = examples.GroupBy(e => e.Words[k], StringComparer.Ordinal).ToDictionary(g => g.Key, g => (Right: (double)g.Count(e => SpeakerCandidates.Words[k] is "head" or "basis" ? e.IsRulesRight : e.IsFound), All: (double)g.Count()), StringComparer.Ordinal);
            counts[""] = (counts.Values.Sum(c => c.Right), counts.Values.Sum(c => c.All));
            return counts;
        }),
    ];

    private static double Share(Dictionary<string, (double Right, double All)> counts, (double Right, double All) of)
    {
        var usual = counts[""].Right / Math.Max(1, counts[""].All);
        return (of.Right + (Usual * usual)) / (of.All + Usual);
    }

    private static int PartOf(string id) => (int)(System.IO.Hashing.XxHash32.HashToUInt32(System.Text.Encoding.UTF8.GetBytes("rates/" + id)) % RateParts);

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }
}
