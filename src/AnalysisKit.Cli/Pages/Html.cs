using System.Net;

namespace AnalysisKit.Cli.Pages;

/// <summary>Text made safe for a page.</summary>
internal static class Html
{
    public static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");
}
