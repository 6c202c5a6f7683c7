namespace AnalysisKit.Tests;

/// <summary>Compares term counts in all that they hold.</summary>
internal static class TermCountsAssert
{
    public static void Same(TermCounts expected, TermCounts actual)
    {
        Assert.Equal(expected.ToList(), actual.ToList());
        Assert.Equal(expected.Sizes, actual.Sizes);
        foreach (var group in expected.Groups)
            Assert.Equal(expected.In(group), actual.In(group));
        foreach (var term in expected)
            Assert.Equal(expected.FormsOf(term.Key), actual.FormsOf(term.Key));
    }
}
