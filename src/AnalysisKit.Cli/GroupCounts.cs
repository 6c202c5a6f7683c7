using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>How much was read in each group of articles.</summary>
/// <param name="byField">The field by which they are grouped.</param>
internal sealed class GroupCounts(string byField)
{
    private readonly SortedDictionary<string, ComparisonCount> _counts = new(StringComparer.Ordinal);

    public string Field => byField;

    /// <summary>The groups in ordinal order. The group of articles without the field has an empty name.</summary>
    public IReadOnlyDictionary<string, ComparisonCount> Groups => _counts;

    /// <summary>Whether any article has the field.</summary>
    public bool Any => _counts.Keys.Any(g => g.Length > 0);

    public void Add(ArticleAnalysis analysis)
    {
        var group = analysis.Article.Field(byField) ?? "";
        _counts[group] = _counts.GetValueOrDefault(group, new ComparisonCount()).With(analysis);
    }

    /// <summary>The groups with most statements, up to the given number, in ordinal order.</summary>
    public IReadOnlyList<string> Largest(int most) =>
        [.. _counts.OrderByDescending(c => c.Value.Statements).ThenBy(c => c.Key, StringComparer.Ordinal).Take(most).Select(c => c.Key).Order(StringComparer.Ordinal)];

    /// <summary>A table of the largest groups.</summary>
    public void Write(IAnsiConsole console, int most, Wording words)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(new Text(ArticleGroup.Heading(byField, words))));
        foreach (var heading in new[] { words["articles"], words["statements"], words["stances"] })
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        foreach (var group in Largest(most))
        {
            var count = _counts[group];
            table.AddRow(new Text(ArticleGroup.Label(group, byField, words)), new Text(words.Whole(count.Articles)), new Text(words.Whole(count.Statements)), new Text(words.Whole(count.Stances)));
        }

        console.Write(table);
        if (_counts.Count > most)
            console.Write(new Text(words["groups_shown", words.Whole(most), words.Whole(_counts.Count)] + "\n"));
        console.WriteLine();
    }
}
