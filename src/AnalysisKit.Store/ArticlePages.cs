using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>Reads articles in the order of import, a page of a few megabytes at a time.</summary>
internal static class ArticlePages
{
    private const int PageArticles = 1000;
    private const long PageCharacters = 4 * 1024 * 1024;

    /// <summary>The articles that pass a filter.</summary>
    public static IEnumerable<List<(long Number, Article Article)>> Of(DuckDBConnection connection, ArticleFilter filter) => Read(connection, "", [], filter);

    /// <summary>The articles that pass a filter and have not been analysed under a topic.</summary>
    public static IEnumerable<List<(long Number, Article Article)>> NotAnalyzed(DuckDBConnection connection, string topic, ArticleFilter filter) =>
        Read(connection, "AND article NOT IN (SELECT article FROM analyses WHERE topic = ? AND article BETWEEN ? AND ?)", [topic], filter);

    /// <summary>What the database itself can tell of a filter, as the end of a WHERE clause with its parameters: dates and sources. The rest is looked at article by article.</summary>
    private static (string Sql, List<object?> Parameters) Condition(ArticleFilter filter)
    {
        var (sql, parameters) = ("", new List<object?>());
        if (filter.Since is { } since)
        {
            sql += " AND published >= ?";
            parameters.Add(since);
        }

        if (filter.Until is { } until)
        {
            sql += " AND published <= ?";
            parameters.Add(until);
        }

        if (filter.Sources.Count > 0)
        {
            sql += " AND source IN (SELECT unnest(?))";
            parameters.Add(filter.Sources.ToList());
        }

        return (sql, parameters);
    }

    // The range of numbers of a page is determined first, so that a page of very long articles has fewer of them. Numbers nearly always follow the order of the rows, so DuckDB can skip all other blocks.
    private static IEnumerable<List<(long Number, Article Article)>> Read(DuckDBConnection connection, string condition, object?[] parameters, ArticleFilter filter)
    {
        var (filtered, values) = Condition(filter);
        var bounds = connection.Rows("SELECT coalesce(min(article), 1), coalesce(max(article), 0) FROM articles", [], r => (First: r.GetInt64(0), Last: r.GetInt64(1)))[0];
        for (var first = bounds.First; first <= bounds.Last;)
        {
            var last = LastOfPage(connection, first);
            object?[] range = condition.Length == 0 ? [first, last, .. values] : [first, last, .. parameters, first, last, .. values];
            var page = connection.Rows($"SELECT {ArticleRows.Columns} FROM articles WHERE article BETWEEN ? AND ? {condition}{filtered} ORDER BY article", range, ArticleRows.Read);
            page.RemoveAll(a => !filter.Matches(a.Article));
            if (page.Count > 0)
                yield return page;
            first = last + 1;
        }
    }

    private static long LastOfPage(DuckDBConnection connection, long first)
    {
        var end = first + PageArticles - 1;
        var last = first;
        long characters = 0;
        foreach (var (number, length) in connection.Rows("SELECT article, characters FROM articles WHERE article BETWEEN ? AND ? ORDER BY article", [first, end], r => (r.GetInt64(0), r.GetInt32(1))))
        {
            if (characters > 0 && characters + length > PageCharacters)
                return last;
            characters += length;
            last = number;
        }

        return end;
    }
}
