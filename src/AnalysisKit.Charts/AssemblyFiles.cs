using System.Reflection;

namespace AnalysisKit.Charts;

/// <summary>
/// Finds the files of assemblies in a folder. If that is the folder of a NuGet package (<c>ID/VERSION/lib/FRAMEWORK</c>), also in the packages beside it.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class AssemblyFiles(string folder)
{
    private static readonly string[] Frameworks = ["net10.0", "net9.0", "net8.0", "net7.0", "net6.0", "net5.0", "netcoreapp3.1", "netstandard2.1", "netstandard2.0"];

    /// <summary>The path of an assembly; null if there is none of at least the wanted version.</summary>
    /// <param name="name">The assembly's name, which is also the name of its package.</param>
    /// <param name="version">The lowest version that will do; null for any.</param>
    public string? Find(string name, Version? version = null)
    {
        var beside = Path.Combine(folder, name + ".dll");
        return File.Exists(beside) && IsEnough(VersionOf(beside), version) ? beside : InPackages(name, version);
    }

    // Like NuGet, takes the lowest version that will do.
    private string? InPackages(string name, Version? version)
    {
        var library = Path.GetDirectoryName(folder);
        if (Path.GetFileName(library) != "lib" || Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(library))) is not { } packages)
            return null;
#pragma warning disable CA1308 // The folders of packages are in lower case.
        var versions = new DirectoryInfo(Path.Combine(packages, name.ToLowerInvariant()));
#pragma warning restore CA1308
        if (!versions.Exists)
            return null;
        return versions.EnumerateDirectories()
            .Select(v => Frameworks.Select(framework => Path.Combine(v.FullName, "lib", framework, name + ".dll")).FirstOrDefault(File.Exists))
            .OfType<string>()
            .Select(path => (Path: path, Version: VersionOf(path)))
            .Where(found => IsEnough(found.Version, version))
            .OrderBy(found => found.Version).ThenBy(found => found.Path, StringComparer.Ordinal)
            .Select(found => found.Path)
            .FirstOrDefault();
    }

    private static bool IsEnough(Version? found, Version? least) => found is not null && (least is null || found >= least);

    private static Version? VersionOf(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path).Version;
        }
        catch (Exception e) when (e is BadImageFormatException or IOException)
        {
            return null;
        }
    }
}
