using MathNet.Numerics;

namespace AnalysisKit;

/// <summary>Log odds of a term in one group against another, with a Dirichlet prior. Monroe, Colaresi and Quinn (2008), "Fightin' Words", Political Analysis 16, 372-403.</summary>
/// <param name="Delta">Difference of the log odds (equation 16).</param>
/// <param name="Variance">Its variance in the approximation 1/(y1+α1) + 1/(y2+α2) (equation 20).</param>
/// <param name="FullVariance">The variance with the terms of the complements added, 1/(n1+α01-y1-α1) and 1/(n2+α02-y2-α2) (equation 19).</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct WeightedLogOdds(double Delta, double Variance, double FullVariance)
{
    /// <summary>Delta in standard deviations: ζ = δ / sqrt(<see cref="Variance"/>) (equation 22).</summary>
    public double Z => Delta / Math.Sqrt(Variance);

    /// <summary>Delta in standard deviations of <see cref="FullVariance"/>.</summary>
    public double FullZ => Delta / Math.Sqrt(FullVariance);

    /// <summary>Two-sided normal p-value of <see cref="Z"/>.</summary>
    public double PValue => SpecialFunctions.Erfc(Math.Abs(Z) / Math.Sqrt(2));

    /// <summary>δ = ln((y1+α1)/(n1+α01-y1-α1)) - ln((y2+α2)/(n2+α02-y2-α2)).</summary>
    /// <param name="count1">y1: occurrences in the first group.</param>
    /// <param name="size1">n1: size of the first group.</param>
    /// <param name="count2">y2: occurrences in the second group.</param>
    /// <param name="size2">n2: size of the second group.</param>
    /// <param name="alpha1">α1: prior of the term in the first group.</param>
    /// <param name="alphaSum1">α01: sum of the prior over all terms in the first group.</param>
    /// <param name="alpha2">α2: prior of the term in the second group.</param>
    /// <param name="alphaSum2">α02: sum of the prior over all terms in the second group.</param>
    public static WeightedLogOdds Of(double count1, double size1, double count2, double size2, double alpha1, double alphaSum1, double alpha2, double alphaSum2)
    {
        var (y1, rest1) = (count1 + alpha1, size1 + alphaSum1 - count1 - alpha1);
        var (y2, rest2) = (count2 + alpha2, size2 + alphaSum2 - count2 - alpha2);
        var variance = (1 / y1) + (1 / y2);
        return new WeightedLogOdds(Math.Log(y1 / rest1) - Math.Log(y2 / rest2), variance, variance + (1 / rest1) + (1 / rest2));
    }
}
