namespace AnalysisKit.Jupyter;

/// <summary>The signatures of the latest messages, so that an eavesdropper cannot send one of them again. As in Jupyter's own kernel, the oldest are forgotten.</summary>
internal sealed class SeenSignatures
{
    private const int Most = 65_536;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Adds a signature; false if it was there already.</summary>
    public bool TryAdd(string signature)
    {
        if (!_seen.Add(signature))
            return false;
        _order.Enqueue(signature);
        if (_order.Count > Most)
            _seen.Remove(_order.Dequeue());
        return true;
    }
}
