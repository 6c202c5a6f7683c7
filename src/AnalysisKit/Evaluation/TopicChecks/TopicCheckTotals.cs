namespace AnalysisKit;

/// <summary>Adds up what was found in articles.</summary>
internal sealed class TopicCheckTotals
{
    private readonly Dictionary<int, PatternTally> _patterns = [];
    private readonly Dictionary<string, Dictionary<Polarity, int>> _stances = [];
    private readonly Dictionary<string, HashSet<string>> _actors = [];

    public int Articles { get; private set; }

    public int Statements { get; private set; }

    public int StatementsWithoutActor { get; private set; }

    public int Stances { get; private set; }

    public Dictionary<Alias, NameTally> Names { get; } = new(ReferenceEqualityComparer.Instance);

    public SpeakerTally Speakers { get; } = new();

    public void Add(ArticleFindings article)
    {
        Articles++;
        Statements += article.Analysis.Statements.Count;
        StatementsWithoutActor += article.Analysis.Statements.Count(s => s.Speaker is null);
        Stances += article.Analysis.Stances.Count;
        foreach (var (pattern, tally) in article.Patterns)
            Tally(_patterns, pattern).Add(tally);
        foreach (var (name, tally) in article.Names)
            Tally(Names, name).Add(tally);
        foreach (var stance in article.Analysis.Stances)
        {
            var polarities = Tally(_stances, stance.Issue);
            polarities[stance.Polarity] = polarities.GetValueOrDefault(stance.Polarity) + 1;
            Tally(_actors, stance.Issue).Add(stance.Actor ?? "");
        }

        Speakers.Add(article.UnknownSpeakers);
    }

    public IEnumerable<PatternHits> Patterns(IEnumerable<(TopicPattern Pattern, int Index)> patterns)
    {
        foreach (var (pattern, index) in patterns)
        {
            var tally = _patterns.GetValueOrDefault(index) ?? new PatternTally();
            yield return new PatternHits(pattern.Line, pattern.Issue ?? "", pattern.Key, pattern.Pattern.Text, tally.Hits, tally.Articles, tally.InStatements, tally.Stances)
            {
                FirstExample = tally.Examples.First,
                SecondExample = tally.Examples.Second,
            };
        }
    }

    public IssueHits Issue(string id, IReadOnlyCollection<PatternHits> patterns)
    {
        var stances = _stances.GetValueOrDefault(id) ?? [];
        int Number(Polarity polarity) => stances.GetValueOrDefault(polarity);
        return new IssueHits(
            id, patterns.Sum(p => p.Hits), patterns.Sum(p => p.InStatements), stances.Values.Sum(), Number(Polarity.Support), Number(Polarity.Oppose), Number(Polarity.Mixed), _actors.GetValueOrDefault(id)?.Count ?? 0);
    }

    /// <summary>The tally of a key; a new one the first time.</summary>
    internal static TTally Tally<TKey, TTally>(Dictionary<TKey, TTally> tallies, TKey key)
        where TKey : notnull
        where TTally : new()
    {
        if (!tallies.TryGetValue(key, out var tally))
            tallies[key] = tally = new TTally();
        return tally;
    }
}
