namespace AnalysisKit;

/// <summary>A confidence interval.</summary>
/// <param name="Low">Lower end; minus infinity where the data set no bound, as for a word that one side lacks; tables leave it empty and say why.</param>
/// <param name="High">Upper end; infinity where the data set no bound.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The interval in words, such as "0.4 to 1.2" or, without an upper bound, "from 0.4"; empty where it is not defined.</summary>
    internal string ToText(string format, DisplayWording wording = default) => (double.IsFinite(Low), double.IsFinite(High)) switch
    {
        (true, true) => TableLabels.Text("interval", wording, wording.InText(Low, format), wording.InText(High, format)),
        (true, false) => TableLabels.Text("interval_from", wording, wording.InText(Low, format)),
        (false, true) => TableLabels.Text("interval_to", wording, wording.InText(High, format)),
        _ => "",
    };
}
