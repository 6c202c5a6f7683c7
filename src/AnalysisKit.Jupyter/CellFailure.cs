using System.Text.Json.Nodes;

namespace AnalysisKit.Jupyter;

/// <summary>Messages of the protocol that say that something failed.</summary>
internal static class CellFailure
{
    /// <summary>The content of a reply.</summary>
    /// <param name="name">The kind of error.</param>
    /// <param name="message">What went wrong, and where.</param>
    /// <param name="traceback">Lines for the user. Front ends show only these, so if there are none, the message is used.</param>
    public static JsonObject Content(string name, string message, IReadOnlyList<string> traceback)
    {
        var lines = traceback.Count == 0 ? [message] : traceback;
        return new JsonObject { ["status"] = "error", ["ename"] = name, ["evalue"] = message, ["traceback"] = lines.Array() };
    }

    /// <summary>The content for all front ends: the same as of the reply, but without a status.</summary>
    public static JsonObject Published(string name, string message, IReadOnlyList<string> traceback)
    {
        var content = Content(name, message, traceback);
        content.Remove("status");
        return content;
    }
}
