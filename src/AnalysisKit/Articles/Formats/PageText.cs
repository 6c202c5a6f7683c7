using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AnalysisKit;

/// <summary>
/// The main text of a news page: the element that markup names (articleBody, article, usual class names), or else the one whose paragraphs have
/// most text outside links, as in Readability. One line per paragraph, heading or list item. Lines that announce other articles are left out (<see cref="PageLines"/>).
/// </summary>
internal sealed class PageText
{
    private const int LeastText = 140;
    private const int LongParagraph = 60;

    private static readonly PageLexicon Lexicon = PageLexicon.Instance;

    private readonly Dictionary<IElement, int> _letters = [];
    private readonly Dictionary<IElement, int> _linkLetters = [];
    private readonly Dictionary<IElement, bool> _inDropped = [];
    private readonly CancellationToken _cancellation;
    private readonly int _all;

    private PageText(IElement body, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _all = CountLetters(body);
    }

    /// <summary>The text, or "" when the page has none.</summary>
    public static string Of(IHtmlDocument page, string? title, CancellationToken cancellation)
    {
        if (page.Body is not { } body)
            return "";
        var reader = new PageText(body, cancellation);
        return reader.Lines(reader.Root(page, body), title);
    }

    /// <summary>Counts the letters of text below every element of the page. Letters in links are included, since they tell lists of links from text.</summary>
    private int CountLetters(IElement body)
    {
        foreach (var node in body.Descendants<IText>())
        {
            _cancellation.ThrowIfCancellationRequested();
            if (node.ParentElement is not { } parent || Lexicon.DroppedElements.Contains(parent.LocalName))
                continue;
            if (Letters(node.Data) is var letters and > 0)
                _letters[parent] = _letters.GetValueOrDefault(parent) + letters;
        }

        // From the last element to the first, so that each has the letters of all below it when it adds them to its parent's.
        foreach (var element in body.Descendants<IElement>().Reverse())
        {
            if (element.ParentElement is not { } parent || !_letters.TryGetValue(element, out var letters))
                continue;
            _letters[parent] = _letters.GetValueOrDefault(parent) + letters;
            if (_linkLetters.GetValueOrDefault(element) + (element.LocalName == "a" ? letters : 0) is var linked and > 0)
                _linkLetters[parent] = _linkLetters.GetValueOrDefault(parent) + linked;
        }

        return _letters.GetValueOrDefault(body);
    }

    private IElement Root(IHtmlDocument page, IElement body)
    {
        foreach (var candidates in new[] { page.QuerySelectorAll("[itemprop~=articleBody]").AsEnumerable(), page.All.Where(IsNamedText), page.QuerySelectorAll("article"), page.QuerySelectorAll("main, [role=main]") })
        {
            if (candidates.MaxBy(TextLetters) is { } best && TextLetters(best) >= LeastText)
                return best;
        }

        return ByParagraphs(body);
    }

    /// <summary>The element with the highest score. Each paragraph adds all of its letters to the score of its parent, and half of them to that of its grandparent.</summary>
    private IElement ByParagraphs(IElement body)
    {
        var scores = new Dictionary<IElement, double>();
        foreach (var paragraph in body.QuerySelectorAll("p, pre, td, blockquote, div, section").Where(e => e.LocalName is "p" or "pre" or "blockquote" || !e.Children.Any(c => Lexicon.Lines.Contains(c.LocalName))))
        {
            var letters = TextLetters(paragraph);
            if (letters < LongParagraph || IsInDropped(paragraph))
                continue;
            var parent = paragraph.ParentElement ?? body;
            scores[parent] = scores.GetValueOrDefault(parent) + letters;
            if (parent.ParentElement is { } above && parent != body)
                scores[above] = scores.GetValueOrDefault(above) + (letters / 2.0);
        }

        return scores.Count == 0 ? body : scores.MaxBy(s => s.Value).Key;
    }

    /// <summary>Letters of an element outside links.</summary>
    private int TextLetters(IElement element) => _letters.GetValueOrDefault(element) - _linkLetters.GetValueOrDefault(element);

    private static bool IsNamedText(IElement element) => Words(element) is { } words && HasAny(words, Lexicon.TextWords);

    private bool IsInDropped(IElement element)
    {
        if (!_inDropped.TryGetValue(element, out var isDropped))
            _inDropped[element] = isDropped = IsDropped(element) || (element.ParentElement is { } parent && IsInDropped(parent));
        return isDropped;
    }

    /// <summary>Whether an element is left out as part of the page's frame. One that has most of the page's letters never is, whatever its name.</summary>
    private bool IsDropped(IElement element)
    {
        if (Lexicon.DroppedElements.Contains(element.LocalName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || IsInvisible(element))
            return true;
        return element.LocalName is not ("body" or "html" or "article" or "main" or "p") && _letters.GetValueOrDefault(element) * 2 < _all && Words(element) is { } words && HasAny(words, Lexicon.DroppedWords);
    }

    private static bool IsInvisible(IElement element) =>
        element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal) is var plain
            && (plain.Contains("display:none", StringComparison.OrdinalIgnoreCase) || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));

    /// <summary>The words in an element's classes, id and role, single and in pairs; null if there are none.</summary>
    private static List<string>? Words(IElement element)
    {
        var names = $"{element.ClassName} {element.Id} {element.GetAttribute("role")}";
        if (names.Length == 2)
            return null;
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i <= names.Length; i++)
        {
            var c = i < names.Length ? names[i] : ' ';
            if (word.Length > 0 && (!char.IsLetter(c) || (char.IsUpper(c) && char.IsLower(names[i - 1]))))
            {
                words.Add(word.ToString().ToLowerInvariant());
                word.Clear();
            }

            if (char.IsLetter(c))
                word.Append(c);
        }

        return words;
    }

    private static bool HasAny(List<string> words, HashSet<string> wanted)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (wanted.Contains(words[i]) || (i + 1 < words.Count && wanted.Contains($"{words[i]} {words[i + 1]}")))
                return true;
        }

        return false;
    }

    private string Lines(IElement root, string? title)
    {
        var lines = new PageLines(Lexicon.ReadAlso);
        var (links, items) = (0, 0);

        // A stack instead of recursion, which could overflow on deeply nested pages, and places among children instead of siblings: a node looks for its next sibling through all before it.
        var open = new Stack<(INode Node, int Next)>();
        open.Push((root, 0));
        while (open.TryPop(out var at))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (at.Next >= at.Node.ChildNodes.Length)
            {
                if (at.Node is IElement left && left != root)
                {
                    links -= left.LocalName == "a" ? 1 : 0;
                    EndLine(left);
                    items -= left.LocalName == "li" ? 1 : 0;
                }

                continue;
            }

            open.Push((at.Node, at.Next + 1));
            var node = at.Node.ChildNodes[at.Next];
            if (node is IText text)
            {
                lines.Add(text.Data, links > 0);
            }
            else if (node is IElement element)
            {
                EndLine(element);
                if (element.LocalName == "br" || IsDropped(element))
                    continue;
                links += element.LocalName == "a" ? 1 : 0;
                items += element.LocalName == "li" ? 1 : 0;
                open.Push((element, 0));
            }
        }

        return lines.Text(title);

        void EndLine(IElement element)
        {
            if (element.LocalName == "br" || Lexicon.Lines.Contains(element.LocalName))
                lines.End(items > 0);
        }
    }

    private static int Letters(string text)
    {
        var letters = 0;
        foreach (var c in text)
            letters += char.IsLetter(c) ? 1 : 0;
        return letters;
    }
}
