namespace AnalysisKit;

/// <summary>Applies corrections to what was read in one article. A pure function.</summary>
internal sealed class ArticleCorrection
{
    private readonly Topic _topic;
    private readonly ArticleAnalysis _read;
    private readonly Judgement?[] _judgements;
    private readonly List<(Span Content, Judgement Judgement)> _added = [];
    private readonly HashSet<string> _issues;

    private ArticleCorrection(ArticleAnalysis read, Topic topic)
    {
        (_read, _topic) = (read, topic);
        _judgements = new Judgement?[read.Statements.Count];
        _issues = [.. topic.Issues.Select(i => i.Id)];
    }

    /// <summary>What was read, with the corrections of this article, later ones last.</summary>
    public static CorrectedAnalysis Apply(ArticleAnalysis read, Topic topic, IReadOnlyList<Correction> corrections) =>
        corrections.Count == 0 ? new CorrectedAnalysis(read, []) : new ArticleCorrection(read, topic).Apply(corrections);

    private CorrectedAnalysis Apply(IReadOnlyList<Correction> corrections)
    {
        var judgements = corrections.Select(Judge).ToList();
        var (isComplete, changed) = (corrections.Any(c => c.Complete), false);
        var stances = _read.Stances.ToLookup(s => s.Statement, ReferenceEqualityComparer.Instance);
        var statements = new List<(Statement Statement, IEnumerable<Stance> Stances)>();
        for (var i = 0; i < _judgements.Length; i++)
        {
            var (statement, own) = (_read.Statements[i], stances[_read.Statements[i]]);
            if (_judgements[i] is { } judgement)
                changed |= Correct(judgement, statement, own, statements);
            else if (isComplete)
                changed = true;
            else
                statements.Add((statement, own));
        }

        foreach (var (content, judgement) in _added)
        {
            var statement = Added(content, judgement);
            judgement.Outcome = CorrectionOutcome.Added;
            var place = statements.FindIndex(s => s.Statement.Content.Start > content.Start);
            statements.Insert(place < 0 ? statements.Count : place, (statement, [.. Sides(judgement).Where(s => s.Side is not null).Select(s => Judged(statement, s.Issue, s.Side!.Value))]));
        }

        var analysis = changed || _added.Count > 0 || _judgements.Any(j => j is not null)
            ? new ArticleAnalysis(_read.Article, _read.Mentions, statements.Select(s => s.Statement), statements.SelectMany(s => s.Stances))
            : _read;
        return new CorrectedAnalysis(analysis, [.. corrections.Zip(judgements, (correction, judgement) => (correction, judgement?.Outcome ?? OutcomeWithoutStatement(correction)))]);
    }

    // What is judged of a statement that is not read: nothing is lost if it was judged to be none, as long as its words are there.
    private CorrectionOutcome OutcomeWithoutStatement(Correction correction) =>
        correction.Complete || (correction.Statement == false && Place(correction) is not null) ? CorrectionOutcome.Confirmed : CorrectionOutcome.Gone;

    private Span? Place(Correction correction) => correction.Content is { } content ? CorrectionPlace.Locate(_read.Article.Text, content, correction.Quote) : null;

    /// <summary>The judgement to which the correction adds its answers; null if its statement is gone, or it is of the whole article.</summary>
    private Judgement? Judge(Correction correction)
    {
        if (Place(correction) is not { } place)
            return null;
        if (CorrectionPlace.Find(_read.Statements, place, correction.Read) is var found and >= 0)
            return (_judgements[found] ??= new Judgement()).With(correction);
        // A person says that there is a statement, so there is one, whether the kit reads it or not.
        var known = _added.Find(a => a.Content == place).Judgement;
        if (correction.Statement != true && known is null)
            return null;
        if (known is null)
            _added.Add((place, known = new Judgement()));
        return known.With(correction);
    }

