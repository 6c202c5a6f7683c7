using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace AnalysisKit;

/// <summary>Intervals of estimated shares and bounded means that stay within their bounds and have a width where no error was seen.</summary>
internal static class Intervals
{
    private const double LeastPValue = 1e-12;

    // As simulated from readings over a drawn sample to corrected positions: intervals then hold as often as they say.
    private const double UnitsMore = 0.25;

    /// <summary>
    /// The interval of a share in [0, 1]: Student's t on the scale of log odds; where the share is 0 or 1 or nothing varies, the exact interval of as many independent units as
    /// the variance is worth, at most those that were seen (Korn and Graubard 1998). The variance is that of the sample with a
    /// quarter of a unit more for and a quarter against, since rare units that weigh much may not have been drawn (Agresti and Coull 1998 add whole ones, without weights); <paramref name="oneMore"/> is what a whole one adds. The standard
    /// error is without them.
    /// </summary>
    public static Estimate Share(double share, double variance, int units, double degrees, double coverage, double oneMore = 0)
    {
        if (double.IsNaN(share) || units == 0)
            return new Estimate(share, double.NaN, 0, 1);
        var p = Math.Clamp(share, 0, 1);
        var error = Math.Sqrt(Math.Max(0, variance));
        if (oneMore > 0 && p is > 0 and < 1)
        {
            var more = UnitsMore * Math.Sqrt(oneMore);
            var middle = (p + more) / (1 + (2 * more));
            var interval = Share(middle, variance + (UnitsMore * oneMore * ((p * p) + ((1 - p) * (1 - p)))), units, degrees, coverage);
            return new Estimate(p, error, Math.Min(p, interval.Low), Math.Max(p, interval.High));
        }

        var spread = p * (1 - p);
        if (spread <= 0 || error <= 1e-12)
            return Exact(p, spread, error, units, units - 1, degrees, coverage);
        var width = StudentT.InvCDF(0, 1, degrees, (1 + coverage) / 2) * error / spread;
        var odds = Math.Log(p / (1 - p));
        return new Estimate(p, error, Odds(odds - width), Odds(odds + width));
    }

    /// <summary>The exact binomial interval of a share for the effective number of units p (1 - p) / variance, adjusted for degrees of freedom (Korn and Graubard 1998), but never upwards: the degrees of a pool are more than those of its cells.</summary>
    public static Estimate KornGraubard(double share, double variance, int units, double degrees, double coverage) =>
        Exact(share, share * (1 - share), Math.Sqrt(variance), units, units - 1, degrees, coverage);

    /// <summary>The interval of a mean of values in [-1, 1], as of the share (mean + 1) / 2.</summary>
    public static Estimate Mean(double mean, double variance, int units, double degrees, double coverage, double oneMore = 0)
    {
        var share = Share((mean + 1) / 2, variance / 4, units, degrees, coverage, oneMore);
        return new Estimate((2 * share.Value) - 1, 2 * share.StandardError, (2 * share.Low) - 1, (2 * share.High) - 1);
    }

    /// <summary>The interval of a mean that is the difference of two shares, as far as their intervals allow: a mean says no less than the shares of which it consists.</summary>
    public static Estimate Within(Estimate mean, Estimate support, Estimate oppose) => double.IsNaN(mean.Value)
        ? mean
        : mean with { Low = Math.Min(mean.Value, Math.Max(mean.Low, support.Low - oppose.High)), High = Math.Max(mean.Value, Math.Min(mean.High, support.High - oppose.Low)) };

    /// <summary>Student's interval within bounds.</summary>
    public static Estimate Bounded(double value, double variance, double degrees, double coverage, double least, double most)
    {
        var (inside, error) = (Math.Clamp(value, least, most), Math.Sqrt(variance));
        var width = StudentT.InvCDF(0, 1, degrees, (1 + coverage) / 2) * error;
        return new Estimate(inside, error, Math.Max(least, inside - width), Math.Min(most, inside + width));
    }

    /// <summary>The interval of a difference from the intervals of both numbers and their correlation (Zou and Donner 2008; Newcombe 1998 for shares).</summary>
    public static Estimate Difference(Estimate first, Estimate second, double covariance)
    {
        var both = first.StandardError * second.StandardError;
        var correlation = both > 0 ? Math.Clamp(covariance / both, -1, 1) : 0;
        var value = first.Value - second.Value;
        var variance = (first.StandardError * first.StandardError) + (second.StandardError * second.StandardError) - (2 * covariance);
        return new Estimate(
            value, Math.Sqrt(Math.Max(0, variance)), value - Width(first.Value - first.Low, second.High - second.Value), value + Width(first.High - first.Value, second.Value - second.Low));

        double Width(double a, double b) => Math.Sqrt(Math.Max(0, (a * a) + (b * b) - (2 * correlation * a * b)));
    }

    /// <summary>The two-sided p-value that goes with an interval: one less the coverage at which it ends at zero. An interval of the coverage 0.95 has zero inside just where this is above 0.05.</summary>
    public static double PValue(Func<double, Estimate> intervalAt)
    {
        var (below, above) = (LeastPValue, 1.0);
        if (!IsApart(1))
            return 1;
        if (IsApart(below))
            return below;
        while (above / below > 1 + 1e-9)
        {
            var middle = Math.Sqrt(below * above);
            (below, above) = IsApart(middle) ? (below, middle) : (middle, above);
        }

        return above;

        bool IsApart(double p)
        {
            try
            {
                return intervalAt(1 - Math.Min(p, 1 - 1e-9)) is var interval && (interval.Low > 0 || interval.High < 0);
            }
            catch (NonConvergenceException)
            {
                // Student's t with few degrees of freedom has no quantile within reach there: the interval holds everything.
                return false;
            }
        }
    }

    private static Estimate Exact(double share, double spread, double error, int units, double unitDegrees, double degrees, double coverage)
    {
        var tail = (1 - coverage) / 2;
        var effective = spread > 0 && error > 1e-12 ? spread / (error * error) : units;
        if (unitDegrees >= 1)
            effective *= Math.Min(1, Math.Pow(StudentT.InvCDF(0, 1, unitDegrees, tail) / StudentT.InvCDF(0, 1, degrees, tail), 2));
        var (yes, no) = (effective * share, effective * (1 - share));
        return new Estimate(share, error, yes > 0 ? Beta.InvCDF(yes, no + 1, tail) : 0, no > 0 ? Beta.InvCDF(yes + 1, no, 1 - tail) : 1);
    }

    private static double Odds(double logit) => 1 / (1 + Math.Exp(-logit));
}
