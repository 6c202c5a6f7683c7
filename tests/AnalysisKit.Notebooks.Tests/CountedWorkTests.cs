using System.Net;
using AnalysisKit.Notebooks.Export;

namespace AnalysisKit.Notebooks.Tests;

/// <summary>Four times the notebook costs about four times the work, counted in bytes that the thread allocates and not timed.</summary>
public class CountedWorkTests
{
    // What grows with the square of the input would be sixteen times as much.
    private const double Most = 6;
    private const int Few = 500;

    [Theory]
    [InlineData("""{"cell_type": "markdown", "metadata": {}, "source": "# one\\n\\ntext"}""")]
    [InlineData("""{"cell_type": "code", "metadata": {}, "source": "1 + 1", "outputs": [{"output_type": "stream", "name": "stdout", "text": ["a\\n", "b"]}], "execution_count": 1}""")]
    [InlineData("""{"cell_type": "markdown", "id": "same", "metadata": {}, "source": "![a](attachment:a.png)", "attachments": {"a.png": {"image/png": "iVBORw0K"}}}""")]
    public void Export_NotebookOfManyCells_CostsWhatTheirNumberSays(string cell) => AssertLinear(times => Work(string.Join(", ", Enumerable.Repeat(cell, times))));

    [Theory]
    [InlineData("* a ")]
    [InlineData("[a](b")]
    [InlineData("![](attachment:")]
    [InlineData("<div>")]
    [InlineData("a\\n\\n")]
    [InlineData("`")]
    public void Export_LongMarkdown_CostsWhatItsLengthSays(string piece) =>
        AssertLinear(times => Work($$"""{"cell_type": "markdown", "metadata": {}, "source": "{{string.Concat(Enumerable.Repeat(piece, times))}}"}"""));

    // The libraries' work grows with the square of these without allocating anything; so there is a limit, far below which all is shown as ever.
    [Theory]
    [InlineData("http://a.b/ ", 10_000)]
    [InlineData("![a](", 10_000)]
    [InlineData("<br>", 40_000)]
    public void Export_MoreLinksOrElementsThanAnybodyReads_AreShownAsTyped(string piece, int most)
    {
        Assert.Contains("<pre dir=\"auto\">" + WebUtility.HtmlEncode(piece), Page(most + 1), StringComparison.Ordinal);
        Assert.DoesNotContain("<pre dir=\"auto\">" + WebUtility.HtmlEncode(piece), Page(most / 100), StringComparison.Ordinal);

        string Page(int times) => HtmlExport.Write(IpynbFormat.Parse($$"""{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "{{string.Concat(Enumerable.Repeat(piece, times))}}"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""", "a.ipynb"), "a.ipynb");
    }

    [Theory]
    [InlineData("<table>", "<tr><td>قيمة<td>b<td>c", "</table>", 15_000, true)]
    [InlineData("<table>", "<tr><td>قيمة", "</table>", 40_001, false)]
    [InlineData("<table><tr>", "<td>", "قيمة</table>", 40_001, false)]
    [InlineData("<div>", "<i>قيمة</i>", "</div>", 40_001, false)]
    [InlineData("", "<div><b>قيمة</b></div><ul><li>a</ul>", "", 15_000, true)]
    public void Export_HtmlOfManyElements_IsShownUnlessTooManyStandInOne(string before, string piece, string behind, int times, bool isShown)
    {
        var html = before + string.Concat(Enumerable.Repeat(piece, times)) + behind;
        var notebook = IpynbFormat.Parse($$"""{"cells": [{"cell_type": "code", "metadata": {}, "source": "1", "execution_count": 1, "outputs": [{"output_type": "display_data", "metadata": {}, "data": {"text/html": "{{html}}" } }]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""", "a.ipynb");
        var warnings = new List<string>();

        var page = HtmlExport.Write(notebook, "a.ipynb", warn: warnings.Add);

        Assert.Equal(isShown, page.Contains("قيمة", StringComparison.Ordinal));
        Assert.Equal(isShown, warnings.Count == 0);
    }

    [Fact]
    public void Write_LongRunOfBackticks_HasALongerFence()
    {
        var notebook = IpynbFormat.Parse($$"""{"cells": [{"cell_type": "code", "metadata": {}, "source": "1", "execution_count": 1, "outputs": [{"output_type": "stream", "name": "stdout", "text": "a{{new string('`', 300_000)}}"}]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""", "a.ipynb");
        Assert.Contains("\n" + new string('`', 300_001) + "text\n", MarkdownExport.Write(notebook, "files").Text, StringComparison.Ordinal);
    }

    private static void Work(string cells)
    {
        var notebook = IpynbFormat.Parse($$"""{"cells": [{{cells}}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""", "a.ipynb");
        IpynbFormat.Write(notebook);
        HtmlExport.Write(notebook, "a.ipynb");
        MarkdownExport.Write(notebook, "files");
    }

    private static void AssertLinear(Action<int> work)
    {
        work(Few);
        var few = Allocated(() => work(Few));
        Assert.InRange(Allocated(() => work(4 * Few)), few, (few * Most) + 1_000_000);
    }

    private static double Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
