namespace AnalysisKit;

/// <summary>A word in a <see cref="Wordfish"/> model.</summary>
/// <param name="Term">The term as a reader sees it.</param>
/// <param name="Key">The term as it is counted.</param>
/// <param name="Beta">β: how strongly the word separates the ends of the scale; its sign tells which end it belongs to.</param>
/// <param name="Psi">ψ: how frequent the word is.</param>
/// <param name="Dispersion">φ; 1 for Poisson.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record WordfishWord(string Term, string Key, double Beta, double Psi, double Dispersion);
