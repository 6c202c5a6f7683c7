using System.Globalization;

namespace AnalysisKit;

/// <summary>Which answers of one annotator meet which of another.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class AnswerConfusion
{
    private readonly Dictionary<(string, string), int> _counts;

    internal AnswerConfusion(AgreementQuestion question, string first, string second, IEnumerable<(string First, string Second)> answers)
    {
        (Question, First, Second) = (question, first, second);
        _counts = answers.CountBy(a => a).ToDictionary();
        Categories = [.. _counts.SelectMany(c => new[] { (c.Key.Item1, c.Value), (c.Key.Item2, c.Value) }).GroupBy(c => c.Item1, StringComparer.Ordinal)
            .OrderByDescending(g => g.Sum(c => c.Value)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
    }

    /// <summary>What they were asked.</summary>
    public AgreementQuestion Question { get; }

    /// <summary>The annotator of the rows.</summary>
    public string First { get; }

    /// <summary>The annotator of the columns.</summary>
    public string Second { get; }

    /// <summary>The answers, most frequent first.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Number of units that both have answered.</summary>
    public int Units => _counts.Values.Sum();

    /// <summary>Number of units to which the first gave one answer and the second another, or the same.</summary>
    public int Count(string first, string second) => _counts.GetValueOrDefault((first, second));

    /// <summary>The counts, rows of the first annotator, columns of the second.</summary>
    public string ToHtml() => ToTable(DisplayWording.Usual).ToHtml();

    /// <summary>The counts of the most frequent answers; further ones go together.</summary>
    internal HtmlTable ToTable(DisplayWording wording = default, Func<string, string>? label = null, int most = 12)
    {
        var shown = Categories.Count > most ? [.. Categories.Take(most - 1), null] : Categories.Select(c => (string?)c).ToList();
        var rest = Categories.Skip(shown.Contains(null) ? most - 1 : Categories.Count).ToHashSet(StringComparer.Ordinal);
        var table = new HtmlTable([$"{First} \u2193   {Second} \u2192", .. shown.Select(Label)], TableLabels.Text("answers_of_both", wording, Question.Label(wording.Language), Units), limit: int.MaxValue) { Wording = wording };
        foreach (var row in shown)
            table.Add([Label(row), .. shown.Select(column => (object)_counts.Where(c => Is(c.Key.Item1, row) && Is(c.Key.Item2, column)).Sum(c => c.Value))]);
        return table;

        bool Is(string answer, string? category) => category is null ? rest.Contains(answer) : answer == category;
        string Label(string? category) => category is null ? TableLabels.Text("others", wording) : label?.Invoke(category) ?? AgreementLabels.Answer(category, wording.Language);
    }

    /// <inheritdoc/>
    public override string ToString() => TableLabels.Text("confusion_text", DisplayWording.Usual, Question.Label(DisplayWording.Usual.Language), First, Second, Units);
}
