namespace AnalysisKit;

/// <summary>A statement with the answers of several annotators.</summary>
internal sealed class AnsweredStatement
{
    private readonly IReadOnlyList<AnswerSet> _annotators;
    private readonly Correction?[] _answers;

    private AnsweredStatement(IReadOnlyList<AnswerSet> annotators, Correction first)
    {
        (_annotators, Article, Content, Quote) = (annotators, first.Article, first.Content!.Value, first.Quote);
        _answers = new Correction?[annotators.Count];
    }

    /// <summary>Id of the article.</summary>
    public string Article { get; }

    /// <summary>The content, as the first annotator who answered has it.</summary>
    public Span Content { get; }

    /// <summary>The first words of the content.</summary>
    public string Quote { get; }

    /// <summary>The actors whom any annotator sees speak.</summary>
    public IEnumerable<string> Speakers => _answers.Select(a => a?.Statement == false ? null : a?.Speaker).OfType<string>().Where(s => s.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Finds the statements on which annotators have answered. Answers belong together when their contents are the same, or share at least half of the shorter one; each goes with the one that it shares most with. Where an
    /// annotator has answered several times, the later answer counts.
    /// </summary>
    public static List<AnsweredStatement> Of(IReadOnlyList<AnswerSet> annotators)
    {
        var all = new List<AnsweredStatement>();
        var byArticle = new Dictionary<string, List<AnsweredStatement>>(StringComparer.Ordinal);
        for (var annotator = 0; annotator < annotators.Count; annotator++)
        {
            foreach (var article in annotators[annotator].Answers.GroupBy(a => a.Article, StringComparer.Ordinal))
            {
                if (!byArticle.TryGetValue(article.Key, out var known))
                    byArticle.Add(article.Key, known = []);
                var added = Add(annotators, annotator, known, annotators[annotator].AnswersAllIssues ? [.. article] : Merged(article));
                known.AddRange(added);
                all.AddRange(added);
            }
        }

        return [.. all.OrderBy(s => s.Article, StringComparer.Ordinal).ThenBy(s => s.Content.Start).ThenBy(s => s.Content.Length)];
    }

    /// <summary>Whether each annotator sees a statement; null where one has not answered.</summary>
    public IReadOnlyList<bool?> Statements => [.. _answers.Select((a, i) => a is null ? IsWhole(i) ? false : (bool?)null : a.Statement ?? (a.Speaker is not null || a.Stances.Count > 0 ? true : null))];

    /// <summary>Whether any annotator was asked whether this is a statement, rather than found it by reading an article.</summary>
    public bool IsAsked => _answers.Where((a, i) => a is not null && (a.Read is not null || !IsWhole(i))).Any();

    /// <summary>Who speaks, for each annotator who sees a statement.</summary>
    public IReadOnlyList<string?> SpeakersBy(string nobody) => [.. _answers.Select(a => a is null || a.Statement == false ? null : a.Speaker is "" ? nobody : a.Speaker)];

    /// <summary>The stance on an issue for each annotator: a side, or <paramref name="none"/>; null where one has not answered.</summary>
    public IReadOnlyList<string?> Stances(string issue, string none) => [.. _answers.Select((a, i) =>
        a is null ? IsWhole(i) ? none : null
        : a.Statement == false ? none
        : a.Stances.TryGetValue(issue, out var side) ? side is null ? none : CorrectionFormat.Name(side)
        : _annotators[i].AnswersAllIssues ? none : null)];

    private bool IsWhole(int annotator) => _annotators[annotator].WholeArticles.Contains(Article);

    // The answers of one annotator in one article find their statements, best fit first; the others are new ones.
    private static List<AnsweredStatement> Add(IReadOnlyList<AnswerSet> annotators, int annotator, List<AnsweredStatement> known, List<Correction> answers)
    {
        var isTaken = new bool[known.Count];
        var isPlaced = new bool[answers.Count];
        var fits = answers.SelectMany((a, i) => known.Select((k, place) => (Fit: CorrectionPlace.Fit(k.Content, a.Content!.Value), IsNamed: k._answers.Any(o => o?.Read is { Named.Length: > 0 } read && read.Named == a.Read?.Named), IsOfSpeaker: k._answers.Any(o => o is not null && SpeakerOf(o) == SpeakerOf(a)), Answer: i, Place: place)))
            .Where(f => f.Fit > 0).OrderByDescending(f => f.Fit >= 1).ThenByDescending(f => f.IsNamed).ThenByDescending(f => f.IsOfSpeaker).ThenByDescending(f => f.Fit).ThenBy(f => f.Answer).ThenBy(f => f.Place);
        foreach (var fit in fits)
        {
            if (isPlaced[fit.Answer] || isTaken[fit.Place])
                continue;
            (isPlaced[fit.Answer], isTaken[fit.Place]) = (true, true);
            known[fit.Place]._answers[annotator] = answers[fit.Answer];
        }

        var added = new List<AnsweredStatement>();
        foreach (var answer in answers.Where((_, i) => !isPlaced[i]))
        {
            added.Add(new AnsweredStatement(annotators, answer));
            added[^1]._answers[annotator] = answer;
        }

        return added;
    }

    // The same content may be read as said by two actors: what was read, or else answered, tells them apart; and by several whom the catalogue does not have: the words that name them do.
    private static string? SpeakerOf(Correction answer) => answer.Read?.Speaker ?? answer.Speaker;

    private static List<Correction> Merged(IEnumerable<Correction> answers) => [.. answers.GroupBy(a => (a.Content, a.Read?.Speaker, a.Read?.Named)).Select(g => g.Aggregate((earlier, later) => later with
    {
        Statement = later.Statement ?? earlier.Statement,
        Speaker = later.Speaker ?? earlier.Speaker,
        Stances = new Dictionary<string, Polarity?>(earlier.Stances.Where(s => !later.Stances.ContainsKey(s.Key)).Concat(later.Stances), StringComparer.Ordinal),
        Quote = later.Quote.Length > 0 ? later.Quote : earlier.Quote,
    }))];
}
