using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace AnalysisKit.Notebooks;

/// <summary>The assemblies of the packages of one session, separate from those of other sessions, which may use other versions. Assemblies that the process has itself are taken from the process.</summary>
internal sealed class PackageAssemblies() : AssemblyLoadContext("Packages")
{
    private readonly ConcurrentDictionary<string, string> _managed = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _native = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads assemblies, except those that the process has, and remembers where native libraries are.</summary>
    /// <param name="assemblies">The files of the assemblies.</param>
    /// <param name="native">The files of native libraries.</param>
    /// <exception cref="FileLoadException">Another version of an assembly is loaded already.</exception>
    public IReadOnlyList<Assembly> Load(IReadOnlyList<string> assemblies, IReadOnlyList<string> native)
    {
        foreach (var file in native)
            _native[Path.GetFileName(file)] = file;
        var own = assemblies.Where(file => HostReferenceResolver.InHost(file) is null).ToList();
        foreach (var file in own)
        {
            if (_managed.GetOrAdd(Path.GetFileNameWithoutExtension(file), file) is var loaded && loaded != file)
                throw new FileLoadException($"'{loaded}' is loaded already, and cannot be replaced by '{file}'. Restart the kernel, and load this version first.");
        }

        return [.. own.Select(TryLoad).OfType<Assembly>()];
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && _managed.TryGetValue(name, out var file) ? LoadFromAssemblyPath(file) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = [unmanagedDllName, $"lib{unmanagedDllName}.so", $"{unmanagedDllName}.so", $"lib{unmanagedDllName}.dylib", $"{unmanagedDllName}.dylib", $"{unmanagedDllName}.dll"];
        return names.Select(name => _native.GetValueOrDefault(name)).FirstOrDefault(file => file is not null) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
    }

    private Assembly? TryLoad(string file)
    {
        try
        {
            return LoadFromAssemblyPath(file);
        }
        catch (BadImageFormatException)
        {
            return null; // The file is not an assembly, in spite of its name.
        }
    }
}
