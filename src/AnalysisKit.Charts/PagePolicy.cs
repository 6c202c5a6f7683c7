using System.Security.Cryptography;
using System.Text;

namespace AnalysisKit.Charts;

/// <summary>
/// The <see href="https://www.w3.org/TR/CSP3/">Content Security Policy</see> of the pages that the kit writes: only their own scripts run, each allowed by its hash; pictures are in the page; nothing is loaded and
/// nothing is sent, whatever text of articles or notebooks stands in the page.
/// </summary>
internal static class PagePolicy
{
    /// <summary>The element for a page's head, to stand before its scripts.</summary>
    /// <param name="scripts">The page's script elements; none for a page without.</param>
    public static string Meta(params ReadOnlySpan<string> scripts)
    {
        var sources = new StringBuilder();
        foreach (var script in scripts)
            sources.Append(" 'sha256-").Append(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Content(script))))).Append('\'');
        return $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src{(scripts.Length == 0 ? " 'none'" : sources)}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'\">";
    }

    // What is between the tags, with the line ends that a browser makes of all.
    private static string Content(string script)
    {
        var begin = script.IndexOf('>', StringComparison.Ordinal) + 1;
        var end = script.LastIndexOf("</script>", StringComparison.Ordinal);
        return script[begin..end].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }
}
