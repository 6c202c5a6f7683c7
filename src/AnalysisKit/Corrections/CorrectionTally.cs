namespace AnalysisKit;

/// <summary>Counts what becomes of corrections, article by article. Thread-safe; the result does not depend on the order of articles.</summary>
internal sealed class CorrectionTally(Corrections corrections, Topic topic)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _gone = new(StringComparer.Ordinal);
    private readonly int[] _outcomes = new int[Enum.GetValues<CorrectionOutcome>().Length];

    /// <summary>What was found in an article, with the corrections, which are counted.</summary>
    public ArticleAnalysis Apply(ArticleAnalysis analysis)
    {
        var own = corrections.Of(analysis.Article.Id);
        if (own.Count == 0)
            return analysis;
        var corrected = ArticleCorrection.Apply(analysis, topic, own);
        Add(corrected.Outcomes);
        return ReferenceEquals(corrected.Analysis, analysis) ? analysis : corrected.Analysis with { Before = analysis };
    }

    /// <summary>Counts what became of corrections.</summary>
    public void Add(IEnumerable<(Correction Correction, CorrectionOutcome Outcome)> outcomes)
    {
        lock (_lock)
        {
            foreach (var (correction, outcome) in outcomes)
            {
                _seen.Add(correction.Article);
                _outcomes[(int)outcome]++;
                if (outcome == CorrectionOutcome.Gone)
                    _gone.Add(Words(correction));
            }
        }
    }

    /// <summary>The counts so far.</summary>
    public CorrectionCounts Counts()
    {
        lock (_lock)
        {
            return new CorrectionCounts
            {
                Confirmed = _outcomes[(int)CorrectionOutcome.Confirmed],
                Changed = _outcomes[(int)CorrectionOutcome.Changed],
                Rejected = _outcomes[(int)CorrectionOutcome.Rejected],
                Added = _outcomes[(int)CorrectionOutcome.Added],
                Gone = [.. _gone],
                Places = [.. corrections.Select(c => (c.Article, c.Content))],
                NotRead = corrections.Count(c => !_seen.Contains(c.Article)),
                Unknown = [.. Unknown().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            };
        }
    }

    private IEnumerable<string> Unknown()
    {
        foreach (var correction in corrections)
        {
            if (correction.Speaker is { Length: > 0 } speaker && topic.Actors.Find(speaker) is null && !speaker.StartsWith("other:", StringComparison.Ordinal))
                yield return $"the actor \"{speaker}\". {Suggestion.For(speaker, topic.Actors.Actors.Select(a => a.Id))}";
            if (correction.Topic is not null && correction.Topic != topic.Id)
                continue;
            foreach (var issue in correction.Stances.Keys.Where(id => topic.Issues.All(i => i.Id != id)))
                yield return $"the issue \"{issue}\". {Suggestion.For(issue, topic.Issues.Select(i => i.Id))}";
        }
    }

    private static string Words(Correction correction) =>
        $"{correction.Article}{(correction.Content is { } content ? $" at {content.Start}" : "")}{(correction.Quote.Length > 0 ? $": \u2068{string.Join(' ', correction.Quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}\u2069" : "")}";
}
