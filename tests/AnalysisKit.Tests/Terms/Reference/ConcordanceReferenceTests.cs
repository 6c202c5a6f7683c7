using System.Globalization;
using static AnalysisKit.Tests.ReferenceCorpus;

namespace AnalysisKit.Tests;

public class ConcordanceReferenceTests
{
    [Theory]
    [InlineData("kwic_hukuma_w3.csv", "الحكومة", 3)]
    [InlineData("kwic_glob_al_w2.csv", "ال*", 2)]
    [InlineData("kwic_phrase_w3.csv", "كأس العالم", 3)]
    public void Of_ReferenceCorpus_EqualsKwic(string file, string pattern, int window)
    {
        var lines = Concordance.Of(ByDoc, pattern, new ConcordanceOptions { Tokenization = Tokenization.Whitespace, Window = window });

        Assert.Equal(
            Rows(file).Select(r => (r["docname"], int.Parse(r["from"], CultureInfo.InvariantCulture), int.Parse(r["to"], CultureInfo.InvariantCulture), r["pre"], r["keyword"], r["post"])),
            lines.Select(l => (l.Document, l.FirstToken, l.LastToken, l.BeforeText, l.NodeText, l.AfterText)));
    }
}
