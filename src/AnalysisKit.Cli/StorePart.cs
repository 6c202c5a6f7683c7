using System.CommandLine;
using AnalysisKit.Store;

namespace AnalysisKit.Cli;

/// <summary>The filters of commands that read the tables of a store.</summary>
internal sealed class StorePart
{
    private readonly ArticleFilters _articles = new();

    public void AddTo(Command command)
    {
        _articles.AddTo(command);
        StatementFilter.AddTo(command);
    }

    /// <summary>The options given by the user, as part of a sentence; empty if none is.</summary>
    public string Named(ParseResult parse) => string.Join(", ", new[] { _articles.Named(parse), StatementFilter.Named(parse) }.Where(n => n.Length > 0));

    /// <summary>The part that the user has asked for. Tells the user how much was left out; throws if no article is left.</summary>
    public StoreFilter Of(ParseResult parse, ArticleStore store, Terminal terminal, CancellationToken cancellation)
    {
        var filter = new StoreFilter
        {
            Articles = _articles.Of(parse),
            Actors = Resolve(store, "actor", StatementFilter.ActorsOf(parse)),
            Issues = Resolve(store, "issue", StatementFilter.IssuesOf(parse)),
        };
        if (!filter.Articles.IsNone)
        {
            foreach (var _ in _articles.PassedByStore(store.Articles(filter.Articles), a => a, parse, store.Path, terminal))
                cancellation.ThrowIfCancellationRequested();
        }

        if (StatementFilter.IsGiven(parse))
            StatementFilter.Tell(terminal, Wording.Of(parse), Statements(new StoreFilter { Articles = filter.Articles }), Statements(filter), "statement", StatementFilter.Named(parse));
        return filter;

        long Statements(StoreFilter part) => (long)store.Query("SELECT count(*) FROM statements", part, cancellation).Rows[0][0];
    }

    // Ids of actors or issues that are named by id or label in any topic of the store.
    private static string[] Resolve(ArticleStore store, string kind, string[] names)
    {
        if (names.Length == 0)
            return [];
        var known = store.Query($"SELECT DISTINCT {kind}, en, ar FROM {kind}s ORDER BY ALL").Rows.Select(r => ((string)r[0], (string)r[1], (string)r[2])).ToList();
        return known.Count > 0
            ? KnownIds.OfStore(kind, known).Resolve(names)
            : throw new CommandFailure(ExitCodes.Usage, $"'{store.Path}' has been analysed under no topic, so that no {kind} is known: analysiskit analyze {store.Path} --topic FILE.");
    }
}
