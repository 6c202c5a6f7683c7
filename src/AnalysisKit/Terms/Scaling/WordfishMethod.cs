namespace AnalysisKit;

/// <summary>The way to the estimates of <see cref="Wordfish"/>.</summary>
public enum WordfishMethod
{
    /// <summary>The maximum of the penalised likelihood with mean 0 and standard deviation 1 of θ, by Newton's method on that surface. The best of several starts.</summary>
    Optimum,

    /// <summary>
    /// Words and groups in turn, θ standardised after each sweep without making up for it in β and ψ, as quanteda.textmodels does. As that stops when the log posterior falls, it ends after a few
    /// sweeps, short of the maximum: for comparison with published results only.
    /// </summary>
    Sweeps,
}
