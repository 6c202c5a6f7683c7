using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Data.Analysis;

namespace AnalysisKit.Store;

/// <summary>
/// Articles and what was found in them, in one DuckDB file: import once, analyse once per topic, and then work with the rows as with the articles themselves, with the same results.
/// Every method works on a connection of its own, so that a store may be used from several threads; one process at a time may write.
/// </summary>
/// <remarks>
/// The tables, to be queried with <see cref="Query(string, object?[])"/>: articles, topics, actors, issues, analyses, mentions, statements, stances, stance_cues, rejects (what imports left out), corrections and correction_outcomes (what people said, and what became of it), joined by topic and article (a
/// number in the order of import). The views positions (one row per actor and issue), statement_details and stance_details have labels, outlet and date beside each row. Columns: data/README.md.
/// </remarks>
public sealed class ArticleStore : IDisposable
{
    /// <summary>The ending, added to a store's name, of the write-ahead log of its database.</summary>
    public const string LogEnding = ".wal";

    private readonly StoreFile _file;
    private readonly DuckDBConnection _connection;

    private ArticleStore((StoreFile File, DuckDBConnection Connection) opened)
    {
        _file = opened.File;
        _connection = opened.Connection;
    }

    /// <summary>The path of the file, as it was given.</summary>
    public string Path => _file.Name;

    /// <summary>Number of articles.</summary>
    public long Count => _file.GuardRows(() => _connection.Scalar<long>("SELECT count(*) FROM articles"));

    /// <summary>The topics under which articles have been analysed, by id.</summary>
    public ResultList<StoredTopic> Topics => new("topics", _file.GuardRows(() => _connection.Rows(
        "SELECT topic, fingerprint, (SELECT count(*) FROM analyses a WHERE a.topic = t.topic) FROM topics t ORDER BY topic", [], r => new StoredTopic(r.GetString(0), r.GetString(1), r.GetInt64(2)))));

    /// <summary>Whether a path names a store, by its ending .duckdb.</summary>
    public static bool IsStore(string path) => System.IO.Path.GetExtension(path).Equals(".duckdb", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens an existing store.</summary>
    /// <exception cref="StoreException">There is no such file, it is no store or one of a newer kit, or another process has it open.</exception>
    public static ArticleStore Open(string path, StoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new ArticleStore(StoreFile.Open(path, options ?? new StoreOptions()));
    }

    /// <summary>Opens a store, or makes an empty one where there is no file.</summary>
    /// <exception cref="StoreException">The folder is missing, the file is no store or one of a newer kit, or another process has it open.</exception>
    public static ArticleStore OpenOrCreate(string path, StoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new ArticleStore(StoreFile.OpenOrCreate(path, options ?? new StoreOptions()));
    }

    /// <summary>
    /// Adds articles, about a thousand per transaction. An article whose id and content are already in the store is skipped; one with a known id but other content replaces the earlier one, whose analyses are dropped.
    /// When the import ends early, by an exception or because the process is killed, what was committed stays, and running the same import again continues from there.
    /// </summary>
    /// <param name="articles">The articles, in the order that the store will keep; enumerated while they are stored.</param>
    /// <param name="progress">Receives the progress after every article.</param>
    /// <param name="prune">Called when all articles were read: whether to delete the articles of the store that were not among them, with their analyses. Null keeps them.</param>
    /// <param name="cancellationToken">Ends the import between two articles.</param>
    /// <exception cref="StoreException">The store is open for reading only, or the disk failed.</exception>
    public ImportResult Import(IEnumerable<Article> articles, IProgress<WorkProgress>? progress = null, Func<bool>? prune = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(articles);
        RequireWritable();
        using var connection = _file.Connect();
        return new ArticleImport(_file, connection).Run(articles, progress, prune, cancellationToken);
    }

    /// <summary>The corrections that the store keeps, in the order in which they came.</summary>
    public Corrections Corrections => Corrections.Of(_file.Guard(() => StoredCorrections.Read(_connection)).Select(c => c.Correction));

    /// <summary>
    /// Keeps corrections, besides those that the store has; the same line is kept once. The analyses of their articles are dropped, so that the next <see cref="Analyze"/> reads these articles again and writes them corrected:
    /// tables, views and queries then show what people have judged, with the origin person. Later corrections count where they differ.
    /// </summary>
    /// <param name="corrections">The corrections.</param>
    /// <returns>Number of corrections that are new.</returns>
    /// <exception cref="StoreException">The store is open for reading only, or the disk failed.</exception>
    public long Correct(IEnumerable<Correction> corrections)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        RequireWritable();
        long added = 0;
        _file.Guard(() => _connection.InTransaction(() => added = StoredCorrections.Add(_connection, corrections)));
        return added;
    }

    /// <summary>Removes all corrections. The analyses of their articles are dropped, so that the next <see cref="Analyze"/> reads these articles again.</summary>
    /// <exception cref="StoreException">The store is open for reading only, or the disk failed.</exception>
    public void ClearCorrections()
    {
        RequireWritable();
        _file.Guard(() => _connection.InTransaction(() => StoredCorrections.Clear(_connection)));
    }

