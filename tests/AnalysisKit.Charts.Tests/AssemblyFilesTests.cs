using System.Diagnostics;

namespace AnalysisKit.Charts.Tests;

/// <summary>Where the kit looks for the assemblies that it needs, when its host does not know.</summary>
public class AssemblyFilesTests
{
    private static readonly string Here = AppContext.BaseDirectory;

    [Fact]
    public void Find_FileBesideIt_IsTaken() => Assert.Equal(Path.Combine(Here, "Plotly.NET.dll"), new AssemblyFiles(Here).Find("Plotly.NET", new Version(1, 0)));

    [Fact]
    public void Find_OwnPackage_LooksIntoThePackagesBesideIt()
    {
        var packages = Packages(("plotly.net", "6.0.0", "netstandard2.0", "Plotly.NET"), ("dynamicobj", "8.0.1", "net10.0", "DynamicObj"), ("dynamicobj", "8.0.0", "netstandard2.0", "DynamicObj"));
        var files = new AssemblyFiles(Path.Combine(packages, "analysiskit.charts", "0.1.0", "lib", "net10.0"));
        Assert.Equal(Path.Combine(packages, "plotly.net", "6.0.0", "lib", "netstandard2.0", "Plotly.NET.dll"), files.Find("Plotly.NET", new Version(0, 1)));
        Assert.StartsWith(Path.Combine(packages, "dynamicobj", "8.0.0"), files.Find("DynamicObj"), StringComparison.Ordinal);
        Assert.Null(files.Find("Plotly.NET", new Version(999, 0)));
        Assert.Null(files.Find("Giraffe.ViewEngine"));
    }

    [Fact]
    public void Find_NoPackagesAround_IsNull() => Assert.Null(new AssemblyFiles(Path.Combine(Path.GetTempPath(), "lib")).Find("Plotly.NET"));

    /// <summary>The layout that <c>#r "nuget: AnalysisKit.Charts"</c> gives a host: nothing lies beside the assembly, and the host resolves nothing by itself.</summary>
    [Theory]
    [InlineData(true, "", "figure drawn, GenericChart")]
    [InlineData(true, "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />", "figure drawn, GenericChart")] // which has logging of its own
    [InlineData(false, "", "FileNotFoundException")]
    public async Task Host_LoadsThePackageAlone_FindsPlotlyOrEndsWithAnError(bool hasPackages, string reference, string expected)
    {
        var packages = hasPackages ? Packages([.. PlotlyAssemblies.Own.Select(name => (Folder(name), "1.0.0", "netstandard2.0", name))]) : Packages();
        var own = Directory.CreateDirectory(Path.Combine(packages, "analysiskit.charts", "0.1.0", "lib", "net10.0")).FullName;
        foreach (var file in (string[])["AnalysisKit.Charts.dll", "AnalysisKit.dll"])
            File.Copy(Path.Combine(Here, file), Path.Combine(own, file));
        var program = Directory.CreateTempSubdirectory("analysiskit-host-").FullName;
        File.WriteAllText(Path.Combine(program, "host.csproj"), $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{reference}</ItemGroup><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(program, "host.cs"), """
            using System.Runtime.Loader;
            var charts = AssemblyLoadContext.Default.LoadFromAssemblyPath(args[0]);
            AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(Path.GetDirectoryName(args[0])!, "AnalysisKit.dll"));
            try
            {
                var figure = charts.GetType("AnalysisKit.Charts.Figure")!.GetMethod("FromPlotly")!.Invoke(null, ["{\"data\":[{\"type\":\"bar\",\"x\":[1],\"y\":[1]}]}", null, null])!;
                var html = (string)figure.GetType().GetMethod("ToHtml", Type.EmptyTypes)!.Invoke(figure, null)!;
                var chart = charts.GetType("AnalysisKit.Charts.PlotlyNetCharts")!.GetMethod("ToGenericChart")!.Invoke(null, [figure])!;
                if ((bool)figure.GetType().GetProperty("CanDraw")!.GetValue(null)!)
                    figure.GetType().GetMethod("Save", [typeof(string)])!.Invoke(figure, [args[0] + ".png"]);
                Console.WriteLine($"figure {(html.Length > 3_000_000 ? "drawn" : "empty")}, {chart.GetType().BaseType!.Name}");
            }
            catch (Exception e)
            {
                Console.WriteLine((e.InnerException ?? e).GetType().Name);
            }
            """);
        Assert.Equal(expected, (await RunAsync("dotnet", "run", "--project", program, "--", Path.Combine(own, "AnalysisKit.Charts.dll"))).Trim());
        Assert.Equal(hasPackages && Figure.CanDraw, File.Exists(Path.Combine(own, "AnalysisKit.Charts.dll.png")));
    }

    private static string Folder(string name) => name.ToLowerInvariant();

    private static string Packages(params (string Id, string Version, string Framework, string Assembly)[] packages)
    {
        var folder = Directory.CreateTempSubdirectory("analysiskit-packages-").FullName;
        foreach (var (id, version, framework, assembly) in packages)
        {
            var file = Path.Combine(Here, assembly + ".dll");
            if (File.Exists(file))
                File.Copy(file, Path.Combine(Directory.CreateDirectory(Path.Combine(folder, id, version, "lib", framework)).FullName, assembly + ".dll"));
        }

        return folder;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await error);
        return output;
    }
}
