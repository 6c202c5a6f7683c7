using System.Text.Json.Nodes;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Jupyter;

/// <summary>Answers requests of front ends about code that is being written.</summary>
internal sealed class LanguageReplies(CSharpLanguage language)
{
    private const int MostSignatures = 10;

    /// <summary>Answers a <c>complete_request</c>.</summary>
    public async Task<JsonObject> CompleteAsync(JsonObject request)
    {
        var (code, position) = Place(request);
        var completions = await language.CompleteAsync(code, position).ConfigureAwait(false);
        var start = CodePoints.FromCodeUnits(code, completions.Start);
        var end = CodePoints.FromCodeUnits(code, completions.End);
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = completions.Items.Select(c => c.Text).Array(),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. completions.Items.Select(c => new JsonObject { ["start"] = start, ["end"] = end, ["text"] = c.Text, ["type"] = Kind(c.Kind) })]),
            },
        };
    }

    /// <summary>Answers an <c>inspect_request</c>: the description of what is at the cursor, or inside the brackets of a call, the overloads.</summary>
    public async Task<JsonObject> InspectAsync(JsonObject request)
    {
        var (code, position) = Place(request);
        var text = IsAtName(code, position)
            ? await language.DescribeAsync(code, position).ConfigureAwait(false) ?? await CallAsync(code, position).ConfigureAwait(false)
            : await CallAsync(code, position).ConfigureAwait(false) ?? await language.DescribeAsync(code, position).ConfigureAwait(false);
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = text is not null,
            ["data"] = text is null ? [] : new JsonObject { ["text/plain"] = text },
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>Answers an <c>is_complete_request</c>.</summary>
    public static JsonObject IsComplete(JsonObject request)
    {
        var code = Code(request);
        var status = CSharpLanguage.Check(code);
        var reply = new JsonObject { ["status"] = status.ToString().ToLowerInvariant() };
        if (status == CodeStatus.Incomplete)
            reply["indent"] = CSharpLanguage.Indent(code);
        return reply;
    }

    private async Task<string?> CallAsync(string code, int position)
    {
        if (await language.SignaturesAsync(code, position).ConfigureAwait(false) is not { } help)
            return null;
        var lines = help.Signatures.Take(MostSignatures).ToList();
        if (help.Signatures.Count > MostSignatures)
            lines.Add($"(and {help.Signatures.Count - MostSignatures} more)");
        if (help.Documentation is { } documentation)
            lines.Add(documentation);
        return string.Join('\n', lines);
    }

    private static bool IsAtName(string code, int position) => (position < code.Length && IsOfName(code[position])) || (position > 0 && IsOfName(code[position - 1]));

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static (string Code, int Position) Place(JsonObject request)
    {
        var code = Code(request);
        return (code, CodePoints.ToCodeUnits(code, request.Number("cursor_pos") ?? int.MaxValue));
    }

    // A cell that is too long to be run is not looked at either.
    private static string Code(JsonObject request) => request.Text("code") is { Length: <= CSharpSession.LongestCell } code ? code : "";

    /// <summary>The name that front ends have for a kind of completion, for which they draw an icon.</summary>
    private static string Kind(string kind) => kind switch
    {
        "Method" or "ExtensionMethod" => "function",
        "Class" or "Structure" or "Interface" or "Enum" or "Delegate" => "class",
        "Namespace" => "module",
        "Property" => "property",
        "Keyword" => "keyword",
        _ => "instance",
    };
}
