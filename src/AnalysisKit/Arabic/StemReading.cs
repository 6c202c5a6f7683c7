namespace AnalysisKit;

/// <summary>How a word was read on the way to its stem. All parts are in normal form.</summary>
/// <param name="Word">The word.</param>
/// <param name="Particles">Attached particles, including the article, that were taken off its beginning, such as و + ال; empty when there are none.</param>
/// <param name="Stem">The stem: a key that forms of one word share, not always a word itself. To readers, show the most frequent surface form instead.</param>
/// <param name="Reason">Which rule decided the stem.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record StemReading(string Word, IReadOnlyList<string> Particles, string Stem, StemReason Reason);
