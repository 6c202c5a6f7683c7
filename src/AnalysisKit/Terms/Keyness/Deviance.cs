namespace AnalysisKit;

/// <summary>Terms of likelihood ratios, computed without the loss of digits that o ln(o/e) has if o and e are close.</summary>
internal static class Deviance
{
    /// <summary>o ln(o/e) + e - o, by the series of Loader (2000, "Fast and accurate computation of binomial probabilities") where |o - e| is small.</summary>
    /// <param name="observed">o, at least 0.</param>
    /// <param name="expected">e, above 0 (or 0 together with o).</param>
    /// <param name="difference">o - e, as exactly as the caller knows it.</param>
    public static double Of(double observed, double expected, double difference)
    {
        if (observed == 0)
            return expected;
        var sum = observed + expected;
        if (Math.Abs(difference) >= 0.1 * sum)
            return (observed * Math.Log(observed / expected)) - difference;

        // o ln(o/e) = 2 o atanh(v), v = (o - e)/(o + e).
        var v = difference / sum;
        var total = difference * v;
        var term = 2 * observed * v;
        for (var j = 1; j < 1000; j++)
        {
            term *= v * v;
            var grown = total + (term / ((2 * j) + 1));
            if (grown == total)
                break;
            total = grown;
        }

        return total;
    }

    public static double Of(double observed, double expected) => Of(observed, expected, observed - expected);
}
