namespace AnalysisKit.Cli;

/// <summary>Whether <c>run</c> writes a page beside a notebook.</summary>
internal enum NotebookPage
{
    /// <summary>No page.</summary>
    None,

    /// <summary>A page, unless a file of that name comes from elsewhere, or the folder cannot be written.</summary>
    UnlessForeign,

    /// <summary>A page.</summary>
    Always,
}
