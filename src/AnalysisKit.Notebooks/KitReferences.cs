using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnalysisKit.Notebooks;

/// <summary>The assemblies and namespaces that every cell knows from the start.</summary>
internal static class KitReferences
{
    private static readonly string[] Namespaces =
    [
        "System", "System.IO", "System.Text", "System.Collections", "System.Collections.Generic", "System.Linq", "System.Threading", "System.Threading.Tasks",
        "Microsoft.DotNet.Interactive.Formatting",
        "AnalysisKit", "AnalysisKit.Charts", "AnalysisKit.Store",
    ];

    private static readonly Assembly[] Assemblies =
    [
        typeof(Article).Assembly, Assembly.Load("AnalysisKit.Charts"), Assembly.Load("AnalysisKit.Store"), typeof(CellDisplay).Assembly, typeof(DataFrame).Assembly, typeof(Formatter).Assembly,
    ];

    /// <summary>The options of a session's first cell.</summary>
    public static ScriptOptions Options(string folder) => ScriptOptions.Default
        .AddReferences(Assemblies.Select(a => HostReferenceResolver.Reference(a.Location)))
        .AddImports(Namespaces.Where(Exists).Append(typeof(CellDisplay).FullName!))
        .WithMetadataResolver(new HostReferenceResolver(folder))
        .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
        .WithAllowUnsafe(true)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(System.Text.Encoding.UTF8);

    /// <summary>The namespaces that every cell knows.</summary>
    public static IEnumerable<string> Imports => Namespaces.Where(Exists);

    /// <summary>A loader that gives cells the assemblies of this process, so that both use the same types.</summary>
    public static InteractiveAssemblyLoader Loader()
    {
        var loader = new InteractiveAssemblyLoader();
        foreach (var assembly in Assemblies)
            loader.RegisterDependency(assembly);
        return loader;
    }

    /// <summary>Whether a namespace has types. Importing one without types is an error, and parts of the kit may be absent.</summary>
    private static bool Exists(string name) =>
        name.StartsWith("System", StringComparison.Ordinal) || Assemblies.Any(a => a.ExportedTypes.Any(t => t.Namespace == name));
}
