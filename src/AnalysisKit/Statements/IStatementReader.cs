namespace AnalysisKit;

/// <summary>
/// Finds who says what in articles: by rules, a learned model, a language model. One reader serves any topic and any number of threads; it gets the actors with each text.
/// Results are stored under the reader's name and version (and the build of its assembly); when one of them changes, the articles are read again.
/// </summary>
public interface IStatementReader
{
    /// <summary>The reader's name, such as <c>rules</c>.</summary>
    string Name { get; }

    /// <summary>Must change whenever the results may change: made of the reader's own version, that of its model, and its instructions.</summary>
    string Version { get; }

    /// <summary>The statements of an article, in text order.</summary>
    /// <param name="text">The article.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<IReadOnlyList<Statement>> ReadAsync(ArticleText text, CancellationToken cancellationToken);

    /// <summary>The statements of several articles, one list per article. By default they are read one after the other; a reader can do better by overriding this.</summary>
    /// <param name="texts">The articles.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    async ValueTask<IReadOnlyList<IReadOnlyList<Statement>>> ReadBatchAsync(IReadOnlyList<ArticleText> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var statements = new IReadOnlyList<Statement>[texts.Count];
        for (var i = 0; i < statements.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            statements[i] = await ReadAsync(texts[i], cancellationToken).ConfigureAwait(false);
        }

        return statements;
    }
}
