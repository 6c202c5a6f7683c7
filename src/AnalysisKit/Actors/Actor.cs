namespace AnalysisKit;

/// <summary>A state, organisation or group that can speak and hold positions.</summary>
/// <param name="Id">Identifies the actor in tables and files.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Arabic">Arabic label.</param>
/// <param name="English">English label.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Actor(string Id, ActorKind Kind, string Arabic, string English);
