using System.Collections;
using System.Globalization;

namespace AnalysisKit;

/// <summary>Results of one kind, in order, that show themselves as a table: a row each, a column for every plain property. Immutable.</summary>
/// <typeparam name="T">The kind of result.</typeparam>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class ResultList<T> : IReadOnlyList<T>
{
    private const int MostShown = 50;

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
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        var columns = PropertyTable.Of(typeof(T)).ToList();
        var table = new HtmlTable([.. Headings().Select(h => ResultLabels.Column(h, wording))], Caption(wording), MostShown) { Wording = wording };
        foreach (var result in _results.Take(MostShown))
            table.Add([.. columns.Select(c => PropertyTable.Shown(c.Value(result), wording))]);
        return table.Skip(Count - table.Count).ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("results_caption", wording, Count, ResultLabels.List(_name, wording));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _results.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The headings of all columns, in English.</summary>
    internal static IEnumerable<string> Headings() => PropertyTable.Of(typeof(T)).Select(c => PropertyTable.Heading(c.Name));
}
