namespace AnalysisKit;

/// <summary>False discovery rate.</summary>
public static class BenjaminiHochberg
{
    /// <summary>
    /// Adjusted p-values: p(i) · m / i, made monotone from the largest down and capped at 1, for m tests in ascending order i = 1..m.
    /// Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289-300. NaN marks a test that was not made: it is not counted in m and stays NaN.
    /// </summary>
    /// <returns>The adjusted values in the order of the input.</returns>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var (order, sorted, tests) = (new int[pValues.Count], new double[pValues.Count], 0);
        for (var i = 0; i < order.Length; i++)
        {
            if (!double.IsNaN(pValues[i]))
                (order[tests], sorted[tests++]) = (i, pValues[i]);
        }

        Array.Sort(sorted, order, 0, tests);
        var adjusted = new double[order.Length];
        Array.Fill(adjusted, double.NaN);
        var least = 1.0;
        for (var i = tests - 1; i >= 0; i--)
        {
            least = Math.Min(least, sorted[i] * tests / (i + 1));
            adjusted[order[i]] = least;
        }

        return adjusted;
    }
}
