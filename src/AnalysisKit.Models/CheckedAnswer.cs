namespace AnalysisKit.Models;

/// <summary>An answer of a model, looked at: what of it holds, and what does not.</summary>
/// <param name="Value">What holds; null where nothing can be made of the answer.</param>
/// <param name="Faults">What does not hold, each as a sentence for the model; none where all holds.</param>
/// <param name="LeftOut">Number of statements or judgements that do not hold and are not in <paramref name="Value"/>.</param>
/// <param name="IsWhole">Whether it says all that was asked. One that does not is used, and asked for anew by the next run.</param>
internal sealed record CheckedAnswer<T>(T? Value, IReadOnlyList<string> Faults, int LeftOut, bool IsWhole = true)
    where T : class;
