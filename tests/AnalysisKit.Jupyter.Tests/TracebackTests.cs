using AnalysisKit.Notebooks;

namespace AnalysisKit.Jupyter.Tests;

public class TracebackTests
{
    [Fact]
    public void Of_ErrorOfAnEarlierCell_ShowsItsLineOnceAndTheCalls()
    {
        var error = new CellError("System.ArgumentException", "ArgumentException: odd", "cell 1", 2) { Traceback = ["System.ArgumentException: odd", "   in cell 1, line 2", "   at Some.Library", "   in cell 2, line 1"] };

        var lines = Traceback.Of(error, place => place == "cell 1" ? "int Half(int x)\r\n{ throw; }\n" : null).Select(WithoutColour).ToList();

        Assert.Equal(["cell 1, line 2: ArgumentException: odd", "    1 int Half(int x)", "--> 2 { throw; }", "    3 ", "   in cell 1, line 2", "   at Some.Library", "   in cell 2, line 1"], lines);
    }

    [Fact]
    public void Of_AnyError_EndsEveryColourInItsLine()
    {
        var error = new CellError("CS0103", "CS0103: no 'x'", "cell 1", 1) { Traceback = ["cell 1, line 1: CS0103: no 'x'", "cell 1, line 2: CS0103: no 'y'"] };

        var lines = Traceback.Of(error, _ => "x\ny");

        Assert.Equal(4, lines.Count);
        Assert.All(lines, line => Assert.Equal(Count(line, "\u001b["), 2 * Count(line, "\u001b[0m")));
        Assert.StartsWith("\u001b[1;31mcell 1, line 1", lines[0], StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string WithoutColour(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\u001b\\[[0-9;]*m", "");
}
