using System.Reflection;
using System.Runtime.Loader;

namespace AnalysisKit.Store.Tests;

public class HostTests
{
    // As hosts do that load an assembly by its path, such as .NET Interactive with #r: dependencies from beside it, native ones too.
    [Fact]
    public void Assembly_LoadedByPathIntoAnotherContext_FindsTheNativeLibrary()
    {
        using var folder = new Folder();
        var host = new Beside(Path.GetDirectoryName(typeof(ArticleStore).Assembly.Location)!);
        var type = host.LoadFromAssemblyName(new AssemblyName("AnalysisKit.Store")).GetType(typeof(ArticleStore).FullName!)!;

        using var store = (IDisposable)type.GetMethod(nameof(ArticleStore.OpenOrCreate))!.Invoke(null, [folder.Store, null])!;

        Assert.NotSame(typeof(ArticleStore), type);
        Assert.Equal("0 articles; analysed: none", store.ToString());
    }

    private sealed class Beside(string folder) : AssemblyLoadContext("host")
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            Path.Combine(folder, assemblyName.Name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
