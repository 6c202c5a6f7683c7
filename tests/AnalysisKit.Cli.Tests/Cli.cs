using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

/// <summary>Runs the command in this process and catches what it writes.</summary>
internal static class Cli
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The topic file of the repository.</summary>
    public static string Syria { get; } = Path.Combine(Root, "data", "topics", "syria.yml");

    public static async Task<Ran> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var terminal = new Terminal(output, error);
        var code = await CommandLine.RunAsync(arguments, terminal, TestContext.Current.CancellationToken);
        return new Ran(code, output.ToString(), error.ToString());
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnalysisKit.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests lie outside the repository.");
    }

    internal sealed record Ran(int ExitCode, string Output, string Error)
    {
        public JsonElement[] Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }
}
