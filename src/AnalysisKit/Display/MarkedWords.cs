namespace AnalysisKit;

/// <summary>How words are marked in sentences. The colour of a mark is as high as a line's letters and no higher, whatever the font, so that it does not cover the line above, as the usual background of Arabic words does.</summary>
internal static class MarkedWords
{
    /// <summary>What a style sheet says of marks, in the colour that the page has as <c>--mark</c>. Lines must be at least 1.5 letters apart.</summary>
    public const string Style = "background:linear-gradient(var(--mark,rgba(255,200,0,.35)),var(--mark,rgba(255,200,0,.35))) 0 58%/100% 1.22em no-repeat;-webkit-box-decoration-break:clone;box-decoration-break:clone;color:inherit";

    /// <summary>What stands before marked words, on pages that may have no style sheet of ours.</summary>
    public const string Start = $"<mark style=\"{Style}\">";

    /// <summary>What stands behind them.</summary>
    public const string End = "</mark>";
}
