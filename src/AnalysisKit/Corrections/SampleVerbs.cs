namespace AnalysisKit;

/// <summary>How an analyst draws a sample to check: <c>statements.Sample(200)</c>.</summary>
public static class SampleVerbs
{
    /// <summary>
    /// Draws statements, or whole articles, to be checked by a person, with known probabilities: stratified by actor, issue and confidence, statements without a stance among them. Shows itself as a page to check in;
    /// <c>Save("check.html")</c> writes it.
    /// </summary>
    /// <param name="statements">All statements that were read.</param>
    /// <param name="number">Number of statements, or of articles, to draw; all if there are fewer.</param>
    /// <param name="options">Seed, strata, and what is drawn; null for the defaults.</param>
    public static Sample Sample(this StatementList statements, int number = 200, SampleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        options ??= new SampleOptions();
        var stances = statements.Stances.ToLookup(s => s.Statement, ReferenceEqualityComparer.Instance);
        var said = statements.ToLookup(s => s.Article, ReferenceEqualityComparer.Instance);
        var ofArticles = options.Unit == SampleUnit.Article;
        var units = ofArticles ? Articles(statements, said, stances) : Statements(statements, stances, options);
        var (drawn, strata) = SampleDrawing.Draw(units, number, options);
        var lines = drawn.SelectMany(d => Lines(d.Unit).Select(line => line with { Unit = options.Unit, Probability = d.Probability, Stratum = d.Stratum }));
        return AnalysisKit.Sample.Of(lines, statements.Topic, strata);

        IEnumerable<SampledStatement> Lines(SampleDrawing.Unit unit) => unit.Statement is { } statement
            ? [Line(statement)]
            : said[unit.Article].OrderBy(s => s.Content).Select(Line).Append(new SampledStatement { Answer = new Correction { Article = unit.Article.Id, Topic = statements.Topic.Id }, Probability = 1, Article = unit.Article });

        SampledStatement Line(Statement statement) => new()
        {
            Answer = new Correction
            {
                Article = statement.Article.Id,
                Content = statement.Content,
                Quote = CorrectionPlace.Quote(statement.ContentText),
                Topic = statements.Topic.Id,
                Read = StatementReading.Of(statement, stances[statement]),
            },
            Probability = 1,
            Article = statement.Article,
            Statement = statement,
        };
    }

    private static List<SampleDrawing.Unit> Statements(StatementList statements, ILookup<object?, Stance> stances, SampleOptions options)
    {
        var sizes = statements.Stances.CountBy(s => (s.Actor, s.Issue)).ToDictionary();
        return [.. statements.Select(s => Unit(s, stances[s].OrderBy(t => sizes[(t.Actor, t.Issue)]).ThenBy(t => t.Issue, StringComparer.Ordinal).FirstOrDefault()))];

        SampleDrawing.Unit Unit(Statement statement, Stance? rarest)
        {
            string[] parts = [options.PerActor ? statement.Speaker ?? "no actor" : "", rarest is null ? "no stance" : options.PerIssue ? rarest.Issue : ""];
            var cell = string.Join(", ", parts.Where(p => p.Length > 0));
            return new SampleDrawing.Unit(statement.Article, statement, cell.Length > 0 ? cell : "all", rarest is not null, rarest?.Confidence ?? statement.Confidence);
        }
    }

    private static List<SampleDrawing.Unit> Articles(StatementList statements, ILookup<object?, Statement> said, ILookup<object?, Stance> stances)
    {
        var numbers = statements.Read.Articles.Select(a => (Article: a, Statements: said[a].Count(), HasStance: said[a].Any(s => stances[s].Any()))).ToList();
        var sizes = numbers.Where(n => n.HasStance).Select(n => n.Statements).Order().ToList();
        return [.. numbers.Select(n => new SampleDrawing.Unit(n.Article, null, Cell(n.Statements, n.HasStance), n.HasStance, 0.5))];

        string Cell(int count, bool hasStance) => count == 0 ? "no statements" : !hasStance ? "statements, no stance"
            : count <= sizes[sizes.Count / 3] ? "few statements" : count <= sizes[sizes.Count * 2 / 3] ? "some statements" : "many statements";
    }
}
