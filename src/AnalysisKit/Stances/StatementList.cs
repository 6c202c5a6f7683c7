using System.Collections;
using System.Net;

namespace AnalysisKit;

/// <summary>Statements with the stances they show, which can be filtered step by step: <c>articles.Statements(topic).By("russia").About("sanctions")</c>.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class StatementList : IReadOnlyList<Statement>
{
    private const int MostShown = 25;

    private readonly IReadOnlyList<Statement> _statements;
    private readonly ReadArticles _read;
    private readonly Lazy<Dictionary<Statement, int>> _reports;

    /// <summary>Makes a list of statements and the stances that belong to them.</summary>
    public StatementList(Topic topic, IEnumerable<Statement> statements, IEnumerable<Stance> stances)
        : this(topic, statements, stances, null)
    {
    }

    internal StatementList(Topic topic, IEnumerable<Statement> statements, IEnumerable<Stance> stances, ReadArticles? read)
    {
        ArgumentNullException.ThrowIfNull(topic);
        Topic = topic;
        _statements = [.. statements];
        _read = read ?? new ReadArticles(_statements.Select(s => s.Article));
        Stances = new StanceList(topic, stances, _read);
        _reports = new(() => RepeatedStatements.Reports(_statements));
    }

    /// <summary>The topic they were read with.</summary>
    public Topic Topic { get; }

    /// <summary>The stances that the statements show.</summary>
    public StanceList Stances { get; }

    /// <summary>What corrections by people did to what was read (see <c>statements.With(corrections)</c>); null if there were none.</summary>
    public CorrectionCounts? CorrectionCounts => _read.Corrected;

    /// <summary>The articles that were read, as far as they are known.</summary>
    internal ReadArticles Read => _read;

    /// <summary>For each statement, in how many reports its speaker says the same.</summary>
    internal Dictionary<Statement, int> Reports => _reports.Value;

    /// <inheritdoc/>
    public int Count => _statements.Count;

    /// <inheritdoc/>
    public Statement this[int index] => _statements[index];

    /// <summary>Only statements of these actors.</summary>
    /// <exception cref="ArgumentException">There is no such actor; the message suggests one.</exception>
    public StatementList By(params string[] actors)
    {
        var wanted = Selection.Actors(Topic, actors, _statements.Select(s => s.Speaker));
        return Where(s => s.Speaker is not null && wanted.Contains(s.Speaker));
    }

    /// <summary>Only statements that show a stance on one of these issues, and those stances.</summary>
    /// <exception cref="ArgumentException">The topic has no such issue; the message suggests one.</exception>
    public StatementList About(params string[] issues)
    {
        var stances = Stances.About(issues);
        var shown = stances.Select(s => s.Statement).ToHashSet(ReferenceEqualityComparer.Instance);
        return new StatementList(Topic, _statements.Where(shown.Contains), stances, _read);
    }

    /// <summary>The same as <see cref="About"/>.</summary>
    /// <exception cref="ArgumentException">The topic has no such issue; the message suggests one.</exception>
    public StatementList On(params string[] issues) => About(issues);

    /// <summary>Only statements in articles of a group: of a source, or of those that have a value in another field: <c>statements.In("2012-02", "month")</c>.</summary>
    /// <param name="group">The source, month, or whatever the field holds.</param>
    /// <param name="field">The field; see <see cref="ArticleFields"/>.</param>
    /// <exception cref="ArgumentException">No article has the field or the value; the message suggests one.</exception>
    public StatementList In(string group, string field = "source")
    {
        var belongs = Selection.Group(group, field, _read);
        return new StatementList(Topic, _statements.Where(s => belongs(s.Article)), Stances.Where(s => belongs(s.Statement.Article)), _read.In(belongs));
    }

    /// <summary>Only statements, and their stances, whose confidence is at least <paramref name="minimum"/>.</summary>
    public StatementList Confident(double minimum) =>
        new(Topic, _statements.Where(s => s.Confidence >= minimum), Stances.Where(s => s.Confidence >= minimum && s.Statement.Confidence >= minimum), _read);

    /// <summary>Only statements that fulfil the condition.</summary>
    public StatementList Where(Func<Statement, bool> condition) =>
        new(Topic, _statements.Where(condition), Stances.Where(s => condition(s.Statement)), _read);

    /// <summary>A table of the statements in their sentences, with the content marked; of a long list, only the first ones.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        string[] columns = ["speaker", "sentence", "stances_heading", "read_by", "source", "date"];
        var table = new HtmlTable([.. columns.Select(c => TableLabels.Text(c, wording))], TableLabels.Text("statements_caption", wording, Count), MostShown) { Wording = wording };
        foreach (var statement in _statements.Take(MostShown))
        {
            var stances = Stances.Where(s => ReferenceEquals(s.Statement, statement)).Select(s => $"{Topic.IssueLabel(s.Issue, wording.Language)}: {s.Polarity.Label(wording.Language)}");
            table.Add(
                statement.Speaker is null ? TableLabels.Text("no_actor", wording) : Topic.ActorLabel(statement.Speaker, wording.Language),
                new HtmlTable.Markup(Marked(statement)),
                string.Join(TableLabels.Text("separator", wording), stances),
                TableLabels.Reader(statement.Origin, wording),
                statement.Article.Source ?? statement.Article.Id,
                statement.Article.Published);
        }

        return table.Skip(Count - table.Count).ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => ToText(DisplayWording.Usual);

    /// <summary>The list in one line.</summary>
    internal string ToText(DisplayWording wording) =>
        TableLabels.Text("statements_text", wording, Count, Stances.Count, Topic.Label(wording.Language)) + (CorrectionCounts is { } corrected ? $" ({corrected.ToText(wording)})" : "");

    // The sentence as HTML, with the content marked; longer if the content goes beyond the sentence.
    private static string Marked(Statement statement)
    {
        var text = statement.Article.Text;
        var whole = statement.Passage;
        var before = text[whole.Start..statement.Content.Start];
        var after = text[statement.Content.End..whole.End];
        return WebUtility.HtmlEncode(before) + MarkedWords.Start + WebUtility.HtmlEncode(statement.ContentText) + MarkedWords.End + WebUtility.HtmlEncode(after);
    }

    /// <inheritdoc/>
    public IEnumerator<Statement> GetEnumerator() => _statements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
