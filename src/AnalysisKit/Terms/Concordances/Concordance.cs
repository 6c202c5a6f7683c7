using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace AnalysisKit;

/// <summary>Key words in context: every place where a word or phrase stands, in the order of the documents and of their texts. Immutable.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Concordance : IReadOnlyList<ConcordanceLine>
{
    private const int MostLinesShown = 100;
    private const int MostLettersShown = 160;

    private readonly IReadOnlyList<ConcordanceLine> _lines;

    private Concordance(string pattern, IReadOnlyList<ConcordanceLine> lines)
    {
        Pattern = pattern;
        _lines = lines;
    }

    /// <summary>The pattern that was searched.</summary>
    public string Pattern { get; }

    /// <inheritdoc/>
    public int Count => _lines.Count;

    /// <inheritdoc/>
    public ConcordanceLine this[int index] => _lines[index];

    /// <summary>Finds a pattern in documents, which are read one by one. Context stays inside the stretch of text around the node. Matches do not overlap.</summary>
    public static Concordance Of(IEnumerable<Document> documents, TermPattern pattern, ConcordanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(pattern);
        return new Concordance(pattern.Text, [.. Find(documents, pattern, options)]);
    }

    /// <summary>The lines one by one as they are found, for callers that need only the first few.</summary>
    public static IEnumerable<ConcordanceLine> Find(IEnumerable<Document> documents, TermPattern pattern, ConcordanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(pattern);
        options ??= new ConcordanceOptions();
        return FindOnThreads(documents, pattern, options, new ConcordanceSearch(pattern, options));
    }

    /// <summary>Only lines that fulfil the condition.</summary>
    public Concordance Where(Func<ConcordanceLine, bool> condition) => new(Pattern, [.. _lines.Where(condition)]);

    /// <summary>The first lines.</summary>
    public Concordance Top(int lines) => new(Pattern, [.. _lines.Take(lines)]);

    /// <summary>Lines sorted by the words after the node, the nearest first, so that equal continuations stand together. Compares normal forms; equal lines keep their order.</summary>
    public Concordance SortedByFollowing() => SortedBy(line => line.After.Select(span => Form(line, span)));

    /// <summary>Lines sorted by the words before the node, the nearest first.</summary>
    public Concordance SortedByPreceding() => SortedBy(line => line.Before.Reverse().Select(span => Form(line, span)));

    /// <summary>Lines sorted by the node itself, then by the words after it, for patterns that find several forms.</summary>
    public Concordance SortedByNode() => SortedBy(line => line.After.Select(span => Form(line, span)).Prepend(Form(line, line.Node)));

    /// <summary>The first lines from right to left, the node aligned in the middle, with the document of each.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        const string cell = "padding:.15em .5em;border-bottom:1px solid rgba(128,128,128,.25);vertical-align:top;";
        var html = new StringBuilder("<table dir=\"rtl\" style=\"border-collapse:collapse;margin:.5em 0;line-height:1.6;color:inherit\"><caption dir=\"auto\" style=\"text-align:start;font-weight:600;color:inherit\">");
        html.Append(WebUtility.HtmlEncode(Caption(wording))).Append("</caption><tbody>\n");
        foreach (var line in _lines.Take(MostLinesShown))
        {
            html.Append("<tr><td dir=\"auto\" style=\"").Append(cell).Append("text-align:left\">").Append(WebUtility.HtmlEncode(End(line.BeforeText)))
                .Append("</td><td dir=\"auto\" style=\"").Append(cell).Append("text-align:center;white-space:nowrap\"><b>").Append(WebUtility.HtmlEncode(line.NodeText))
                .Append("</b></td><td dir=\"auto\" style=\"").Append(cell).Append("text-align:right\">").Append(WebUtility.HtmlEncode(Start(line.AfterText)))
                .Append("</td><td dir=\"auto\" style=\"").Append(cell).Append("opacity:.7;font-size:.85em\">").Append(WebUtility.HtmlEncode(line.Document)).Append("</td></tr>\n");
        }

        html.Append("</tbody></table>");
        if (Count > MostLinesShown)
            html.Append(CultureInfo.InvariantCulture, $"<p{(wording.IsArabic ? " dir=\"rtl\"" : "")} style=\"opacity:.7;margin:.2em 0\">{TableLabels.Text("lines_shown", wording, MostLinesShown, Count)}</p>");
        return html.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("concordance_caption", wording, Pattern, Count);

    /// <inheritdoc/>
    public IEnumerator<ConcordanceLine> GetEnumerator() => _lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // A search remembers the forms that it has met and so can be used by one thread at a time; each thread takes its own.
    private static IEnumerable<ConcordanceLine> FindOnThreads(IEnumerable<Document> documents, TermPattern pattern, ConcordanceOptions options, ConcordanceSearch first)
    {
        var searches = new ConcurrentBag<ConcordanceSearch>([first]);
        return OrderedWork.Of(documents, Find, options).SelectMany(lines => lines);

        IEnumerable<ConcordanceLine> Find(Document document)
        {
            var search = searches.TryTake(out var free) ? free : new ConcordanceSearch(pattern, options);
            var lines = search.Find(document);
            searches.Add(search);
            return lines;
        }
    }

    private static string Form(ConcordanceLine line, Span span) => NormalForm.Of(span.Of(line.Text));

    // The end of a long context, cut at a space.
    private static string End(string text) =>
        text.Length > MostLettersShown && text.IndexOf(' ', text.Length - MostLettersShown) is var space and > 0 ? "…" + text[space..] : text;

    private static string Start(string text) =>
        text.Length > MostLettersShown && text.LastIndexOf(' ', MostLettersShown) is var space and > 0 ? text[..space] + " …" : text;

    private Concordance SortedBy(Func<ConcordanceLine, IEnumerable<string>> words) =>
        new(Pattern, [.. _lines.OrderBy(line => string.Join('\u0001', words(line)), StringComparer.Ordinal)]);
}
