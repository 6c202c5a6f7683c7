using System.Text;

namespace AnalysisKit;

/// <summary>Collects the lines of a page's text, and leaves out those that announce other articles (اقرأ أيضا) and hold nothing else but links to them.</summary>
/// <param name="announcements">How such lines begin, folded.</param>
internal sealed class PageLines(IReadOnlyList<string> announcements)
{
    // Longer lines are no announcements.
    private const int MostFolded = 400;

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
    public void End()
    {
        var text = string.Join(' ', _line.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var outside = _outsideLinks.ToString();
        _line.Clear();
        _outsideLinks.Clear();
        if (text.Length == 0 || IsAnnouncement(text, outside))
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

    private bool IsAnnouncement(string text, string outside)
    {
        var isLink = !HasLetter(outside) && HasLetter(text);
        if (_afterAnnouncement && isLink)
            return true;
        var wasAnnounced = Announces(text, out var rest);
        _afterAnnouncement = wasAnnounced && rest.Length == 0;
        if (!wasAnnounced)
            return false;

        // What follows the announcement must be links. The announcement itself may be one.
        return rest.Length == 0 || isLink || (Announces(outside, out var plain) && plain.Length == 0);
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

    private static bool HasLetter(string text) => text.Any(char.IsLetter);
}
