using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace AnalysisKit.Charts;

/// <summary>
/// Lets Plotly.NET and Playwright load in hosts that carry an older FSharp.Core of their own (.NET Interactive): when the default context cannot resolve one of their assemblies,
/// a context of the kit's own loads whatever lies beside this assembly. In other hosts the default context finds them first, and nothing happens here.
/// </summary>
internal static class PlotlyAssemblies
{
    private static readonly string[] Own = ["Plotly.NET.CSharp", "Plotly.NET", "DynamicObj", "Giraffe.ViewEngine", "FSharp.Core", "Fable.Core", "Microsoft.Playwright", "Microsoft.Bcl.AsyncInterfaces"];

    private static readonly Lazy<Beside> Context = new(() => new Beside());

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "The resolver must stand before the first figure is made, whoever loads the assembly.")]
    internal static void Register() =>
        AssemblyLoadContext.Default.Resolving += (_, name) => Array.IndexOf(Own, name.Name) >= 0 ? Context.Value.LoadFromAssemblyName(name) : null;

    private sealed class Beside : AssemblyLoadContext
    {
        private readonly string _folder = Path.GetDirectoryName(typeof(PlotlyAssemblies).Assembly.Location) ?? AppContext.BaseDirectory;

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(_folder, assemblyName.Name + ".dll");
            return (Array.IndexOf(Own, assemblyName.Name) >= 0 || assemblyName.Name == "Newtonsoft.Json") && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
