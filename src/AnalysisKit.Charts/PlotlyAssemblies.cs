using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace AnalysisKit.Charts;

/// <summary>
/// Loads the assemblies that this one needs in hosts that do not load them, or have an older version (.NET Interactive has an older FSharp.Core): if the default context cannot resolve one of
/// them, a load context of the kit loads it from where <see cref="AssemblyFiles"/> finds it. In other hosts, the default context finds them itself and nothing happens here.
/// </summary>
internal static class PlotlyAssemblies
{
    /// <summary>The assemblies of Plotly.NET and PuppeteerSharp, and what these need.</summary>
    internal static readonly string[] Own =
    [
        "Plotly.NET.CSharp", "Plotly.NET", "DynamicObj", "Giraffe.ViewEngine", "FSharp.Core", "Fable.Core", "Newtonsoft.Json",
        "PuppeteerSharp", "WebDriverBiDi", "ReactiveExtensionsSharp", "Microsoft.IO.RecyclableMemoryStream", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options", "Microsoft.Extensions.Primitives",
    ];

    private static readonly Lazy<KitContext> Context = new(() => new KitContext());

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "The resolver must stand before the first figure is made, whoever loads the assembly.")]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += (_, name) => Context.Value.Find(name);

    private sealed class KitContext() : AssemblyLoadContext("AnalysisKit.Charts")
    {
        private readonly AssemblyFiles _files = new(Path.GetDirectoryName(typeof(PlotlyAssemblies).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory);

        /// <summary>Finds one of these assemblies; null for any other, or if there is no file. Does not ask other load contexts, which would ask here again.</summary>
        public Assembly? Find(AssemblyName name)
        {
            if (name.Name is null || Array.IndexOf(Own, name.Name) < 0)
                return null;
            if (Assemblies.FirstOrDefault(IsIt) is { } known)
                return known;
            return _files.Find(name.Name, name.Version) is { } path ? LoadFromAssemblyPath(path) : AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(IsIt);

            bool IsIt(Assembly loaded) => loaded.GetName() is var its && its.Name == name.Name && (name.Version is null || its.Version >= name.Version);
        }

        // Logging types occur in signatures of PuppeteerSharp that this assembly calls, so both must use the same assembly: the host's, if it has one.
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name?.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) == true ? null : Find(assemblyName);
    }
}
