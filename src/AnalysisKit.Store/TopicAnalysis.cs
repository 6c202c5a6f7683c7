using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>Analyses the articles of a store that have no analysis under a topic, in batches, each in one transaction.</summary>
internal sealed class TopicAnalysis(StoreFile file, DuckDBConnection reading, DuckDBConnection writing, Topic topic, AnalyzerOptions options, ArticleFilter filter)
{
    private const int BatchArticles = 500;
    private const int BatchCharacters = 2 * 1024 * 1024;

    private readonly List<(long Number, ArticleAnalysis Analysis)> _batch = [];
    private readonly List<UnreadArticle> _unread = [];
    private readonly List<(long Article, long Place, CorrectionOutcome Outcome)> _outcomes = [];
    private Dictionary<string, List<(long Place, Correction Correction)>> _corrections = [];
    private AnalysisResult _result = new() { Topic = topic.Id };
    private long _batchCharacters;

    public AnalysisResult Run()
    {
        file.Guard(() => writing.InTransaction(Register));
        var total = file.Guard(() => writing.Scalar<long>("SELECT count(*) FROM articles"));
        var known = file.Guard(() => writing.Scalar<long>("SELECT count(*) FROM analyses WHERE topic = ?", topic.Id));
        _result = _result with { Known = known };
        if (known < total)
            file.Guard(() => Analyze(total - known));
        return _result with { Unread = [.. _unread], LeftOut = total - known - _result.Analyzed - _unread.Count };
    }

    private void Analyze(long remaining)
    {
        // Only the store knows how many articles will come, so progress is reported here and not by the analyzer.
        var analyzer = new ArticleAnalyzer(topic, options with { Progress = null });
        var articles = file.GuardRows(ArticlePages.NotAnalyzed(reading, topic.Id, filter)).SelectMany(page => page);
        _corrections = file.Guard(() => StoredCorrections.Read(reading)).GroupBy(c => c.Correction.Article, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var (number, read) in analyzer.Analyze(articles, a => a.Article, (a, read) => (a.Number, read!)))
        {
            if (read.Unread is { } why)
            {
                _unread.Add(new UnreadArticle(read.Article.Id, why));
                continue;
            }

            var analysis = Corrected(number, read);
            _batch.Add((number, analysis));
            _batchCharacters += analysis.Article.Text.Length;
            if (_batch.Count >= BatchArticles || _batchCharacters >= BatchCharacters)
                Commit();
            options.Progress?.Report(new WorkProgress(_result.Analyzed + _batch.Count, remaining));
        }

        Commit();
    }

    private ArticleAnalysis Corrected(long number, ArticleAnalysis read)
    {
        if (!_corrections.TryGetValue(read.Article.Id, out var own))
            return read;
        var corrected = ArticleCorrection.Apply(read, topic, [.. own.Select(c => c.Correction)]);
        _outcomes.AddRange(own.Zip(corrected.Outcomes, (c, o) => (number, c.Place, o.Outcome)));
        return corrected.Analysis;
    }

    private void Commit()
    {
        if (_batch.Count == 0)
            return;
        writing.InTransaction(() =>
        {
            AnalysisRows.Write(writing, topic.Id, _batch);
            StoredCorrections.Write(writing, topic.Id, _outcomes);
        });
        _outcomes.Clear();
        _result = _result with
        {
            Analyzed = _result.Analyzed + _batch.Count,
            Statements = _result.Statements + _batch.Sum(b => b.Analysis.Statements.Count),
            Stances = _result.Stances + _batch.Sum(b => b.Analysis.Stances.Count),
        };
        _batch.Clear();
        _batchCharacters = 0;
    }

    /// <summary>Records the topic with its current fingerprint. Analyses under another fingerprint of it are deleted.</summary>
    private void Register()
    {
        StoreFile.Upgrade(writing);
        var current = options.Fingerprint(topic);
        var stored = writing.Rows("SELECT fingerprint FROM topics WHERE topic = ?", [topic.Id], r => r.GetString(0));
        if (stored is [var fingerprint] && fingerprint == current)
            return;
        if (stored.Count > 0)
        {
            _result = _result with { Dropped = writing.Scalar<long>("SELECT count(*) FROM analyses WHERE topic = ?", topic.Id) };
            foreach (var table in (string[])["topics", "actors", "issues", .. AnalysisRows.Tables])
                writing.Execute($"DELETE FROM {table} WHERE topic = ?", topic.Id);
        }

        using (var topics = new RowWriter(writing, "topics"))
            topics.Row().Add(topic.Id).Add(current).Add(topic.Arabic).Add(topic.English).End();
        using (var actors = new RowWriter(writing, "actors"))
        {
            foreach (var actor in topic.Actors.Actors)
                actors.Row().Add(topic.Id).Add(actor.Id).Add(actor.Kind.ToString().ToLowerInvariant()).Add(actor.Arabic).Add(actor.English).End();
        }

        using var issues = new RowWriter(writing, "issues");
        var place = 0;
        foreach (var issue in topic.Issues)
            issues.Row().Add(topic.Id).Add(issue.Id).Add((int?)++place).Add(issue.Arabic).Add(issue.English).Add(issue.Support).Add(issue.Oppose).End();
    }
}
