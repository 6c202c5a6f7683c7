using System.Text.RegularExpressions;

namespace AnalysisKit.Notebooks.Tests;

/// <summary>The C# in README.md runs as it stands, and prints what the README says.</summary>
public partial class ReadmeTests
{
    [Fact]
    public async Task Readme_CSharpBlocks_PrintWhatIsQuoted()
    {
        var root = Root();
        var text = (await File.ReadAllTextAsync(Path.Combine(root, "README.md"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var blocks = Blocks().Matches(text);
        Assert.NotEmpty(blocks);
        var session = new CSharpSession(new CSharpSessionOptions { Folder = root });

        foreach (Match block in blocks)
        {
            var run = await session.RunAsync(block.Groups["code"].Value, $"README.md, block at {block.Index}", TimeSpan.FromMinutes(2), cancellationToken: TestContext.Current.CancellationToken);

            Assert.True(run.Error is null, run.Error?.ToString());
            Assert.Equal(block.Groups["output"].Value, string.Concat(run.Outputs.OfType<StreamOutput>().Select(o => o.Text)));
        }
    }

    [Fact]
    public void Readme_LinksToFiles_Lead()
    {
        var root = Root();
        var links = Links().Matches(File.ReadAllText(Path.Combine(root, "README.md"))).Select(m => m.Groups["path"].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(root, link)), $"README.md links to {link}, which is missing."));
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
