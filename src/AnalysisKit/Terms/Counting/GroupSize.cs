namespace AnalysisKit;

/// <summary>How much text a group has.</summary>
/// <param name="Group">The group.</param>
/// <param name="Tokens">Number of terms counted, before any filter: the denominator of relative frequencies.</param>
/// <param name="Documents">Number of documents read.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record GroupSize(string Group, long Tokens, int Documents);
