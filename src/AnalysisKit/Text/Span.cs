namespace AnalysisKit;

/// <summary>A stretch of an article's original text, in UTF-16 code units. Every token, mention, statement and piece of evidence has one.</summary>
/// <param name="Start">Index of the first code unit.</param>
/// <param name="Length">Number of code units; zero for an empty span.</param>
public readonly record struct Span(int Start, int Length) : IComparable<Span>
{
    /// <summary>Index just after the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>Whether the span has no extent.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The span that starts at <paramref name="start"/> and ends before <paramref name="end"/>.</summary>
    public static Span Between(int start, int end) => new(start, end - start);

    /// <summary>The smallest span that covers both.</summary>
    public Span Union(Span other) => Between(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>Whether <paramref name="position"/> lies inside.</summary>
    public bool Contains(int position) => position >= Start && position < End;

    /// <summary>Whether <paramref name="other"/> lies wholly inside.</summary>
    public bool Contains(Span other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the two share at least one code unit.</summary>
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;

    /// <summary>The part of <paramref name="text"/> that the span covers.</summary>
    public string Of(string text) => text.Substring(Start, Length);

    /// <inheritdoc/>
    public int CompareTo(Span other) => Start != other.Start ? Start.CompareTo(other.Start) : Length.CompareTo(other.Length);

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}..{End})";

    /// <summary>Orders by start, then length.</summary>
    public static bool operator <(Span left, Span right) => left.CompareTo(right) < 0;

    /// <summary>Orders by start, then length.</summary>
    public static bool operator >(Span left, Span right) => left.CompareTo(right) > 0;

    /// <summary>Orders by start, then length.</summary>
    public static bool operator <=(Span left, Span right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by start, then length.</summary>
    public static bool operator >=(Span left, Span right) => left.CompareTo(right) >= 0;
}
