using System.Runtime.CompilerServices;

namespace AnalysisKit;

/// <summary>The kit's own reader of statements, by rules and lexicons. Thread-safe.</summary>
public sealed class RuleStatementReader : IStatementReader
{
    // Notes on words belong to the vocabulary of one matcher, so there is one set of notes per matcher.
    private readonly ConditionalWeakTable<ActorMatcher, WordNotes<CueNote>> _notes = [];

    /// <inheritdoc/>
    public string Name => "rules";

    /// <inheritdoc/>
    public string Version => "1";

    /// <summary>The statements of an article, in text order.</summary>
    public ResultList<Statement> Read(ArticleText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ResultList<Statement>("statements", Find(text));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Statement>> ReadAsync(ArticleText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ValueTask<IReadOnlyList<Statement>>(Find(text));
    }

    /// <summary>Reads an article and counts what its statements leave out.</summary>
    public StatementCoverage Measure(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = article.Words;
        var cues = Cues(article);
        var statements = new StatementPass(article.Article, text, cues).Run();
        var quotations = QuotationSpans(text).ToList();
        var verbs = Enumerable.Range(0, cues.Length).Where(i => text.NamedAt(i) is null && cues[i].Forms.Any(f => f is { IsFinite: true, IsAmbiguous: false } && f.Cue.Class is CueClass.Report or CueClass.Position)).ToList();
        var missed = verbs.Where(i => !statements.Any(s => s.Cue.Overlaps(text.Tokens[i].Span) || s.Content.Contains(text.Tokens[i].Span))).ToList();
        return new StatementCoverage
        {
            Articles = 1,
            Words = text.Tokens.Count(t => t.Kind == TokenKind.Word),
            Quotations = quotations.Count,
            UncoveredQuotations = quotations.Count(q => statements.Sum(s => Math.Max(0, Math.Min(s.Content.End, q.End) - Math.Max(s.Content.Start, q.Start))) * 2 < q.Length),
            Cues = verbs.Count,
            UncoveredCues = missed.Count,
            Statements = statements.Count,
            WithoutSpeaker = statements.Count(s => s.Speaker is null),
            UnknownWords = UnknownWords(text, cues).CountBy(w => w).ToDictionary(StringComparer.Ordinal),
            MissedCues = missed.Select(i => text.Tokens[i].Normal).CountBy(w => w).ToDictionary(StringComparer.Ordinal),
        };
    }

    private IReadOnlyList<Statement> Find(ArticleText text) => new StatementPass(text.Article, text.Words, Cues(text)).Run();

    private static IEnumerable<Span> QuotationSpans(ActorText text)
    {
        var quotations = Quotations.Of(text.Tokens);
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            if (quotations.ClosingOf(i) is var end and >= 0 && end - i > 3 && quotations.ClosingOf(i + 1) != end)
                yield return Span.Between(text.Tokens[i].Span.End, text.Tokens[end].Span.Start);
        }
    }

    // The words before أن (that) that are no function word, no name, no role and no cue: they may be unknown cues.
    private static IEnumerable<string> UnknownWords(ActorText text, CueNote[] cues)
    {
        for (var i = 1; i < text.Tokens.Length; i++)
        {
            if (text.Tokens[i].Normal is "ان" or "انه" or "انها" or "انهم" && text.Tokens[i - 1].Kind == TokenKind.Word && cues[i - 1].Forms.Length == 0
                && !text.Notes[i - 1].Is(WordClass.Function | WordClass.Time) && text.Notes[i - 1] is { Role: null, Adjective: null } && text.NamedAt(i - 1) is null)
            {
                yield return text.Tokens[i - 1].Normal;
            }
        }
    }

    private CueNote[] Cues(ArticleText text)
    {
        var notes = _notes.GetValue(text.Matcher, _ => new WordNotes<CueNote>(CueLexicon.Of));
        var tokens = text.Words.Tokens;
        var cues = new CueNote[tokens.Length];
        for (var i = 0; i < cues.Length; i++)
            cues[i] = notes.Of(tokens[i].Word);
        return cues;
    }
}
