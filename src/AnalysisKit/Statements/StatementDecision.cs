namespace AnalysisKit;

/// <summary>Decides by a model who made each statement, and how likely that is right. Thread-safe.</summary>
internal sealed class StatementDecision
{
    private readonly ReadingModel _model;

    /// <exception cref="ArgumentException">The model knows other values than this version of the kit.</exception>
    public StatementDecision(ReadingModel model)
    {
        if (!model.Speakers.Names.SequenceEqual(SpeakerCandidates.Names))
            throw new ArgumentException("The model was trained by another version of the kit, which looked at other things. Train it again with analysiskit train.", nameof(model));
        _model = model;
    }

    /// <summary>The statements with their likeliest speakers, and the probability that statement and speaker are right. One for which no actor is likely enough is left without a speaker, and keeps its confidence.</summary>
    public IReadOnlyList<Statement> Judge(IReadOnlyList<Statement> statements, ArticleText text)
    {
        if (statements.Count == 0)
            return statements;
        var judged = new Statement[statements.Count];
        var candidates = new SpeakerCandidates(text, statements);
        for (var i = 0; i < judged.Length; i++)
        {
            var (speaker, said) = Likeliest(candidates, i, _model.Speakers);
            judged[i] = said < _model.SpeakerThreshold ? statements[i] with { Speaker = null } : Of(statements[i], speaker!, Math.Round(_model.StatementCalibration.Of(said), 4));
        }

        return judged;
    }

    /// <summary>The likeliest speaker of a statement, and the probability before calibration; null and 0 where there is no candidate.</summary>
    public static (string? Speaker, double Said) Likeliest(SpeakerCandidates candidates, int index, TreeModel model)
    {
        var words = candidates.WordsOf(index);
        Span<double> rates = stackalloc double[words.Length];
        for (var k = 0; k < rates.Length; k++)
            rates[k] = model.Rate(SpeakerCandidates.Words[k], words[k]);
        (string? Speaker, double Said) best = (null, 0);
        var count = candidates.Ask(index, rates);
        for (var i = 0; i < count; i++)
        {
            var actor = candidates.Describe(i, out var values);
            var said = model.Probability(values, best.Said);
            if (said > best.Said)
                best = (actor, said);
        }

        return best;
    }

    /// <summary>A statement of the speaker that was decided on. Words that name another actor do not name this one.</summary>
    public static Statement Of(Statement statement, string speaker, double confidence) => statement with
    {
        Speaker = speaker,
        Confidence = confidence,
        SpeakerSpan = speaker == statement.Speaker || statement.SpeakerBasis is not (SpeakerBasis.Name or SpeakerBasis.Office) ? statement.SpeakerSpan : null,
    };
}
