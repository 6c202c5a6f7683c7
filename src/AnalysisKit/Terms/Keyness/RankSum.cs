using MathNet.Numerics;

namespace AnalysisKit;

/// <summary>Wilcoxon's rank-sum (Mann-Whitney) test of two samples.</summary>
/// <param name="U">Mann-Whitney's U of the first sample: pairs in which it is larger, ties counting a half.</param>
/// <param name="Effect">U / (n1 n2): the probability that a value of the first sample exceeds one of the second; 0.5 is no difference (Vargha and Delaney's A, 2000). NaN when a sample is empty.</param>
/// <param name="Z">U in standard deviations, with the variance corrected for ties and U moved by 0.5 towards its mean.</param>
/// <param name="PValue">Two-sided normal p-value; 1 when all values are equal.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct RankSum(double U, double Effect, double Z, double PValue)
{
    internal static RankSum Of(double u, double n1, double n2, double tieSum)
    {
        var size = n1 + n2;
        var variance = n1 * n2 / 12 * (size + 1 - (tieSum / (size * (size - 1))));
        var difference = u - (n1 * n2 / 2);
        var z = variance > 0 ? Math.Sign(difference) * Math.Max(0, Math.Abs(difference) - 0.5) / Math.Sqrt(variance) : 0;
        return new RankSum(u, u / (n1 * n2), z, SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2)));
    }
}
