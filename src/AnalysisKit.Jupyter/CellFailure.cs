using System.Text.Json.Nodes;

namespace AnalysisKit.Jupyter;

/// <summary>How the protocol says that something failed.</summary>
internal static class CellFailure
{
    /// <summary>The content of a reply.</summary>
    /// <param name="name">The kind of error.</param>
    /// <param name="message">What went wrong, and where.</param>
    /// <param name="traceback">Lines for a person; front ends show nothing else, so the message stands there too where they lack it.</param>
    public static JsonObject Content(string name, string message, IReadOnlyList<string> traceback)
    {
        var lines = traceback.Count == 0 ? [message] : traceback;
        return new JsonObject { ["status"] = "error", ["ename"] = name, ["evalue"] = message, ["traceback"] = lines.Array() };
    }

    /// <summary>The content of what everybody is told: the same, without a status.</summary>
    public static JsonObject Published(string name, string message, IReadOnlyList<string> traceback)
    {
        var content = Content(name, message, traceback);
        content.Remove("status");
        return content;
    }
}
