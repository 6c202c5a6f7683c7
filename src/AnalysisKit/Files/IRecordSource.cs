namespace AnalysisKit;

/// <summary>The current record of a reader, for reports of problems with it.</summary>
internal interface IRecordSource
{
    /// <summary>The line or row, counted from 1; 0 before the first.</summary>
    long Number { get; }

    /// <summary>The beginning of the record as it stands in the file.</summary>
    /// <param name="most">The largest number of characters.</param>
    string? Raw(int most);
}
