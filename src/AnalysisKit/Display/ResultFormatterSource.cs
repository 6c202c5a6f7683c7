namespace AnalysisKit;

/// <summary>Makes the formatters of all result types: HTML from their <c>ToHtml()</c>, or a table of their properties where they have none, and plain text.</summary>
public sealed class ResultFormatterSource
{
    private readonly IReadOnlyList<string> _mimeTypes = ["text/html", "text/plain"];

    /// <summary>One formatter per mime type, with the members that .NET Interactive expects (<c>MimeType</c> and <c>Format(object, TextWriter)</c>).</summary>
    public IEnumerable<object> CreateTypeFormatters() => _mimeTypes.Select(m => new ResultFormatter(m));
}
