using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AnalysisKit.Jupyter;

/// <summary>The cells that were run since the kernel started. Nothing is kept in files.</summary>
internal sealed class History
{
    /// <summary>The session number. There is only one session, since the history is not kept in files.</summary>
    private const int Session = 1;

    private readonly List<HistoryEntry> _entries = [];

    public void Add(HistoryEntry entry) => _entries.Add(entry);

    /// <summary>Answers a <c>history_request</c>.</summary>
    public JsonObject Reply(JsonObject request)
    {
        var entries = request.Text("hist_access_type") switch
        {
            "range" => Range(request.Number("session") ?? 0, request.Number("start") ?? 0, request.Number("stop")),
            "search" => Search(request.Text("pattern") ?? "*", request.Number("n"), request.Flag("unique") ?? false),
            _ => _entries.TakeLast(Math.Max(0, request.Number("n") ?? int.MaxValue)),
        };
        var withOutput = request.Flag("output") ?? false;
        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. entries.Select(e => new JsonArray(Session, e.Count, withOutput ? new JsonArray(e.Input, e.Output) : e.Input))]),
        };
    }

    private IEnumerable<HistoryEntry> Range(int session, int start, int? stop) =>
        session is 0 or Session ? _entries.Where(e => e.Count >= start && (stop is null || e.Count < stop)) : [];

    private IEnumerable<HistoryEntry> Search(string pattern, int? n, bool unique)
    {
        var glob = new Regex(Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal), RegexOptions.Singleline | RegexOptions.NonBacktracking);
        var found = _entries.Where(e => glob.IsMatch(e.Input));
        if (unique)
            found = found.Reverse().DistinctBy(e => e.Input).Reverse();
        return found.TakeLast(Math.Max(0, n ?? int.MaxValue));
    }
}
