namespace AnalysisKit.Jupyter.Tests;

public class KernelSpecsTests
{
    [Fact]
    public void FindUserFolder_Variables_DecideFirst()
    {
        Assert.Equal(Path.GetFullPath("/elsewhere"), KernelSpecs.FindUserFolder(name => name == "JUPYTER_DATA_DIR" ? "/elsewhere" : null));
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The other rules are those of Linux.");
        Assert.Equal("/data/jupyter", KernelSpecs.FindUserFolder(name => name == "XDG_DATA_HOME" ? "/data" : null));
        Assert.EndsWith(".local/share/jupyter", KernelSpecs.FindUserFolder(_ => null), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OwnSpec_IsTheSame()
    {
        var spec = new KernelSpec("C# عربي", ["/bin/dotnet", "a.dll"]) { Environment = new Dictionary<string, string> { ["DOTNET_ROOT"] = "/opt" } };

        var read = KernelSpec.Parse(spec.ToJson())!;

        Assert.Equal(spec.DisplayName, read.DisplayName);
        Assert.Equal(spec.Command, read.Command);
        Assert.Contains("\"DOTNET_ROOT\": \"/opt\"", spec.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void DisplayNameOf_TwoNames_Differ()
    {
        Assert.Equal("AnalysisKit (C#)", KernelSpec.DisplayNameOf("analysiskit-csharp"));
        Assert.Equal("AnalysisKit (C#), .net-csharp", KernelSpec.DisplayNameOf(".net-csharp"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Parse_SpecWithOrWithoutPictures_KeepsCommandAndPictures(bool pictures)
    {
        var read = KernelSpec.Parse(new KernelSpec("C#", ["/bin/dotnet", "a.dll"]) { Pictures = pictures }.ToJson())!;

        Assert.Equal(["/bin/dotnet", "a.dll"], read.Command);
        Assert.Equal(pictures, read.Pictures);
    }

    [Theory]
    [InlineData("""{"argv":[]}""")]
    [InlineData("""{"argv":["python3","-m","ipykernel"]}""")]
    [InlineData("""{"argv":[1,{}]}""")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    public void Parse_OtherSpec_IsNull(string json) => Assert.Null(KernelSpec.Parse(json));
}
