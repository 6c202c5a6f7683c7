namespace AnalysisKit.Notebooks;

/// <summary>Packages that the .NET SDK has restored.</summary>
/// <param name="Packages">Those that were asked for, with their exact versions.</param>
/// <param name="Assemblies">The files of all assemblies, including those of dependencies.</param>
/// <param name="Native">The files of native libraries for this machine.</param>
internal sealed record RestoredPackages(IReadOnlyList<PackageReference> Packages, IReadOnlyList<string> Assemblies, IReadOnlyList<string> Native)
{
    /// <summary>What is wrong, when they could not be restored: NuGet's code and message.</summary>
    public (string Code, string Message)? Error { get; init; }

    /// <summary>The result of a failed restore: no packages, and the reason.</summary>
    public static RestoredPackages Failed(string code, string message) => new([], [], []) { Error = (code, message) };
}
