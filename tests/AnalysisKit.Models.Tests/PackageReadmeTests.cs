using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.Extensions.AI;

namespace AnalysisKit.Models.Tests;

public class PackageReadmeTests
{
    [Fact]
    public async Task PackageReadme_CSharpBlocks_Compile()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Command.Root, "src", "AnalysisKit.Models", "PACKAGE.md"), TestContext.Current.CancellationToken);
        var blocks = Regex.Matches(text, "```cs\r?\n(.*?)```", RegexOptions.Singleline);
        var options = ScriptOptions.Default
            .AddReferences(typeof(Article).Assembly, typeof(ModelReader).Assembly, typeof(IChatClient).Assembly)
            .AddImports("System", "System.Collections.Generic", "System.Linq");

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Empty(CSharpScript.Create(block.Groups[1].Value, options).Compile(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error)));
    }
}
