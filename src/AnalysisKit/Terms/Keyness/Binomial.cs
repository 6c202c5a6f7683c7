namespace AnalysisKit;

/// <summary>Binomial and hypergeometric probabilities that keep their digits for counts of many millions, by the saddle-point expansion of Loader (2000).</summary>
internal static class Binomial
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private static readonly double[] SmallStirlingErrors = BuildSmallStirlingErrors();

    /// <summary>ln of the probability of <paramref name="successes"/> in <paramref name="trials"/>; counts need not be whole.</summary>
    public static double LogProbability(double successes, double trials, double probability, double complement)
    {
        if (successes < 0 || successes > trials)
            return double.NegativeInfinity;
        if (trials == 0)
            return 0;
        if (successes == 0)
            return complement > 0.9 ? trials * LogOneMinus(probability) : trials * Math.Log(complement);
        if (successes == trials)
            return probability > 0.9 ? trials * LogOneMinus(complement) : trials * Math.Log(probability);
        var failures = trials - successes;
        var exponent = StirlingError(trials) - StirlingError(successes) - StirlingError(failures)
            - Deviance.Of(successes, trials * probability) - Deviance.Of(failures, trials * complement);
        return exponent - HalfLogTwoPi - (0.5 * Math.Log(successes * (failures / trials)));
    }

    /// <summary>ln of the probability that <paramref name="drawn"/> of an urn of target and reference items holds <paramref name="hits"/> target items.</summary>
    public static double LogHypergeometric(double hits, double targetSize, double referenceSize, double drawn)
    {
        var size = targetSize + referenceSize;
        var (p, q) = (drawn / size, (size - drawn) / size);
        return LogProbability(hits, targetSize, p, q) + LogProbability(drawn - hits, referenceSize, p, q) - LogProbability(drawn, size, p, q);
    }

    /// <summary>Regularised incomplete beta function I_x(a, b), by its continued fraction (Lentz), which takes about sqrt(max(a, b)) steps.</summary>
    public static double IncompleteBeta(double a, double b, double x)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        return x <= (a + 1) / (a + b + 2) ? BetaFraction(a, b, x) : 1 - BetaFraction(b, a, 1 - x);
    }

    /// <summary>The x at which <see cref="IncompleteBeta"/> is <paramref name="p"/>: Newton's steps inside a shrinking bracket.</summary>
    public static double InverseIncompleteBeta(double a, double b, double p)
    {
        var (low, high) = (0.0, 1.0);
        var x = a / (a + b);
        for (var i = 0; i < 200; i++)
        {
            var error = IncompleteBeta(a, b, x) - p;
            if (error == 0)
                return x;
            if (error > 0)
                high = x;
            else
                low = x;
            var density = Math.Exp(LogProbability(a, a + b, x, 1 - x)) * a * b / (a + b) / (x * (1 - x));
            var next = x - (error / density);
            if (!(next > low && next < high))
                next = low == 0 ? high / 16 : (low + high) / 2;
            if (Math.Abs(next - x) <= 1e-15 * x)
                return next;
            x = next;
        }

        return x;
    }

    private static double BetaFraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        var c = 1.0;
        var d = 1 / Guard(1 - ((a + b) * x / (a + 1)));
        var fraction = d;
        for (var m = 1; m < 100_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Guard(1 + (even * d));
            c = Guard(1 + (even / c));
            fraction *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Guard(1 + (odd * d));
            c = Guard(1 + (odd / c));
            var step = d * c;
            fraction *= step;
            if (Math.Abs(step - 1) < 1e-16)
                break;
        }

        return Math.Exp(LogProbability(a, a + b, x, 1 - x)) * b / (a + b) * fraction;

        static double Guard(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }

    // ln(n!) - (n + 1/2) ln n + n - ln(2 pi)/2.
    private static double StirlingError(double n)
    {
        if (n < SmallStirlingErrors.Length && n == Math.Floor(n))
            return SmallStirlingErrors[(int)n];
        if (n <= 15)
            return MathNet.Numerics.SpecialFunctions.GammaLn(n + 1) - ((n + 0.5) * Math.Log(n)) + n - HalfLogTwoPi;
        var square = n * n;
        return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (((1.0 / 1680) - (1.0 / 1188 / square)) / square)) / square)) / square)) / n;
    }

    private static double[] BuildSmallStirlingErrors()
    {
        var errors = new double[16];
        var factorial = 1.0;
        for (var n = 1; n < errors.Length; n++)
        {
            factorial *= n;
            errors[n] = Math.Log(factorial) - ((n + 0.5) * Math.Log(n)) + n - HalfLogTwoPi;
        }

        return errors;
    }

    private static double LogOneMinus(double x) => MathNet.Numerics.SpecialFunctions.Log1p(-x);
}
