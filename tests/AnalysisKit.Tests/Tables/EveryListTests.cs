using System.Collections;
using System.Reflection;
using Microsoft.Data.Analysis;

namespace AnalysisKit.Tests;

/// <summary>Every list that the library gives has a data frame, and shows itself.</summary>
public class EveryListTests
{
    private static readonly Assembly Library = typeof(Article).Assembly;

    // Lists that are part of a definition and no results themselves: what a match or quotation is made of, the formats that are read.
    private static readonly HashSet<Type> Parts = [typeof(AnnotatedStance), typeof(EvaluationFigure), typeof(StanceCue), typeof(StanceReading), typeof(Document), typeof(ArticleAnalysis), typeof(AnnotatedStatement), typeof(Period), typeof(Span), typeof(IArticleFormat), typeof(AnswerConfusion)];

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
