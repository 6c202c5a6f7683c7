using MathNet.Numerics.LinearAlgebra;

namespace AnalysisKit;

/// <summary>
/// Finds the constrained maximum. Maximising over the words' parameters leaves a function of alpha and theta, which is maximised by Newton's method with Lagrange multipliers for
/// sum(theta) = 0, sum(theta²) = n-1, sum(alpha) = 0. Each step is projected back onto the constraints.
/// </summary>
internal static class WordfishOptimum
{
    private const int Starts = 2;
    private const int MaximumSteps = 500;

    public static Wordfish Fit(TermCounts source, Matrix<double> counts, WordfishOptions options, int low, int high)
    {
        var precision = 1 / (options.BetaDeviation * options.BetaDeviation);
        var best = Enumerable.Range(0, Math.Min(Starts, Math.Min(counts.RowCount, counts.ColumnCount) - 1))
            .Select(axis => Climb(WordfishParameters.Start(counts, axis), counts, precision))
            .MaxBy(found => found.Objective);
        best.Parameters.Orient(low, high);
        return new Wordfish(source, best.Parameters, best.Parameters.ConditionalErrors(0), ProfileErrors(best.Parameters, counts, precision), best.Objective);
    }

    private static (WordfishParameters Parameters, double Objective) Climb(WordfishParameters p, Matrix<double> counts, double precision)
    {
        var objective = Profile(p, counts, precision);
        var damping = 0.0;
        for (var step = 0; step < MaximumSteps; step++)
        {
            var (gradient, system) = System(p, counts, precision);
            if (gradient.InfinityNorm() < 1e-11 * Math.Max(1, Math.Abs(objective)))
                break;
            if (!TryStep(p, counts, precision, gradient, system, ref damping, objective, out var next, out var grown))
                break;
            var gain = grown - objective;
            (p, objective) = (next, grown);
            if (gain <= 0 && damping == 0)
                break;
        }

        return (p, objective);
    }

    private static bool TryStep(
        WordfishParameters p,
        Matrix<double> counts,
        double precision,
        Vector<double> gradient,
        Matrix<double> system,
        ref double damping,
        double objective,
        out WordfishParameters next,
        out double grown)
    {
        var groups = p.Theta.Length;
        var scale = system.SubMatrix(0, 2 * groups, 0, 2 * groups).Diagonal().Map(Math.Abs).Average();
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var damped = system.Clone();
            for (var i = 0; i < 2 * groups; i++)
                damped[i, i] -= damping * scale;
            var right = Vector<double>.Build.Dense(system.RowCount);
            right.SetSubVector(0, 2 * groups, -gradient);
            var move = damped.Solve(right).SubVector(0, 2 * groups);
            if (move.All(double.IsFinite) && move * gradient > 0)
            {
                next = p.Copy();
                for (var i = 0; i < groups; i++)
                {
                    next.Theta[i] += move[i];
                    next.Alpha[i] += move[groups + i];
                }

                WordfishParameters.Standardize(next.Theta);
                WordfishParameters.Center(next.Alpha);
                grown = Profile(next, counts, precision);

                // Close to the maximum, the gain is smaller than rounding errors, so a tiny step is accepted without a gain.
                if (grown > objective || (move.InfinityNorm() < 1e-6 && grown > objective - (1e-12 * Math.Abs(objective))))
                {
                    damping = damping < 1e-4 ? 0 : damping / 8;
                    return true;
                }
            }

            damping = damping == 0 ? 1e-3 : damping * 4;
        }

