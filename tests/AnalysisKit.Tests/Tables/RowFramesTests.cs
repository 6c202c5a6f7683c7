namespace AnalysisKit.Tests;

public class RowFramesTests
{
    [Fact]
    public void ToTable_AnonymousRows_KeepsTypesAndMissingValues()
    {
        var frame = new[] { new { TermText = "حل", Count = 3, Share = (double?)0.5, Day = (DateOnly?)new DateOnly(2012, 2, 4) }, new { TermText = "حوار", Count = 1, Share = (double?)null, Day = (DateOnly?)null } }.ToTable();
        Assert.Equal(["term_text", "count", "share", "day"], frame.Columns.Select(c => c.Name));
        Assert.Equal([typeof(string), typeof(int), typeof(double), typeof(DateTime)], frame.Columns.Select(c => c.DataType));
        Assert.Equal(2, frame.Rows.Count);
        Assert.Equal("حوار", frame["term_text"][1]);
        Assert.Null(frame["share"][1]);
        Assert.Null(frame["day"][1]);
    }
}
