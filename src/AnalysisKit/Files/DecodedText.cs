namespace AnalysisKit;

/// <summary>Bytes as text.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Encoding">The encoding's IANA name in lower case, such as utf-8 or windows-1256.</param>
/// <param name="Doubt">Why the encoding is not certain, as a sentence; null when it is.</param>
internal sealed record DecodedText(string Text, string Encoding, string? Doubt);
