namespace AnalysisKit;

/// <summary>The record that a reader stands on, for complaints about it.</summary>
internal interface IRecordSource
{
    /// <summary>The line or row, counted from 1; 0 before the first.</summary>
    long Number { get; }

    /// <summary>The beginning of the record as it stands in the file.</summary>
    /// <param name="most">The most characters.</param>
    string? Raw(int most);
}
