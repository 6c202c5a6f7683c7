using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>Measures how much of a text is in Arabic script, and whether its letters and words are those of the Arabic language.</summary>
internal static class ArabicLetters
{
    /// <summary>Share below which a text counts as not Arabic.</summary>
    public const double Enough = 0.5;

    /// <summary>The number of letters that a text must have to be judged at all.</summary>
    private const int FewestLetters = 20;

    /// <summary>
    /// A text may be another language's (Persian, Urdu) if at least one in this many of its letters of Arabic script does not occur in Arabic. Of 12,850 articles of Arabic news, twelve have such letters at all, in names
    /// and quotations, and none more than 4 in 1,000; but some papers of the Maghreb write گ in all names that have its sound, so words decide.
    /// </summary>
    private const int FewestForeign = 100;

    /// <summary>Number of such letters that a text of any length may have: enough for two foreign names.</summary>
    private const int AllowedForeign = 2;

    /// <summary>One word in this many is with the article or another one of Arabic, if a text with letters of other languages is Arabic all the same.</summary>
    private const int FewestWords = 10;

    /// <summary>Number of words of other languages that make an Arabic text suspicious if it has fewer of its own.</summary>
    private const int MostOthers = 3;

    /// <summary>With so many words with the article a text without other letters is Arabic, and need not be looked at word by word.</summary>
    private const int EnoughArticles = 3;

    private static readonly IReadOnlyDictionary<string, YamlEntry> Lists = YamlEntry.Embedded("Arabic/language-words.yml").Map("arabic", "others");
    private static readonly HashSet<string> ArabicWords = [.. Lists["arabic"].Words().Select(NormalForm.Of)];
    private static readonly HashSet<string> OtherWords = [.. Lists["others"].Words().Select(NormalForm.Of)];

    /// <summary>Share of Arabic letters among all letters; 0 where there are none.</summary>
    public static double Share(string text)
    {
        var (arabic, letters, _) = Count(text);
        return letters == 0 ? 0 : (double)arabic / letters;
    }

    /// <summary>Whether a text has enough letters to judge and is not Arabic: most of its letters are of another script, or some are of another language. One vectorised count decides nearly all texts.</summary>
    public static bool AreFew(string text)
    {
        var (main, further) = InMainBlock(text);
        if (main * 2L >= text.Length && further <= AllowedForeign && HaveArticles(text))
            return false;
        var (arabic, letters, foreign) = Count(text);
        return letters >= FewestLetters && (arabic < Enough * letters || AreOfAnotherLanguage(text, arabic, foreign));
    }

    /// <summary>Whether UTF-8 is surely Arabic; if false, judge the decoded text. Letters from U+0600 to U+067F are two bytes of which the first is D8 or D9; those of other languages begin with D9 B1 and above, DA or DB.</summary>
    public static bool AreMost(ReadOnlySpan<byte> utf8)
    {
        var (main, further, at) = (0, 0, 0);
        if (Vector.IsHardwareAccelerated)
        {
            while (at + Vector<byte>.Count < utf8.Length)
            {
                // Fewer than 256 rounds, so that no lane overflows.
                var (mains, furthers) = (Vector<byte>.Zero, Vector<byte>.Zero);
                for (var round = 0; round < 255 && at + Vector<byte>.Count < utf8.Length; round++, at += Vector<byte>.Count)
                {
                    var (lead, next) = (new Vector<byte>(utf8[at..]), new Vector<byte>(utf8[(at + 1)..]));
                    mains -= Vector.LessThanOrEqual(lead - new Vector<byte>(0xD8), Vector<byte>.One);
                    furthers -= Vector.LessThanOrEqual(lead - new Vector<byte>(0xDA), Vector<byte>.One) | (Vector.Equals(lead, new Vector<byte>(0xD9)) & Vector.GreaterThanOrEqual(next, new Vector<byte>(0xB1)));
                }

                main += Sum(mains);
                further += Sum(furthers);
            }
        }

        for (; at < utf8.Length; at++)
        {
            main += utf8[at] is 0xD8 or 0xD9 ? 1 : 0;
            further += utf8[at] is 0xDA or 0xDB || (utf8[at] == 0xD9 && at + 1 < utf8.Length && utf8[at + 1] >= 0xB1) ? 1 : 0;
        }

        return main * 10L >= utf8.Length * 3L && utf8.Length > 0 && further <= AllowedForeign && HaveArticles(utf8);
    }

    /// <summary>A sentence that says why a text is not Arabic.</summary>
    public static string Describe(string text)
    {
        var (arabic, letters, foreign) = Count(text);
        if (arabic < Enough * letters)
            return string.Create(CultureInfo.InvariantCulture, $"Only {(double)arabic / letters:0 %} of the text's letters are Arabic.");
        if (!AreForeign(arabic, foreign))
            return $"The text's words are of another language in Arabic script ({string.Join(", ", WordsOf(text).Where(OtherWords.Contains).Distinct().Take(5))}).";
        var some = text.Where(IsForeign).Distinct().Order().Take(5);
        return string.Create(CultureInfo.InvariantCulture, $"{(double)foreign / arabic:0.# %} of the text's letters are of other languages in Arabic script ({string.Join(' ', some)}).");
    }

