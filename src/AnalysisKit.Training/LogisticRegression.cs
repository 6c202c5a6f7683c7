using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace AnalysisKit.Training;

/// <summary>Logistic regression with a penalty on the squares of the weights. Deterministic.</summary>
internal static class LogisticRegression
{
    private const int Memory = 10;
    private const int MostSteps = 150;

    /// <summary>Smaller weights, half of all, are left out: together they move no decision, and a model is read and loaded by people and programs.</summary>
    private const double LeastWeight = 0.02;

    /// <summary>Learns the weights of named features.</summary>
    /// <param name="examples">The numbers of the features and the answer of each example.</param>
    /// <param name="features">The names of all features, by number.</param>
    /// <param name="penalty">How strongly weights are held near zero.</param>
    /// <param name="least">In how many examples a feature must occur to have a weight.</param>
    /// <param name="isKept">Which features may have weights.</param>
    /// <param name="ease">By how much less the weight of a feature is held near zero; 1 for most.</param>
    /// <param name="prior">Weights to be held near, in place of zero; null for none.</param>
    public static LinearModel Fit(IReadOnlyList<(int[] Features, bool Answer)> examples, IReadOnlyList<string> features, double penalty, int least, Func<int, bool> isKept, Func<string, double> ease, LinearModel? prior = null)
    {
        var counts = new int[features.Count];
        foreach (var (row, _) in examples)
        {
            foreach (var feature in row)
                counts[feature]++;
        }

        string[] names = [LinearModel.BiasName, .. features.Where((_, i) => counts[i] >= least && isKept(i)).Union(prior?.Weights.Keys.Where(k => k != LinearModel.BiasName) ?? []).Order(StringComparer.Ordinal)];
        var places = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        var placeOf = features.Select(f => places.GetValueOrDefault(f)).ToArray();
        var rows = examples.Select(e => e.Features.Select(f => placeOf[f]).Where(p => p > 0).Prepend(0).ToArray()).ToArray();
        var answers = examples.Select(e => e.Answer).ToArray();

        // What holds always is not held near zero, and little near a prior: how common an answer is differs from one collection to the next.
        var penalties = names.Select((n, i) => i == 0 ? prior is null ? 0 : 1 : penalty / ease(n)).ToArray();
        var centre = names.Select(n => prior?.Weights.GetValueOrDefault(n) ?? 0).ToArray();
        double[] best = [.. centre];
        var lowest = double.PositiveInfinity;
        var objective = ObjectiveFunction.Gradient(point =>
        {
            var weights = point.AsArray() ?? point.ToArray();
            var (value, gradient) = Loss(weights, rows, answers, penalties, centre);
            if (value < lowest)
                (lowest, best) = (value, [.. weights]);
            return (value, Vector<double>.Build.Dense(gradient));
        });
        try
        {
            new LimitedMemoryBfgsMinimizer(1e-3, 1e-6, 1e-7, Memory, MostSteps).FindMinimum(objective, Vector<double>.Build.Dense([.. centre]));
        }
        catch (OptimizationException)
        {
            // Out of steps, or a step that gains nothing any more: the best point so far stands.
        }

        return new LinearModel(names.Index().Where(n => n.Index == 0 || Math.Abs(best[n.Index]) >= LeastWeight).ToDictionary(n => n.Item, n => best[n.Index], StringComparer.Ordinal));
    }

    private static (double Value, double[] Gradient) Loss(double[] weights, int[][] rows, bool[] answers, double[] penalties, double[] centre)
    {
        var gradient = new double[weights.Length];
        var value = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            var sum = 0.0;
            foreach (var feature in rows[i])
                sum += weights[feature];
            var wrong = answers[i] ? -sum : sum;
            value += wrong > 30 ? wrong : Math.Log(1 + Math.Exp(wrong));
            var slope = (1 / (1 + Math.Exp(-sum))) - (answers[i] ? 1 : 0);
            foreach (var feature in rows[i])
                gradient[feature] += slope;
        }

        for (var k = 0; k < weights.Length; k++)
        {
            var off = weights[k] - centre[k];
            value += penalties[k] / 2 * off * off;
            gradient[k] += penalties[k] * off;
        }

        return (value, gradient);
    }
}
