namespace AnalysisKit;

/// <summary>
/// Finds where the speakers of statements stand on a topic's issues: by rules, a learned model, a language model. One reader serves any topic and any number of threads.
/// Results are stored under the reader's name and version, as with <see cref="IStatementReader"/>.
/// </summary>
public interface IStanceReader
{
    /// <summary>The reader's name, such as <c>rules</c>.</summary>
    string Name { get; }

    /// <summary>Must change whenever the results may change: made of the reader's own version, that of its model, and its instructions.</summary>
    string Version { get; }

    /// <summary>The stances that an article's statements show, in the order of the statements.</summary>
    /// <param name="article">The article and its statements.</param>
    /// <param name="topic">The topic that defines the issues.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<IReadOnlyList<Stance>> ReadAsync(ArticleStatements article, Topic topic, CancellationToken cancellationToken);

    /// <summary>The stances of several articles, one list per article. By default they are read one after the other; a reader can do better by overriding this.</summary>
    /// <param name="articles">The articles and their statements.</param>
    /// <param name="topic">The topic that defines the issues.</param>
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
