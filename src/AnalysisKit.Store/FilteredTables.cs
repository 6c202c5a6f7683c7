using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>Lets a connection see a part of the store: for each table and view one of the same name, of the connection alone, which holds the rows that pass a filter.</summary>
internal static partial class FilteredTables
{
    private const string Mine = "temp.main.";

    private static readonly string[] OfArticles = ["articles", "analyses", "mentions", "correction_outcomes"];

    /// <summary>Makes the tables. Those that are not about articles (topics, actors, issues, rejects, corrections) stay as they are.</summary>
    public static void Make(StoreFile file, DuckDBConnection connection, StoreFilter filter, CancellationToken cancellationToken)
    {
        if (filter.IsNone)
            return;
        var wanted = Wanted(file, connection, filter.Articles, cancellationToken);
        file.Guard(() =>
        {
            var store = $"\"{connection.Scalar<string>("SELECT current_database()").Replace("\"", "\"\"", StringComparison.Ordinal)}\".main.";
            foreach (var table in OfArticles.Where(t => StoreFile.Has(connection, t, "article")))
                View(table, $"SELECT * FROM {store}{table} WHERE {wanted}");
            var issues = filter.Issues.Count == 0 ? "true" : $"t.issue IN ({Texts(filter.Issues)})";
            var speakers = filter.Actors.Count == 0 ? "true" : $"s.speaker IN ({Texts(filter.Actors)})";
            var sides = filter.Issues.Count == 0 ? "true" : $"EXISTS (SELECT 1 FROM {store}stances t WHERE t.topic = s.topic AND t.article = s.article AND t.statement = s.statement AND {issues})";
            View("statements", $"SELECT * FROM {store}statements s WHERE {wanted} AND {speakers} AND {sides}");
            View("stances", $"SELECT * FROM {store}stances t WHERE {wanted} AND {issues} AND EXISTS (SELECT 1 FROM {Mine}statements s WHERE s.topic = t.topic AND s.article = t.article AND s.statement = t.statement)");
            View("stance_cues", $"SELECT * FROM {store}stance_cues c WHERE {wanted} AND EXISTS (SELECT 1 FROM {Mine}stances t WHERE t.topic = c.topic AND t.article = c.article AND t.stance = c.stance)");

            // Those of the store see its own tables.
            var script = StoreFile.Script("schema.sql") + (StoreFile.Has(connection, "stance_details", "origin") ? StoreFile.Script("later.sql") : "");
            foreach (Match view in Views().Matches(script))
                View(view.Groups["name"].Value, Named().Replace(view.Groups["select"].Value, $"$1 {Mine}$2"));
        });

        void View(string name, string select) => connection.Execute($"CREATE OR REPLACE TEMP VIEW {name} AS {select}");
    }

    /// <summary>A condition that holds for the articles that pass a filter.</summary>
    private static string Wanted(StoreFile file, DuckDBConnection connection, ArticleFilter filter, CancellationToken cancellationToken)
    {
        if (filter.IsNone)
            return "true";
        var ranges = new List<(long First, long Last)>();
        file.GuardRows(() =>
        {
            foreach (var (number, _) in ArticlePages.Of(connection, filter).SelectMany(page => page))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (ranges.Count > 0 && ranges[^1].Last == number - 1)
                    ranges[^1] = (ranges[^1].First, number);
                else
                    ranges.Add((number, number));
            }

            return true;
        });
        if (ranges.Count == 0)
            return "false";
        var values = string.Join(", ", ranges.Select(r => string.Create(CultureInfo.InvariantCulture, $"({r.First}, {r.Last})")));
        file.Guard(() => connection.Execute($"CREATE TEMP TABLE wanted_articles AS SELECT unnest(range(r.a, r.b + 1)) AS article FROM (VALUES {values}) AS r(a, b)"));
        return $"article IN (SELECT article FROM {Mine}wanted_articles)";
    }

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(t => $"'{t.Replace("'", "''", StringComparison.Ordinal)}'"));

    [GeneratedRegex(@"^CREATE (?:OR REPLACE )?VIEW (?<name>\w+) AS\s(?<select>[^;]+);", RegexOptions.Multiline)]
    private static partial Regex Views();

    [GeneratedRegex(@"\b(FROM|JOIN) (articles|statements|stances|stance_details)\b")]
    private static partial Regex Named();
}
