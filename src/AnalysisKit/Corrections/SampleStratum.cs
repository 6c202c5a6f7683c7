namespace AnalysisKit;

/// <summary>A stratum of a sample: units that are drawn with the same probability.</summary>
/// <param name="Name">Actor, issue and confidence, or what else tells the units apart.</param>
/// <param name="Population">Number of units that were read.</param>
/// <param name="Drawn">Number of units that were drawn.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record SampleStratum(string Name, int Population, int Drawn)
{
    /// <summary>Probability with which each unit was drawn.</summary>
    public double Probability => Population > 0 ? (double)Drawn / Population : 0;
}
