namespace AnalysisKit;

/// <summary>How a word was read on the way to its stem. All parts are in normal form.</summary>
/// <param name="Word">The word.</param>
/// <param name="Particles">Attached particles that were taken off its front, the article among them, as و + ال; empty when there are none.</param>
/// <param name="Stem">The stem: a key under which forms of one word meet, not always a word itself. Show the most frequent surface form instead.</param>
/// <param name="Reason">What decided it.</param>
public sealed record StemReading(string Word, IReadOnlyList<string> Particles, string Stem, StemReason Reason);
