using System.Text;
using System.Text.RegularExpressions;

namespace AnalysisKit.Notebooks;

/// <summary>The lines of a cell that are commands to the session instead of C#: packages to load, and what to show about the run.</summary>
/// <param name="Code">The code, with these lines replaced by spaces, so that all positions stay the same.</param>
internal sealed partial record CellCommands(string Code)
{
    /// <summary>The packages to load, with the lines in which they stand, counted from 1.</summary>
    public IReadOnlyList<(PackageReference Package, int Line)> Packages { get; init; } = [];

    /// <summary>Additional package sources: folders and addresses, with the lines in which they stand, counted from 1.</summary>
    public IReadOnlyList<(string Source, int Line)> Sources { get; init; } = [];

    /// <summary>Whether to show how long the cell took.</summary>
    public bool Time { get; init; }

    /// <summary>Whether to show the variables.</summary>
    public bool Who { get; init; }

    /// <summary>Whether to show what runs the cell.</summary>
    public bool About { get; init; }

    /// <summary>The error for the first line with an unknown command; null if there is none.</summary>
    public CellError? Error { get; init; }

    /// <summary>Reads the commands of a cell.</summary>
    public static CellCommands Read(string code, string place)
    {
        var text = new StringBuilder(code);
        var packages = new List<(PackageReference, int)>();
        var sources = new List<(string, int)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        CellError? error = null;
        var (line, counted) = (1, 0);
        foreach (Match match in Line().Matches(code))
        {
            line += code.AsSpan(counted, match.Index - counted).Count('\n');
            counted = match.Index;
            var value = match.Groups["value"].Value.Trim();
            if (match.Groups["package"].Success)
                packages.Add((PackageReference.Parse(value), line));
            else if (match.Groups["source"].Success)
                sources.Add((value, line));
            else if (match.Groups["name"].Value is not ("time" or "who" or "about" or "csharp" or "c#" or "C#"))
                error ??= new CellError("Command", $"'{match.Value.Trim()}' is a command of .NET Interactive that is not known here; cells hold C#, and the commands #!time, #!who and #!about.", place, line);
            else
                names.Add(match.Groups["name"].Value);
            for (var i = match.Index; i < match.Index + match.Length; i++)
                text[i] = ' ';
        }

        return new CellCommands(text.ToString())
        {
            Packages = packages,
            Sources = sources,
            Time = names.Contains("time"),
            Who = names.Contains("who"),
            About = names.Contains("about"),
            Error = error,
        };
    }

    [GeneratedRegex("""^[ \t]*(?:#(?:(?<package>r)|(?<source>i))[ \t]*"nuget:(?<value>[^"\n]*)"|#!(?<name>[\w#-]+))[^\r\n]*""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
