namespace AnalysisKit.Notebooks.Tests;

public sealed class CSharpLanguageTests : IDisposable
{
    private readonly CSharpSession _session = new();
    private readonly CSharpLanguage _language;
    private int _cell;

    public CSharpLanguageTests() => _language = new CSharpLanguage(_session);

    [Theory]
    [InlineData("1 + 1", CodeStatus.Complete)]
    [InlineData("var x = nothing.At(all);", CodeStatus.Complete)]
    [InlineData("foreach (var i in new[] { 1 })\n{", CodeStatus.Incomplete)]
    [InlineData("Console.WriteLine(", CodeStatus.Incomplete)]
    [InlineData("/* to be continued", CodeStatus.Incomplete)]
    [InlineData("int x = ];", CodeStatus.Invalid)]
    public void Check_Code_SaysWhetherItCanBeRun(string code, CodeStatus expected) => Assert.Equal(expected, CSharpLanguage.Check(code));

    [Fact]
    public void Indent_OpenBrackets_FourSpacesEach() => Assert.Equal(8, CSharpLanguage.Indent("void F()\n{\n    if (true)\n    {").Length);

    [Fact]
    public async Task Complete_Member_ReplacesWhatIsWritten()
    {
        const string Code = "Math.Sqr";

        var completions = await CompleteAsync(Code + "|");

        Assert.Equal((5, 8), (completions.Start, completions.End));
        Assert.Equal(new Completion("Sqrt", "Method"), Assert.Single(completions.Items));
    }

    [Fact]
    public async Task Complete_VariableOfAnEarlierCell_OffersItsMembers()
    {
        await RunAsync("var words = new List<string>();");
        await RunAsync("record Speaker(string Name);\nvar first = new Speaker(\"a\");");

        Assert.Contains(new Completion("Count", "Property"), (await CompleteAsync("words.|")).Items);
        Assert.Contains((await CompleteAsync("words.|")).Items, c => c is { Text: "Where", Kind: "ExtensionMethod" });
        Assert.Equal(["Name"], (await CompleteAsync("first.Na|")).Items.Select(c => c.Text));
        Assert.Contains((await CompleteAsync("wor|")).Items, c => c.Text == "words");
    }

    [Fact]
    public async Task Complete_NothingWrittenFits_OffersWhatContainsIt() =>
        Assert.Contains((await CompleteAsync("\"\".white|")).Items.Concat((await CompleteAsync("string.white|")).Items), c => c.Text == "IsNullOrWhiteSpace");

    [Fact]
    public async Task Describe_KitType_ShowsDeclarationAndDocumentation()
    {
        await RunAsync("var article = new Article { Id = \"1\", Source = \"wire\", Text = \"نص\" };");

        var description = await DescribeAsync("article.Te|xt");

        Assert.Contains("string Article.Text", description, StringComparison.Ordinal);
        Assert.Contains('\n', description!);
    }

    [Fact]
    public async Task Describe_Nothing_IsNull() => Assert.Null(await DescribeAsync("1 +  | 2"));

    [Fact]
    public async Task Signatures_InsideACall_NameOverloadsAndParameter()
    {
        await RunAsync("/// <summary>Adds two numbers.</summary>\nint Add(int left, int right) => left + right;");

        var (code, position) = Cut("Add(1, |");
        var help = await _language.SignaturesAsync(code, position, TestContext.Current.CancellationToken);

        Assert.Equal("int Add(int left, int right)", Assert.Single(help!.Signatures));
        Assert.Equal(1, help.Parameter);
        Assert.Null(await _language.SignaturesAsync("Add(1, 2)", 9, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Signatures_Constructor_ListsAll()
    {
        var (code, position) = Cut("new List<int>(|)");

        var help = await _language.SignaturesAsync(code, position, TestContext.Current.CancellationToken);

        Assert.Equal(3, help!.Signatures.Count);
    }

    public void Dispose() => _language.Dispose();

    private Task<Completions> CompleteAsync(string marked)
    {
        var (code, position) = Cut(marked);
        return _language.CompleteAsync(code, position, TestContext.Current.CancellationToken);
    }

    private Task<string?> DescribeAsync(string marked)
    {
        var (code, position) = Cut(marked);
        return _language.DescribeAsync(code, position, TestContext.Current.CancellationToken);
    }

    /// <summary>Takes out the bar that marks the position.</summary>
    private static (string Code, int Position) Cut(string marked) => (marked.Remove(marked.IndexOf('|', StringComparison.Ordinal), 1), marked.IndexOf('|', StringComparison.Ordinal));

    private async Task RunAsync(string code)
    {
        var run = await _session.RunAsync(code, $"test.ipynb, cell {++_cell}", Timeout.InfiniteTimeSpan, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(run.Error);
    }
}
