namespace AnalysisKit;

/// <summary>A phrase of the catalogue found in a token sequence.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">Token behind the last.</param>
/// <param name="Alias">The reading chosen.</param>
/// <param name="Conjunction">Attached to the first word: و or ف.</param>
/// <param name="Preposition">Attached to the first word: ب ك ل.</param>
internal sealed record Named(int Start, int End, Alias Alias, string Conjunction, string Preposition)
{
    public int PrefixLength => Conjunction.Length + Preposition.Length;
}
