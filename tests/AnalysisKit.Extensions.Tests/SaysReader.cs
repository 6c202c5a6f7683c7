namespace AnalysisKit.Extensions.Tests;

/// <summary>A reader of statements that needs nothing but what is public: of every sentence that names an actor the first one says what stands behind its name. It waits, as one that asks a server does.</summary>
internal sealed class SaysReader(string version = "1") : IStatementReader
{
    private int _batches;

    public string Name => "says";

    public string Version => version;

    /// <summary>How often it was given several articles at a time.</summary>
    public int Batches => _batches;

    public async ValueTask<IReadOnlyList<Statement>> ReadAsync(ArticleText text, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return [.. text.Text.Sentences.Select(sentence => Of(text, sentence)).OfType<Statement>()];
    }

    public async ValueTask<IReadOnlyList<IReadOnlyList<Statement>>> ReadBatchAsync(IReadOnlyList<ArticleText> texts, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _batches);
        return await Task.WhenAll(texts.Select(text => ReadAsync(text, cancellationToken).AsTask()));
    }

    private static Statement? Of(ArticleText text, Span sentence)
    {
        if (text.Mentions.FirstOrDefault(m => sentence.Contains(m.Span)) is not { } mention || mention.Span.End == sentence.End)
            return null;
        return new Statement
        {
            Article = text.Article,
            Speaker = mention.Actor,
            SpeakerSpan = mention.Span,
            Cue = mention.Span,
            Content = Span.Between(mention.Span.End, sentence.End),
            Sentence = sentence,
            Kind = StatementKind.Indirect,
            CueLemma = "قال",
            Confidence = 0.5,
        };
    }
}
