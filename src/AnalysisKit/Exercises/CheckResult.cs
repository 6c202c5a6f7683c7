using System.Net;

namespace AnalysisKit;

/// <summary>The line of praise that a passed check shows.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class CheckResult
{
    private readonly string _english;
    private readonly string _arabic;

    private CheckResult(string english, string arabic)
    {
        _english = english;
        _arabic = arabic;
    }

    /// <summary>The answer is right.</summary>
    public static CheckResult Right { get; } = new("Right.", "أحسنت، الجواب صحيح.");

    /// <summary>The line as HTML.</summary>
    public string ToHtml() => $"<div style=\"color:#1a7f37\"><span>\u2713 {WebUtility.HtmlEncode(_english)}</span> <span dir=\"rtl\" lang=\"ar\">{_arabic}</span></div>";

    /// <inheritdoc/>
    public override string ToString() => $"\u2713 {_english} \u2068{_arabic}\u2069";
}
