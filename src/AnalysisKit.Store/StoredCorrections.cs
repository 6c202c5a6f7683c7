using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>The corrections that a store keeps, and what became of them under each topic.</summary>
internal static class StoredCorrections
{
    /// <summary>The corrections with their places, in order; none in a store of an earlier kit.</summary>
    public static List<(long Place, Correction Correction)> Read(DuckDBConnection connection) => StoreFile.Has(connection, "corrections", "line")
        ? [.. connection.Rows("SELECT place, line FROM corrections ORDER BY place", [], r => (r.GetInt64(0), r.GetString(1))).Select(r => (r.Item1, Parse(r.Item2)))]
        : [];

    /// <summary>Adds the corrections that are not there yet, and drops the analyses of their articles, which are then read again and corrected. Gives the number of new corrections.</summary>
    public static long Add(DuckDBConnection connection, IEnumerable<Correction> corrections)
    {
        StoreFile.Upgrade(connection);
        var known = connection.Rows("SELECT line FROM corrections", [], r => r.GetString(0)).ToHashSet(StringComparer.Ordinal);
        var place = connection.Scalar<long>("SELECT coalesce(max(place), 0) FROM corrections");
        var articles = new HashSet<string>(StringComparer.Ordinal);
        var before = place;
        using (var rows = new RowWriter(connection, "corrections"))
        {
            foreach (var correction in corrections)
            {
                var line = CorrectionFormat.Write(correction);
                if (!known.Add(line))
                    continue;
                rows.Row().Add(++place).Add(correction.Article).Add(line).End();
                articles.Add(correction.Article);
            }
        }

        Drop(connection, articles);
        return place - before;
    }

    /// <summary>Removes all corrections, and drops the analyses of their articles, which are then read again.</summary>
    public static void Clear(DuckDBConnection connection)
    {
        StoreFile.Upgrade(connection);
        Drop(connection, connection.Rows("SELECT DISTINCT article FROM corrections", [], r => r.GetString(0)));
        connection.Execute("DELETE FROM corrections");
    }

    /// <summary>Writes what became of the corrections of analysed articles.</summary>
    public static void Write(DuckDBConnection connection, string topic, IEnumerable<(long Article, long Place, CorrectionOutcome Outcome)> outcomes)
    {
        using var rows = new RowWriter(connection, "correction_outcomes");
        foreach (var (article, place, outcome) in outcomes)
            rows.Row().Add(topic).Add(article).Add(place).Add(outcome.ToString().ToLowerInvariant()).End();
    }

    /// <summary>What became of the corrections under a topic; those of articles that have not been analysed since count as not read. Null if the store has none.</summary>
    public static CorrectionCounts? Counts(DuckDBConnection connection, Topic topic)
    {
        var stored = Read(connection);
        if (stored.Count == 0)
            return null;
        var tally = new CorrectionTally(Corrections.Of(stored.Select(s => s.Correction)), topic);
        var outcomes = connection.Rows("SELECT place, outcome FROM correction_outcomes WHERE topic = ?", [topic.Id], r => (r.GetInt64(0), r.GetString(1))).ToLookup(r => r.Item1, r => r.Item2);
        tally.Add(stored.SelectMany(s => outcomes[s.Place].Take(1).Select(o => (s.Correction, Enum.Parse<CorrectionOutcome>(o, ignoreCase: true)))));
        return tally.Counts();
    }

    private static void Drop(DuckDBConnection connection, IReadOnlyCollection<string> articles)
    {
        if (articles.Count == 0)
            return;
        var ids = articles.ToHashSet(StringComparer.Ordinal);
        var numbers = connection.Rows("SELECT article, id FROM articles", [], r => (Number: r.GetInt64(0), Id: r.GetString(1))).Where(a => ids.Contains(a.Id)).Select(a => a.Number).ToList();
        if (numbers.Count == 0)
            return;
        foreach (var table in AnalysisRows.Tables)
            connection.Execute($"DELETE FROM {table} WHERE article IN (SELECT unnest(?))", numbers);
    }

    private static Correction Parse(string line)
    {
        var problems = new List<CorrectionProblem>();
        using var reader = new StringReader(line);
        return CorrectionFormat.Read(reader, "corrections", asSample: false, problems) is [var read] ? read.Read.Answer : throw new FormatException(string.Join(' ', problems));
    }
}
