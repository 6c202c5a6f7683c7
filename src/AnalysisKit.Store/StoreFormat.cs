namespace AnalysisKit.Store;

/// <summary>Formats of files that a store writes.</summary>
public enum StoreFormat
{
    /// <summary>Apache Parquet, for R, Python, DuckDB and others; columns keep their types.</summary>
    Parquet,

    /// <summary>Comma-separated values in UTF-8, with a line of names.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,
}
