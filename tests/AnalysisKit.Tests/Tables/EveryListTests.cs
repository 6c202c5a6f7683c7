using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Analysis;

namespace AnalysisKit.Tests;

/// <summary>Every list that the library gives has a data frame, and every list and single result shows itself.</summary>
public class EveryListTests
{
    private static readonly Assembly Library = typeof(Article).Assembly;

    // Lists that are part of a definition and no results themselves: what a match or quotation is made of, the formats that are read.
    private static readonly HashSet<Type> Parts = [typeof(AnnotatedStance), typeof(EvaluationFigure), typeof(StanceCue), typeof(StanceReading), typeof(Document), typeof(ArticleAnalysis), typeof(AnnotatedStatement), typeof(Period), typeof(Span), typeof(IArticleFormat), typeof(AnswerConfusion)];

    // What is given to other calls, or read from files, and is no result; a place in a text is part of results, whose tables say it.
    private static readonly HashSet<Type> Tools =
    [
        typeof(ArabicText), typeof(ArticleFilter), typeof(ArticleText), typeof(FieldMap), typeof(NormalText), typeof(ReadingModel), typeof(ScanMerge), typeof(Span), typeof(Stemmer), typeof(StopWords), typeof(TermOptions), typeof(TermPattern),
    ];

    [Fact]
    public void SingleResults_OfMethods_ShowThemselves()
    {
        var given = Library.GetExportedTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => !m.IsSpecialName && m.Name != "<Clone>$")
            .Select(m => Nullable.GetUnderlyingType(m.ReturnType) ?? m.ReturnType)
            .Where(t => t is { IsEnum: false, IsInterface: false, IsAbstract: false } && t.Assembly == Library).Distinct().ToList();

        Assert.Contains(typeof(TrendComparison), given);
        Assert.Equal([], given.Where(t => !t.IsDefined(typeof(TypeFormatterSourceAttribute)) && !Tools.Contains(t)).Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Formatters_OfASingleResult_ShowItsPropertiesAsRows()
    {
        var compared = new TrendComparison(0.0039, 0.00067, -2.5, new Interval(-4.3, -1.1), 0.00007);

        Assert.Matches("(?s)^<table .*Before.*0\\.0039.*After.*0\\.00067.*-2\\.5.*Interval: Low.*-4\\.3.*P value.*&lt; 0\\.001", Shown(compared, "text/html"));
        Assert.Equal("Before: 0.0039\nAfter: 0.00067\nDifference: -2.5\nInterval: Low: -4.3\nInterval: High: -1.1\nP value: < 0.001", Shown(compared, "text/plain"));
    }

    [Fact]
    public void Formatters_OfAResultOfHostileText_EncodeAndCutIt()
    {
        var article = new Article { Id = "<b>", Text = new string('س', 400) };

        Assert.Contains("&lt;b&gt;", Shown(article, "text/html"), StringComparison.Ordinal);
        Assert.All(new[] { "text/html", "text/plain" }, mimeType => Assert.DoesNotContain(new string('س', 301), Shown(article, mimeType), StringComparison.Ordinal));
    }

    private static string Shown(object result, string mimeType)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Assert.True(new ResultFormatterSource().CreateTypeFormatters().Cast<ResultFormatter>().Single(f => f.MimeType == mimeType).Format(result, writer));
        return writer.ToString();
    }

    [Fact]
    public void Lists_OfTheLibrary_ShowThemselves()
    {
        var lists = Library.GetExportedTypes().Where(t => t is { IsClass: true, IsAbstract: false } && ItemOf(t) is not null).ToList();

        Assert.True(lists.Count >= 10, $"Only {lists.Count} lists were found.");
        Assert.Equal([], lists.Where(t => t.GetMethod("ToHtml", Type.EmptyTypes) is null || !t.IsDefined(typeof(TypeFormatterSourceAttribute))).Select(t => t.Name));
    }

    [Fact]
    public void MethodsAndProperties_ThatGiveResults_GiveListsThatShowThemselves()
    {
        var plain = Library.GetExportedTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            // What a reader of stances is given is no result.
            .Where(m => m.DeclaringType != typeof(ArticleStatements))
            .Where(m => m.ReturnType is { IsInterface: true, IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && type.GenericTypeArguments[0].Assembly == Library && !Parts.Contains(type.GenericTypeArguments[0]))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}");

        Assert.Equal([], plain.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Items_OfEveryList_HaveAFrame()
    {
        var framed = Library.GetExportedTypes().SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.Name == "ToDataFrame" && m.ReturnType == typeof(DataFrame))
            .Select(m => ItemOf(m.GetParameters()[0].ParameterType)).OfType<Type>().ToHashSet();
        var items = Library.GetExportedTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => m.ReturnType).Append(t))
            .Select(ItemOf).OfType<Type>().Where(t => t.Assembly == Library && !t.IsGenericParameter).Distinct();

        Assert.Equal([], items.Where(t => !framed.Contains(t) && !Parts.Contains(t)).Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ToDataFrame_SpanOfARow_IsStartAndLength()
    {
        var frame = ArabicDates.Find("وصل في 17 تموز 2012 إلى موسكو.").ToDataFrame();

        Assert.Equal(["start", "length", "first", "last", "precision", "basis", "is_single_day"], frame.Columns.Select(c => c.Name));
        Assert.Equal(1, frame.Rows.Count);
        Assert.Equal(new DateTime(2012, 7, 17), frame["first"][0]);
    }

    [Fact]
    public void ToHtml_ResultList_EncodesAndLimits()
    {
        var list = new ResultList<Person>("people", Enumerable.Range(0, 60).Select(i => new Person($"<b>{i}", "us", new string('س', 400), null, null)));

        var html = list.ToHtml();

        Assert.Contains("&lt;b&gt;0", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('س', 301), html, StringComparison.Ordinal);
        Assert.Contains("The first 50 of 60 rows.", html, StringComparison.Ordinal);
    }

    private static Type? ItemOf(Type type) =>
        type == typeof(string) ? null : type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GenericTypeArguments[0];
}
