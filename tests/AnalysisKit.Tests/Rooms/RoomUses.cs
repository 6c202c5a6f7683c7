using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnalysisKit.Tests;

/// <summary>Which types of a source tree use which of other folders, as the compiler sees it: names in code, also of extension methods, but not in comments.</summary>
internal static class RoomUses
{
    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not "AnalysisKit.dll" and not "AnalysisKit.Tests.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    public static IReadOnlyList<RoomUse> Of(string folder) => Of(
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), file))
            .Where(f => !f.Item1.StartsWith("bin/", StringComparison.Ordinal) && !f.Item1.StartsWith("obj/", StringComparison.Ordinal))
            .Select(f => (f.Item1, File.ReadAllText(f.file))));

    public static IReadOnlyList<RoomUse> Of(IEnumerable<(string Path, string Code)> files)
    {
        var usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks; global using System.Net.Http;");
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(f.Code, path: f.Path)).ToList();
        var compilation = CSharpCompilation.Create("rooms", [usings, .. trees], References.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

        // CS8795: what a source generator writes, such as the code of a regular expression, is not there.
        var unknown = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS8795").Take(5).Select(d => d.ToString()).ToList();
        Assert.True(unknown.Count == 0, string.Join(Environment.NewLine, unknown));
        return [.. trees.SelectMany(tree => Of(tree, compilation.GetSemanticModel(tree))).Distinct()];
    }

    private static IEnumerable<RoomUse> Of(SyntaxTree tree, SemanticModel model)
    {
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var symbol = model.GetSymbolInfo(name).Symbol;
            if (symbol is not null && TypeOf(symbol) is { } used && Place(used) is { } place && RoomOf(place) != RoomOf(tree.FilePath))
                yield return new RoomUse(RoomOf(tree.FilePath), Path.GetFileNameWithoutExtension(tree.FilePath), RoomOf(place), used.Name);
        }
    }

    private static INamedTypeSymbol? TypeOf(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (type?.ContainingType is { } outer)
            type = outer;
        return type;
    }

    private static string? Place(INamedTypeSymbol type) => type.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath;

    private static string RoomOf(string path) => path.Split('/')[0];
}
