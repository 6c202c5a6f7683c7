using System.Globalization;

namespace AnalysisKit;

/// <summary>A confidence interval.</summary>
/// <param name="Low">Lower end; minus infinity where the data set no bound, as for a word that one side lacks; tables leave it empty and say why.</param>
/// <param name="High">Upper end; infinity where the data set no bound.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The interval in words, such as "0.4 to 1.2" or, without an upper bound, "from 0.4"; empty where it is not defined.</summary>
    internal string ToText(string format) => (double.IsFinite(Low), double.IsFinite(High)) switch
    {
        (true, true) => $"{Low.ToString(format, CultureInfo.InvariantCulture)} to {High.ToString(format, CultureInfo.InvariantCulture)}",
        (true, false) => $"from {Low.ToString(format, CultureInfo.InvariantCulture)}",
        (false, true) => $"up to {High.ToString(format, CultureInfo.InvariantCulture)}",
        _ => "",
    };
}
