namespace AnalysisKit;

/// <summary>A word in a <see cref="Wordfish"/> model.</summary>
/// <param name="Term">The term as a reader sees it.</param>
/// <param name="Key">The term as it is counted.</param>
/// <param name="Beta">β: how strongly the word tells one end of the scale from the other, and which.</param>
/// <param name="Psi">ψ: how frequent the word is.</param>
/// <param name="Dispersion">φ; 1 for Poisson.</param>
public sealed record WordfishWord(string Term, string Key, double Beta, double Psi, double Dispersion);
