using Lucene.Net.Analysis.Ar;

namespace AnalysisKit.Tests;

/// <summary>Measures the stemmer on the lemmas of Arabic PUD, which lies beside the repository, next to Lucene's light stemmer on the same words.</summary>
public class StemmerAgainstTreebankTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(true, true, 0.24)]
    [InlineData(true, false, 0.38)]
    [InlineData(false, true, 0.26)]
    [InlineData(false, false, 0.38)]
    public void Stem_WordsOfATreebank_ErrsLessThanLucene(bool asWritten, bool withCorpus, double most)
    {
        var path = Kit.Shared("reference", "ud_pud", "ar_pud-ud-test.conllu");
        var groups = asWritten ? Treebank.Words(path) : Treebank.Segments(path);
        var stemmer = new Stemmer(withCorpus ? WordEvidence.Of(Treebank.Text(path)) : null, null);

        var ours = Paice.Measure(groups, stemmer.Stem, NormalForm.Of);
        var lucene = Paice.Measure(groups, LightStem, NormalForm.Of);

        output.WriteLine($"{groups.Count} words {(asWritten ? "as written" : "as segmented")}, {(withCorpus ? "with" : "without")} the text as evidence");
        output.WriteLine($"Stemmer        UI {ours.Understemming:F4}  OI {ours.Overstemming:E2}  ERRT {ours.ErrorRate:F4}");
        output.WriteLine($"ArabicStemmer  UI {lucene.Understemming:F4}  OI {lucene.Overstemming:E2}  ERRT {lucene.ErrorRate:F4}");
        Assert.InRange(ours.ErrorRate, 0, Math.Min(most, lucene.ErrorRate));
    }

    private static string LightStem(string word)
    {
        var letters = word.ToCharArray();
        var length = new ArabicNormalizer().Normalize(letters, letters.Length);
        return new string(letters, 0, new ArabicStemmer().Stem(letters, length));
    }
}
