using System.Globalization;
using System.Net;

namespace AnalysisKit;

/// <summary>How far annotators, people or readers, agree on statements, their speakers and their stances. Immutable.</summary>
/// <remarks>
/// Every answer counts alike, whatever the probability with which its statement was drawn: the figures are of what was answered. For how right readings are in all articles see <see cref="CorrectedPositionList.Accuracy"/>.
/// </remarks>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Agreement
{
    private const string Yes = "yes";
    private const string No = "no";

    private Agreement(IReadOnlyList<AnswerSet> annotators, IReadOnlyList<string> issues, AgreementOptions options)
    {
        Annotators = [.. annotators.Select(a => a.Name)];
        var statements = AnsweredStatement.Of(annotators).Where(s => options.Actors is null || s.Speakers.Any(options.Actors.Contains)).ToList();
        var units = Enum.GetValues<AgreementQuestion>().ToDictionary(q => q, q => statements.SelectMany(s => Units(q, s, issues)).ToList());
        Statements = statements.Count;
        var comparable = statements.Count(s => s.Statements.Count(a => a is not null) > 1);
        Comparable = comparable;
        Rows = new ResultList<AgreementRow>("figures", units.Where(q => q.Value.Count > 0).SelectMany(q => Of(q.Key, q.Value, options)));
        Confusions = [.. Pairs().SelectMany(p => units.Select(q => Confusion(q.Key, p.First, p.Second, q.Value))).Where(c => c.Units > 0)];
        Disagreements = new ResultList<Disagreement>("disagreements", units.Where(q => q.Key != AgreementQuestion.Side).SelectMany(q => q.Value)
            .Where(u => u.Rated.Ratings.OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any())
            .OrderBy(u => u.Statement.Article, StringComparer.Ordinal).ThenBy(u => u.Statement.Content.Start)
            .Select(u => new Disagreement(u.Question, u.Statement.Article, u.Statement.Content, u.Statement.Quote, u.Issue, u.Rated.Ratings)));
    }

    /// <summary>The answer of an annotator who sees somebody speak who is no actor of the catalogue.</summary>
    public const string Nobody = "(no actor)";

    /// <summary>The answer of an annotator who sees no stance.</summary>
    public const string NoStance = "none";

    /// <summary>The names of the annotators.</summary>
    public IReadOnlyList<string> Annotators { get; }

    /// <summary>Number of statements that any annotator has answered on.</summary>
    public int Statements { get; }

    /// <summary>Number of these on which two annotators or more have answered.</summary>
    public int Comparable { get; }

    /// <summary>The figures: per question of all annotators, of each two where there are more, per issue and per actor.</summary>
    public ResultList<AgreementRow> Rows { get; }

    /// <summary>For every two annotators and every question, which answers meet which.</summary>
    public IReadOnlyList<AnswerConfusion> Confusions { get; }

    /// <summary>All questions with different answers, by article and place.</summary>
    public ResultList<Disagreement> Disagreements { get; }

    /// <summary>Compares the answers of two annotators or more.</summary>
    /// <param name="annotators">The answers of each; names must differ.</param>
    /// <param name="topic">The topic whose issues are compared; null for all issues that any answer names, of one topic.</param>
    /// <param name="options">How intervals are computed; null for the defaults.</param>
    /// <exception cref="ArgumentException">There are fewer than two annotators, two have one name, or the answers are on several topics and none is given.</exception>
    public static Agreement Of(IEnumerable<AnswerSet> annotators, Topic? topic = null, AgreementOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(annotators);
        AnswerSet[] all = [.. annotators];
        if (all.Length < 2)
            throw new ArgumentException("Agreement is between two annotators or more.", nameof(annotators));
        if (all.GroupBy(a => a.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two annotators are called \"{twice.Key}\". Give them different names.", nameof(annotators));
        var topics = all.SelectMany(a => a.Answers).Select(a => a.Topic).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (topic is null && topics.Count > 1)
            throw new ArgumentException($"The answers are on several topics ({string.Join(", ", topics)}), whose issues must not be mixed. Say which topic is meant.", nameof(topic));
        if (topic is not null && topics.Count > 0 && !topics.Contains(topic.Id))
            throw new ArgumentException($"The answers are on the topic \"{topics[0]}\", and the topic given is \"{topic.Id}\".", nameof(topic));
        string[] issues = topic is not null ? [.. topic.Issues.Select(i => i.Id)] : [.. all.SelectMany(a => a.Answers).SelectMany(a => a.Stances.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        options ??= new AgreementOptions();
        return new Agreement([.. all.Select(a => topic is null ? a : a.On(topic.Id))], [.. issues.Where(i => options.Issues?.Contains(i) ?? true)], options);
    }

    /// <summary>The figures of all annotators, and how answers meet.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        var table = new HtmlTable(
            [.. TableLabels.Headings(wording, "question", "issue", "actor", "annotators", "units", "equal", "alpha", "fleiss", "cohen")],
            Caption(wording),
            limit: int.MaxValue)
        { Wording = wording };
        foreach (var row in Rows)
            table.Add(row.Question.Label(wording.Language), row.Issue ?? "", row.Actor ?? "", string.Join(TableLabels.Text("list_separator", wording), row.Annotators), row.Alpha.Units, row.Observed.ToString(), row.Alpha.ToString(), row.FleissKappa.ToString(), row.CohenKappa.ToString());
        return table.ToHtml() + string.Concat(Confusions.Select(c => c.ToTable(wording).ToHtml())) + $"<p dir=\"auto\">{WebUtility.HtmlEncode(TableLabels.Text("disagreements", wording, Disagreements.Count))}</p>";
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("agreement_caption", wording, string.Join(TableLabels.Text("list_separator", wording), Annotators), Comparable);

    private IEnumerable<(int First, int Second)> Pairs() => Enumerable.Range(0, Annotators.Count).SelectMany(a => Enumerable.Range(a + 1, Annotators.Count - a - 1).Select(b => (a, b)));

    private IEnumerable<AgreementRow> Of(AgreementQuestion question, List<Unit> units, AgreementOptions options)
    {
        yield return Row(units);
        if (Annotators.Count > 2)
        {
            foreach (var (a, b) in Pairs())
                yield return AgreementRow.Of(question, [Annotators[a], Annotators[b]], [.. units.Select(u => u.Rated with { Ratings = [u.Rated.Ratings[a], u.Rated.Ratings[b]] })], options);
        }

        foreach (var issue in units.Where(u => u.Issue is not null).GroupBy(u => u.Issue!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return Row([.. issue]) with { Issue = issue.Key };
        foreach (var actor in units.SelectMany(u => u.Statement.Speakers.Select(s => (Speaker: s, Unit: u))).GroupBy(u => u.Speaker, u => u.Unit, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
            yield return Row([.. actor]) with { Actor = actor.Key };

        AgreementRow Row(List<Unit> some) => AgreementRow.Of(question, Annotators, [.. some.Select(u => u.Rated)], options);
    }

    private AnswerConfusion Confusion(AgreementQuestion question, int first, int second, List<Unit> units) =>
        new(question, Annotators[first], Annotators[second], units.Select(u => (u.Rated.Ratings[first], u.Rated.Ratings[second])).Where(r => r is { Item1: not null, Item2: not null }).Select(r => (r.Item1!, r.Item2!)));

    private static IEnumerable<Unit> Units(AgreementQuestion question, AnsweredStatement statement, IReadOnlyList<string> issues)
    {
        var units = question switch
        {
            AgreementQuestion.Statement => statement.IsAsked ? [Of(null, [.. statement.Statements.Select(s => s switch { true => Yes, false => No, null => null })])] : [],
            AgreementQuestion.Speaker => [Of(null, statement.SpeakersBy(Nobody))],
            AgreementQuestion.Stance => issues.Select(i => Of(i, statement.Stances(i, NoStance))),
            _ => issues.Select(i => Of(i, [.. statement.Stances(i, NoStance).Select(s => s == NoStance ? null : s)])),
        };
        return units.Where(u => u.Rated.Ratings.Count(r => r is not null) > 1);

        Unit Of(string? issue, IReadOnlyList<string?> ratings) => new(question, statement, issue, new RatedUnit(statement.Article, ratings));
    }

    private sealed record Unit(AgreementQuestion Question, AnsweredStatement Statement, string? Issue, RatedUnit Rated);
}
