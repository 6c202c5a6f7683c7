using System.Globalization;
using AnalysisKit.Articles;

namespace AnalysisKit.Arabic;

/// <summary>Splits a text into words, numbers, marks and line breaks in one pass. Thread-safe.</summary>
/// <remarks>
/// A word keeps its clitics (ولروسيا is one token; see <see cref="Clitics"/>). Diacritics, tatweel and invisible controls inside a word belong to it.
/// A decimal or grouped number is one token. Quotation marks written as broken entities (#187; &amp;laquo; &amp;#8220;) are one mark each.
/// A tatweel that stands alone is no token.
/// </remarks>
public sealed class Tokenizer
{
    private const int LongestWord = 256;

    private static readonly byte[] Classes = BuildClasses();

    private static readonly (string Entity, string Mark)[] QuoteEntities =
    [
        ("#187;", "\u00BB"), ("#171;", "\u00AB"), ("&#187;", "\u00BB"), ("&#171;", "\u00AB"), ("&amp;#187;", "\u00BB"), ("&amp;#171;", "\u00AB"),
        ("&laquo;", "\u00AB"), ("&raquo;", "\u00BB"), ("&amp;laquo;", "\u00AB"), ("&amp;raquo;", "\u00BB"), ("&quot;", "\""), ("&amp;quot;", "\""), ("#34;", "\""), ("&#34;", "\""),
        ("&ldquo;", "\u201C"), ("&rdquo;", "\u201D"), ("&#8220;", "\u201C"), ("&#8221;", "\u201D"), ("#8220;", "\u201C"), ("#8221;", "\u201D"),
    ];

    private readonly Vocabulary _vocabulary;

    /// <summary>Makes a tokenizer that shares its words through a vocabulary.</summary>
    public Tokenizer(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _vocabulary = vocabulary;
    }

    private enum Class : byte
    {
        Space,
        Arabic,
        Joined,
        Digit,
        Foreign,
        LineBreak,
        Mark,
    }

    /// <summary>The tokens of a text, in order. Spans are in the text as given.</summary>
    public Token[] Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>((text.Length / 5) + 8);
        Span<char> buffer = stackalloc char[LongestWord];
        var i = 0;
        while (i < text.Length)
        {
            switch ((Class)Classes[text[i]])
            {
                case Class.Space:
                case Class.Joined:
                    i++;
                    break;
                case Class.Arabic:
                    i = Add(text, i, TokenKind.Word, EndOfWord(text, i), buffer, tokens);
                    break;
                case Class.Digit:
                    i = Add(text, i, TokenKind.Number, EndOfNumber(text, i), buffer, tokens);
                    break;
                case Class.Foreign:
                    i = Add(text, i, TokenKind.Foreign, EndOfForeign(text, i), buffer, tokens);
                    break;
                case Class.LineBreak:
                    var end = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? i + 2 : i + 1;
                    tokens.Add(new Token(_vocabulary.Get("\n", TokenKind.LineBreak), Span.Between(i, end)));
                    i = end;
                    break;
                default:
                    i = AddMark(text, i, tokens);
                    break;
            }
        }

        return [.. tokens];
    }

    private int Add(string text, int start, TokenKind kind, int end, Span<char> buffer, List<Token> tokens)
    {
        var length = 0;
        for (var i = start; i < end; i++)
        {
            if (!NormalForm.TryAppend(text[i], buffer, ref length))
                break;
        }

        if (length > 0)
            tokens.Add(new Token(_vocabulary.Get(buffer[..length], kind), Span.Between(start, end)));
        return end;
    }

    private int AddMark(string text, int start, List<Token> tokens)
    {
        var c = text[start];
        if (c is '#' or '&')
        {
            foreach (var (entity, mark) in QuoteEntities)
            {
                if (string.CompareOrdinal(text, start, entity, 0, entity.Length) == 0)
                {
                    tokens.Add(new Token(_vocabulary.Get(mark, TokenKind.Mark), new Span(start, entity.Length)));
                    return start + entity.Length;
                }
            }
        }

        if (char.IsHighSurrogate(c) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]))
        {
            var kind = char.IsLetter(text, start) ? TokenKind.Foreign : TokenKind.Mark;
            tokens.Add(new Token(_vocabulary.Get(text.AsSpan(start, 2), kind), new Span(start, 2)));
            return start + 2;
        }

        tokens.Add(new Token(_vocabulary.Get(text.AsSpan(start, 1), TokenKind.Mark), new Span(start, 1)));
        return start + 1;
    }

    private static int EndOfWord(string text, int i)
    {
        while (i < text.Length && (Class)Classes[text[i]] is Class.Arabic or Class.Joined)
            i++;
        return i;
    }

    private static int EndOfForeign(string text, int i)
    {
        while (i < text.Length && (Class)Classes[text[i]] is Class.Foreign or Class.Joined)
            i++;
        return i;
    }

    private static int EndOfNumber(string text, int i)
    {
        while (i < text.Length)
        {
            if ((Class)Classes[text[i]] == Class.Digit)
                i++;
            else if (text[i] is '.' or ',' or '\u066B' or '\u066C' && i + 1 < text.Length && (Class)Classes[text[i + 1]] == Class.Digit)
                i += 2;
            else
                break;
        }

        return i;
    }

    private static byte[] BuildClasses()
    {
        var classes = new byte[char.MaxValue + 1];
        for (var i = 0; i <= char.MaxValue; i++)
            classes[i] = (byte)ClassOf((char)i);
        return classes;
    }

    private static Class ClassOf(char c)
    {
        if (c is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085')
            return Class.LineBreak;
        if (NormalForm.IsDropped(c))
            return Class.Joined;
        if (char.IsWhiteSpace(c))
            return Class.Space;
        if (char.IsDigit(c))
            return Class.Digit;
        if (c is (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') or (>= '\u08A0' and <= '\u08FF') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFE'))
            return char.IsLetter(c) ? Class.Arabic : Class.Mark;
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Class.Foreign,
            UnicodeCategory.Control or UnicodeCategory.Format => Class.Space,
            _ => Class.Mark,
        };
    }
}
