namespace AnalysisKit.Cli;

/// <summary>How to start this command again, as a kernel or to run one notebook.</summary>
internal static class OwnProgram
{
    private const string Name = "analysiskit";

    /// <summary>The running program; if that is the dotnet host, the host with this assembly as argument.</summary>
    public static IReadOnlyList<string> Command
    {
        get
        {
            var program = Environment.ProcessPath ?? "dotnet";
            var own = typeof(OwnProgram).Assembly.Location;
            return Path.GetFileNameWithoutExtension(program) switch
            {
                Name => [program],
                "dotnet" => [program, own],
                _ => [Path.Combine(Path.GetDirectoryName(own)!, OperatingSystem.IsWindows() ? Name + ".exe" : Name)],
            };
        }
    }

    /// <summary>
    /// Keeps other .NET code, such as a cell that takes the first argument of its process for a report, from writing over this program while it runs, as Windows does; there and where somebody else keeps it, nothing is needed.
    /// </summary>
    /// <returns>What keeps it until it is disposed; <see langword="null"/> for nothing.</returns>
    public static IDisposable? Keep()
    {
        try
        {
            return OperatingSystem.IsWindows() ? null : new FileStream(typeof(OwnProgram).Assembly.Location, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
