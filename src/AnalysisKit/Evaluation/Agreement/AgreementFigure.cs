using System.Globalization;

namespace AnalysisKit;

/// <summary>A measure of agreement with its interval. Where there is no number, the note says why.</summary>
/// <param name="Estimate">The measure: 1 where all agree, 0 where they agree as often as by chance; NaN where it is not defined. The standard error is that of the bootstrap. Interval and error are NaN where there is none.</param>
/// <param name="Units">Number of units that it is computed from.</param>
/// <param name="Note">Why the number or its interval is missing; empty where nothing is.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct AgreementFigure(Estimate Estimate, int Units, string Note)
{
    /// <summary>The measure; NaN where it is not defined.</summary>
    public double Value => Estimate.Value;

    /// <summary>The measure with its interval, to two digits, or the note.</summary>
    public override string ToString() => double.IsNaN(Value) ? Note
        : double.IsNaN(Estimate.Low) ? Value.ToString("0.00", CultureInfo.InvariantCulture) : Estimate.ToString();
}
