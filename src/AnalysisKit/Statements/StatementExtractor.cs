using AnalysisKit.Actors;
using AnalysisKit.Arabic;
using AnalysisKit.Articles;

namespace AnalysisKit.Statements;

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
    public IReadOnlyList<Statement> Extract(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Extract(article, _actors.Read(ArabicText.Of(article.Text, _tokenizer), article.Published));
    }

    internal IReadOnlyList<Statement> Extract(Article article, ActorText text)
    {
        var cues = new CueNote[text.Tokens.Length];
        for (var i = 0; i < cues.Length; i++)
            cues[i] = _cues.Of(text.Tokens[i].Word);
        return new StatementPass(article, text, cues).Run();
    }
}
