namespace AnalysisKit;

/// <summary>
/// Finds where the speakers of statements stand on a topic's issues: by rules, a learned model, a language model. One reader serves any topic and any number of threads.
/// Name and version stand for what the reader gives, as with <see cref="IStatementReader"/>.
/// </summary>
public interface IStanceReader
{
    /// <summary>The reader's name, such as <c>rules</c>.</summary>
    string Name { get; }

    /// <summary>Changes whenever the reader may give other results than before: its own version, that of its model, its instructions.</summary>
    string Version { get; }

    /// <summary>The stances that an article's statements show, in the order of the statements.</summary>
    /// <param name="article">The article and its statements.</param>
    /// <param name="topic">The topic, whose issues are meant.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<IReadOnlyList<Stance>> ReadAsync(ArticleStatements article, Topic topic, CancellationToken cancellationToken);

    /// <summary>The stances of several articles, a list for each. One after the other, unless the reader knows better.</summary>
    /// <param name="articles">The articles and their statements.</param>
    /// <param name="topic">The topic, whose issues are meant.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    async ValueTask<IReadOnlyList<IReadOnlyList<Stance>>> ReadBatchAsync(IReadOnlyList<ArticleStatements> articles, Topic topic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var stances = new IReadOnlyList<Stance>[articles.Count];
        for (var i = 0; i < stances.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stances[i] = await ReadAsync(articles[i], topic, cancellationToken).ConfigureAwait(false);
        }

        return stances;
    }
}
