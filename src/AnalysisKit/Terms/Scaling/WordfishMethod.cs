namespace AnalysisKit;

/// <summary>How the estimates of <see cref="Wordfish"/> are computed.</summary>
public enum WordfishMethod
{
    /// <summary>The maximum of the penalised likelihood with mean 0 and standard deviation 1 of θ, by Newton's method on that surface. The best of several starts.</summary>
    Optimum,

    /// <summary>
    /// Estimates words and groups in turn, and standardises θ after each sweep without adjusting β and ψ, as quanteda.textmodels does. Because it stops when the log posterior falls, it ends after a few
    /// sweeps, short of the maximum: for comparison with published results only.
    /// </summary>
    Sweeps,
}
