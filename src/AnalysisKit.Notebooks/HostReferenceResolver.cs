using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Resolves <c>#r</c>. An assembly that this process has, such as the kit's own, is taken from the process, whatever folder the path names,
/// so that it is loaded only once; other paths are relative to the notebook's folder.
/// </summary>
internal sealed class HostReferenceResolver(string folder) : MetadataReferenceResolver
{
    private static readonly Dictionary<string, string> Host = HostAssemblies();
    private static readonly ConcurrentDictionary<string, PortableExecutableReference> References = new(StringComparer.Ordinal);

    private readonly ScriptMetadataResolver _files = ScriptMetadataResolver.Default.WithBaseDirectory(folder).WithSearchPaths(folder);

    public override bool ResolveMissingAssemblies => true;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        Host.TryGetValue(referenceIdentity.Name, out var path)
            ? Reference(path)
            : _files.ResolveMissingAssembly(definition, referenceIdentity);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (Host.TryGetValue(AssemblyName(reference), out var path))
            return [(PortableExecutableReference)Reference(path).WithProperties(properties)];
        return _files.ResolveReference(reference.Replace('\\', '/'), null, properties);
    }

    public override bool Equals(object? other) => other is HostReferenceResolver resolver && resolver._files.Equals(_files);

    public override int GetHashCode() => _files.GetHashCode();

    /// <summary>The simple name of an assembly: the file name of a path, or the part of a full name before the comma.</summary>
    private static string AssemblyName(string reference)
    {
        var name = reference.Split('/', '\\')[^1].Split(',')[0];
        return name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    /// <summary>
    /// The reference to a file of this process. Its files do not change while it runs, so each is read once: every cell refers to all of them, and the compiler keeps what it knows of an assembly with its reference.
    /// </summary>
    public static PortableExecutableReference Reference(string path) => References.GetOrAdd(path, static file => MetadataReference.CreateFromFile(file));

    /// <summary>The file of this process's assembly with the same name; <see langword="null"/> when it has none.</summary>
    public static string? InHost(string file) => Host.GetValueOrDefault(AssemblyName(file));

    private static Dictionary<string, string> HostAssemblies()
    {
        var host = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is string files)
        {
            foreach (var file in files.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
                host.TryAdd(Path.GetFileNameWithoutExtension(file), file);
        }

        return host;
    }
}
