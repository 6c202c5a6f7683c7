namespace AnalysisKit.Notebooks;

/// <summary>HTML that is shown as it is.</summary>
/// <param name="Html">The HTML. Text from articles in it must be encoded.</param>
public sealed record HtmlFragment(string Html)
{
    /// <summary>The HTML.</summary>
    public string ToHtml() => Html;

    /// <inheritdoc/>
    public override string ToString() => Html;
}
