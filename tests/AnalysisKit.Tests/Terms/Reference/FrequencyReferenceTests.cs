using System.Globalization;
using static AnalysisKit.Tests.ReferenceCorpus;

namespace AnalysisKit.Tests;

public class FrequencyReferenceTests
{
    [Theory]
    [InlineData("doc")]
    [InlineData("group")]
    [InlineData("block")]
    public void Of_ReferenceCorpus_GivesTheCellsOfDfm(string unit)
    {
        var counts = TermCounts.Of(By(unit), Whitespace);
        var rows = Rows($"dfm_{unit}.csv");

        foreach (var row in rows)
            Assert.Equal(long.Parse(row["count"], CultureInfo.InvariantCulture), counts.CountOf(row["feature"], row[unit]));
        Assert.Equal(rows.Count, counts.Groups.Sum(g => counts.In(g).Count));
    }

    [Fact]
    public void Of_ReferenceCorpus_GivesTextstatFrequency()
    {
        var counts = TermCounts.Of(AsOne, Whitespace);
        var rows = Rows("frequency_all.csv");

        Assert.Equal(rows.Count, counts.Count);
        foreach (var row in rows)
            Assert.Equal(Frequency(row), counts.Find(row["feature"]));
    }

    [Fact]
    public void In_ReferenceGroups_GivesTextstatFrequencyByGroup()
    {
        var counts = TermCounts.Of(ByGroup, Whitespace);

        foreach (var group in Rows("frequency_by_group.csv").GroupBy(r => r["group"]))
            Assert.Equal(group.Select(Frequency).OrderBy(f => f.Term, StringComparer.Ordinal), counts.In(group.Key).OrderBy(f => f.Term, StringComparer.Ordinal));
    }

    [Fact]
    public void Sizes_ReferenceBlocks_EqualTokenAndTypeNumbers()
    {
        var counts = TermCounts.Of(ByDoc, Whitespace);

        foreach (var row in Rows("docs_blocks.csv"))
        {
            Assert.Equal(long.Parse(row["ntoken"], CultureInfo.InvariantCulture), counts.Size(row["doc"]).Tokens);
            Assert.Equal(int.Parse(row["ntype"], CultureInfo.InvariantCulture), counts.In(row["doc"]).Count);
        }
    }

    private static TermFrequency Frequency(Dictionary<string, string> row) => new(
        row["feature"],
        row["feature"],
        long.Parse(row["frequency"], CultureInfo.InvariantCulture),
        int.Parse(row["docfreq"], CultureInfo.InvariantCulture),
        int.Parse(row["rank"], CultureInfo.InvariantCulture));
}
