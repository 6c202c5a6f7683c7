using System.Globalization;
using Microsoft.Data.Analysis;

namespace AnalysisKit.Tests;

public sealed class InteractiveHostTests
{
    [Fact]
    public void Register_HostWithItsMethods_ShowsFrameAsTableWithCellsOfTheirOwnDirection()
    {
        InteractiveHost.Register(typeof(HostFormatter));

        var frame = new DataFrame(new StringDataFrameColumn("name", ["لافروف <b>", "Kerry"]));
        Assert.Equal(["text/html", "text/plain"], HostFormatter.Preferred[typeof(DataFrame)]);
        var html = Shown("text/html", frame);
        Assert.Contains("<td dir=\"auto\" style=\"text-align:start\">لافروف &lt;b&gt;</td>", html, StringComparison.Ordinal);
        Assert.Contains("2 rows, 1 column", Shown("text/plain", frame), StringComparison.Ordinal);
    }

    private static string Shown(string mimeType, DataFrame frame)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        HostFormatter.Registered[(typeof(DataFrame), mimeType)](frame, writer);
        return writer.ToString();
    }

    /// <summary>The two methods of .NET Interactive's class that the kit calls, by the same signatures.</summary>
    private static class HostFormatter
    {
        public static Dictionary<(Type Type, string MimeType), Action<object, TextWriter>> Registered { get; } = [];

        public static Dictionary<Type, string[]> Preferred { get; } = [];

        public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType) => Registered[(type, mimeType)] = formatter;

        public static void SetPreferredMimeTypesFor(Type type, params string[] mimeTypes) => Preferred[type] = mimeTypes;
    }
}
