using System.Collections;

namespace AnalysisKit;

/// <summary>
/// The marked spans of one text, ordered by start; of several with one start, the longest first. Spans of one kind do not overlap; a credit lies inside the dateline that
/// it is part of, and entities may lie inside any. Immutable.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class CleaningMarks : IReadOnlyList<MarkedSpan>
{
    private readonly MarkedSpan[] _marks;
    private readonly int _longest;

    internal CleaningMarks(List<MarkedSpan> marks)
    {
        _marks = [.. marks];
        Array.Sort(_marks, (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start)
            : a.Span.Length != b.Span.Length ? b.Span.Length.CompareTo(a.Span.Length) : a.Kind.CompareTo(b.Kind));
        foreach (var mark in _marks)
            _longest = Math.Max(_longest, mark.Span.Length);
    }

    /// <inheritdoc/>
    public int Count => _marks.Length;

    /// <inheritdoc/>
    public MarkedSpan this[int index] => _marks[index];

    /// <summary>Whether a position of the text lies in a span of that kind.</summary>
    public bool IsInside(int position, MarkKind kind) => Any(position, kind);

    /// <summary>Whether a position of the text lies in any marked span.</summary>
    public bool IsInside(int position) => Any(position, null);

    /// <summary>The spans of one kind, in order.</summary>
    public IEnumerable<MarkedSpan> Of(MarkKind kind) => _marks.Where(m => m.Kind == kind);

    /// <summary>The marked spans as a table.</summary>
    public string ToHtml() => new ResultList<MarkedSpan>("marked spans", _marks).ToHtml();

    /// <inheritdoc/>
    public override string ToString() => TableLabels.Text("marks_text", DisplayWording.Usual, Count);

    /// <inheritdoc/>
    public IEnumerator<MarkedSpan> GetEnumerator() => ((IEnumerable<MarkedSpan>)_marks).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Any(int position, MarkKind? kind)
    {
        for (var i = LastStartingAtOrBefore(position); i >= 0 && _marks[i].Span.Start + _longest > position; i--)
        {
            if (_marks[i].Span.Contains(position) && (kind is null || _marks[i].Kind == kind))
                return true;
        }

        return false;
    }

    private int LastStartingAtOrBefore(int position) => Ordered.FirstFrom<MarkedSpan>(_marks, position + 1, mark => mark.Span.Start) - 1;
}
