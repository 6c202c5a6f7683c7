using System.Globalization;

namespace AnalysisKit.Cli;

/// <summary>Counts what a filter lets through, and knows what to say to a user whose filter does not fit the articles.</summary>
internal sealed class FilterTally(ArticleFilter filter)
{
    // Enough to suggest the source that was meant.
    private const int MostSources = 10_000;

    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missingFields = [.. filter.Fields];
    private DateOnly? _first;
    private DateOnly? _last;
    private long _undated;

    public long All { get; private set; }

    public long Passed { get; private set; }

    /// <summary>How many were left out, and by which options, as a sentence without a full stop.</summary>
    public string LeftOut(Wording words, string by)
    {
        var undated = _undated > 0 && (filter.Since ?? filter.Until) is not null ? words["left_out_undated", words.Whole(_undated)] : "";
        return words["left_out_by", words.Whole(All - Passed), words.Several(All, "article"), undated, by];
    }

    /// <summary>Whether an article passes; counts it.</summary>
    public bool Passes(Article article)
    {
        All++;
        See(article.Source, article.Published);
        _missingFields.RemoveWhere(f => f is "text" or "date" || !string.IsNullOrEmpty(article.Field(f)));
        if (!filter.Matches(article))
            return false;
        Passed++;
        return true;
    }

    /// <summary>Takes account of a source and date of articles that were left out before they were seen.</summary>
    public void See(string? source, DateOnly? date)
    {
        if (source is not null && _sources.Count < MostSources)
            _sources.Add(source);
        if (date is null)
            _undated++;
        _first = _first is null || date < _first ? date ?? _first : _first;
        _last = _last is null || date > _last ? date ?? _last : _last;
    }

    /// <summary>Takes account of all articles and of the fields that some of them have.</summary>
    public void Complete(long all, long undated, IEnumerable<string> fields)
    {
        (All, _undated) = (all, undated);
        _missingFields.ExceptWith(fields);
    }

    /// <summary>What may be wrong with the filter: sources and fields that no article has, and if all are wanted, which dates there are.</summary>
    public IEnumerable<string> Hints(bool all)
    {
        foreach (var source in filter.Sources.Where(s => !_sources.Contains(s)))
            yield return $"No article has the source '{source}'. {Suggestion.For(source, _sources)}";
        foreach (var field in _missingFields)
            yield return $"No article has the field '{field}', which --where names. Every article may have {string.Join(", ", ArticleFields.Names)}, text and date; others are those of its record.";
        if (all && filter.NeedsDate)
            yield return _first is null ? "None of them has a date." : string.Create(CultureInfo.InvariantCulture, $"Their dates are from {_first:yyyy-MM-dd} to {_last:yyyy-MM-dd}{(_undated > 0 ? $"; {_undated:N0} have none" : "")}.");
    }
}
