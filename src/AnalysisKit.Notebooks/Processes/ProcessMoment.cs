namespace AnalysisKit.Notebooks.Processes;

/// <summary>
/// A moment between the beginnings of processes. The time in which Linux says when a process began is coarse: many begin in the same hundredth of a second, and their numbers, which rise, say which came first.
/// </summary>
/// <param name="Tick">Hundredths of a second since the system began.</param>
/// <param name="LastId">The number that was given to a process last.</param>
internal readonly record struct ProcessMoment(long Tick, int LastId)
{
    /// <summary>Whether a process began after this moment.</summary>
    /// <param name="tick">When it began.</param>
    /// <param name="id">Its number.</param>
    public bool IsBefore(long tick, int id) => tick > Tick || (tick == Tick && id > LastId);
}
