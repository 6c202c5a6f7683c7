using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace AnalysisKit;

/// <summary>
/// Parses HTML in bounds. The standard's algorithm looks through all open elements at each tag, and repeats formatting that is never closed in each paragraph, so that a page of a few kilobytes could take
/// hours or all memory. Such pages are refused; browsers nest no deeper either.
/// </summary>
internal sealed class PageParser
{
    /// <summary>How deep elements may be nested.</summary>
    internal const int MostNesting = 512;

    /// <summary>How often unclosed formatting may be repeated in other elements.</summary>
    internal const int MostRepeats = 2_000_000;

    // How many elements with the same name and attributes the standard repeats at most.
    private const int MostAlike = 3;

    // The depth is looked at once in so many elements, in which it can grow by that many.
    private const int Step = 32;

    private static readonly HashSet<string> Formatting = new(["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"], StringComparer.OrdinalIgnoreCase);

    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, Stack<string>> _openByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _openAlike = new(StringComparer.Ordinal);
    private IElement? _last;
    private int _elements;
    private int _open;
    private long _repeats;

    private PageParser(CancellationToken cancellation) => _cancellation = cancellation;

    /// <summary>The document of a page.</summary>
    /// <exception cref="InvalidDataException">Its elements are nested too deep, or it leaves too much formatting open; the message says which.</exception>
    public static IHtmlDocument Parse(string html, CancellationToken cancellation = default)
    {
        var parser = new PageParser(cancellation);
        return new HtmlParser(new HtmlParserOptions { SkipComments = true, MaximumDepth = int.MaxValue, OnToken = (token, _) => parser.Watch(token), OnCreated = (element, _) => parser.Watch(element) }).ParseDocument(html);
    }

    private void Watch(IElement created)
    {
        // The new element has no parent yet, but the one before it has.
        if (++_elements % Step == 0)
        {
            var depth = 0;
            for (var at = _last; at is not null; at = at.ParentElement)
                depth++;
            if (depth > MostNesting)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"elements are nested deeper than {MostNesting}"));
        }

        _last = created;
    }

    private void Watch(HtmlToken token)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (token is not HtmlTagToken tag)
            return;
        if (tag.Type == HtmlTokenType.StartTag)
        {
            _repeats += _open;
            if (_repeats > MostRepeats)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"formatting that is never closed is repeated in other elements more than {MostRepeats} times"));
        }

        if (!Formatting.Contains(tag.Name))
            return;
        if (!_openByName.TryGetValue(tag.Name, out var alike))
            _openByName[tag.Name] = alike = [];
        if (tag.Type == HtmlTokenType.StartTag)
            Open(alike, tag.Name + string.Concat(tag.Attributes.Select(a => $" {a.Name}={a.Value}")));
        else if (alike.TryPop(out var closed) && --_openAlike[closed] < MostAlike)
            _open--;
    }

    private void Open(Stack<string> alike, string tag)
    {
        alike.Push(tag);
        var open = _openAlike.GetValueOrDefault(tag) + 1;
        _openAlike[tag] = open;
        if (open <= MostAlike)
            _open++;
    }
}
