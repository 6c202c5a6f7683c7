namespace AnalysisKit.Cli;

/// <summary>How a table is written.</summary>
/// <param name="Name">table, csv, jsonl, html, xlsx or parquet.</param>
/// <param name="ForSpreadsheet">Whether csv is for a spreadsheet: with a byte order mark, and without cells that would be run.</param>
internal readonly record struct TableFormat(string Name, bool ForSpreadsheet = false)
{
    public static implicit operator TableFormat(string name) => new(name);
}
