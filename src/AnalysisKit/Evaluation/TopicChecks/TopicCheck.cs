using System.Globalization;

namespace AnalysisKit;

/// <summary>
/// What a topic finds in articles, so that an analyst sees what to change in it: hits of each pattern and name, names that lose, words that never occur, issues that are never read, and frequent speakers whom it does not know. Immutable.
/// </summary>
/// <remarks>Memory grows with the topic, and with the number of unknown speakers up to a limit, not with the number of articles.</remarks>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class TopicCheck
{
    private TopicCheck(Topic topic, TopicCheckTotals totals, NameTable names)
    {
        Topic = topic;
        Articles = totals.Articles;
        Statements = totals.Statements;
        Stances = totals.Stances;
        StatementsWithoutActor = totals.StatementsWithoutActor;
        Patterns = new ResultList<PatternHits>("patterns", totals.Patterns(topic.Lexicon.Patterns.Select((p, i) => (p, i)).Where(p => p.p.Issue is not null)));
        Context = new ResultList<PatternHits>("words of the context", totals.Patterns(topic.Lexicon.Patterns.Select((p, i) => (p, i)).Where(p => p.p.Issue is null)));
        Issues = new ResultList<IssueHits>("issues", topic.Issues.Select(i => totals.Issue(i.Id, Patterns.Where(p => p.Issue == i.Id))));
        Names = new ResultList<NameHits>("names", names.Hits(totals.Names));
        Losing = new ResultList<LosingName>("names that lose", names.Losing(totals.Names));
        UnknownSpeakers = new ResultList<UnknownSpeaker>("unknown speakers", totals.Speakers.List());
    }

    /// <summary>The topic that was checked.</summary>
    public Topic Topic { get; }

    /// <summary>Number of articles read.</summary>
    public int Articles { get; }

    /// <summary>Number of statements found in them.</summary>
    public int Statements { get; }

    /// <summary>Number of statements whose speaker is no actor that the topic knows.</summary>
    public int StatementsWithoutActor { get; }

    /// <summary>Number of stances found in them.</summary>
    public int Stances { get; }

    /// <summary>The patterns of the issues, in the order of the file. One without hits never fits.</summary>
    public ResultList<PatternHits> Patterns { get; }

    /// <summary>The words of the topic's context, in the order of the file. One without hits never occurs.</summary>
    public ResultList<PatternHits> Context { get; }

    /// <summary>The issues, in the order of the file. One without stances is never read.</summary>
    public ResultList<IssueHits> Issues { get; }

    /// <summary>The names of the topic, in the order of the file, and those of the kit's that stand in the articles, most frequent first. Adjectives (روسي) are not among them.</summary>
    public ResultList<NameHits> Names { get; }

    /// <summary>Names of the topic that mostly do not do what they are there for, most frequent first; and those that two actors have.</summary>
    public ResultList<LosingName> Losing { get; }

    /// <summary>Speakers with a name who are no actor or person of the topic or the kit, most statements first.</summary>
    public ResultList<UnknownSpeaker> UnknownSpeakers { get; }

    /// <summary>Reads articles with a topic and counts what it finds. The articles are read once, while they are enumerated.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="options">Readers, threads, progress and cancellation; null for the defaults.</param>
    /// <param name="examples">Whether to keep two sentences for each pattern and name.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static TopicCheck Of(Topic topic, IEnumerable<Article> articles, AnalyzerOptions? options = null, bool examples = false) => Of(topic, articles, options, examples, null);

    /// <summary>The same of what was read with the corrections of a tally; null for none.</summary>
    internal static TopicCheck Of(Topic topic, IEnumerable<Article> articles, AnalyzerOptions? options, bool examples, CorrectionTally? corrections)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(articles);
        var analyzer = new ArticleAnalyzer(topic, options);
        var names = new NameTable(topic);
        var reader = new TopicCheckReader(analyzer, names.Own, examples, corrections);
        var totals = new TopicCheckTotals();
        foreach (var findings in OrderedWork.Of(articles, reader.ReadAsync, analyzer.Options))
            totals.Add(findings);
        return new TopicCheck(topic, totals, names);
    }

    /// <summary>The issues, the patterns and the names that lose.</summary>
    public string ToHtml() => string.Join('\n', Issues.ToHtml(), Patterns.ToHtml(), Losing.ToHtml(), UnknownSpeakers.ToHtml());

    /// <inheritdoc/>
    public override string ToString() => ToText(DisplayWording.Usual);

    /// <summary>The check in one line.</summary>
    internal string ToText(DisplayWording wording) => TableLabels.Text(
        "check_text", wording, Topic.Label(wording.Language), Articles, Statements, StatementsWithoutActor, Stances, Patterns.Count(p => p.Hits == 0), Patterns.Count);
}
