using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace AnalysisKit.Training;

/// <summary>Logistic regression with a penalty on the squares of the weights. Deterministic.</summary>
internal static class LogisticRegression
{
    private const int Memory = 10;
    private const int MostSteps = 150;

    /// <summary>Learns the weights of named features.</summary>
    /// <param name="examples">The features and the answer of each example.</param>
    /// <param name="penalty">How strongly weights are held near zero.</param>
    /// <param name="least">In how many examples a feature must occur to have a weight.</param>
    /// <param name="isKept">Which features may have weights.</param>
    /// <param name="ease">By how much less the weight of a feature is held near zero; 1 for most.</param>
    /// <param name="prior">Weights to be held near, in place of zero; null for none.</param>
    public static LinearModel Fit(IReadOnlyList<(FeatureSet Features, bool Answer)> examples, double penalty, int least, Func<string, bool> isKept, Func<string, double> ease, LinearModel? prior = null)
    {
        var names = examples.SelectMany(e => e.Features.Features).CountBy(f => f.Name!).Where(f => f.Value >= least && isKept(f.Key)).Select(f => f.Key)
            .Union(prior?.Weights.Keys.Where(k => k != LinearModel.BiasName) ?? []).Order(StringComparer.Ordinal).Prepend(LinearModel.BiasName).ToArray();
        var numbers = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        var rows = examples.Select(e => e.Features.Features.Where(f => numbers.ContainsKey(f.Name!)).Select(f => numbers[f.Name!]).Prepend(0).ToArray()).ToArray();
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

        return new LinearModel(names.Index().ToDictionary(n => n.Item, n => best[n.Index], StringComparer.Ordinal));
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
