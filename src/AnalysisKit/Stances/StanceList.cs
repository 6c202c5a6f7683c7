using System.Collections;
using System.Globalization;

namespace AnalysisKit;

/// <summary>Stances in the order of their statements, which can be filtered step by step: <c>statements.Stances.By("russia").On("sanctions")</c>. Immutable.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class StanceList : IReadOnlyList<Stance>
{
    private const int MostShown = 25;

    private readonly IReadOnlyList<Stance> _stances;

    /// <summary>Makes a list of stances that were read with a topic.</summary>
    public StanceList(Topic topic, IEnumerable<Stance> stances)
        : this(topic, stances, null)
    {
    }

    internal StanceList(Topic topic, IEnumerable<Stance> stances, ReadArticles? read)
    {
        ArgumentNullException.ThrowIfNull(topic);
        Topic = topic;
        _stances = [.. stances];
        Read = read ?? new ReadArticles(_stances.Select(s => s.Statement.Article));
    }

    internal ReadArticles Read { get; }

    /// <summary>The topic they were read with.</summary>
    public Topic Topic { get; }

    /// <summary>What corrections by people did to what was read; null if there were none.</summary>
    public CorrectionCounts? CorrectionCounts => Read.Corrected;

    /// <inheritdoc/>
    public int Count => _stances.Count;

    /// <inheritdoc/>
    public Stance this[int index] => _stances[index];

    /// <summary>Only stances of these actors.</summary>
    /// <exception cref="ArgumentException">There is no such actor; the message suggests one.</exception>
    public StanceList By(params string[] actors)
    {
        var wanted = Selection.Actors(Topic, actors, _stances.Select(s => s.Actor));
        return Where(s => s.Actor is not null && wanted.Contains(s.Actor));
    }

    /// <summary>Only stances on these issues.</summary>
    /// <exception cref="ArgumentException">The topic has no such issue; the message suggests one.</exception>
    public StanceList About(params string[] issues)
    {
        var wanted = Selection.Issues(Topic, issues, _stances.Select(s => s.Issue));
        return Where(s => wanted.Contains(s.Issue));
    }

    /// <summary>The same as <see cref="About"/>.</summary>
    /// <exception cref="ArgumentException">The topic has no such issue; the message suggests one.</exception>
    public StanceList On(params string[] issues) => About(issues);

    /// <summary>Only stances in articles of a group: of a source, or of those that have a value in another field.</summary>
    /// <param name="group">The source, month, or whatever the field holds.</param>
    /// <param name="field">The field; see <see cref="ArticleFields"/>.</param>
    /// <exception cref="ArgumentException">No article has the field or the value; the message suggests one.</exception>
    public StanceList In(string group, string field = "source")
    {
        var belongs = Selection.Group(group, field, Read);
        return Where(s => belongs(s.Statement.Article));
    }

    /// <summary>Only stances that fulfil the condition.</summary>
    public StanceList Where(Func<Stance, bool> condition) => new(Topic, _stances.Where(condition), Read);

    /// <summary>A table of the stances with the content and the words that decided; of a long list, only the first ones.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        string[] columns = ["actor", "issue", "stance", "score", "confidence", "read_by", "said", "because", "source", "date"];
        var table = new HtmlTable([.. columns.Select(c => TableLabels.Text(c, wording))], Caption(wording), MostShown) { Wording = wording };
        foreach (var stance in _stances.Take(MostShown))
        {
            var (statement, text) = (stance.Statement, stance.Statement.Article.Text);
            table.Add(
                stance.Actor is null ? TableLabels.Text("no_actor", wording) : Topic.ActorLabel(stance.Actor, wording.Language),
                Topic.IssueLabel(stance.Issue, wording.Language),
                stance.Polarity.Label(wording.Language),
                stance.Score,
                stance.Confidence,
                TableLabels.Reader(stance.Origin, wording),
                statement.ContentText,
                string.Join(TableLabels.Text("separator", wording), stance.Cues.Select(c => $"\u2068{c.Span.Of(text)}\u2069 {c.Effect.Label(wording.Language)}")),
                statement.Article.Source ?? statement.Article.Id,
                statement.Article.Published);
        }

        return table.Skip(Count - table.Count).ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("stances_caption", wording, Count, Topic.Label(wording.Language));

    /// <inheritdoc/>
    public IEnumerator<Stance> GetEnumerator() => _stances.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
