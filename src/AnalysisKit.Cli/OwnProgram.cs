namespace AnalysisKit.Cli;

/// <summary>How to start this command again, as a kernel or for a notebook of its own.</summary>
internal static class OwnProgram
{
    /// <summary>The program that runs, or when it is the general one of .NET, that with our assembly.</summary>
    public static IReadOnlyList<string> Command
    {
        get
        {
            var program = Environment.ProcessPath ?? "dotnet";
            var own = Path.ChangeExtension(typeof(OwnProgram).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
            if (Path.GetFileNameWithoutExtension(program) == "analysiskit" || program == own)
                return [program];
            return Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, typeof(OwnProgram).Assembly.Location] : [own];
        }
    }
}