    /// <summary>What the store's corrections did to what was read under a topic; those of articles that have not been analysed since count as not read. Null if the store has no corrections.</summary>
    public CorrectionCounts? Corrected(Topic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return _file.Guard(() => StoredCorrections.Counts(_connection, topic));
    }

    /// <summary>Starts recording what an import leaves out, in the table rejects. Records of an earlier import of the same input are deleted.</summary>
    /// <param name="input">Where the articles come from, as a rule the full path.</param>
    /// <exception cref="StoreException">The store is open for reading only, or the disk failed.</exception>
    public StoreRejects Rejects(string input)
    {
        ArgumentNullException.ThrowIfNull(input);
        RequireWritable();
        return new StoreRejects(_file, input);
    }

    /// <summary>
    /// Analyses the articles that have not been analysed under this topic. Where the topic, the kit or a reader have changed since, their code included (<see cref="AnalyzerOptions.Fingerprint"/>), the former analyses
    /// are dropped and all articles are read again. If it ends early, what was committed stays, and the next call continues from there.
    /// </summary>
    /// <param name="topic">The topic. A store can hold analyses for several topics, by their ids.</param>
    /// <param name="options">Readers, threads, progress (told after every article) and cancellation (between two articles); null for the kit's own readers on all cores.</param>
    /// <param name="filter">Which articles to analyse; null for all. The others stay as they are.</param>
    /// <exception cref="StoreException">The store is open for reading only, or the disk failed.</exception>
    public AnalysisResult Analyze(Topic topic, AnalyzerOptions? options = null, ArticleFilter? filter = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        RequireWritable();
        using var reading = _file.Connect();
        using var writing = _file.Connect();
        return new TopicAnalysis(_file, reading, writing, topic, options ?? new AnalyzerOptions(), filter ?? ArticleFilter.None).Run();
    }

    /// <summary>The articles in the order of import, read while they are enumerated, a few megabytes at a time.</summary>
    /// <param name="filter">Which articles to give; null for all.</param>
    public IEnumerable<Article> Articles(ArticleFilter? filter = null) => Pages(connection => ArticlePages.Of(connection, filter ?? ArticleFilter.None)).SelectMany(page => page.Select(a => a.Article));

    /// <summary>
    /// What the kit finds in every article, in the order of import. Stored analyses of this topic are taken from the store; articles without one are read now, on several threads, and nothing is written.
    /// So the result is always the same as that of reading the articles themselves, with the corrections that the store keeps.
    /// </summary>
    /// <param name="topic">The topic.</param>
    /// <param name="options">The readers, and how they read the articles that have no stored analysis by them; null for the kit's own readers on all cores.</param>
    /// <param name="filter">Which articles; null for all.</param>
    public IEnumerable<ArticleAnalysis> Analyses(Topic topic, AnalyzerOptions? options = null, ArticleFilter? filter = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        options ??= new AnalyzerOptions();
        var isStored = Stored(topic, options) is not null;
        var analyses = Pages(connection => ArticlePages.Of(connection, filter ?? ArticleFilter.None).SelectMany(page =>
            page.Zip(isStored ? AnalysisRows.Read(connection, topic.Id, page) : Enumerable.Repeat<ArticleAnalysis?>(null, page.Count), (a, stored) => (a.Article, Stored: stored))));
        if (isStored && NotAnalyzed(topic, options) == 0)
            return OrderedWork.Of(analyses, a => a.Stored!, options with { Threads = 1 });
        var tally = new CorrectionTally(Corrections, topic);
        return new ArticleAnalyzer(topic, options).Analyze(analyses, a => a.Stored is null ? a.Article : null, (a, read) => a.Stored ?? tally.Apply(read!));
    }

    /// <summary>Who says what, and where they stand, as <see cref="ArticleVerbs.Statements"/> finds it in the articles; see <see cref="Analyses"/>.</summary>
    public StatementList Statements(Topic topic, AnalyzerOptions? options = null, ArticleFilter? filter = null)
    {
        var statements = new List<Statement>();
        var stances = new List<Stance>();
        var articles = new List<Article>();
        foreach (var analysis in Analyses(topic, options, filter))
        {
            articles.Add(analysis.Article);
            statements.AddRange(analysis.Statements);
            stances.AddRange(analysis.Stances);
        }

        return new StatementList(topic, statements, stances, new ReadArticles(articles) { Corrected = Corrected(topic) });
    }

    /// <summary>Positions per actor and issue; see <see cref="Statements"/>.</summary>
    public PositionList Positions(Topic topic, PositionOptions? options = null, AnalyzerOptions? analyzer = null) => Statements(topic, analyzer).Positions(options);

    /// <summary>Number of articles without a valid analysis under the topic, by the readers that the options name.</summary>
    public long NotAnalyzed(Topic topic, AnalyzerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return Count - (Stored(topic, options ?? new AnalyzerOptions())?.Articles ?? 0);
    }

