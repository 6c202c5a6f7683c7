namespace AnalysisKit.Notebooks;

/// <summary>The overloads that can be called at one position of some code.</summary>
/// <param name="Signatures">The overloads in C# syntax; first those that fit the arguments written so far.</param>
/// <param name="Parameter">The parameter, counted from 0, whose argument stands at the place.</param>
/// <param name="Documentation">What the first overload does; <see langword="null"/> when it is not documented.</param>
public sealed record SignatureHelp(IReadOnlyList<string> Signatures, int Parameter, string? Documentation);
