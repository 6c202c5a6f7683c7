using System.Globalization;

namespace AnalysisKit;

/// <summary>
/// Which articles are wanted, by date, source and any field: what the options <c>--since</c>, <c>--until</c>, <c>--source</c> and <c>--where</c> of the command say, and a store's
/// <c>Articles</c>, <c>Analyses</c>, <c>Analyze</c> and <c>Export</c> take. In code, LINQ does the same: <c>articles.Where(a => a.Source == "wire")</c>, or with a filter
/// <c>articles.Where(ArticleFilter.Parse("title ~ عقوبات and year >= 2012").Matches)</c>. Immutable and thread-safe.
/// </summary>
public sealed record ArticleFilter
{
    private readonly ArticleCondition? _condition;
    private readonly string? _where;

    /// <summary>The filter that every article passes.</summary>
    public static ArticleFilter None { get; } = new();

    /// <summary>The first day of publication; null for no limit. With a limit, articles without a date do not pass.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last day of publication; null for no limit. With a limit, articles without a date do not pass.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The sources, one of which an article must have, letter for letter; empty for any.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>
    /// A condition on the fields of an article; null for none.
    /// <code>
    /// field ~ text     the field contains the text, in any spelling: diacritics, tatweel, forms of alif and the like, and letter case do not count; !~ it does not
    /// field = text     the field is the text, letter for letter; != it is not
    /// field &lt; value    and &lt;=, &gt;, &gt;=: as numbers where both are numbers, else in the order of their characters
    /// </code>
    /// Fields are id, source, title, author, url, text, date, or any other field of the articles; one that an article lacks counts as empty. A date (also: day, month, year, published) is compared with a day,
    /// a month or a year: <c>date = 2012-07</c>, <c>date &gt;= 2012</c>; no comparison but != is true of an article without a date. Conditions are joined by <c>and</c>, which binds
    /// more tightly, <c>or</c>, <c>not</c> and parentheses. A text with spaces or parentheses stands in quotes, "..." or '...' or «...»; a backslash before a quotation mark or a backslash takes it literally.
    /// </summary>
    /// <exception cref="FormatException">It is no condition; the message says at which character, and what to write.</exception>
    public string? Where
    {
        get => _where;
        init => (_where, _condition) = (value, value is null ? null : ConditionParser.Parse(value));
    }

    /// <summary>The filter of a condition; see <see cref="Where"/>.</summary>
    /// <exception cref="FormatException">It is no condition; the message says at which character, and what to write.</exception>
    public static ArticleFilter Parse(string where)
    {
        ArgumentNullException.ThrowIfNull(where);
        return new ArticleFilter { Where = where };
    }

    /// <summary>Whether every article passes.</summary>
    public bool IsNone => Since is null && Until is null && Sources.Count == 0 && _condition is null;

    /// <summary>The names of the fields that <see cref="Where"/> looks at, in its order.</summary>
    public IReadOnlyList<string> Fields => _condition is null ? [] : [.. _condition.Fields.Distinct(StringComparer.Ordinal)];

    /// <summary>Whether dates count, so that articles whose record gives none need one from their text (<see cref="ReadOptions.DatesFromText"/>).</summary>
    public bool NeedsDate => Since is not null || Until is not null || Fields.Any(ArticleCondition.IsDate);

    /// <summary>Whether an article passes.</summary>
    public bool Matches(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if ((Since is { } first && !(article.Published >= first)) || (Until is { } last && !(article.Published <= last)))
            return false;
        if (Sources.Count > 0 && (article.Source is null || !Sources.Contains(article.Source, StringComparer.Ordinal)))
            return false;
        return _condition is null || _condition.Holds(article);
    }

    /// <summary>The filter as the options of the command that say it; empty for <see cref="None"/>.</summary>
    public override string ToString() => string.Join(' ', ((string?[])
    [
        Since is { } first ? string.Create(CultureInfo.InvariantCulture, $"--since {first:yyyy-MM-dd}") : null,
        Until is { } last ? string.Create(CultureInfo.InvariantCulture, $"--until {last:yyyy-MM-dd}") : null,
        Sources.Count > 0 ? $"--source {string.Join(',', Sources)}" : null,
        Where is null ? null : $"--where {Where}",
    ]).OfType<string>());
}
