using System.Collections;
using AnalysisKit.Articles;
using AnalysisKit.Statements;

namespace AnalysisKit.Stances;

/// <summary>Statements with the stances they show, to be narrowed down step by step: <c>articles.Statements(topic).By("russia").About("sanctions")</c>.</summary>
public sealed class StatementList : IReadOnlyList<Statement>
{
    private readonly IReadOnlyList<Statement> _statements;

    /// <summary>Makes a list of statements and the stances that belong to them.</summary>
    public StatementList(Topic topic, IEnumerable<Statement> statements, IEnumerable<Stance> stances)
    {
        Topic = topic;
        _statements = [.. statements];
        Stances = [.. stances];
    }

    /// <summary>The topic they were read with.</summary>
    public Topic Topic { get; }

    /// <summary>The stances that the statements show.</summary>
    public IReadOnlyList<Stance> Stances { get; }

    /// <inheritdoc/>
    public int Count => _statements.Count;

    /// <inheritdoc/>
    public Statement this[int index] => _statements[index];

    /// <summary>Only what these actors say.</summary>
    public StatementList By(params string[] actors) => Where(s => s.Speaker is not null && actors.Contains(s.Speaker));

    /// <summary>Only statements that show a stance on one of these issues.</summary>
    public StatementList About(params string[] issues)
    {
        var stances = Stances.Where(s => issues.Contains(s.Issue)).ToList();
        var shown = stances.Select(s => s.Statement).ToHashSet(ReferenceEqualityComparer.Instance);
        return new StatementList(Topic, _statements.Where(shown.Contains), stances);
    }

    /// <summary>Only statements whose confidence is at least <paramref name="minimum"/>, and stances likewise.</summary>
    public StatementList Confident(double minimum) =>
        new(Topic, _statements.Where(s => s.Confidence >= minimum), Stances.Where(s => s.Confidence >= minimum && s.Statement.Confidence >= minimum));

    /// <summary>Only statements that fulfil the condition.</summary>
    public StatementList Where(Func<Statement, bool> condition) =>
        new(Topic, _statements.Where(condition), Stances.Where(s => condition(s.Statement)));

    /// <summary>Positions per actor and issue.</summary>
    public PositionList Positions(PositionOptions? options = null) => PositionList.Of(Topic, Stances, options);

    /// <inheritdoc/>
    public IEnumerator<Statement> GetEnumerator() => _statements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
