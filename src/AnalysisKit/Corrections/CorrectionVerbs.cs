namespace AnalysisKit;

/// <summary>
/// How an analyst corrects readings: <c>statements.With(stance.Reject(), statement.By("us"))</c> is a new list with both corrected. Each verb makes a <see cref="Correction"/>, which can be kept in a file
/// (<see cref="Corrections.Save"/>).
/// </summary>
public static class CorrectionVerbs
{
    /// <summary>The statement takes no such stance on the issue.</summary>
    /// <param name="stance">The stance as it was read.</param>
    /// <param name="why">Why, for other people.</param>
    /// <param name="by">Who says so.</param>
    public static Correction Reject(this Stance stance, string why = "", string by = "")
    {
        ArgumentNullException.ThrowIfNull(stance);
        return Of(stance.Statement, [stance], why, by) with { Stances = new Dictionary<string, Polarity?> { [stance.Issue] = null } };
    }

    /// <summary>The statement takes this side on the stance's issue.</summary>
    /// <param name="stance">The stance as it was read.</param>
    /// <param name="side">The right side.</param>
    /// <param name="why">Why, for other people.</param>
    /// <param name="by">Who says so.</param>
    public static Correction As(this Stance stance, Polarity side, string why = "", string by = "")
    {
        ArgumentNullException.ThrowIfNull(stance);
        return Of(stance.Statement, [stance], why, by) with { Stances = new Dictionary<string, Polarity?> { [stance.Issue] = side } };
    }

    /// <summary>Nobody says this: it is no statement.</summary>
    /// <param name="statement">The statement as it was read.</param>
    /// <param name="why">Why, for other people.</param>
    /// <param name="by">Who says so.</param>
    public static Correction Reject(this Statement statement, string why = "", string by = "") => Of(statement, [], why, by) with { Statement = false };

    /// <summary>This actor says it.</summary>
    /// <param name="statement">The statement as it was read.</param>
    /// <param name="actor">Id of the actor; empty for somebody who is no actor of the catalogue.</param>
    /// <param name="why">Why, for other people.</param>
    /// <param name="by">Who says so.</param>
    public static Correction By(this Statement statement, string actor, string why = "", string by = "")
    {
        ArgumentNullException.ThrowIfNull(actor);
        return Of(statement, [], why, by) with { Speaker = actor };
    }

    /// <summary>The statement also takes this side on an issue.</summary>
    /// <param name="statement">The statement as it was read.</param>
    /// <param name="issue">Id of the issue in the topic.</param>
    /// <param name="side">The side.</param>
    /// <param name="why">Why, for other people.</param>
    /// <param name="by">Who says so.</param>
    public static Correction Add(this Statement statement, string issue, Polarity side, string why = "", string by = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(issue);
        return Of(statement, [], why, by) with { Stances = new Dictionary<string, Polarity?> { [issue] = side } };
    }

    /// <summary>
    /// The statements and stances with corrections: what people have judged has probability 1 and the origin <see cref="ReadingOrigin.Person"/>. <see cref="StatementList.CorrectionCounts"/> of the result says how many were used, and
    /// which have no statement any more. A correction finds its statement by article and content, also where both have shifted since. Correct before narrowing down, since a statement that was left out is not found.
    /// </summary>
    /// <param name="statements">All statements that were read.</param>
    /// <param name="corrections">The corrections, later ones last: <see cref="Corrections.Load"/>, or made by these verbs.</param>
    public static StatementList With(this StatementList statements, params IEnumerable<Correction> corrections)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(corrections);
        var tally = new CorrectionTally(corrections as Corrections ?? Corrections.Of(corrections), statements.Topic);
        var said = statements.ToLookup(s => s.Article, ReferenceEqualityComparer.Instance);
        var stances = statements.Stances.ToLookup(s => s.Statement.Article, ReferenceEqualityComparer.Instance);
        var corrected = statements.Read.Articles.Select(a => tally.Apply(new ArticleAnalysis(a, [], said[a].OfType<Statement>(), stances[a]))).ToList();
        return new StatementList(
            statements.Topic, corrected.SelectMany(a => a.Statements), corrected.SelectMany(a => a.Stances), new ReadArticles(statements.Read.Articles) { Corrected = tally.Counts(), Before = statements.Read.Before ?? statements });
    }

    private static Correction Of(Statement statement, IEnumerable<Stance> stances, string why, string by)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return new Correction
        {
            Article = statement.Article.Id,
            Content = statement.Content,
            Quote = CorrectionPlace.Quote(statement.ContentText),
            Read = StatementReading.Of(statement, stances),
            Why = why,
            By = by,
        };
    }
}
