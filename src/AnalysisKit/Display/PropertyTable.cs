using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace AnalysisKit;

/// <summary>The plain properties of a result: the columns of a list of results, and the rows of a single one that has no table of its own.</summary>
internal static class PropertyTable
{
    private const int LongestText = 300;
    private const double LeastRounded = 0.01;

    /// <summary>The plain properties of a type. A property that is itself a type of the kit, such as the test of a term, is replaced by its own plain properties, with its name as their part.</summary>
    public static IEnumerable<(string? Part, string Name, Func<object?, object?> Value)> Of(Type type) => Of(type, parts: true);

    /// <summary>A single result as a table, a row for every plain property.</summary>
    public static string Html(object result, DisplayWording wording)
    {
        var table = new HtmlTable([.. TableLabels.Headings(wording, "property", "value")]) { Wording = wording };
        foreach (var (heading, value) in Rows(result, wording))
            table.Add(heading, value);
        return table.ToHtml();
    }

    /// <summary>A single result as plain text: what it says of itself, or a line for every plain property where that is only what the compiler wrote, which would hold whole articles.</summary>
    public static string Plain(object result) => Plain(result, DisplayWording.Usual);

    /// <summary>The text in a language.</summary>
    internal static string Plain(object result, DisplayWording wording) =>
        result.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)?.IsDefined(typeof(CompilerGeneratedAttribute)) != true
            ? result.ToString() ?? ""
            : string.Join('\n', Rows(result, wording).Select(r => $"{r.Heading}: {r.Value}"));

    /// <summary>The headings of the rows of a type, in English.</summary>
    public static IEnumerable<string> Headings(Type type) => Of(type).SelectMany(p => p.Part is null ? [p.Name] : new[] { p.Part, p.Name }).Select(Heading);

    /// <summary>A property name as a heading: StandardDeviation becomes "Standard deviation".</summary>
    public static string Heading(string property)
    {
        var heading = new StringBuilder();
        for (var i = 0; i < property.Length; i++)
        {
            if (i > 0 && char.IsUpper(property[i]) && (!char.IsUpper(property[i - 1]) || (i + 1 < property.Length && char.IsLower(property[i + 1]))))
                heading.Append(' ');
            heading.Append(i > 0 && char.IsUpper(property[i]) && (i + 1 < property.Length && char.IsLower(property[i + 1])) ? char.ToLowerInvariant(property[i]) : property[i]);
        }

        return heading.ToString();
    }

    /// <summary>A value as a table shows it.</summary>
    public static object? Shown(object? value, DisplayWording wording) => value switch
    {
        Span span => TableLabels.Text("span", wording, span.Start, span.End),
        Enum or bool => ResultLabels.Value(value, wording),
        string { Length: > LongestText } text => text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText).ToString() + "\u2026",
        _ => value,
    };

    private static IEnumerable<(string? Part, string Name, Func<object?, object?> Value)> Of(Type type, bool parts)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            if (IsPlain(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
            {
                yield return (null, property.Name, property.GetValue);
            }
            else if (parts && property.PropertyType.Assembly == type.Assembly && !property.PropertyType.IsAssignableTo(typeof(IEnumerable)))
            {
                foreach (var (_, name, value) in Of(property.PropertyType, parts: false))
                    yield return (property.Name, name, result => property.GetValue(result) is { } part ? value(part) : null);
            }
        }
    }

    private static IEnumerable<(string Heading, string Value)> Rows(object result, DisplayWording wording)
    {
        foreach (var (part, name, value) in Of(result.GetType()))
        {
            var heading = ResultLabels.Column(Heading(name), wording);
            yield return (part is null ? heading : $"{ResultLabels.Column(Heading(part), wording)}: {heading}", Text(name, Shown(value(result), wording), wording));
        }
    }

    // Rates of words are small: three significant digits, where the decimal places of tables would leave none.
    private static string Text(string name, object? value, DisplayWording wording) => value switch
    {
        double.NaN or float.NaN => "\u2013",
        double p when name.EndsWith("PValue", StringComparison.Ordinal) => HtmlTable.PValue(p, wording),
        double number => wording.Number(number, number != 0 && Math.Abs(number) < LeastRounded ? "G3" : "0.###"),
        DateOnly date => wording.Number(date, "yyyy-MM-dd"),
        IFormattable number => wording.Number(number),
        _ => value?.ToString() ?? "",
    };

    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(DateOnly) || type == typeof(Span);
}
