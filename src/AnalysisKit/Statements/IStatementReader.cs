namespace AnalysisKit;

/// <summary>
/// Finds who says what in articles: by rules, a learned model, a language model. One reader serves any topic and any number of threads; which actors there are is said by the text it is given.
/// Name and version stand for what the reader gives: results are kept under them (with the build of the assembly that holds the reader), and read anew when they change.
/// </summary>
public interface IStatementReader
{
    /// <summary>The reader's name, such as <c>rules</c>.</summary>
    string Name { get; }

    /// <summary>Changes whenever the reader may give other results than before: its own version, that of its model, its instructions.</summary>
    string Version { get; }

    /// <summary>The statements of an article, in text order.</summary>
    /// <param name="text">The article.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<IReadOnlyList<Statement>> ReadAsync(ArticleText text, CancellationToken cancellationToken);

    /// <summary>The statements of several articles, a list for each. One after the other, unless the reader knows better.</summary>
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