    /// <summary>
    /// The result of an SQL query (DuckDB's dialect) as a frame: <c>store.Query("select actor, mean from positions where issue = ? order by mean", "sanctions")</c>. A query only reads, and reads the store alone: no files, network, other databases or settings, within <see cref="StoreOptions.QueryTimeout"/>.
    /// Whole numbers (as text where one exceeds 64 bits), numbers, truth values, text, days and times keep their types and missing values are null; lists, maps and structures become JSON.
    /// </summary>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">A value for each <c>?</c> of the query, in their order.</param>
    /// <exception cref="StoreException">The query is wrong or writes; the message has DuckDB's own.</exception>
    public DataFrame Query(string sql, params object?[] parameters) => Query(sql, null, parameters ?? [null], StoreFilter.None, default);

    /// <summary>The result of an SQL query on a part of the store: its tables and views hold what passes the filter.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="filter">The part.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="StoreException">The query is wrong or writes; the message has DuckDB's own.</exception>
    public DataFrame Query(string sql, StoreFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Query(sql, null, [], filter, cancellationToken);
    }

    /// <summary>The result of an SQL query with named parameters (<c>$issue</c>).</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">The values by name.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="StoreException">The query is wrong or writes; the message has DuckDB's own.</exception>
    public DataFrame Query(string sql, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellationToken = default) => Query(sql, parameters, [], StoreFilter.None, cancellationToken);

    /// <summary>Writes the result of a query to a file, without holding it in memory. A number that is undefined (NaN) or infinite is null in every format; in Parquet those within lists and structures stay.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="file">The file; it is written whole or not at all.</param>
    /// <param name="format">Its format.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="StoreException">The query is wrong or writes, or the file cannot be written.</exception>
    public void ExportQuery(string sql, string file, StoreFormat format, CancellationToken cancellationToken = default) => ExportQuery(sql, file, format, StoreFilter.None, cancellationToken);

    /// <summary>Writes the result of a query on a part of the store to a file, without holding it in memory.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="file">The file; it is written whole or not at all.</param>
    /// <param name="format">Its format.</param>
    /// <param name="filter">The part.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="StoreException">The query is wrong or writes, or the file cannot be written.</exception>
    public void ExportQuery(string sql, string file, StoreFormat format, StoreFilter filter, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(filter);
        StoreExport.ToFile(_file, sql, file, format, filter, cancellationToken);
    }

    /// <summary>Writes the articles (metadata as fields of their own) and every table into a folder, one file each. The files of articles read back with <see cref="ArticleReader"/>.</summary>
    /// <param name="folder">The folder; it is made where it is missing.</param>
    /// <param name="format">The format of the files.</param>
    /// <param name="filter">Which articles, with what was found in them; null for all.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    /// <returns>The paths of the files.</returns>
    public IReadOnlyList<string> Export(string folder, StoreFormat format, ArticleFilter? filter = null, CancellationToken cancellationToken = default) =>
        Export(folder, format, new StoreFilter { Articles = filter ?? ArticleFilter.None }, cancellationToken);

    /// <summary>Writes the articles and every table of a part of the store into a folder, one file each.</summary>
    /// <param name="folder">The folder; it is made where it is missing.</param>
    /// <param name="format">The format of the files.</param>
    /// <param name="filter">The part.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    /// <returns>The paths of the files.</returns>
    public IReadOnlyList<string> Export(string folder, StoreFormat format, StoreFilter filter, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(filter);
        return StoreExport.ToFolder(_file, folder, format, filter, cancellationToken);
    }

    /// <summary>The tables that <see cref="Export(string, StoreFormat, StoreFilter, CancellationToken)"/> writes, each with the query that gives its rows, for formats of your own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tables => [.. StoreExport.Queries(_file).Select(q => KeyValuePair.Create(q.Table, q.Sql))];

    /// <summary>Closes the file.</summary>
    public void Dispose() => _connection.Dispose();

    /// <inheritdoc/>
    public override string ToString()
    {
        var topics = Topics;
        var wording = DisplayWording.Usual;
        var analysed = topics.Count == 0 ? TableLabels.Text("nothing", wording) : string.Join(TableLabels.Text("list_separator", wording), topics.Select(t => $"{t.Topic} ({wording.Number(t.Articles, "N0")})"));
        return TableLabels.Text("store_text", wording, Count, analysed);
    }

    private DataFrame Query(string sql, IReadOnlyDictionary<string, object?>? named, object?[] parameters, StoreFilter filter, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        return StoreQuery.Run(_file, sql, named, parameters, filter, cancellationToken);
    }

    private IEnumerable<T> Pages<T>(Func<DuckDBConnection, IEnumerable<T>> read)
    {
        using var connection = _file.Connect();
        foreach (var item in _file.GuardRows(read(connection)))
            yield return item;
    }

    private StoredTopic? Stored(Topic topic, AnalyzerOptions options)
    {
        var fingerprint = options.Fingerprint(topic);
        return Topics.FirstOrDefault(t => t.Topic == topic.Id && t.Fingerprint == fingerprint);
    }

    private void RequireWritable()
    {
        if (_file.Options.ReadOnly)
            throw new StoreException(StoreProblem.Path, _file.Name, "The store is open for reading only. Open it without StoreOptions.ReadOnly.");
    }
}
