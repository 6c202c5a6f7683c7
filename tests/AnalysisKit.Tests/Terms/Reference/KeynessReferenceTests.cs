using System.Globalization;
using AnalysisKit.Terms;
using static AnalysisKit.Tests.Terms.Reference.ReferenceCorpus;

namespace AnalysisKit.Tests.Terms.Reference;

public class KeynessReferenceTests
{
    private static readonly TermCounts Counts = TermCounts.Of(ByGroup, Whitespace);

    public static TheoryData<string> Groups => ["eco", "pol", "spo"];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Of_ReferenceGroup_EqualsTheFormulas(string group)
    {
        var table = Counts.Keyness(group);
        var rows = Rows($"formula_keyness_{group}.csv");

        Assert.Equal(rows.Count, table.Count);
        foreach (var row in rows)
        {
            var term = table.Find(row["feature"])!;
            Assert.Equal(long.Parse(row["n_target"], CultureInfo.InvariantCulture), term.TargetCount);
            Assert.Equal(long.Parse(row["n_reference"], CultureInfo.InvariantCulture), term.ReferenceCount);
            Close(row["expected_target"], term.Table.Expected, row["feature"]);
            Close(row["G2_4cell"], term.LogLikelihoodRatio, row["feature"]);
            Close(row["G2_4cell_p"], term.PValue, row["feature"]);
            Close(row["log_ratio_hardie"], term.LogRatio, row["feature"]);
        }
    }
}
