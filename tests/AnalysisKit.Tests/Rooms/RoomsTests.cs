using System.Xml.Linq;

namespace AnalysisKit.Tests;

/// <summary>Data flows one way: a room (a folder of the library) knows only rooms before it, and a project only projects before it.</summary>
public class RoomsTests
{
    /// <summary>The rooms of the library, each behind all that it may use.</summary>
    private static readonly string[] Rooms =
    [
        "Text", "Lexicons", "Files", "Threads", "Display", "Decisions", "Estimates", "Arabic", "Dates", "Cleaning", "Articles", "Actors", "Statements", "Topics", "Stances", "Corrections", "Positions", "Evaluation", "Terms", "Scans",
        "Tables", "Verbs", "Exercises",
    ];

    /// <summary>The projects, likewise.</summary>
    private static readonly string[] Projects =
    [
        "AnalysisKit", "AnalysisKit.Charts", "AnalysisKit.Store", "AnalysisKit.Models", "AnalysisKit.Training", "AnalysisKit.Notebooks", "AnalysisKit.Jupyter", "AnalysisKit.Interactive", "AnalysisKit.Cli",
    ];

    private static string Library => Path.Combine(Kit.Root, "src", "AnalysisKit");

    [Fact]
    public void Library_EveryRoom_UsesOnlyRoomsBeforeIt()
    {
        var uses = RoomUses.Of(Library);

        Assert.True(uses.Count > 100, $"Only {uses.Count} uses of one room by another were found: the library was not understood.");
        Assert.Empty(uses.Select(u => u.From).Concat(uses.Select(u => u.To)).Distinct().Except(Rooms));
        var forbidden = uses.Where(u => Array.IndexOf(Rooms, u.From) < Array.IndexOf(Rooms, u.To)).Select(u => u.ToString()).Order(StringComparer.Ordinal).ToList();
        Assert.True(forbidden.Count == 0, string.Join(Environment.NewLine, forbidden));
    }

    [Fact]
    public void Library_RoomThatUsesALaterOne_IsNamedWithItsTypes()
    {
        var uses = RoomUses.Of(
        [
            ("Arabic/Speaker.cs", "namespace AnalysisKit; class Speaker { object Of(object text) => ((Verdict)text).Weigh(); }"),
            ("Stances/Verdict.cs", "namespace AnalysisKit; class Verdict { }"),
            ("Verbs/Verbs.cs", "namespace AnalysisKit; static class Verbs { public static object Weigh(this Verdict verdict) => verdict; }"),
        ]);

        Assert.Equal(
            ["Arabic/Speaker uses Stances/Verdict", "Arabic/Speaker uses Verbs/Verbs", "Verbs/Verbs uses Stances/Verdict"],
            uses.Select(u => u.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Projects_EachReferencesOnlyProjectsBeforeIt()
    {
        var references = Directory.EnumerateFiles(Path.Combine(Kit.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Descendants("ProjectReference").Select(r => (From: Path.GetFileNameWithoutExtension(file), To: NameOf((string)r.Attribute("Include")!))))
            .ToList();

        Assert.NotEmpty(references);
        Assert.Empty(references.SelectMany(r => (string[])[r.From, r.To]).Distinct().Except(Projects));
        Assert.Empty(references.Where(r => Array.IndexOf(Projects, r.From) <= Array.IndexOf(Projects, r.To)).Select(r => $"{r.From} references {r.To}"));
    }

    [Fact]
    public void Projects_EachHasTheNamespaceOfItsName()
    {
        var others = Directory.EnumerateFiles(Path.Combine(Kit.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: Path.GetRelativePath(Path.Combine(Kit.Root, "src"), file).Replace('\\', '/'), Namespace: NamespaceOf(file)))
            .Where(f => !f.File.Split('/').Any(part => part is "bin" or "obj"))
            .Where(f => f.Namespace is { } name && name != f.File.Split('/')[0] && !name.StartsWith(f.File.Split('/')[0] + ".", StringComparison.Ordinal));

        Assert.Empty(others);
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/').Split('/')[^1]);

    private static string? NamespaceOf(string file) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';', ' ', '{');
}
