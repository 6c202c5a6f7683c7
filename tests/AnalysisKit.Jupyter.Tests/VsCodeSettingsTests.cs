using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnalysisKit.Jupyter.Tests;

public class VsCodeSettingsTests
{
    private const string Name = "jupyter.completionTriggerCharacters";

    private static readonly JsonDocumentOptions Comments = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Theory]
    [InlineData("", "")]
    [InlineData("// nothing yet\n", "// nothing yet\n")]
    [InlineData("{}", "{}")]
    [InlineData("{ /* empty */ }\n// end", "{ /* empty */ }\n// end")]
    [InlineData("{\r\n  // the theme\r\n  \"workbench.colorTheme\": \"Solarized\", // dark\r\n}\r\n", "  // the theme\r\n  \"workbench.colorTheme\": \"Solarized\", // dark\r\n}\r\n")]
    [InlineData("\uFEFF{\"عربي\": [1, {\"a\": \"}\"}]}", "\"عربي\": [1, {\"a\": \"}\"}]}")]
    [InlineData("{\"a\": {\"jupyter.completionTriggerCharacters\": 1}}", "\"a\": {\"jupyter.completionTriggerCharacters\": 1}}")]
    [InlineData("{\n\t\"jupyter.completionTriggerCharacters\": {\n\t\t\"python\": [\".\"] // mine\n\t}\n}", "\"python\": [\".\"] // mine\n\t}\n}")]
    [InlineData("{\"jupyter.completionTriggerCharacters\": {}}", "{\"jupyter.completionTriggerCharacters\": {}}")]
    public void WithCompletion_AnySettings_SetsItAndKeepsTheRestAsItIs(string before, string kept)
    {
        var after = VsCodeSettings.WithCompletion(before, "settings.json")!;

        var settings = JsonNode.Parse(after.TrimStart('\uFEFF'), documentOptions: Comments)!.AsObject();
        Assert.Equal(".", settings[Name]!["csharp"]![0]!.GetValue<string>());
        Assert.Equal(before.StartsWith('\uFEFF'), after.StartsWith('\uFEFF'));

        // What was there is still there, around one insertion.
        var common = Enumerable.Range(0, before.Length + 1).Last(i => after.StartsWith(before[..i], StringComparison.Ordinal));
        Assert.EndsWith(before[common..], after, StringComparison.Ordinal);
        if (before.Length > 3 && kept != before)
            Assert.Contains(kept, after, StringComparison.Ordinal);
        Assert.Null(VsCodeSettings.WithCompletion(after, "settings.json"));
    }

    [Theory]
    [InlineData("{ \"a\": 1,\n\"b\" 2 }", "settings.json(2)")]
    [InlineData("{ \"a\": 1", "settings.json(")]
    [InlineData("{} {}", "settings.json(")]
    [InlineData("[]", "not an object")]
    [InlineData("{\"jupyter.completionTriggerCharacters\": true}", "not an object")]
    public void WithCompletion_NoSettings_IsRefusedWithTheFileAndTheLineToWrite(string text, string message)
    {
        var e = Assert.Throws<DataFormatException>(() => VsCodeSettings.WithCompletion(text, "settings.json"));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.StartsWith("settings.json", e.Message, StringComparison.Ordinal);
        Assert.Contains(VsCodeSettings.Completion, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_Linux_AreThoseOfTheEditionsInUse()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The paths are those of Linux.");
        var folder = Directory.CreateTempSubdirectory("analysiskit-").FullName;
        string? Variable(string name) => name == "XDG_CONFIG_HOME" ? folder : null;

        Assert.Equal([Path.Combine(folder, "Code", "User", "settings.json")], VsCodeSettings.Files(Variable));
        Directory.CreateDirectory(Path.Combine(folder, "VSCodium", "User"));
        Assert.Equal([Path.Combine(folder, "VSCodium", "User", "settings.json")], VsCodeSettings.Files(Variable));
        Directory.Delete(folder, recursive: true);
    }
}
