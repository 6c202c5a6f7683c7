using System.Buffers;
using System.Text;

namespace AnalysisKit;

/// <summary>
/// Collects the lines of a page's text, and leaves out those that announce other articles (اقرأ أيضا) and hold nothing else but links to them, or are short and have a colon behind the announcement. Behind an announcement alone, links
/// and short items of a list go with it. Whatever is a sentence stays.
/// </summary>
/// <param name="announcements">How such lines begin, folded.</param>
internal sealed class PageLines(IReadOnlyList<string> announcements)
{
    // Longer lines are no announcements.
    private const int MostFolded = 400;

    // Longer lines are no headlines of other articles.
    private const int LongestHeadline = 160;

    private static readonly SearchValues<char> Quotes = SearchValues.Create("«»\"'“”„‘’‹›");

    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();
    private readonly StringBuilder _outsideLinks = new();
    private bool _afterAnnouncement;

    /// <summary>Adds text to the line.</summary>
    public void Add(string text, bool isLink)
    {
        _line.Append(text);
        if (!isLink)
            _outsideLinks.Append(text);
    }

    /// <summary>Ends the line.</summary>
    /// <param name="isItem">Whether it is an item of a list.</param>
    public void End(bool isItem)
    {
        var text = string.Join(' ', _line.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var outside = _outsideLinks.ToString();
        _line.Clear();
        _outsideLinks.Clear();
        if (text.Length == 0 || IsAnnouncement(text, outside, isItem))
            return;
        _lines.Add(text);
    }

    /// <summary>The lines, without the first if it is the title.</summary>
    public string Text(string? title)
    {
        if (_lines.Count > 1 && _lines[0] == title)
            _lines.RemoveAt(0);
        return string.Join('\n', _lines);
    }

    private bool IsAnnouncement(string text, string outside, bool isItem)
    {
        var isLink = !HasLetter(outside) && HasLetter(text);
        if (_afterAnnouncement && (isLink || (isItem && IsHeadline(text))))
            return true;
        var wasAnnounced = Announces(text, out var rest);
        _afterAnnouncement = wasAnnounced && rest.Length == 0;
        if (!wasAnnounced)
            return false;

        // What follows the announcement must be links, or a headline behind a colon. The announcement itself may be a link.
        return rest.Length == 0 || isLink || IsAnnouncedHeadline(text) || (Announces(outside, out var plain) && plain.Length == 0);
    }

    /// <summary>Whether a text begins with an announcement; gives the words that follow it.</summary>
    private bool Announces(string text, out string rest)
    {
        rest = "";
        if (text.Length > MostFolded)
            return false;
        var folded = FoldedWords.Fold(text);
        var longest = announcements.Where(a => folded.StartsWith(a, StringComparison.Ordinal) && (folded.Length == a.Length || folded[a.Length] == ' ')).MaxBy(a => a.Length);
        rest = longest is null ? "" : folded[longest.Length..].Trim();
        return longest is not null;
    }

    /// <summary>Whether a line is an announcement, a colon and a headline: اقرأ أيضا: تركيا تستدعي سفيرها (read also: Turkey recalls its ambassador).</summary>
    private bool IsAnnouncedHeadline(string text) =>
        IsHeadline(text) && text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && !text.AsSpan(0, colon).ContainsAny(Quotes) && announcements.Contains(FoldedWords.Fold(text[..colon]));

    private static bool IsHeadline(string text) => text.Length <= LongestHeadline && !text.EndsWith('.');

    private static bool HasLetter(string text) => text.Any(char.IsLetter);
}