        (next, grown) = (p, objective);
        return false;
    }

    /// <summary>Maximises over the words' parameters, in place, and gives the objective.</summary>
    private static double Profile(WordfishParameters p, Matrix<double> counts, double precision)
    {
        for (var k = 0; k < p.Beta.Length; k++)
            MaximizeWord(p, counts, k, precision);
        return p.LogLikelihood(counts) - (0.5 * precision * p.Beta.Sum(b => b * b));
    }

    private static void MaximizeWord(WordfishParameters p, Matrix<double> counts, int k, double precision)
    {
        var value = Value(p.Psi[k], p.Beta[k]);
        for (var step = 0; step < 100; step++)
        {
            double g0 = 0, g1 = -precision * p.Beta[k], h00 = 0, h01 = 0, h11 = precision;
            for (var i = 0; i < p.Theta.Length; i++)
            {
                var mean = p.Mean(i, k);
                g0 += counts[i, k] - mean;
                g1 += p.Theta[i] * (counts[i, k] - mean);
                h00 += mean;
                h01 += p.Theta[i] * mean;
                h11 += p.Theta[i] * p.Theta[i] * mean;
            }

            var determinant = (h00 * h11) - (h01 * h01);
            var (dpsi, dbeta) = (((h11 * g0) - (h01 * g1)) / determinant, ((h00 * g1) - (h01 * g0)) / determinant);
            var length = 1.0;
            double psi, beta, reached;
            do
            {
                (psi, beta) = (p.Psi[k] + (length * dpsi), p.Beta[k] + (length * dbeta));
                reached = Value(psi, beta);
                length /= 2;
            }
            while (!(reached >= value - (1e-13 * Math.Abs(value))) && length > 1e-9);

            var moved = Math.Max(Math.Abs(psi - p.Psi[k]), Math.Abs(beta - p.Beta[k]));
            (p.Psi[k], p.Beta[k], value) = (psi, beta, reached);
            if (moved < 1e-13)
                return;
        }

        double Value(double psi, double beta)
        {
            var sum = -0.5 * precision * beta * beta;
            for (var i = 0; i < p.Theta.Length; i++)
            {
                var eta = p.Alpha[i] + psi + (beta * p.Theta[i]);
                sum += (counts[i, k] * eta) - Math.Exp(eta);
            }

            return sum;
        }
    }

    /// <summary>The gradient along the constraints, and the bordered matrix of second derivatives of the Lagrangian: theta, alpha, multipliers.</summary>
    private static (Vector<double> Gradient, Matrix<double> System) System(WordfishParameters p, Matrix<double> counts, double precision)
    {
        var groups = p.Theta.Length;
        var gradient = Vector<double>.Build.Dense(2 * groups);
        var system = Matrix<double>.Build.Dense((2 * groups) + 3, (2 * groups) + 3);
        var (byTheta, byAlpha) = (new double[groups, 2], new double[groups, 2]);
        for (var k = 0; k < p.Beta.Length; k++)
        {
            var beta = p.Beta[k];
            double h00 = 0, h01 = 0, h11 = precision;
            for (var i = 0; i < groups; i++)
            {
                var (mean, theta) = (p.Mean(i, k), p.Theta[i]);
                var residual = counts[i, k] - mean;
                gradient[i] += beta * residual;
                gradient[groups + i] += residual;
                system[i, i] -= beta * beta * mean;
                system[i, groups + i] -= beta * mean;
                system[groups + i, groups + i] -= mean;
                h00 += mean;
                h01 += theta * mean;
                h11 += theta * theta * mean;

                // Derivatives by theta and alpha of this group, then by psi and beta of this word.
                (byTheta[i, 0], byTheta[i, 1]) = (-beta * mean, residual - (beta * theta * mean));
                (byAlpha[i, 0], byAlpha[i, 1]) = (-mean, -theta * mean);
            }

            // The words' parameters follow: H - H(d,w) H(w,w)^-1 H(w,d), with H(w,w) = -[h00 h01; h01 h11].
            var determinant = (h00 * h11) - (h01 * h01);
            for (var i = 0; i < 2 * groups; i++)
            {
                var (x0, x1) = i < groups ? (byTheta[i, 0], byTheta[i, 1]) : (byAlpha[i - groups, 0], byAlpha[i - groups, 1]);
                var (z0, z1) = (((h11 * x0) - (h01 * x1)) / determinant, ((h00 * x1) - (h01 * x0)) / determinant);
                for (var j = i; j < 2 * groups; j++)
                {
                    var (y0, y1) = j < groups ? (byTheta[j, 0], byTheta[j, 1]) : (byAlpha[j - groups, 0], byAlpha[j - groups, 1]);
                    system[i, j] += (z0 * y0) + (z1 * y1);
                }
            }
        }

        // Multipliers: gradient of theta = m1 + 2 m2 theta, of alpha = m3.
        var multiplier1 = gradient.SubVector(0, groups).Average();
        var multiplier2 = p.Theta.Select((t, i) => t * gradient[i]).Sum() / (2 * (groups - 1));
        var multiplier3 = gradient.SubVector(groups, groups).Average();
        for (var i = 0; i < groups; i++)
        {
            gradient[i] -= multiplier1 + (2 * multiplier2 * p.Theta[i]);
            gradient[groups + i] -= multiplier3;
            system[i, i] -= 2 * multiplier2;
            system[i, 2 * groups] = 1;
            system[i, (2 * groups) + 1] = 2 * p.Theta[i];
            system[groups + i, (2 * groups) + 2] = 1;
        }

        for (var i = 0; i < system.RowCount; i++)
        {
            for (var j = 0; j < i; j++)
                system[i, j] = system[j, i];
        }

        return (gradient, system);
    }

    private static double[] ProfileErrors(WordfishParameters p, Matrix<double> counts, double precision)
    {
        var (_, system) = System(p, counts, precision);
        var inverse = system.Inverse();
        return [.. p.Theta.Select((_, i) => Math.Sqrt(Math.Max(0, -inverse[i, i])))];
    }
}
