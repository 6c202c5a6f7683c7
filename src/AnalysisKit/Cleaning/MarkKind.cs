namespace AnalysisKit;

/// <summary>What a marked span of an article's text is.</summary>
public enum MarkKind
{
    /// <summary>Subscription, "follow us", "read also", sharing, copyright and menu lines.</summary>
    Navigation,

    /// <summary>Places, agencies, reporters and the date before the first sentence, up to the colon or dash.</summary>
    Dateline,

    /// <summary>Names of the agencies and newspapers that the text was taken from.</summary>
    Credit,

    /// <summary>A quotation mark as an HTML entity, whole or broken: &amp;laquo; #187; &amp;amp;quot;.</summary>
    BrokenQuoteEntity,

    /// <summary>HTML tags, comments, scripts, and entities other than quotation marks.</summary>
    Markup,
}
