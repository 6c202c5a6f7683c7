namespace AnalysisKit.Notebooks;

/// <summary>What can be called at one place of some code.</summary>
/// <param name="Signatures">The overloads as C# writes them, those that fit what is written so far first.</param>
/// <param name="Parameter">The parameter, counted from 0, whose argument stands at the place.</param>
/// <param name="Documentation">What the first overload does; <see langword="null"/> when it is not documented.</param>
public sealed record SignatureHelp(IReadOnlyList<string> Signatures, int Parameter, string? Documentation);
