namespace AnalysisKit.Cli.Tests;

public class CommandLineTests
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
