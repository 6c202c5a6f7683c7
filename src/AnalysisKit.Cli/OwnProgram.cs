namespace AnalysisKit.Cli;

/// <summary>How to start this command again, as a kernel or for a notebook of its own.</summary>
internal static class OwnProgram
{
    private const string Name = "analysiskit";

    /// <summary>The program that runs, or when it is the general one of .NET, that with our assembly.</summary>
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
}