    /// <summary>Adds the statement as it was judged, unless it was judged to be none. True if anything differs from what was read.</summary>
    private bool Correct(Judgement judgement, Statement statement, IEnumerable<Stance> stances, List<(Statement, IEnumerable<Stance>)> statements)
    {
        if (judgement.Statement == false)
        {
            judgement.Outcome = CorrectionOutcome.Rejected;
            return true;
        }

        var (sides, own) = (Sides(judgement).ToDictionary(s => s.Issue, s => s.Side, StringComparer.Ordinal), stances.ToList());
        var isChanged = (judgement.Speaker is { } said && said != (statement.Speaker ?? ""))
            || sides.Any(s => own.FirstOrDefault(o => o.Issue == s.Key)?.Polarity != s.Value);
        judgement.Outcome = isChanged ? CorrectionOutcome.Changed : CorrectionOutcome.Confirmed;
        var corrected = judgement.Speaker is { } speaker ? Spoken(statement, speaker) : statement;
        var kept = own.Where(o => !sides.ContainsKey(o.Issue)).Select(o => ReferenceEquals(corrected, statement) ? o : o with { Statement = corrected });
        var judged = sides.Where(s => s.Value is not null).Select(s => Judged(corrected, s.Key, s.Value!.Value, own.Find(o => o.Issue == s.Key)));
        statements.Add((corrected, [.. kept.Concat(judged).OrderBy(s => own.FindIndex(o => o.Issue == s.Issue) is var at and >= 0 ? at : int.MaxValue)]));
        return isChanged;
    }

    private static Statement Spoken(Statement statement, string speaker) => statement with
    {
        Speaker = speaker.Length == 0 ? null : speaker,
        // The words that named another speaker do not name this one.
        SpeakerSpan = speaker == (statement.Speaker ?? "") ? statement.SpeakerSpan : null,
        Confidence = 1,
        Origin = ReadingOrigin.Person,
    };

    // The strength of a reading stays where a person confirms its side; a person's own side is plain.
    private static Stance Judged(Statement statement, string issue, Polarity side, Stance? read = null) => new()
    {
        Statement = statement,
        Issue = issue,
        Polarity = side,
        Score = read?.Polarity == side ? read.Score : Correction.ScoreOf(side),
        Confidence = 1,
        Cues = read?.Polarity == side ? read.Cues : [],
        Origin = ReadingOrigin.Person,
    };

    private Statement Added(Span content, Judgement judgement)
    {
        var sentences = ArabicText.Of(_read.Article.Text).Sentences.Where(s => s.Overlaps(content)).ToList();
        return new Statement
        {
            Article = _read.Article,
            Speaker = judgement.Speaker is { Length: > 0 } speaker ? speaker : judgement.Speaker is null ? judgement.ReadSpeaker : null,
            Cue = new Span(content.Start, 0),
            Content = content,
            Sentence = sentences.Count == 0 ? content : sentences.Aggregate((a, b) => a.Union(b)),
            Kind = StatementKind.Indirect,
            CueLemma = "",
            Confidence = 1,
            Origin = ReadingOrigin.Person,
        };
    }

    // The answers on issues of this topic.
    private IEnumerable<(string Issue, Polarity? Side)> Sides(Judgement judgement) =>
        judgement.Sides.Where(s => _issues.Contains(s.Key.Issue) && (s.Key.Topic is null || s.Key.Topic == _topic.Id)).GroupBy(s => s.Key.Issue, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Last().Value)).OrderBy(s => s.Key, StringComparer.Ordinal);

    /// <summary>All that corrections say of one statement; where they differ, the later one counts.</summary>
    private sealed class Judgement
    {
        public bool? Statement { get; private set; }

        public string? Speaker { get; private set; }

        public string? ReadSpeaker { get; private set; }

        public OrderedDictionary<(string? Topic, string Issue), Polarity?> Sides { get; } = [];

        public CorrectionOutcome Outcome { get; set; }

        public Judgement With(Correction correction)
        {
            Statement = correction.Statement ?? Statement;
            Speaker = correction.Speaker ?? Speaker;
            ReadSpeaker ??= correction.Read?.Speaker;
            foreach (var (issue, side) in correction.Stances)
            {
                Sides.Remove((correction.Topic, issue));
                Sides.Add((correction.Topic, issue), side);
            }

            return this;
        }
    }
}
