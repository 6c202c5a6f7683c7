using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>Imports articles in batches, each in one transaction, so that a killed process loses at most the current batch.</summary>
internal sealed class ArticleImport(StoreFile file, DuckDBConnection connection)
{
    private const int BatchArticles = 1000;
    private const int BatchCharacters = 8 * 1024 * 1024;

    private readonly Dictionary<UInt128, Known> _known = [];
    private readonly List<(long Number, Article Article, ulong Hash)> _batch = [];
    private readonly HashSet<UInt128> _batchIds = [];
    private readonly List<long> _replaced = [];
    private ImportResult _result = new();
    private long _next = 1;
    private long _batchCharacters;

    private readonly record struct Known(long Number, ulong Hash, bool IsPresent = false);

    public ImportResult Run(IEnumerable<Article> articles, IProgress<WorkProgress>? progress, Func<bool>? prune, CancellationToken cancellationToken)
    {
        file.Guard(LoadKnown);
        long done = 0;
        foreach (var article in articles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(article);
            progress?.Report(new WorkProgress(++done, null));
            if (_batch.Count >= BatchArticles || _batchCharacters >= BatchCharacters)
                file.Guard(Commit);
        }

        file.Guard(Commit);
        var absent = _known.Values.Where(known => !known.IsPresent).Select(known => known.Number).ToList();
        _result = _result with { Absent = absent.Count };
        if (absent.Count > 0 && prune?.Invoke() == true)
        {
            foreach (var some in absent.Chunk(BatchArticles))
                file.Guard(() => connection.InTransaction(() => Delete([.. some])));
            _result = _result with { Pruned = absent.Count };
        }

        return _result;
    }

    private void LoadKnown()
    {
        connection.InTransaction(() => StoreFile.Upgrade(connection));
        using var command = Sql.Command(connection, "SELECT article, id, content_hash FROM articles", []);
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var known = new Known(reader.GetInt64(0), reader.GetFieldValue<ulong>(2));
            _known[ArticleHash.OfId(reader.GetString(1))] = known;
            _next = Math.Max(_next, known.Number + 1);
        }
    }

    private void Take(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var (id, hash) = (ArticleHash.OfId(article.Id), ArticleHash.OfContent(article));
        if (_known.TryGetValue(id, out var known))
        {
            if (known.Hash == hash)
            {
                _known[id] = known with { IsPresent = true };
                _result = _result with { Unchanged = _result.Unchanged + 1 };
                return;
            }

            // The id occurs twice in a batch. Commit first, because the earlier article must be in the store to be replaced.
            if (_batchIds.Contains(id))
                file.Guard(Commit);
            _replaced.Add(known.Number);
        }
        else
        {
            known = new Known(_next++, hash);
        }

        _known[id] = known with { Hash = hash, IsPresent = true };
        _batchIds.Add(id);
        _batch.Add((known.Number, article, hash));
        _batchCharacters += article.Text.Length;
    }

    private void Commit()
    {
        if (_batch.Count == 0)
            return;
        long dropped = 0;
        connection.InTransaction(() =>
        {
            if (_replaced.Count > 0)
                dropped = Delete(_replaced);
            using var writer = new RowWriter(connection, "articles");
            foreach (var (number, article, hash) in _batch)
                ArticleRows.Write(writer, number, article, hash);
        });
        _result = _result with
        {
            Added = _result.Added + _batch.Count - _replaced.Count,
            Changed = _result.Changed + _replaced.Count,
            DroppedAnalyses = _result.DroppedAnalyses + dropped,
            Mended = _result.Mended + _batch.Count(b => IsMended(b.Article)),
        };
        _batch.Clear();
        _batchIds.Clear();
        _replaced.Clear();
        _batchCharacters = 0;
    }

    /// <summary>Deletes articles and their analyses, and gives the number of analyses.</summary>
    private long Delete(List<long> numbers)
    {
        var dropped = connection.Scalar<long>("SELECT count(*) FROM analyses WHERE article IN (SELECT unnest(?))", numbers);
        connection.Execute("DELETE FROM articles WHERE article IN (SELECT unnest(?))", numbers);
        if (dropped > 0)
        {
            foreach (var table in AnalysisRows.Tables)
                connection.Execute($"DELETE FROM {table} WHERE article IN (SELECT unnest(?))", numbers);
        }

        return dropped;
    }

    private static bool IsMended(Article article) =>
        IsIllFormed(article.Text) || IsIllFormed(article.Id) || IsIllFormed(article.Title) || IsIllFormed(article.Source) || IsIllFormed(article.Author) || IsIllFormed(article.Url)
            || article.Metadata.Any(m => IsIllFormed(m.Key) || IsIllFormed(m.Value));

    private static bool IsIllFormed(string? text)
    {
        if (text is null)
            return false;
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
