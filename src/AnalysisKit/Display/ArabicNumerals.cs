using System.Text;
using System.Text.RegularExpressions;

namespace AnalysisKit;

/// <summary>Writes numbers with Arabic digits.</summary>
internal static partial class ArabicNumerals
{
    private const int LongestReference = 12;
    private const char Zero = '\u0660';
    private const char DecimalMark = '\u066B';
    private const char GroupMark = '\u066C';
    private const char Percent = '\u066A';
    private const char Isolate = '\u2068';
    private const char EndOfIsolate = '\u2069';

    /// <summary>The text with every number in Arabic digits; digits in words of Latin letters, such as F1, stay, and those of names and quotations, which stand between U+2068 and U+2069.</summary>
    public static string In(string text) => In(text, keepsIsolates: true);

    private static string In(string text, bool keepsIsolates)
    {
        var arabic = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (keepsIsolates && c == Isolate && text.IndexOf(EndOfIsolate, i) is var end and > 0)
            {
                arabic.Append(text, i, end - i);
                i = end - 1;
                continue;
            }

            arabic.Append(
                char.IsAsciiDigit(c) && !IsInWord(text, i) ? (char)(Zero + (c - '0'))
                : c == '.' && IsBetweenDigits(text, i) ? DecimalMark
                : c == ',' && IsBetweenDigits(text, i) ? GroupMark
                : c == '%' && i > 0 && (char.IsAsciiDigit(text[i - 1]) || (text[i - 1] == ' ' && i > 1 && char.IsAsciiDigit(text[i - 2]))) ? Percent
                : c);
        }

        return arabic.ToString();
    }

    /// <summary>HTML, or what plotly.js reads of it, with the numbers of its texts in Arabic digits, also of those that stand apart by their direction; tags and character references stay.</summary>
    public static string InMarkup(string html)
    {
        var arabic = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var end = html[at] is '<' ? html.IndexOf('>', at) + 1 : html[at] is '&' && html.IndexOf(';', at) is var close && close > 0 && close - at < LongestReference ? close + 1 : 0;
            if (end > at)
            {
                arabic.Append(html, at, end - at);
            }
            else
            {
                end = html.AsSpan(at + 1).IndexOfAny('<', '&') is var next && next < 0 ? html.Length : at + 1 + next;
                arabic.Append(In(html[at..end], keepsIsolates: false));
            }

            at = end;
        }

        return arabic.ToString();
    }

    /// <summary>A composite format with the numbers between its places in Arabic digits.</summary>
    public static string InFormat(string format) => Place().Replace(format, part => part.Value[0] == '{' ? part.Value : In(part.Value));

    [GeneratedRegex(@"\{[^}]*\}|[^{]+")]
    private static partial Regex Place();

    private static bool IsInWord(string text, int at)
    {
        while (at > 0 && char.IsAsciiDigit(text[at - 1]))
            at--;
        return at > 0 && (char.IsAsciiLetter(text[at - 1]) || text[at - 1] == '#');
    }

    private static bool IsBetweenDigits(string text, int at) => at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]) && !IsInWord(text, at - 1);
}
