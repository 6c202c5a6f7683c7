using System.CommandLine;
using System.Text.RegularExpressions;

namespace AnalysisKit.Cli.Tests;

public partial class CommandLineTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("compare")]
    [InlineData("statements")]
    [InlineData("evaluate")]
    [InlineData("terms")]
    [InlineData("keyness")]
    [InlineData("collocations")]
    [InlineData("kwic")]
    public async Task Help_OfACommand_HasExamples(string command)
    {
        var ran = await Cli.RunAsync(command, "--help");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains($"analysiskit {command} <", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:\n  analysiskit " + command, ran.Output, StringComparison.Ordinal);
        Assert.Empty(ran.Error);
    }

    /// <summary>The commands that do something, by their names with those of their parents.</summary>
    internal static IReadOnlyList<(string Name, Command Command)> Leaves { get; } = [.. All(CommandLine.Create(new Terminal(TextWriter.Null, TextWriter.Null)), "").Where(c => c.Command.Subcommands.Count == 0)];

    private static IEnumerable<(string Name, Command Command)> All(Command parent, string before) =>
        parent.Subcommands.SelectMany(c => All(c, $"{before}{c.Name} ").Prepend(($"{before}{c.Name}", c)));

    [Fact]
    public async Task Help_OfEveryCommand_LeavesExitCodesToHelpExitCodes()
    {
        var commands = Commands(CommandLine.Create(new Terminal(TextWriter.Null, TextWriter.Null)), []).ToList();
        Assert.True(commands.Count > 30, $"There are only {commands.Count} commands.");
        foreach (var command in commands)
        {
            var ran = await Cli.RunAsync([.. command, "--help"]);

            Assert.Equal(0, ran.ExitCode);
            Assert.False(ExitCode().IsMatch(ran.Output.Replace("analysiskit help exit-codes' what their exit codes say", "", StringComparison.Ordinal).Replace("Shows the exit codes, or", "", StringComparison.Ordinal)) && command is not ["help"], $"'{string.Join(' ', command)} --help' names an exit code: {ExitCode().Match(ran.Output).Value}");
        }

        var codes = await Cli.RunAsync("help", "exit-codes");
        Assert.Contains("6  something is missing", codes.Output, StringComparison.Ordinal);

        static IEnumerable<string[]> Commands(System.CommandLine.Command command, string[] path) =>
            command.Subcommands.Where(c => !c.Hidden).SelectMany(c => Commands(c, [.. path, c.Name])).Prepend(path);
    }

    [GeneratedRegex(@"(?i)exit[- ]codes?\b|\bexits? with|\bends?\s+with [0-9]+\b|\bcode [0-9]+\b")]
    private static partial Regex ExitCode();

    [Fact]
    public async Task Run_NoArguments_ShowsHelpAndFails()
    {
        var ran = await Cli.RunAsync();

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("compare <ARTICLES>", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'frobnicate'", "frobnicate")]
    [InlineData("'--topic' is required. Try 'analysiskit compare --help'", "compare", "articles")]
    [InlineData("'--threads' must be a whole number from 1 to 1024", "statements", "articles", "--topic", "t.yml", "--threads", "none")]
    [InlineData("'--min-count' must be a whole number of at least 1", "compare", "articles", "--topic", "t.yml", "--min-count", "0")]
    [InlineData("'--min-confidence' must be a number from 0 to 1", "compare", "articles", "--topic", "t.yml", "--min-confidence", "7")]
    [InlineData("'--timeout' must be a number of seconds above 0", "run", "x.ipynb", "--timeout", "-1")]
    [InlineData("'xml' not recognized", "statements", "articles", "--topic", "t.yml", "--format", "xml")]
    public async Task Run_WrongUsage_SaysWhatInOneLine(string message, params string[] arguments)
    {
        var ran = await Cli.RunAsync(arguments);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(ran.Output);
    }
}
