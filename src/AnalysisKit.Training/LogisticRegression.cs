using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace AnalysisKit.Training;

/// <summary>Multinomial logistic regression with a penalty on the squares of the weights. Deterministic.</summary>
internal static class LogisticRegression
{
    private const int Memory = 10;
    private const int MostSteps = 150;

    /// <summary>Learns the weights of named features.</summary>
    /// <param name="examples">The features and the class of each example.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="penalty">How strongly weights are held near zero.</param>
    /// <param name="least">In how many examples a feature must occur to have a weight.</param>
    /// <param name="isKept">Which features may have weights.</param>
    public static LinearModel Fit(IReadOnlyList<(FeatureSet Features, int Class)> examples, int classes, double penalty, int least, Func<string, bool> isKept)
    {
        var names = examples.SelectMany(e => e.Features.Features).CountBy(f => f.Name!).Where(f => f.Value >= least && isKept(f.Key)).Select(f => f.Key).Order(StringComparer.Ordinal).Prepend(LinearModel.BiasName).ToArray();
        var numbers = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        var rows = examples.Select(e => e.Features.Features.Where(f => numbers.ContainsKey(f.Name!)).Select(f => numbers[f.Name!]).Prepend(0).ToArray()).ToArray();
        var answers = examples.Select(e => e.Class).ToArray();
        var best = new double[names.Length * classes];
        var lowest = double.PositiveInfinity;
        var objective = ObjectiveFunction.Gradient(point =>
        {
            var weights = point.AsArray() ?? point.ToArray();
            var (value, gradient) = Loss(weights, rows, answers, classes, penalty);
            if (value < lowest)
                (lowest, best) = (value, [.. weights]);
            return (value, Vector<double>.Build.Dense(gradient));
        });
        try
        {
            new LimitedMemoryBfgsMinimizer(1e-3, 1e-6, 1e-7, Memory, MostSteps).FindMinimum(objective, Vector<double>.Build.Dense(best.Length));
        }
        catch (OptimizationException)
        {
            // Out of steps, or a step that gains nothing any more: the best point so far stands.
        }

        return new LinearModel(classes, names.Index().ToDictionary(n => n.Item, n => best[(n.Index * classes)..((n.Index + 1) * classes)], StringComparer.Ordinal));
    }

    private static (double Value, double[] Gradient) Loss(double[] weights, int[][] rows, int[] answers, int classes, double penalty)
    {
        var gradient = new double[weights.Length];
        var value = 0.0;
        Span<double> sums = stackalloc double[classes];
        for (var i = 0; i < rows.Length; i++)
        {
            sums.Clear();
            foreach (var feature in rows[i])
            {
                for (var c = 0; c < classes; c++)
                    sums[c] += weights[(feature * classes) + c];
            }

            var most = sums[0];
            foreach (var sum in sums)
                most = Math.Max(most, sum);
            var total = 0.0;
            foreach (var sum in sums)
                total += Math.Exp(sum - most);
            value += most + Math.Log(total) - sums[answers[i]];
            for (var c = 0; c < classes; c++)
                sums[c] = (Math.Exp(sums[c] - most) / total) - (answers[i] == c ? 1 : 0);
            foreach (var feature in rows[i])
            {
                for (var c = 0; c < classes; c++)
                    gradient[(feature * classes) + c] += sums[c];
            }
        }

        // What holds always is not held near zero.
        for (var k = classes; k < weights.Length; k++)
        {
            value += penalty / 2 * weights[k] * weights[k];
            gradient[k] += penalty * weights[k];
        }

        return (value, gradient);
    }
}
