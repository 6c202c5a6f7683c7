namespace AnalysisKit;

/// <summary>A phrase of the catalogue found in a token sequence.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">The token after the last one.</param>
/// <param name="Alias">The alias chosen, if several are spelled like this.</param>
/// <param name="Conjunction">The و or ف attached to the first word; empty if there is none.</param>
/// <param name="Preposition">The ب, ك or ل attached to the first word; empty if there is none.</param>
internal sealed record Named(int Start, int End, Alias Alias, string Conjunction, string Preposition)
{
    /// <summary>Whether another reading of the name is as likely: an undated article with the name of somebody who spoke for two actors in turn.</summary>
    public bool IsDoubtful { get; init; }

    public int PrefixLength => Conjunction.Length + Preposition.Length;
}
