using System.Buffers;
using System.Globalization;
using System.Text;

namespace AnalysisKit;

/// <summary>Splits a text into words, numbers, marks and line breaks in one pass. Thread-safe.</summary>
/// <remarks>
/// A word keeps its clitics (ولروسيا is one token; see <see cref="Clitics"/>). Diacritics, tatweel and invisible controls inside a word belong to it.
/// A decimal or grouped number is one token. Quotation marks written as broken entities (#187; &amp;laquo; &amp;#8220;) are one mark each.
/// A tatweel that stands alone is no token.
/// </remarks>
internal sealed class Tokenizer
{
    private const int LongestWord = 256;
    private const int BatchTokens = 64;
    private const int BatchCharacters = 1024;

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

    /// <summary>This many white-space characters in a row count as a line break: saved pages often have them where markup separated blocks.</summary>
    internal const int WideGap = 8;

    /// <summary>The word that all line breaks share.</summary>
    internal Word LineBreak => _vocabulary.Get("\n", TokenKind.LineBreak);

    /// <summary>The class of a code unit, which decides where tokens begin and end.</summary>
    internal enum Class : byte
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
        var tokens = ArrayPool<Token>.Shared.Rent((text.Length / 4) + BatchTokens);
        var count = 0;
        Span<char> normals = stackalloc char[BatchCharacters];
        Span<TokenForm> forms = stackalloc TokenForm[BatchTokens];
        var (waiting, used) = (0, 0);
        for (var from = 0; TryNext(text, from, out var span, out var kind); from = span.End)
        {
            if (!TryNormalize(text.AsSpan(span.Start, span.Length), kind, normals.Slice(used, LongestWord), out var length))
                continue;
            forms[waiting++] = new TokenForm(span, kind, used, length, Vocabulary.Hash(normals.Slice(used, length)));
            used += length;
            if (waiting < BatchTokens && used + LongestWord <= BatchCharacters)
                continue;
            if (count + waiting > tokens.Length)
                Grow(ref tokens);
            _vocabulary.Get(normals, forms[..waiting], tokens.AsSpan(count, waiting));
            count += waiting;
            (waiting, used) = (0, 0);
        }

        if (count + waiting > tokens.Length)
            Grow(ref tokens);
        _vocabulary.Get(normals, forms[..waiting], tokens.AsSpan(count, waiting));
        var result = tokens[..(count + waiting)];
        ArrayPool<Token>.Shared.Return(tokens);
        return result;
    }

    private static void Grow(ref Token[] tokens)
    {
        var larger = ArrayPool<Token>.Shared.Rent(tokens.Length * 2);
        tokens.CopyTo(larger, 0);
        ArrayPool<Token>.Shared.Return(tokens);
        tokens = larger;
    }

    /// <summary>Finds the first token that starts at or after <paramref name="from"/>; false when there is none.</summary>
    internal static bool TryNext(ReadOnlySpan<char> text, int from, out Span span, out TokenKind kind)
    {
        var classes = Classes;
        var first = from;
        while (from < text.Length && (Class)classes[text[from]] is Class.Space or Class.Joined)
            from++;
        if (from == text.Length)
        {
            (span, kind) = (default, default);
            return false;
        }

        if (from - first >= WideGap && first > 0 && (Class)classes[text[from]] != Class.LineBreak && (Class)classes[text[first - 1]] != Class.LineBreak)
        {
            (span, kind) = (Span.Between(first, from), TokenKind.LineBreak);
            return true;
        }

        (var end, kind) = (Class)classes[text[from]] switch
        {
            Class.Arabic => (EndOfWord(text, from), TokenKind.Word),
            Class.Digit => (EndOfNumber(text, from), TokenKind.Number),
            Class.Foreign => (EndOfForeign(text, from), TokenKind.Foreign),
            Class.LineBreak => (text[from] == '\r' && from + 1 < text.Length && text[from + 1] == '\n' ? from + 2 : from + 1, TokenKind.LineBreak),
            _ => EndOfMark(text, from),
        };
        span = Span.Between(from, end);
        return true;
    }

    /// <summary>Writes the normal form of a token; false when the normal form is empty.</summary>
    internal static bool TryNormalize(ReadOnlySpan<char> token, TokenKind kind, Span<char> buffer, out int length)
    {
        length = 0;
        var entity = kind == TokenKind.Mark && token.Length > 2 ? token.ToString() : "";
        switch (kind)
        {
            case TokenKind.LineBreak:
                buffer[length++] = '\n';
                break;
            case TokenKind.Mark when entity.Length > 0:
                buffer[length++] = Array.Find(QuoteEntities, q => q.Entity == entity).Mark[0];
                break;
            case TokenKind.Mark:
                token.CopyTo(buffer);
                length = token.Length;
                break;
            default:
                foreach (var c in token)
                {
                    if (!NormalForm.TryAppend(c, buffer, ref length))
                        break;
                }

                break;
        }

        return length > 0;
    }

    /// <summary>The class of a code unit.</summary>
    internal static Class ClassIn(char c) => (Class)Classes[c];

    /// <summary>If a text in UTF-8 starts with a quotation mark written as a broken entity, the length of that entity; otherwise 1.</summary>
    internal static int EntityLength(ReadOnlySpan<byte> text)
    {
        foreach (var (entity, _) in QuoteEntities)
        {
            if (text.Length >= entity.Length && Ascii.Equals(text[..entity.Length], entity))
                return entity.Length;
        }

        return 1;
    }

    private static (int End, TokenKind Kind) EndOfMark(ReadOnlySpan<char> text, int start)
    {
        var c = text[start];
        if (c is '#' or '&')
        {
            foreach (var (entity, _) in QuoteEntities)
            {
                if (text[start..].StartsWith(entity, StringComparison.Ordinal))
                    return (start + entity.Length, TokenKind.Mark);
            }
        }

        return char.IsHighSurrogate(c) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1])
            ? (start + 2, Rune.IsLetter(new Rune(c, text[start + 1])) ? TokenKind.Foreign : TokenKind.Mark)
            : (start + 1, TokenKind.Mark);
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && (Class)Classes[text[i]] is Class.Arabic or Class.Joined)
            i++;
        return i;
    }

    private static int EndOfForeign(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && (Class)Classes[text[i]] is Class.Foreign or Class.Joined)
            i++;
        return i;
    }

    private static int EndOfNumber(ReadOnlySpan<char> text, int i)
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

    internal static Class ClassOf(char c)
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
