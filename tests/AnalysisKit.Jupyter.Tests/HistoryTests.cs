using System.Text.Json.Nodes;

namespace AnalysisKit.Jupyter.Tests;

public class HistoryTests
{
    private readonly History _history = new();

    public HistoryTests()
    {
        string[] inputs = ["1 + 1", "var a = 2;", "1 + 1", "a * 2"];
        for (var i = 0; i < inputs.Length; i++)
            _history.Add(new HistoryEntry(i + 1, inputs[i], i == 1 ? null : "2"));
    }

    [Fact]
    public void Reply_Tail_GivesTheLast() => Assert.Equal(
        """[[1,3,"1 \u002B 1"],[1,4,"a * 2"]]""", Reply(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2 }));

    [Fact]
    public void Reply_WithOutput_GivesPairs() => Assert.Equal(
        """[[1,2,["var a = 2;",null]]]""", Reply(new JsonObject { ["hist_access_type"] = "range", ["session"] = 1, ["start"] = 2, ["stop"] = 3, ["output"] = true }));

    [Fact]
    public void Reply_RangeOfAnotherSession_IsEmpty() => Assert.Equal("[]", Reply(new JsonObject { ["hist_access_type"] = "range", ["session"] = 7, ["start"] = 1 }));

    [Theory]
    [InlineData("1 ?", false, 2)]
    [InlineData("1*1", true, 1)]
    [InlineData("a*=*2", false, 1)]
    [InlineData("nothing", false, 0)]
    public void Reply_Search_FindsThePattern(string pattern, bool unique, int expected) => Assert.Equal(
        expected, _history.Reply(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = pattern, ["unique"] = unique })["history"]!.AsArray().Count);

    private string Reply(JsonObject request) => _history.Reply(request)["history"]!.ToJsonString();
}
