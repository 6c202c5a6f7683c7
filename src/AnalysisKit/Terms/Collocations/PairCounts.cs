namespace AnalysisKit;

/// <summary>How often two words occur, together and each, for measures of association.</summary>
/// <param name="Together">n12: occurrences of the pair.</param>
/// <param name="First">n1: occurrences of the first word.</param>
/// <param name="Second">n2: occurrences of the second word.</param>
/// <param name="Size">N: number of tokens.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct PairCounts(double Together, double First, double Second, double Size)
{
    /// <summary>Occurrences of the pair to be expected if the words were independent: n1 n2 / N.</summary>
    public double Expected => First * Second / Size;

    /// <summary>Whether the counts make a table: no cell is negative.</summary>
    internal bool IsTable => Together <= First && Together <= Second && First + Second - Together <= Size;

    /// <summary>The 2 x 2 table of first word and second word.</summary>
    public ContingencyTable Table => new(Together, Second - Together, First, Size - First);
}
