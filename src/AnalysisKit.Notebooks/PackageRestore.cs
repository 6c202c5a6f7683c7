using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Loads NuGet packages for cells, with all their dependencies. The .NET SDK restores them for a temporary project; the result is kept in the user's local data folder, so that the
/// same packages are available at once the next time. As for any project, a <c>nuget.config</c> in or above the notebook's folder sets the package sources.
/// </summary>
internal static partial class PackageRestore
{
    private const string Framework = "net10.0";
    private const string Project = "packages.csproj";
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Restores packages and gives their files.</summary>
    /// <param name="packages">The packages, each once.</param>
    /// <param name="sources">Additional package sources.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="stop">Stops the restore.</param>
    /// <returns>The packages, or the error.</returns>
    public static async Task<RestoredPackages> RunAsync(
        IReadOnlyCollection<PackageReference> packages, IReadOnlyCollection<string> sources, string folder, CancellationToken stop)
    {
        var config = FindConfig(folder);
        var project = Describe(packages, sources, folder);
        var cache = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "analysiskit",
            "packages",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project + config + (config is null ? "" : await File.ReadAllTextAsync(config, stop).ConfigureAwait(false)))))[..24]);
        var assets = Path.Combine(cache, "obj", "project.assets.json");
        if (Read(assets, packages) is { } kept)
            return kept;
        try
        {
            Directory.CreateDirectory(cache);
            // One restore at a time, because notebooks that run at the same time may ask for the same packages.
            await using var turn = await TurnAsync(Path.Combine(cache, "turn"), stop).ConfigureAwait(false);
            if (Read(assets, packages) is { } others)
                return others;

            // The kept result is incomplete. Delete it, or the SDK might think that there is nothing to do.
            if (Path.GetDirectoryName(assets) is { } rest && Directory.Exists(rest))
                Directory.Delete(rest, recursive: true);
            await File.WriteAllTextAsync(Path.Combine(cache, Project), project, stop).ConfigureAwait(false);
            if (await RestoreAsync(cache, config, stop).ConfigureAwait(false) is { } error)
                return RestoredPackages.Failed(error.Code, error.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return RestoredPackages.Failed("NuGet", $"the folder '{cache}', where packages are kept, cannot be used: {e.Message}");
        }

        return Read(assets, packages) ?? RestoredPackages.Failed("NuGet", $"the packages were restored, but files of theirs are missing. Delete '{cache}' and run the cell again.");
    }

    /// <summary>A source in the form that NuGet needs: an address unchanged, a folder as full path.</summary>
    public static string Place(string source, string folder) => IsAddress(source) ? source : Path.GetFullPath(source, folder);

    /// <summary>Whether a source is an address and not a folder.</summary>
    public static bool IsAddress(string source) => source.Contains("://", StringComparison.Ordinal);

    /// <summary>Waits for the lock on the file, and holds it until the stream is closed or the process ends.</summary>
    private static async Task<FileStream> TurnAsync(string file, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (watch.Elapsed < LongestTurn)
            {
                await Task.Delay(Pause, stop).ConfigureAwait(false);
            }
        }
    }

    private static string Describe(IEnumerable<PackageReference> packages, IEnumerable<string> sources, string folder)
    {
        var places = sources.Select(s => Place(s, folder));
        return new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", Framework),
                new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
                new XElement("SelfContained", false),
                new XElement("UseAppHost", false),
                new XElement("DisableImplicitFrameworkReferences", true),
                new XElement("ManagePackageVersionsCentrally", false),
                new XElement("NuGetAudit", false),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', places))),
            new XElement("ItemGroup", packages.OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase).Select(p => new XElement("PackageReference", new XAttribute("Include", p.Id), new XAttribute("Version", p.Version))))).ToString();
    }

    private static string? FindConfig(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (at.EnumerateFiles("nuget.config", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }).FirstOrDefault() is { } config)
                return config.FullName;
        }

        return null;
    }

    private static async Task<(string Code, string Message)?> RestoreAsync(string cache, string? config, CancellationToken stop)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { WorkingDirectory = cache, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        string[] arguments = ["restore", Project, "--nologo", "--verbosity", "quiet", "-p:ImportDirectoryBuildProps=false", "-p:ImportDirectoryBuildTargets=false", "-p:ImportDirectoryPackagesProps=false"];
        foreach (var argument in config is null ? arguments : [.. arguments, "--configfile", config])
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            try
            {
                await process.WaitForExitAsync(stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            var text = await output.ConfigureAwait(false) + await errors.ConfigureAwait(false);
            if (process.ExitCode == 0)
                return null;
            return ErrorLine().Match(text) is { Success: true } line ? (line.Groups[1].Value, line.Groups[2].Value) : ("NuGet", $"the .NET SDK could not restore the packages: {text.Trim()}");
        }
        catch (Win32Exception)
        {
            return ("NuGet", "packages need the .NET SDK, and no 'dotnet' was found. Install it, or load an assembly by its path: #r \"folder/Name.dll\".");
        }
    }

    /// <summary>Reads the result of a restore; <see langword="null"/> if there is none or it is no longer valid.</summary>
    private static RestoredPackages? Read(string assets, IReadOnlyCollection<PackageReference> packages)
    {
        if (!File.Exists(assets) || !File.Exists(Path.Combine(Path.GetDirectoryName(assets)!, Project + ".nuget.g.props")))
            return null;
        if (Parse(File.ReadAllText(assets)) is not { } json)
            return null;
        var roots = json["packageFolders"]!.AsObject().Select(f => f.Key).ToList();
        var found = new List<PackageReference>();
        var assemblies = new List<string>();
        var native = new List<string>();
        foreach (var (name, package) in json["targets"]![$"{Framework}/{RuntimeInformation.RuntimeIdentifier}"]?.AsObject() ?? [])
        {
            var path = json["libraries"]![name]!["path"]?.GetValue<string>();
            if (path is null || roots.Select(root => Path.Combine(root, path)).FirstOrDefault(Directory.Exists) is not { } folder)
                return null;
            var id = name.Split('/');
            if (packages.Any(p => string.Equals(p.Id, id[0], StringComparison.OrdinalIgnoreCase)))
                found.Add(new PackageReference(id[0], id[1]));
            assemblies.AddRange(Files(package!["runtime"], folder).Where(f => f.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)));
            native.AddRange(Files(package["native"], folder));
        }

        // A failed restore leaves an incomplete result, so check that all packages and files are there.
        return packages.All(p => found.Any(f => string.Equals(f.Id, p.Id, StringComparison.OrdinalIgnoreCase))) && assemblies.Concat(native).All(File.Exists) ? new RestoredPackages(found, assemblies, native) : null;
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null; // A killed restore leaves an incomplete file.
        }
    }

    private static IEnumerable<string> Files(JsonNode? files, string folder) =>
        (files as JsonObject ?? []).Select(f => f.Key).Where(f => !f.EndsWith("/_._", StringComparison.Ordinal)).Select(f => Path.GetFullPath(Path.Combine(folder, f)));

    [GeneratedRegex(@"error ((?:NU|MSB|NETSDK)\d+): (.+?)(?: \[[^\[\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
