using MathNet.Numerics.LinearAlgebra;

namespace AnalysisKit;

/// <summary>The estimation of quanteda.textmodels: see <see cref="WordfishMethod.Sweeps"/>.</summary>
internal static class WordfishSweeps
{
    private const double ThetaPrecision = 1;

    public static Wordfish Fit(TermCounts source, Matrix<double> counts, WordfishOptions options, int low, int high)
    {
        var p = WordfishParameters.Start(counts, 0);
        var betaPrecision = 1 / (options.BetaDeviation * options.BetaDeviation);
        var posterior = LogPosterior(p, counts, betaPrecision);
        for (var (sweep, change) = (1, double.PositiveInfinity); change > options.Tolerance && sweep <= options.MaximumSweeps; sweep++)
        {
            var firstStep = sweep == 1 ? 0.5 : 1;
            for (var k = 0; k < p.Beta.Length; k++)
                UpdateWord(p, counts, k, options, firstStep, betaPrecision);
            for (var i = 0; i < p.Theta.Length; i++)
                UpdateGroup(p, counts, i, options, firstStep);
            UpdateDispersion(p, counts, options.Dispersion);
            WordfishParameters.Center(p.Alpha);
            WordfishParameters.Standardize(p.Theta);
            var last = posterior;
            posterior = LogPosterior(p, counts, betaPrecision);
            change = options.StopOnChange ? Math.Abs(posterior - last) : posterior - last;
        }

        p.Orient(low, high);
        return new Wordfish(source, p, p.ConditionalErrors(ThetaPrecision), [.. p.Theta.Select(_ => double.NaN)], posterior);
    }

    private static void UpdateWord(WordfishParameters p, Matrix<double> counts, int k, WordfishOptions options, double step, double betaPrecision)
    {
        for (var (inner, moved) = (0, double.PositiveInfinity); moved > options.InnerTolerance && inner < options.MaximumInnerSteps; inner++)
        {
            double g0 = 0, g1 = 0, h00 = 0, h01 = 0, h11 = 0;
            for (var i = 0; i < p.Theta.Length; i++)
            {
                var mean = p.Mean(i, k);
                g0 += counts[i, k] - mean;
                g1 += p.Theta[i] * (counts[i, k] - mean);
                h00 -= mean;
                h01 -= p.Theta[i] * mean;
                h11 -= p.Theta[i] * p.Theta[i] * mean;
            }

            var phi = p.Phi[k];
            (p.Psi[k], p.Beta[k], moved) = Newton(p.Psi[k], p.Beta[k], g0 / phi, (g1 / phi) - (p.Beta[k] * betaPrecision), h00 / phi, h01 / phi, (h11 / phi) - betaPrecision, step);
            step = 1;
        }
    }

    private static void UpdateGroup(WordfishParameters p, Matrix<double> counts, int i, WordfishOptions options, double step)
    {
        for (var (inner, moved) = (0, double.PositiveInfinity); moved > options.InnerTolerance && inner < options.MaximumInnerSteps; inner++)
        {
            double g0 = 0, g1 = -p.Theta[i] * ThetaPrecision, h00 = 0, h01 = 0, h11 = -ThetaPrecision;
            for (var k = 0; k < p.Beta.Length; k++)
            {
                var mean = p.Mean(i, k);
                var (beta, phi) = (p.Beta[k], p.Phi[k]);
                g0 += (counts[i, k] - mean) / phi;
                g1 += beta * (counts[i, k] - mean) / phi;
                h00 -= mean / phi;
                h01 -= beta * mean / phi;
                h11 -= beta * beta * mean / phi;
            }

            (p.Alpha[i], p.Theta[i], moved) = Newton(p.Alpha[i], p.Theta[i], g0, g1, h00, h01, h11, step);
            step = 1;
        }
    }

    private static (double X, double Y, double Moved) Newton(double x, double y, double g0, double g1, double h00, double h01, double h11, double step)
    {
        var determinant = (h00 * h11) - (h01 * h01);
        var dx = step * ((h11 * g0) - (h01 * g1)) / determinant;
        var dy = step * ((h00 * g1) - (h01 * g0)) / determinant;
        return (x - dx, y - dy, Math.Max(Math.Abs(dx), Math.Abs(dy)));
    }

    private static void UpdateDispersion(WordfishParameters p, Matrix<double> counts, WordfishDispersion dispersion)
    {
        if (dispersion == WordfishDispersion.Poisson)
            return;
        double groups = p.Theta.Length, words = p.Beta.Length;
        var freedom = (groups * words) - (2 * groups) - (2 * words);
        var pearson = new double[p.Beta.Length];
        for (var k = 0; k < pearson.Length; k++)
        {
            for (var i = 0; i < p.Theta.Length; i++)
            {
                var mean = p.Mean(i, k);
                pearson[k] += (counts[i, k] - mean) * (counts[i, k] - mean) / mean;
            }
        }

        var all = pearson.Sum();
        for (var k = 0; k < pearson.Length; k++)
            p.Phi[k] = (dispersion == WordfishDispersion.QuasiPoisson ? all : words * pearson[k]) / freedom;
    }

    private static double LogPosterior(WordfishParameters p, Matrix<double> counts, double betaPrecision) =>
        p.LogLikelihood(counts) - (0.5 * betaPrecision * p.Beta.Sum(b => b * b)) - (0.5 * ThetaPrecision * p.Theta.Sum(t => t * t));
}
