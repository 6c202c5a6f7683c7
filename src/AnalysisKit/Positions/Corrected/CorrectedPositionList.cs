using System.Collections;
using System.Globalization;
using System.Net;

namespace AnalysisKit;

/// <summary>Positions corrected by a checked sample, in the order of the positions as read. Immutable.</summary>
/// <remarks>
/// Means and shares are ratios of totals over all statements. Each total is that of the readings, with the weight that <see cref="CorrectionMethod"/> gives them, and in the sample the difference between check and reading divided by
/// the probability with which each unit was drawn, so that a check which moves a statement to another actor, drops it, or finds a stance where none was read counts in every cell that it touches. Intervals are those of the
/// linearised ratio, stratified as drawn and clustered by article; on the scale of log odds, so that they stay within bounds; see <see cref="CorrectionPool"/> for positions on which little was checked.
/// </remarks>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class CorrectedPositionList : IReadOnlyList<CorrectedPosition>
{
    // A sample stands for the statements at hand if its weights add up to about as many.
    private const double FarFromAll = 0.1;

    private static readonly string[] Columns =
    [
        "actor", "issue", "as_read", "interval_heading", "corrected", "interval_heading", "stands", "for_heading", "interval_heading", "against_heading", "interval_heading", "statements_heading", "checked_heading",
    ];

    private readonly IReadOnlyList<CorrectedPosition> _positions;
    private readonly CorrectedPositions _estimates;
    private readonly CheckedPopulation _population;

    private CorrectedPositionList(Topic topic, IEnumerable<CorrectedPosition> positions, CorrectedPositions estimates, CheckedPopulation population, CorrectionOptions options, ResultList<ReadingAccuracy> accuracy)
    {
        (Topic, _estimates, _population, Options, Accuracy) = (topic, estimates, population, options, accuracy);
        _positions = [.. positions];
    }

    /// <summary>The topic that names actors and issues.</summary>
    public Topic Topic { get; }

    /// <summary>How they were corrected.</summary>
    public CorrectionOptions Options { get; }

    /// <summary>Precision and recall of the readings, of all, per issue and per actor, with intervals.</summary>
    public ResultList<ReadingAccuracy> Accuracy { get; }

    /// <summary>Number of units that were drawn: statements, or whole articles.</summary>
    public int Drawn => _population.Drawn;

    /// <summary>Number of these that were answered.</summary>
    public int Checked => _population.Checked;

    /// <summary>Whether whole articles were checked, so that statements that were not found count too.</summary>
    public bool KnowsMissed => _population.HasArticles;

    /// <inheritdoc/>
    public int Count => _positions.Count;

    /// <inheritdoc/>
    public CorrectedPosition this[int index] => _positions[index];

    /// <summary>What is to be known of the sample: what was not answered, what is not among the statements, and whether the sample stands for them. Empty if nothing is.</summary>
    public IReadOnlyList<string> Notes => [.. NotesOf(_population, ChartLanguage.English)];

    /// <summary>The position of an actor on an issue; null when neither readings nor check show one.</summary>
    /// <exception cref="ArgumentException">There is no such actor or issue; the message suggests one.</exception>
    public CorrectedPosition? Find(string actor, string issue)
    {
        var found = By(actor).On(issue);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>Only positions of these actors.</summary>
    /// <exception cref="ArgumentException">There is no such actor; the message suggests one.</exception>
    public CorrectedPositionList By(params string[] actors)
    {
        var wanted = Selection.Actors(Topic, actors, _positions.Select(p => p.Actor));
        return Where(p => wanted.Contains(p.Actor));
    }

    /// <summary>Only positions on these issues.</summary>
    /// <exception cref="ArgumentException">The topic has no such issue; the message suggests one.</exception>
    public CorrectedPositionList On(params string[] issues)
    {
        var wanted = Selection.Issues(Topic, issues, _positions.Select(p => p.Issue));
        return Where(p => wanted.Contains(p.Issue));
    }

    /// <summary>Only positions that fulfil the condition.</summary>
    public CorrectedPositionList Where(Func<CorrectedPosition, bool> condition) => new(Topic, _positions.Where(condition), _estimates, _population, Options, Accuracy);

    /// <summary>Compares two actors on the issues on which both have a corrected position.</summary>
    public ResultList<CorrectedDifference> Compare(string first, string second)
    {
        var differences = new List<CorrectedDifference>();
        foreach (var issue in Topic.Issues)
        {
            if (Find(first, issue.Id) is { Pool: not CorrectionPool.Nothing } a && Find(second, issue.Id) is { Pool: not CorrectionPool.Nothing } b)
                differences.Add(_estimates.Difference(issue.Id, a, b));
        }

        return new ResultList<CorrectedDifference>("differences", Holm(differences));
    }

    /// <summary>Corrects positions by a checked sample of the statements, or articles, from which they come.</summary>
    internal static CorrectedPositionList Of(PositionList positions, IEnumerable<SampledStatement> sample, CorrectionOptions? options)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(sample);
        options ??= new CorrectionOptions();
        var rows = sample.ToList();
        if (rows.Find(r => r.Answer.Topic is { } topic && topic != positions.Topic.Id) is { } other)
            throw new ArgumentException($"The sample was checked for the topic \"{other.Answer.Topic}\", and the positions are on \"{positions.Topic.Id}\". Check a sample that was drawn with this topic.", nameof(sample));
        if (!rows.Any(r => r.IsChecked))
            throw new ArgumentException($"Of the {rows.Count} lines of the sample none is checked. Answer them first: each needs \"statement\": true or false, and an article \"complete\": true.", nameof(sample));
        var population = CheckedPopulation.Of(positions.Topic, positions.Statements, positions.Stances, positions.Read, rows);
        var estimates = new CorrectedPositions(population, options, new ReadingWeights(positions.Options.Turned));
        var read = positions.Concat(positions.LeftOut).ToList();
        var (actors, issues) = (read.Select(p => p.Actor).ToHashSet(StringComparer.Ordinal), read.Select(p => p.Issue).ToHashSet(StringComparer.Ordinal));
        var known = positions.Select(p => (p.Actor, p.Issue)).ToHashSet();
        var left = positions.LeftOut.Select(p => (p.Actor, p.Issue)).ToHashSet();
        var asRead = population.IsAsGiven ? positions : PositionList.Of(positions.Topic, new StanceList(positions.Topic, population.Stances, positions.Read), positions.Options);
        var readAs = asRead.Concat(population.IsAsGiven ? [] : asRead.LeftOut).ToDictionary(p => (p.Actor, p.Issue));
        var found = estimates.Cells.Where(c => actors.Contains(c.Actor) && issues.Contains(c.Issue) && !known.Contains(c) && !left.Contains(c)).Order();
        return new CorrectedPositionList(
            positions.Topic,
            estimates.Of([.. positions.Select(p => (p.Actor, p.Issue)).Concat(found).Select(c => (c.Actor, c.Issue, readAs.GetValueOrDefault(c)))]),
            estimates, population, options, new ResultList<ReadingAccuracy>("figures", estimates.Accuracy()));
    }

    /// <summary>A table of the positions as read and as corrected, and how right the readings are.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        var table = new HtmlTable(
            [.. Columns.Select(id => PositionLabels.Text(id, wording))],
            TableLabels.Text("corrected_caption", wording, Topic.Label(wording.Language), Described(wording)))
        { Wording = wording };
        foreach (var p in _positions)
        {
            table.Add(
                Topic.ActorLabel(p.Actor, wording.Language), Topic.IssueLabel(p.Issue, wording.Language), p.Read is { } read ? PositionLabels.Score(read.Mean, wording) : "", p.Read is null ? "" : PositionLabels.Interval(p.Read, wording), PositionLabels.Corrected(p, wording), PositionLabels.CorrectedInterval(p, wording),
                PositionLabels.Stands(p, wording), PositionLabels.Share(p.SupportShare, wording), PositionLabels.Interval(p.SupportShare, wording), PositionLabels.Share(p.OpposeShare, wording), PositionLabels.Interval(p.OpposeShare, wording), double.IsNaN(p.Statements.Value) ? "" : wording.Number(p.Statements.Value, "0"), TableLabels.Text("checked_in", wording, p.Checked, p.CheckedArticles));
        }

        var notes = new[] { PositionLabels.Text(KnowsMissed ? "corrected_all" : "corrected_found", wording, Options.MinimumChecked) }.Concat(NotesIn(wording));
        return table.ToHtml() + string.Concat(notes.Select(n => $"<p{(wording.IsArabic ? " dir=\"rtl\"" : "")} style=\"margin:.2em 0;font-size:.9em\">{WebUtility.HtmlEncode(n)}</p>")) + AccuracyTable(wording);
    }

    /// <summary>The table of precision and recall.</summary>
    internal string AccuracyTable(DisplayWording wording = default)
    {
        string[] headings = ["readings", "checked_heading", "precision_heading", "interval_heading", "recall_heading", "interval_heading"];
        var table = new HtmlTable([.. headings.Select(id => PositionLabels.Text(id, wording))], PositionLabels.Text(KnowsMissed ? "how_right" : "how_right_found", wording)) { Wording = wording };
        foreach (var a in Accuracy)
            table.Add(a.Part switch { AccuracyPart.Issue => Topic.IssueLabel(a.Id, wording.Language), AccuracyPart.Actor => Topic.ActorLabel(a.Id, wording.Language), _ => TableLabels.Text("all", wording) }, a.Checked, PositionLabels.Share(a.Precision, wording), PositionLabels.Interval(a.Precision, wording), PositionLabels.Share(a.Recall, wording), PositionLabels.Interval(a.Recall, wording));
        return table.ToHtml();
    }

    /// <summary>What was checked, in words.</summary>
    internal string Described(DisplayWording wording = default) =>
        PositionLabels.Text(KnowsMissed ? _population.Samples.Count > 1 ? "checked_both" : "checked_articles" : "checked_statements", wording, Checked);

    /// <summary>The notes in a language.</summary>
    internal IEnumerable<string> NotesIn(DisplayWording wording) => NotesOf(_population, wording);

    /// <inheritdoc/>
    public override string ToString() => ToText(DisplayWording.Usual);

    /// <summary>The list in one line.</summary>
    internal string ToText(DisplayWording wording) => TableLabels.Text("corrected_text", wording, Count, Topic.Label(wording.Language), Described(wording));

    /// <inheritdoc/>
    public IEnumerator<CorrectedPosition> GetEnumerator() => _positions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IEnumerable<string> NotesOf(CheckedPopulation population, DisplayWording wording)
    {
        if (population.Drawn > population.Checked)
            yield return PositionLabels.Text("not_answered", wording, population.Drawn - population.Checked, population.Drawn);
        if (population.Elsewhere > 0)
            yield return PositionLabels.Text(population.IsPart ? "outside" : "elsewhere", wording, population.Elsewhere, population.Checked);
        if (population.Restored > 0)
            yield return PositionLabels.Text("restored", wording, population.Restored);
        if (population.Judged > 0)
            yield return PositionLabels.Text("judged_before", wording, population.Judged);
        if (population.Represented > 0 && !population.IsPart && Math.Abs(population.Represented - population.Statements) > FarFromAll * population.Statements)
            yield return PositionLabels.Text("represented", wording, Math.Round(population.Represented), population.Statements);
    }

    private static List<CorrectedDifference> Holm(List<CorrectedDifference> differences)
    {
        var adjusted = PositionComparison.Holm([.. differences.Select(d => d.PValue)]);
        return [.. differences.Select((d, i) => d with { AdjustedPValue = adjusted[i] })];
    }
}
