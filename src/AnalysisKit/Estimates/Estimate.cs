using System.Globalization;

namespace AnalysisKit;

/// <summary>A number estimated from a sample, with its standard error and interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error; NaN where there is none.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct Estimate(double Value, double StandardError, double Low, double High)
{
    /// <summary>Estimate and interval, to two digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.00} ({Low:0.00} to {High:0.00})");
}
