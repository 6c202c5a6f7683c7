namespace AnalysisKit;

/// <summary>Parts of a content that tell what somebody else than its speaker wants, thinks or says. It helps to read a statement and is not part of what it is, so statements that differ in it alone are equal.</summary>
internal readonly struct OthersViews(Span[] spans) : IEquatable<OthersViews>
{
    private readonly Span[]? _spans = spans;

    /// <summary>Whether a span of the article's text lies within one of the parts.</summary>
    public bool Contain(Span span) => _spans is not null && Array.Exists(_spans, view => view.Contains(span));

    public bool Equals(OthersViews other) => true;

    public override bool Equals(object? obj) => obj is OthersViews;

    public override int GetHashCode() => 0;
}
