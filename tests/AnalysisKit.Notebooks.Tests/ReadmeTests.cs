using System.Text.RegularExpressions;

namespace AnalysisKit.Notebooks.Tests;

/// <summary>The C# in README.md, and in those of the packages, runs as it stands, and prints what the text says; the saved notebooks show tables.</summary>
public partial class ReadmeTests
{
    [Fact]
    public async Task Readme_CSharpBlocks_PrintWhatIsQuoted() => await RunBlocksAsync("README.md", Root());

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task PackageReadme_CSharpBlocks_PrintWhatIsQuoted(string file)
    {
        var folder = Directory.CreateTempSubdirectory("analysiskit-");
        try
        {
            await RunBlocksAsync(file, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Notebooks_SavedOutputs_HoldNoTreeOfProperties()
    {
        var outputs = Directory.EnumerateFiles(Path.Combine(Root(), "notebooks"), "*.ipynb")
            .SelectMany(file => Notebook.Read(file).Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>().Select(output => (File: Path.GetFileName(file), Html: output.Data.Html ?? "")))
            .ToList();

        Assert.Contains(outputs, o => o.Html.StartsWith("<table", StringComparison.Ordinal));
        Assert.Equal([], outputs.Where(o => o.Html.Contains("dni-treeview", StringComparison.Ordinal)).Select(o => o.File));
    }

    /// <summary>The READMEs of the packages that are libraries.</summary>
    public static TheoryData<string> Packages() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root(), "src"), "PACKAGE.md", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Where(file => File.ReadAllText(file).Contains("```csharp", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Root(), file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Readme_LinksToFiles_Lead()
    {
        var root = Root();
        var links = Links().Matches(File.ReadAllText(Path.Combine(root, "README.md"))).Select(m => m.Groups["path"].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(root, link)), $"README.md links to {link}, which is missing."));
    }

    private static async Task RunBlocksAsync(string file, string folder)
    {
        var text = (await File.ReadAllTextAsync(Path.Combine(Root(), file), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var blocks = Blocks().Matches(text);
        Assert.NotEmpty(blocks);
        var session = new CSharpSession(new CSharpSessionOptions { Folder = folder });

        foreach (Match block in blocks)
        {
            var run = await session.RunAsync(block.Groups["code"].Value, $"{file}, block at {block.Index}", TimeSpan.FromMinutes(2), cancellationToken: TestContext.Current.CancellationToken);

            Assert.True(run.Error is null, run.Error?.ToString());
            Assert.Equal(block.Groups["output"].Value, string.Concat(run.Outputs.OfType<StreamOutput>().Select(o => o.Text)));
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnalysisKit.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests lie outside the repository.");
    }

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```\s*```text\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Links();
}
