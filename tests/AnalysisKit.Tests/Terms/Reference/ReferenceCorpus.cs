using System.Globalization;

namespace AnalysisKit.Tests;

/// <summary>The pre-tokenised corpus of TestData/reference and the numbers that other packages give for it; see the README there.</summary>
internal static class ReferenceCorpus
{
    public static string Folder { get; } = Path.Combine(Root(), "tests", "AnalysisKit.Tests", "TestData", "reference");

    public static IReadOnlyList<Document> ByGroup { get; } = Documents(Group);

    public static IReadOnlyList<Document> ByBlock { get; } = Documents((doc, group) => Block(doc, group));

    public static IReadOnlyList<Document> ByDoc { get; } = Documents((doc, _) => doc);

    public static IReadOnlyList<Document> AsOne { get; } = Documents((_, _) => "all");

    public static TermOptions Whitespace { get; } = new() { Tokenization = Tokenization.Whitespace };

    public static IReadOnlyList<Document> By(string unit) => unit switch
    {
        "group" => ByGroup,
        "block" => ByBlock,
        "doc" => ByDoc,
        "all" => AsOne,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>The rows of a file, by column name.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file));
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => line.Split(',').Zip(names).ToDictionary(x => x.Second, x => x.First))];
    }

    public static double Number(string text) => text switch
    {
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" or "NA" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    /// <summary>Fails unless the relative difference is at most the tolerance; numbers below <paramref name="floor"/> are compared absolutely against it.</summary>
    public static void Close(string expected, double actual, string what, double tolerance = 1e-9, double floor = 1e-9) =>
        Close(Number(expected), actual, what, tolerance, floor);

    /// <inheritdoc cref="Close(string, double, string, double, double)"/>
    public static void Close(double wanted, double actual, string what, double tolerance = 1e-9, double floor = 1e-9)
    {
        var close = wanted.Equals(actual) || Math.Abs(wanted - actual) <= tolerance * Math.Max(floor, Math.Abs(wanted));
        Assert.True(close, $"{what}: expected {wanted:R}, got {actual:R}, relative difference {Math.Abs(wanted - actual) / Math.Abs(wanted):E2}");
    }

    private static string Group(string doc, string group) => group;

    private static string Block(string doc, string group) =>
        group + (((int.Parse(doc[group.Length..], CultureInfo.InvariantCulture) - 1) / 5) + 1).ToString(CultureInfo.InvariantCulture);

    private static Document[] Documents(Func<string, string, string> group) =>
        [.. File.ReadLines(Path.Combine(Folder, "corpus.tsv")).Skip(1).Select(line => line.Split('\t')).Select(p => new Document(p[0], group(p[0], p[1]), p[2]))];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnalysisKit.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("AnalysisKit.sln is in no parent folder of the tests.");
    }
}
