namespace AnalysisKit;

/// <summary>Finds who says what in an article. Thread-safe.</summary>
public sealed class StatementExtractor
{
    private readonly ActorMatcher _actors;
    private readonly Tokenizer _tokenizer;
    private readonly WordNotes<CueNote> _cues = new(CueLexicon.Of);

    /// <summary>Makes an extractor that knows the actors of a catalogue.</summary>
    public StatementExtractor(ActorCatalogue catalogue)
    {
        _tokenizer = new Tokenizer(Vocabulary.Shared);
        _actors = new ActorMatcher(catalogue, _tokenizer);
    }

    internal StatementExtractor(ActorMatcher actors, Tokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        _actors = actors;
    }

    /// <summary>The statements of an article, in text order.</summary>
    public ResultList<Statement> Extract(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ResultList<Statement>("statements", Extract(article, _actors.Read(Cleaning.TextOf(article.Text, _tokenizer), article.Published)));
    }

    /// <summary>Reads an article and says what its statements leave out.</summary>
    public StatementCoverage Measure(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = _actors.Read(Cleaning.TextOf(article.Text, _tokenizer), article.Published);
        var cues = Cues(text);
        var statements = new StatementPass(article, text, cues).Run();
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

    private static IEnumerable<Span> QuotationSpans(ActorText text)
    {
        var quotations = Quotations.Of(text.Tokens);
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            if (quotations.ClosingOf(i) is var end and >= 0 && end - i > 3)
                yield return Span.Between(text.Tokens[i].Span.End, text.Tokens[end].Span.Start);
        }
    }

    // A word before أن that no closed class, no name and no cue accounts for.
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

    internal IReadOnlyList<Statement> Extract(Article article, ActorText text) => new StatementPass(article, text, Cues(text)).Run();

    private CueNote[] Cues(ActorText text)
    {
        var cues = new CueNote[text.Tokens.Length];
        for (var i = 0; i < cues.Length; i++)
            cues[i] = _cues.Of(text.Tokens[i].Word);
        return cues;
    }
}
