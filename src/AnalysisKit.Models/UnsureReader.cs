using System.Globalization;

namespace AnalysisKit.Models;

/// <summary>
/// Reads stances as the kit does, and asks a language model about the statements of which the kit is not sure: those with an issue on which its probability of a stance is neither near 0 nor near 1. Where the model
/// judges one, its reading counts; where no judgement comes, asked again once, the kit's stands. Thread-safe.
/// </summary>
public sealed class UnsureReader : IStanceReader
{
    private readonly ModelReader _model;
    private readonly LearnedStanceReader _kit;
    private readonly double _sure;
    private readonly Lock _lock = new();
    private ReaderAgreement _agreement = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Makes a reader.</summary>
    /// <param name="model">Asks the language model.</param>
    /// <param name="kit">The kit's reader; null for the kit's own.</param>
    /// <param name="sure">The probability, above 0.5 and at most 1, from which the kit is sure that there is a stance; it is sure that there is none below 1 minus that.</param>
    public UnsureReader(ModelReader model, LearnedStanceReader? kit = null, double sure = 0.8)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (sure is not (> 0.5 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(sure), sure, "The probability from which the kit is sure lies above 0.5 and is at most 1.");
        (_model, _kit, _sure) = (model, kit ?? new LearnedStanceReader(), sure);
    }

    /// <inheritdoc/>
    public string Name => "both";

    /// <inheritdoc/>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{_kit.Version} {_model.Version} {_sure}");

    /// <summary>How far kit and model agree so far.</summary>
    public ReaderAgreement Agreement
    {
        get
        {
            lock (_lock)
                return _agreement;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArticleUnreadException">No answer of the model can be used; the article stays unread.</exception>
    /// <exception cref="ModelUnavailableException">The server refuses or cannot be reached.</exception>
    public async ValueTask<IReadOnlyList<Stance>> ReadAsync(ArticleStatements article, Topic topic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var byKit = await _kit.ReadAsync(article, topic, cancellationToken).ConfigureAwait(false);
        var unsure = _kit.Unsure(article, topic, _sure);
        Statement[] asked = [.. article.Statements.Where(s => s.Speaker is not null && unsure.Contains(s))];
        var byModel = asked.Length == 0 ? new ModelReading([], []) : await _model.JudgeAsync(article.Text, asked, topic, cancellationToken).ConfigureAwait(false);
        var judged = byModel.Statements.ToHashSet<Statement>(ReferenceEqualityComparer.Instance);
        Compare(article.Statements.Count, asked.Length, judged.Count, [.. byKit.Where(s => judged.Contains(s.Statement))], byModel.Stances);
        return [.. byKit.Where(s => !judged.Contains(s.Statement)).Select(s => s with { Origin = _kit.Name }), .. byModel.Stances];
    }

    private void Compare(int statements, int asked, int judged, IReadOnlyList<Stance> byKit, List<Stance> byModel)
    {
        var (same, otherwise) = (0, 0);
        foreach (var stance in byKit)
        {
            if (byModel.Find(m => ReferenceEquals(m.Statement, stance.Statement) && m.Issue == stance.Issue) is not { } match)
                continue;
            if (match.Polarity == stance.Polarity)
                same++;
            else
                otherwise++;
        }

        lock (_lock)
        {
            _agreement = new ReaderAgreement(
                _agreement.Statements + statements, _agreement.Asked + asked, _agreement.Judged + judged, _agreement.Same + same, _agreement.Otherwise + otherwise,
                _agreement.OnlyKit + byKit.Count - same - otherwise, _agreement.OnlyModel + byModel.Count - same - otherwise);
        }
    }
}
