using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AnalysisKit.Notebooks.Tests;

/// <summary>Packages from a folder of this machine: no network.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Data = "XDG_DATA_HOME";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("analysiskit-");
    private readonly string? _data = Environment.GetEnvironmentVariable(Data);
    private readonly CSharpSession _session;
    private int _cell;

    public PackageTests()
    {
        Environment.SetEnvironmentVariable(Data, At("data"));
        Directory.CreateDirectory(At("source"));
        File.WriteAllText(At("nuget.config"), $"<configuration><config><add key=\"globalPackagesFolder\" value=\"{At("packages")}\" /></config><packageSources><clear /><add key=\"none\" value=\"{At("data")}\" /></packageSources></configuration>");
        Directory.CreateDirectory(At("data"));
        var inner = Pack("Sample.Inner", "1.2.0", "namespace Inner { public static class Words { public static string Greet() => \"سلام\"; } }", "");
        Pack("Sample.Outer", "2.0.0", "namespace Outer { public static class Hall { public static string Say() => Inner.Words.Greet() + \"!\"; } }", "<dependency id=\"Sample.Inner\" version=\"1.0.0\" />", inner);
        _session = new CSharpSession(new CSharpSessionOptions { Folder = _folder.FullName });
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Data, _data);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_PackageReference_LoadsItWithWhatItDependsOn()
    {
        await RunAsync("var before = 1;");

        var run = await RunAsync("#i \"nuget: source\"\n#r \"nuget: Sample.Outer, 2.0.0\"\nusing Outer;\nHall.Say()");

        Assert.Null(run.Error);
        Assert.Equal("سلام!", run.Value);
        Assert.Equal(new StreamOutput("stdout", "Loaded Sample.Outer 2.0.0\n"), run.Outputs[0]);
        Assert.Equal("سلام1", (await RunAsync("Inner.Words.Greet() + before")).Value);
        var again = await new CSharpSession(new CSharpSessionOptions { Folder = _folder.FullName })
            .RunAsync("#i \"nuget: source\"\n#r \"nuget: Sample.Outer, 2.0.0\"\nOuter.Hall.Say()", "again", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("سلام!", again.Value);
    }

    [Fact]
    public async Task Run_SourceThatDoesNotExist_IsAnErrorAndForgotten()
    {
        var wrong = await RunAsync("1\n#i \"nuget: nowhere\"");

        Assert.Contains("there is no folder", wrong.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(2, wrong.Error.Line);
        Assert.Null((await RunAsync("#i \"nuget: source\"\n#r \"nuget: Sample.Inner, 1.2.0\"")).Error);
        Assert.Contains("names no package", (await RunAsync("#r \"nuget: \"")).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RestoreThatWasCutShort_IsDoneAgain()
    {
        const string Load = "#i \"nuget: source\"\n#r \"nuget: Sample.Inner, 1.2.0\"\nInner.Words.Greet()";
        Assert.Equal("سلام", (await RunAsync(Load)).Value);
        var assets = Assert.Single(Directory.GetFiles(At("data"), "project.assets.json", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(assets, "{\"targets\": {", TestContext.Current.CancellationToken);

        Assert.Equal("سلام", (await RunAsync(Load)).Value);
    }

    [Fact]
    public async Task Run_PackageThatDoesNotExist_SaysSoAndWhere()
    {
        var run = await RunAsync("var a = 1;\n#r \"nuget: No.Such.Package, 1.0.0\"\na");

        Assert.Equal(CellStatus.Failed, run.Status);
        Assert.Equal("NU1101", run.Error!.Name);
        Assert.Equal(2, run.Error.Line);
        Assert.Contains("No.Such.Package", run.Error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("1 + 1")).Value);
        Assert.Equal("NU1101", (await RunAsync("#r \"nuget: No.Such.Package, 1.0.0\"")).Error!.Name);
    }

    [Fact]
    public async Task Run_AnotherVersionOfALoadedPackage_SaysThatItNeedsARestart()
    {
        Pack("Sample.Inner", "1.3.0", "namespace Inner { public static class Words { public static int Number => 3; } }", "");
        await RunAsync("#i \"nuget: source\"\n#r \"nuget: Sample.Inner, 1.2.0\"");

        var run = await RunAsync("#r \"nuget: Sample.Inner, 1.3.0\"");

        Assert.Contains("Restart the kernel", run.Error!.Message, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private Task<CellRun> RunAsync(string code) =>
        _session.RunAsync(code, $"test.ipynb, cell {++_cell}", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Makes a package with one assembly.</summary>
    private byte[] Pack(string id, string version, string code, string dependencies, params byte[][] references)
    {
        using var assembly = new MemoryStream();
        var compiled = CSharpCompilation.Create(
            id,
            [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), .. references.Select(r => MetadataReference.CreateFromImage(r))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(compiled.Success);
        using var package = ZipFile.Open(At($"source/{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var writer = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open()))
            writer.Write($"<package><metadata><id>{id}</id><version>{version}</version><authors>test</authors><description>test</description><dependencies><group targetFramework=\"net10.0\">{dependencies}</group></dependencies></metadata></package>");
        using (var entry = package.CreateEntry($"lib/net10.0/{id}.dll").Open())
            entry.Write(assembly.ToArray());
        return assembly.ToArray();
    }
}
