namespace AnalysisKit.Models;

/// <summary>Counts what questions and answers take, and keeps it within limits. Thread-safe.</summary>
internal sealed class Budget(ModelReaderOptions options)
{
    private readonly Lock _lock = new();
    private ModelUsage _usage = new();
    private long _reservedInput;
    private long _reservedOutput;

    public ModelUsage Usage
    {
        get
        {
            lock (_lock)
                return _usage with { Cost = CostOf(_usage.InputTokens, _usage.OutputTokens) };
        }
    }

    /// <summary>Counts something that happened.</summary>
    public void Count(Func<ModelUsage, ModelUsage> change)
    {
        lock (_lock)
            _usage = change(_usage);
    }

    /// <summary>Sets tokens aside for a question before it is asked; false where they might go beyond a limit.</summary>
    public bool TryReserve(long input, long output)
    {
        lock (_lock)
        {
            var (allInput, allOutput) = (_usage.InputTokens + _reservedInput + input, _usage.OutputTokens + _reservedOutput + output);
            if (allInput + allOutput > options.MaxTokens || CostOf(allInput, allOutput) > options.MaxCost)
                return false;
            (_reservedInput, _reservedOutput) = (_reservedInput + input, _reservedOutput + output);
            return true;
        }
    }

    /// <summary>Counts what a question took in the place of what was set aside for it.</summary>
    public void Settle(long reservedInput, long reservedOutput, long input, long output, bool isEstimated)
    {
        lock (_lock)
        {
            (_reservedInput, _reservedOutput) = (_reservedInput - reservedInput, _reservedOutput - reservedOutput);
            _usage = _usage with { InputTokens = _usage.InputTokens + input, OutputTokens = _usage.OutputTokens + output, IsEstimated = _usage.IsEstimated || (isEstimated && input + output > 0) };
        }
    }

    private decimal? CostOf(long input, long output) => options is { InputPrice: null, OutputPrice: null } ? null : ((input * (options.InputPrice ?? 0)) + (output * (options.OutputPrice ?? 0))) / 1_000_000m;
}
