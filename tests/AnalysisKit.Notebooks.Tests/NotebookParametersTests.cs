namespace AnalysisKit.Notebooks.Tests;

public class NotebookParametersTests
{
    [Theory]
    [InlineData("int top = 10;", "top=-3", "top = -3;")]
    [InlineData("var share = 0.5;", "share=1e-3", "share = 0.001;")]
    [InlineData("float share = 0.5f;", "share=2.5", "share = 2.5f;")]
    [InlineData("decimal? price = null;", "price=2.50", "price = 2.50m;")]
    [InlineData("string? name = null;", "name=روسيا", "name = \"روسيا\";")]
    [InlineData("string? name = \"a\";", "name=null", "name = null;")]
    [InlineData("var name = \"a\";", "name=null", "name = \"null\";")]
    [InlineData("var actors = new[] { \"russia\" };", "actors=[us, 'a, b', \"روسيا\"]", "actors = [\"us\", \"a, b\", \"روسيا\"];")]
    [InlineData("IReadOnlyList<int> years = [2011];", "years=[2012, 2013]", "years = [2012, 2013];")]
    [InlineData("System.Collections.Generic.List<string> names = new();", "names=[]", "names = [];")]
    [InlineData("var flags = new List<bool>();", "flags=[true, False]", "flags = [true, false];")]
    [InlineData("DateOnly since = new(2012, 1, 1);", "since=2012-06-01", "since = new DateOnly(2012, 6, 1);")]
    [InlineData("var since = DateTime.Parse(\"2012-01-01\");", "since=2012-06-01T13:30", "since = new DateTime(2012, 6, 1, 13, 30, 0);")]
    public async Task Inject_FittingValue_BecomesAnAssignmentThatCompiles(string declaration, string parameter, string expected)
    {
        var notebook = NotebookParameters.Inject(Declaring(declaration), [Pair(parameter)]);

        Assert.Equal("// Parameters of this run.\n" + expected, notebook.Cells[1].Source);
        var run = await NotebookRunner.RunAsync(notebook, "test.ipynb", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(run.Error);
    }

    [Theory]
    [InlineData("int top = 10;", "top=5000000000", "takes a whole number")]
    [InlineData("int top = 10;", "top=null", "takes a whole number")]
    [InlineData("var actors = new[] { \"a\" };", "actors=us", "takes a list such as [a, b], not 'us'")]
    [InlineData("int[] years = [1];", "years=[1, many]", "takes a whole number, not 'many'")]
    [InlineData("int[] years = [1];", "years=[1", "takes a list")]
    [InlineData("DateOnly since = default;", "since=yesterday", "takes a date such as 2012-06-01")]
    [InlineData("var made = Make();", "made=1", "cannot be given another value")]
    public void Inject_ValueThatDoesNotFit_SaysWhatFits(string declaration, string parameter, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => NotebookParameters.Inject(Declaring(declaration), [Pair(parameter)])).Message, StringComparison.Ordinal);

    private static Notebook Declaring(string source) => new()
    {
        Cells = [new Cell { Kind = CellKind.Code, Id = "p", Source = source, Metadata = new() { ["tags"] = new System.Text.Json.Nodes.JsonArray("parameters") } }],
    };

    private static KeyValuePair<string, string> Pair(string parameter) => new(parameter.Split('=', 2)[0], parameter.Split('=', 2)[1]);
}
