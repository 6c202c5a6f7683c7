using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace AnalysisKit;

/// <summary>Results of one kind, in order, that show themselves as a table: a row each, a column for every plain property. Immutable.</summary>
/// <typeparam name="T">The kind of result.</typeparam>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class ResultList<T> : IReadOnlyList<T>
{
    private const int MostShown = 50;
    private const int LongestText = 300;

    private readonly IReadOnlyList<T> _results;
    private readonly string _name;

    /// <param name="name">What the results are called, in the plural.</param>
    /// <param name="results">The results; an array is kept as it is and must not change any more.</param>
    internal ResultList(string name, IEnumerable<T> results)
    {
        _name = name;
        _results = results as T[] ?? [.. results];
    }

    /// <inheritdoc/>
    public int Count => _results.Count;

    /// <inheritdoc/>
    public T this[int index] => _results[index];

    /// <summary>Only results that fulfil the condition.</summary>
    public ResultList<T> Where(Func<T, bool> condition) => new(_name, _results.Where(condition));

    /// <summary>The first results.</summary>
    public ResultList<T> Top(int results) => new(_name, _results.Take(results));

    /// <summary>The first results as a table.</summary>
    public string ToHtml()
    {
        var columns = Columns(typeof(T), parts: true).ToList();
        var table = new HtmlTable([.. columns.Select(c => Heading(c.Name))], ToString(), MostShown);
        foreach (var result in _results.Take(MostShown))
            table.Add([.. columns.Select(c => Shown(c.Value(result)))]);
        return table.Skip(Count - table.Count).ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count:N0} {_name}");

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _results.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // A property that is itself a result type of the kit, such as the test of a term, is replaced by columns for its own properties.
    private static IEnumerable<(string Name, Func<object?, object?> Value)> Columns(Type type, bool parts)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            if (IsPlain(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
            {
                yield return (property.Name, property.GetValue);
            }
            else if (parts && property.PropertyType.Assembly == type.Assembly && !property.PropertyType.IsAssignableTo(typeof(IEnumerable)))
            {
                foreach (var (name, value) in Columns(property.PropertyType, parts: false))
                    yield return (name, result => property.GetValue(result) is { } part ? value(part) : null);
            }
        }
    }

    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(DateOnly) || type == typeof(Span);

    private static object? Shown(object? value) => value switch
    {
        Span span => string.Create(CultureInfo.InvariantCulture, $"{span.Start} to {span.End}"),
        string { Length: > LongestText } text => text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText).ToString() + "\u2026",
        _ => value,
    };

    // Makes a heading of a property name: StandardDeviation becomes "Standard deviation".
    private static string Heading(string property)
    {
        var heading = new StringBuilder();
        for (var i = 0; i < property.Length; i++)
        {
            if (i > 0 && char.IsUpper(property[i]) && !char.IsUpper(property[i - 1]))
                heading.Append(' ');
            heading.Append(i > 0 && char.IsUpper(property[i]) && (i + 1 < property.Length && char.IsLower(property[i + 1])) ? char.ToLowerInvariant(property[i]) : property[i]);
        }

        return heading.ToString();
    }
}
