namespace AnalysisKit;

/// <summary>One way to read a word as attached particles, a stem and a pronoun. All parts are in normal form, and joined they are the word, except that لل stands for ل + ال.</summary>
/// <param name="Conjunction">و or ف, or empty.</param>
/// <param name="Preposition">ب ك ل, or س before a verb, or empty.</param>
/// <param name="Article">Whether ال is attached.</param>
/// <param name="Stem">The rest of the word.</param>
/// <param name="Pronoun">An attached pronoun (ه ها هم هما هن ك كم نا ي ني), or empty.</param>
internal readonly record struct CliticAnalysis(string Conjunction, string Preposition, bool Article, string Stem, string Pronoun)
{
    /// <summary>Number of letters before the article or stem, in the word's normal form.</summary>
    public int PrefixLength => Conjunction.Length + Preposition.Length;
}
