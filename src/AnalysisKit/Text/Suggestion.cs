namespace AnalysisKit;

/// <summary>Suggests what a user may have meant by an unknown name.</summary>
internal static class Suggestion
{
    private const int Most = 5;

    /// <summary>A sentence such as "Did you mean russia?", or the known names if none is similar.</summary>
    /// <param name="given">The name that is not known.</param>
    /// <param name="known">The known names.</param>
    public static string For(string given, IEnumerable<string> known) => For(given, known.Select(name => (name, name)));

    /// <summary>The same for known things with several spellings, such as an id and its labels. Suggests the ids.</summary>
    public static string For(string given, IEnumerable<(string Spelling, string Id)> known)
    {
        var all = known.Where(k => k.Spelling.Length > 0).ToList();
        var near = all
            .Select(k => (k.Id, Distance: Distance(Fold(given), Fold(k.Spelling)), Begins: Fold(k.Spelling).StartsWith(Fold(given), StringComparison.Ordinal), Longest: Math.Max(given.Length, k.Spelling.Length)))
            .Where(k => k.Distance <= Math.Max(1, k.Longest / 3) || (k.Begins && given.Length > 1))
            .ToList();
        if (near.Exists(k => k.Distance == 0))
            near.RemoveAll(k => k.Distance > 0);
        var ids = near.OrderBy(k => k.Distance).ThenBy(k => k.Id, StringComparer.Ordinal)
            .Select(k => k.Id).Distinct(StringComparer.Ordinal).Take(Most).ToList();
        if (ids.Count > 0)
            return $"Did you mean {string.Join(" or ", ids)}?";
        ids = all.Select(k => k.Id).Distinct(StringComparer.Ordinal).ToList();
        return ids.Count == 0 ? "There are none." : $"There are {string.Join(", ", ids.Take(4 * Most))}{(ids.Count > 4 * Most ? ", ..." : "")}.";
    }

    private static string Fold(string name) => name.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-');

    /// <summary>Number of letters to insert, delete, replace or swap with a neighbour to make two texts equal (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var best = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, rows[i - 2, j - 2] + 1);
                rows[i, j] = best;
            }
        }

        return rows[a.Length, b.Length];
    }
}
