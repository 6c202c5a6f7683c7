namespace AnalysisKit;

/// <summary>Sums the probabilities of all tables with the same margins as an observed one. They rise to a mode and fall again, so only the relevant tails are visited.</summary>
internal static class FisherExact
{
    // Tables this much likelier than the observed one still count as no likelier, as in R's fisher.test.
    private const double Slack = 1 + 1e-7;

    public static double TwoSided(ContingencyTable table)
    {
        var (low, high, mode) = Support(table);
        var observed = table.Target;
        var limit = LogProbability(table, observed) + Math.Log(Slack);
        if (observed <= mode)
        {
            var other = FirstBelow(table, Math.Max(mode, observed + 1), high, limit, 1);
            return Math.Min(1, Sum(table, observed, low, -1) + Sum(table, other, high, 1));
        }
        else
        {
            var other = FirstBelow(table, Math.Min(mode, observed - 1), low, limit, -1);
            return Math.Min(1, Sum(table, observed, high, 1) + Sum(table, other, low, -1));
        }
    }

    public static double Greater(ContingencyTable table)
    {
        var (low, high, mode) = Support(table);
        return table.Target > mode ? Math.Min(1, Sum(table, table.Target, high, 1)) : Math.Clamp(1 - Sum(table, table.Target - 1, low, -1), 0, 1);
    }

    public static double ConditionalOddsRatio(ContingencyTable table)
    {
        var (low, high, _) = Support(table);
        if (table.Target == low)
            return table.Target == high ? double.NaN : 0;
        if (table.Target == high)
            return double.PositiveInfinity;
        var weights = new double[(int)(high - low) + 1];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = LogProbability(table, low + i);
        var log = Math.Log((table.Target + 0.5) * (table.ReferenceOthers + 0.5) / ((table.Reference + 0.5) * (table.TargetOthers + 0.5)));
        for (var iteration = 0; iteration < 200; iteration++)
        {
            var (mean, variance) = Moments(weights, low, log);
            var step = Math.Clamp((table.Target - mean) / variance, -2, 2);
            log += step;
            if (Math.Abs(step) < 1e-13 * Math.Max(1, Math.Abs(log)))
                break;
        }

        return Math.Exp(log);
    }

    private static (double Mean, double Variance) Moments(double[] weights, double low, double logOdds)
    {
        var top = double.NegativeInfinity;
        for (var i = 0; i < weights.Length; i++)
            top = Math.Max(top, weights[i] + ((low + i) * logOdds));
        var (sum, first, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = Math.Exp(weights[i] + ((low + i) * logOdds) - top);
            sum += weight;
            first += weight * i;
            second += weight * i * i;
        }

        var mean = first / sum;
        return (low + mean, (second / sum) - (mean * mean));
    }

    private static (double Low, double High, double Mode) Support(ContingencyTable table) => (
        Math.Max(0, table.Total - table.ReferenceSize),
        Math.Min(table.Total, table.TargetSize),
        Math.Floor((table.Total + 1) * (table.TargetSize + 1) / (table.Size + 2)));

    private static double LogProbability(ContingencyTable table, double x) => Binomial.LogHypergeometric(x, table.TargetSize, table.ReferenceSize, table.Total);

    /// <summary>On the other side of the mode, the table nearest to the mode that is not likelier than the limit; a value beyond the end if there is none.</summary>
    private static double FirstBelow(ContingencyTable table, double from, double end, double limit, int direction)
    {
        if ((end - from) * direction < 0 || LogProbability(table, end) > limit)
            return end + direction;
        var (likelier, below) = (from, end);
        if (LogProbability(table, from) <= limit)
            return from;
        while (Math.Abs(below - likelier) > 1)
        {
            var middle = Math.Floor((likelier + below) / 2);
            if (LogProbability(table, middle) <= limit)
                below = middle;
            else
                likelier = middle;
        }

        return below;
    }

    private static double Sum(ContingencyTable table, double from, double end, int direction)
    {
        if ((end - from) * direction < 0)
            return 0;
        var (n1, n2, k) = (table.TargetSize, table.ReferenceSize, table.Total);
        var term = 1.0;
        var sum = 1.0;
        for (var x = from; x != end; x += direction)
        {
            term *= direction < 0
                ? x * (n2 - k + x) / ((n1 - x + 1) * (k - x + 1))
                : (n1 - x) * (k - x) / ((x + 1) * (n2 - k + x + 1));
            sum += term;
            if (term < sum * 1e-18)
                break;
        }

        return Math.Exp(LogProbability(table, from) + Math.Log(sum));
    }
}
