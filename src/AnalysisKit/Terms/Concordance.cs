using System.Collections;
using AnalysisKit.Articles;

namespace AnalysisKit.Terms;

/// <summary>Key words in context: every place where a word or phrase stands, in the order of the documents and of their texts. Immutable.</summary>
public sealed class Concordance : IReadOnlyList<ConcordanceLine>
{
    private readonly IReadOnlyList<ConcordanceLine> _lines;

    private Concordance(string pattern, IReadOnlyList<ConcordanceLine> lines)
    {
        Pattern = pattern;
        _lines = lines;
    }

    /// <summary>What was looked for.</summary>
    public string Pattern { get; }

    /// <inheritdoc/>
    public int Count => _lines.Count;

    /// <inheritdoc/>
    public ConcordanceLine this[int index] => _lines[index];

    /// <summary>Finds a pattern in documents, which are read one by one. Context never leaves the stretch of text that the node stands in. Matches do not overlap.</summary>
    public static Concordance Of(IEnumerable<Document> documents, TermPattern pattern, ConcordanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(pattern);
        var search = new ConcordanceSearch(pattern, options ?? new ConcordanceOptions());
        return new Concordance(pattern.Text, [.. documents.SelectMany(search.Find)]);
    }

    /// <summary>Only lines that fulfil the condition.</summary>
    public Concordance Where(Func<ConcordanceLine, bool> condition) => new(Pattern, [.. _lines.Where(condition)]);

    /// <summary>The first lines.</summary>
    public Concordance Top(int lines) => new(Pattern, [.. _lines.Take(lines)]);

    /// <inheritdoc/>
    public IEnumerator<ConcordanceLine> GetEnumerator() => _lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
