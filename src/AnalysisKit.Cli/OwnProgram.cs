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
}
