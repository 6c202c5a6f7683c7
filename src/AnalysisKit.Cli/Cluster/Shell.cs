using System.Buffers;

namespace AnalysisKit.Cli.Cluster;

/// <summary>Words of a POSIX shell.</summary>
internal static class Shell
{
    // Without =, which makes an assignment of a line's first word, and ~, which becomes a folder.
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+,:@");

    /// <summary>Quotes a word so that the shell takes it literally.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && !word.AsSpan().ContainsAnyExcept(Plain) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    public static string Line(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));
}
