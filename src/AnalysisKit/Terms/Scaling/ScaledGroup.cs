namespace AnalysisKit;

/// <summary>The place of a group on a scale.</summary>
/// <param name="Group">The group.</param>
/// <param name="Position">Its place.</param>
/// <param name="StandardError">Standard error of the place.</param>
/// <param name="Interval">95 % interval.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ScaledGroup(string Group, double Position, double StandardError, Interval Interval)
{
    internal static ScaledGroup Of(string group, double position, double standardError)
    {
        var half = Keyness.NormalQuantile(0.95) * standardError;
        return new ScaledGroup(group, position, standardError, new Interval(position - half, position + half));
    }
}
