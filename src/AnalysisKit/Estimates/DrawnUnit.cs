namespace AnalysisKit;

/// <summary>A unit that was drawn from a stratum.</summary>
/// <param name="Stratum">The stratum, within which units were drawn without replacement.</param>
/// <param name="Cluster">Number of the cluster that holds the unit, such as its article.</param>
/// <param name="Probability">Probability with which it was drawn, in (0, 1].</param>
internal readonly record struct DrawnUnit(string Stratum, int Cluster, double Probability)
{
    /// <summary>How many units of the population it stands for.</summary>
    public double Weight => 1 / Probability;
}