    private static bool AreForeign(long arabic, long foreign) => foreign > AllowedForeign && foreign * FewestForeign >= arabic;

    // Both search for a space and the article, so that both agree; few bytes go by before the third.
    private static bool HaveArticles(string text)
    {
        var at = -1;
        for (var found = 0; found < EnoughArticles; found++)
        {
            if ((at = text.IndexOf(" ال", at + 1, StringComparison.Ordinal)) < 0)
                return false;
        }

        return true;
    }

    private static bool HaveArticles(ReadOnlySpan<byte> utf8)
    {
        for (var found = 0; found < EnoughArticles; found++)
        {
            if (utf8.IndexOf(" ال"u8) is var at && at < 0)
                return false;
            utf8 = utf8[(at + 1)..];
        }

        return true;
    }

    /// <summary>Small words tell languages apart (Grefenstette 1995, "Comparing two language identification schemes"). Letters of other languages make a text suspicious, its words decide.</summary>
    private static bool AreOfAnotherLanguage(string text, long letters, long foreign)
    {
        var (all, own, others) = (0, 0, 0);
        foreach (var word in WordsOf(text))
        {
            all++;
            own += HasArticle(word) || ArabicWords.Contains(word) ? 1 : 0;
            others += OtherWords.Contains(word) ? 1 : 0;
        }

        return AreForeign(letters, foreign) ? own * FewestWords < all || others > own : others >= MostOthers && others > own;
    }

    private static bool HasArticle(string word) => word.Length > 3 && (word.StartsWith("ال", StringComparison.Ordinal) || word.StartsWith("لل", StringComparison.Ordinal)
        || (word.Length > 4 && word[0] is 'و' or 'ف' or 'ب' or 'ك' && word.AsSpan(1).StartsWith("ال", StringComparison.Ordinal)));

    private static IEnumerable<string> WordsOf(string text)
    {
        for (var from = 0; Tokenizer.TryNext(text, from, out var token, out var kind); from = token.End)
        {
            if (kind == TokenKind.Word)
                yield return NormalForm.Of(text.Substring(token.Start, token.Length));
        }
    }

    private static (long Arabic, long Letters, long Foreign) Count(string text)
    {
        var (arabic, letters, foreign) = (0L, 0L, 0L);
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            if (!IsArabic(c))
                continue;
            arabic++;
            foreign += IsForeign(c) ? 1 : 0;
        }

        return (arabic, letters, foreign);
    }

    /// <summary>Whether a letter is of the Arabic script.</summary>
    public static bool IsArabic(char c) => c is (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') or (>= '\u0870' and <= '\u08FF') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    /// <summary>
    /// Letters of the Arabic script that the Arabic language does not use, with their presentation forms. Not included are letters that also occur in Arabic texts: the wasla, the Persian kaf and ya used
    /// in place of the Arabic ones, and the letters for foreign names and dialects (ve, and the gaf of Tunisia and Morocco).
    /// </summary>
    private static bool IsForeign(char c) => c is (>= '\u0672' and <= '\u06D3' and not ('\u06A4' or '\u06A8' or '\u06A9' or '\u06AD' or '\u06CC' or '\u06D4')) or '\u06D5'
        or (>= '\u0750' and <= '\u077F' and not '\u0763') or (>= '\uFB52' and <= '\uFBB1' and not (>= '\uFB6A' and <= '\uFB6D') and not (>= '\uFB8E' and <= '\uFB91'));

    /// <summary>Counts the code units in the range of letters that Arabic itself uses, and those in the range of further letters after it.</summary>
    private static (int Main, int Further) InMainBlock(string text)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text.AsSpan());
        var (main, further, at) = (0, 0, 0);
        if (Vector.IsHardwareAccelerated)
        {
            while (at + Vector<ushort>.Count <= units.Length)
            {
                // Fewer than 65,536 rounds, so that no lane overflows.
                var (mains, furthers) = (Vector<ushort>.Zero, Vector<ushort>.Zero);
                for (var round = 0; round < 60_000 && at + Vector<ushort>.Count <= units.Length; round++, at += Vector<ushort>.Count)
                {
                    var some = new Vector<ushort>(units[at..]);
                    mains -= Vector.LessThanOrEqual(some - new Vector<ushort>(0x0621), new Vector<ushort>(0x064A - 0x0621));
                    furthers -= Vector.LessThanOrEqual(some - new Vector<ushort>(0x0671), new Vector<ushort>(0x077F - 0x0671));
                }

                main += Sum(mains);
                further += Sum(furthers);
            }
        }

        for (; at < units.Length; at++)
        {
            main += units[at] is >= 0x0621 and <= 0x064A ? 1 : 0;
            further += units[at] is >= 0x0671 and <= 0x077F ? 1 : 0;
        }

        return (main, further);
    }

    private static int Sum(Vector<ushort> lanes)
    {
        Vector.Widen(lanes, out var low, out var high);
        return (int)Vector.Sum(low + high);
    }

    private static int Sum(Vector<byte> lanes)
    {
        Vector.Widen(lanes, out var low, out var high);
        return Vector.Sum(low + high);
    }
}
