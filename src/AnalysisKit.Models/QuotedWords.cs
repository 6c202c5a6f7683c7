using System.Text;
using System.Text.RegularExpressions;

namespace AnalysisKit.Models;

/// <summary>
/// Finds words that a model quotes in the text that it was given: by the kit's normal form, whatever the spacing, punctuation and quotation marks. The words themselves must be there, whole and in their order; only
/// particles attached before the first may be missing.
/// </summary>
internal sealed partial class QuotedWords
{
    private const string Article = "ال";
    private const int MostAttached = 5;

    /// <summary>How much longer the stretch may be than the words that a model quotes of it when it puts dots for those between.</summary>
    private const int MostLeftOut = 600;

    private const int LeastWordsOfPart = 2;

    private readonly NormalText _normal;
    private readonly string _letters;
    private readonly int[] _places;

    public QuotedWords(string text)
    {
        _normal = NormalForm.Map(text, NormalFormMode.IgnoreCase);
        (_letters, _places) = Letters(_normal.Normal);
    }

    /// <summary>All places where the words stand, in text order.</summary>
    public IEnumerable<Span> Find(string quoted)
    {
        foreach (var (start, end) in Places(quoted))
            yield return Original(start, end);
    }

    /// <summary>All places where the words stand; where they stand nowhere and have dots in them, those where the words before and behind the dots do.</summary>
    public IReadOnlyList<Span> FindContent(string quoted)
    {
        if (Find(quoted).ToList() is { Count: > 0 } found)
            return found;
        string[] parts = [.. Dots().Split(quoted).Where(p => p.Trim().Length > 0)];
        if (parts.Length < 2 || parts.Any(p => p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < LeastWordsOfPart))
            return [];
        var spans = new List<Span>();
        foreach (var first in Places(parts[0]))
        {
            var end = first.End;
            foreach (var part in parts.Skip(1))
            {
                end = Places(part).Where(p => p.Start > end).Select(p => p.End).FirstOrDefault(-1);
                if (end < 0)
                    break;
            }

            if (end >= 0 && end - first.Start <= quoted.Length + MostLeftOut)
                spans.Add(Original(first.Start, end));
        }

        return spans;
    }

    private Span Original(int start, int end) => _normal.ToOriginal(_places[start], _places[end] - _places[start] + 1);

    // First and last letter of each place.
    private IEnumerable<(int Start, int End)> Places(string quoted)
    {
        var (wanted, _) = Letters(NormalForm.Of(quoted, NormalFormMode.IgnoreCase));
        if (wanted.Length == 0)
            yield break;
        for (var at = _letters.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = _letters.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            var end = at + wanted.Length - 1;
            if (EndsWord(end) && BeginsWord(at))
                yield return (at, end);
        }
    }

    private bool EndsWord(int letter) => letter + 1 == _letters.Length || _places[letter + 1] > _places[letter] + 1;

    // Whether a word begins at a letter, or behind particles and the article.
    private bool BeginsWord(int letter)
    {
        var (start, end) = (letter, letter);
        while (start > 0 && _places[start - 1] == _places[start] - 1)
            start--;
        if (start == letter)
            return true;
        if (letter - start > MostAttached)
            return false;
        while (!EndsWord(end))
            end++;
        var bare = end + 1 - letter;
        foreach (var (_, _, word) in Clitics.Prefixes(_letters[start..(end + 1)]))
        {
            if (word.Length == bare || (word.Length == bare + Article.Length && word.StartsWith(Article, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static (string Letters, int[] Places) Letters(string normal)
    {
        var letters = new StringBuilder(normal.Length);
        var places = new List<int>(normal.Length);
        var entities = Entities().EnumerateMatches(normal);
        var entity = entities.MoveNext() ? entities.Current : default;
        for (var i = 0; i < normal.Length; i++)
        {
            while (entity.Length > 0 && i >= entity.Index + entity.Length)
                entity = entities.MoveNext() ? entities.Current : default;
            if ((entity.Length > 0 && i >= entity.Index) || (!char.IsLetterOrDigit(normal[i]) && !char.IsSurrogate(normal[i])))
                continue;
            letters.Append(normal[i]);
            places.Add(i);
        }

        return (letters.ToString(), [.. places]);
    }

    // Left over from pages: #187; and &quot;.
    [GeneratedRegex("&?#[0-9]{2,5};|&[a-z]{2,6};")]
    private static partial Regex Entities();

    [GeneratedRegex(@"\.\.\.+|…|\[\s*\.*\s*\]")]
    private static partial Regex Dots();
}
