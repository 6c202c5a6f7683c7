namespace AnalysisKit;

/// <summary>Decides by a model who made each statement, and how likely that is right. Thread-safe.</summary>
internal sealed class StatementDecision
{
    /// <summary>In fewer tokens than this, the model, which has learned from whole articles, knows nothing that the rules do not.</summary>
    private const int LeastTokens = 80;

    /// <summary>How many actors may share a statement.</summary>
    private const int MostTogether = 8;

    private readonly ReadingModel _model;

    /// <exception cref="ArgumentException">The model knows other values than this version of the kit.</exception>
    public StatementDecision(ReadingModel model)
    {
        if (!Knows(model))
            throw new ArgumentException("The model was trained by another version of the kit, which looked at other things. Train it again with analysiskit train.", nameof(model));
        _model = model;
    }

    /// <summary>Whether a model looks at what this version of the kit does.</summary>
    public static bool Knows(ReadingModel model) => model.Speakers.Names.SequenceEqual(SpeakerCandidates.Names);

    /// <summary>
    /// The statements with their likeliest speakers, and the probability that statement and speaker are right. One for which no actor is likely enough is left without a speaker, and keeps its confidence.
    /// </summary>
    public IReadOnlyList<Statement> Judge(IReadOnlyList<Statement> statements, ArticleText text)
    {
        if (statements.Count == 0)
            return statements;
        var judged = new Statement[statements.Count];
        var decided = Decide(statements, text, _model.Speakers);
        for (var i = 0; i < judged.Length; i++)
        {
            judged[i] = decided[i] switch
            {
                null => statements[i],
                var (_, said) when said < _model.SpeakerThreshold => statements[i] with { Speaker = null },
                var (speaker, said) => Of(statements[i], speaker!, Math.Round(_model.StatementCalibration.Of(said), 4)),
            };
        }

        return judged;
    }

    /// <summary>The likeliest speaker of each statement, with the probability before calibration; null where the rules decide: in a text too short to say more, and for statements that were not made, of which annotations say nothing.</summary>
    public static (string? Speaker, double Said)?[] Decide(IReadOnlyList<Statement> statements, ArticleText text, TreeModel model)
    {
        var decided = new (string? Speaker, double Said)?[statements.Count];
        if (text.Words.Tokens.Length < LeastTokens)
            return decided;
        var candidates = new SpeakerCandidates(text, statements);
        Span<double> rates = stackalloc double[SpeakerCandidates.Words.Count];
        for (var i = 0; i < decided.Length; i++)
        {
            if (statements[i].Mood != StatementMood.Said)
                continue;
            var words = candidates.WordsOf(i);
            for (var k = 0; k < rates.Length; k++)
                rates[k] = model.Rate(SpeakerCandidates.Words[k], words[k]);
            (string? Speaker, double Said) best = (null, 0);
            var count = candidates.Ask(i, rates);
            for (var k = 0; k < count; k++)
            {
                var actor = candidates.Describe(k, out var values);
                var said = model.Probability(values, best.Said);
                if (said > best.Said)
                    best = (actor, said);
            }

            decided[i] = best;
            KeepApart(statements, decided, i);
        }

        return decided;
    }

    // "دعت قطر وتركيا إلى ..." (Qatar and Turkey called for ...) is a statement of each: one cue, one content. Where the same actor was decided on for two of them, the rules decide for the one that they give to another.
    private static void KeepApart(IReadOnlyList<Statement> statements, (string? Speaker, double Said)?[] decided, int last)
    {
        for (var i = last - 1; i >= Math.Max(0, last - MostTogether); i--)
        {
            if (statements[i].Cue != statements[last].Cue || statements[i].Content != statements[last].Content || decided[i] is not { Speaker: { } speaker } || decided[last] is not { } own || own.Speaker != speaker)
                continue;
            decided[statements[last].Speaker != speaker ? last : i] = null;
        }
    }

    /// <summary>A statement of the speaker that was decided on. Words that name another actor do not name this one.</summary>
    public static Statement Of(Statement statement, string speaker, double confidence) => statement with
    {
        Speaker = speaker,
        Confidence = confidence,
        SpeakerSpan = speaker == statement.Speaker || statement.SpeakerBasis is not (SpeakerBasis.Name or SpeakerBasis.Office) ? statement.SpeakerSpan : null,
    };
}
