namespace AnalysisKit;

/// <summary>
/// Terms that have several words and marks: addresses of pages and of mail, hashtags, names of accounts, dates and times. Reading is bounded: from a token that begins no address, at most <see cref="MostAddress"/> units are looked at.
/// </summary>
internal static class TermShapes
{
    // The longest address of mail that the standards allow (RFC 5321), and the longest name of a domain.
    private const int MostAddress = 254;

    private const int LongestScheme = 12;
    private const int LongestTag = 280;

    /// <summary>Where the term ends that begins with a token, which is the token's own end for most.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the token starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="type">The class of its first character.</param>
    public static int EndOf<TUnits, T>(ReadOnlySpan<T> text, int start, int end, Tokenizer.Class type)
        where TUnits : ICodeUnits<T>
    {
        switch (type)
        {
            case Tokenizer.Class.Mark:
                return Math.Max(end, TUnits.At(text, start) switch
                {
                    '#' when !Follows<TUnits, T>(text, start, '&') => EndOfTag<TUnits, T>(text, start + 1),
                    '@' when !Follows<TUnits, T>(text, start, '@') => EndOfAccount<TUnits, T>(text, start + 1),
                    _ => end,
                });
            case Tokenizer.Class.Foreign or Tokenizer.Class.Digit when end < text.Length && GoesOn(TUnits.At(text, end)):
                var longer = IsAlphanumeric(TUnits.At(text, start)) ? EndOfAddress<TUnits, T>(text, start) : end;
                return Math.Max(end, Math.Max(longer, type == Tokenizer.Class.Digit ? EndOfDate<TUnits, T>(text, start) : end));
            default:
                return end;
        }
    }

    /// <summary>The kind of a term, from its form; none for a word in Arabic script.</summary>
    public static TermKinds KindOf(string form)
    {
        if (form.Length == 0)
            return TermKinds.None;
        var first = Utf16Units.ClassAt(form, 0, out _);
        if (first == Tokenizer.Class.Arabic)
            return TermKinds.None;
        if (first == Tokenizer.Class.Mark)
            return form[0] switch { '#' => TermKinds.Hashtags, '@' => TermKinds.Mentions, _ => TermKinds.None };
        if (form.Contains("://", StringComparison.Ordinal))
            return TermKinds.Urls;
        if (form.Contains('@', StringComparison.Ordinal))
            return TermKinds.Emails;
        if (form.Contains('.', StringComparison.Ordinal) && form.Any(char.IsAsciiLetter))
            return TermKinds.Urls;
        return first switch { Tokenizer.Class.Digit => TermKinds.Numbers, Tokenizer.Class.Foreign => TermKinds.Foreign, _ => TermKinds.None };
    }

    private static bool Follows<TUnits, T>(ReadOnlySpan<T> text, int start, char before)
        where TUnits : ICodeUnits<T> => start > 0 && (TUnits.At(text, start - 1) == before || IsAlphanumeric(TUnits.At(text, start - 1)));

    private static bool IsAlphanumeric(int c) => c < 128 && char.IsAsciiLetterOrDigit((char)c);

    private static bool IsLetter(int c) => c < 128 && char.IsAsciiLetter((char)c);

    // What may follow the first word of an address or the first number of a date.
    private static bool GoesOn(int c) => c is ':' or '.' or '@' or '-' or '_' or '+' or '%' or '/' || IsAlphanumeric(c);

    // Letters, digits and low lines of any script, a letter among them.
    private static int EndOfTag<TUnits, T>(ReadOnlySpan<T> text, int at)
        where TUnits : ICodeUnits<T>
    {
        var (start, hasLetter) = (at, false);
        while (at < text.Length && at - start < LongestTag)
        {
            var type = TUnits.ClassAt(text, at, out var length);
            if (type is not (Tokenizer.Class.Arabic or Tokenizer.Class.Foreign or Tokenizer.Class.Digit or Tokenizer.Class.Joined) && TUnits.At(text, at) != '_')
                break;
            hasLetter |= type is Tokenizer.Class.Arabic or Tokenizer.Class.Foreign;
            at += length;
        }

        return hasLetter ? at : -1;
    }

    // A name, and with the networks of many servers the server's: @name@example.org.
    private static int EndOfAccount<TUnits, T>(ReadOnlySpan<T> text, int at)
        where TUnits : ICodeUnits<T>
    {
        var end = EndOfTag<TUnits, T>(text, at);
        return end > 0 && end < text.Length && TUnits.At(text, end) == '@' ? Math.Max(end, EndOfDomain<TUnits, T>(text, end + 1, anyCase: true)) : end;
    }

    private static int EndOfAddress<TUnits, T>(ReadOnlySpan<T> text, int start)
        where TUnits : ICodeUnits<T>
    {
        var (at, letters) = (start, 0);
        while (at < text.Length && at - start < MostAddress && TUnits.At(text, at) is var c && (IsAlphanumeric(c) || c is '.' or '_' or '%' or '+' or '-'))
        {
            letters += IsLetter(c) && letters == at - start ? 1 : 0;
            at++;
        }

        if (at < text.Length && TUnits.At(text, at) == '@')
            return EndOfDomain<TUnits, T>(text, at + 1, anyCase: true);
        if (letters == at - start && letters is > 1 and <= LongestScheme && at + 3 < text.Length && TUnits.At(text, at) == ':' && TUnits.At(text, at + 1) == '/' && TUnits.At(text, at + 2) == '/')
            return EndOfPath<TUnits, T>(text, at + 3) is var path && path > at + 3 ? path : -1;
        var domain = EndOfDomain<TUnits, T>(text, start, IsWorldWideWeb<TUnits, T>(text, start));
        return domain > 0 && domain < text.Length && (TUnits.At(text, domain) is '/' or '?' || IsPort<TUnits, T>(text, domain)) ? EndOfPath<TUnits, T>(text, domain) : domain;
    }

    private static bool IsWorldWideWeb<TUnits, T>(ReadOnlySpan<T> text, int at)
        where TUnits : ICodeUnits<T> =>
        at + 4 < text.Length && TUnits.At(text, at) is 'w' or 'W' && TUnits.At(text, at + 1) is 'w' or 'W' && TUnits.At(text, at + 2) is 'w' or 'W' && TUnits.At(text, at + 3) == '.';

    private static bool IsPort<TUnits, T>(ReadOnlySpan<T> text, int at)
        where TUnits : ICodeUnits<T> => at + 1 < text.Length && TUnits.At(text, at) == ':' && TUnits.At(text, at + 1) is >= '0' and <= '9';

    /// <summary>The end of a domain of two labels at least, the last of two letters at least; -1 where there is none. Capitals count only where it is certain that a domain is meant: a full stop without a space may part two sentences.</summary>
    private static int EndOfDomain<TUnits, T>(ReadOnlySpan<T> text, int start, bool anyCase)
        where TUnits : ICodeUnits<T>
    {
        var (at, point, end) = (start, -1, -1);
        while (at < text.Length && at - start < MostAddress)
        {
            var c = TUnits.At(text, at);
            if (c == '.')
            {
                if (at == start || TUnits.At(text, at - 1) is '.' or '-')
                    break;
                point = at;
            }
            else if ((!IsAlphanumeric(c) && c != '-') || (!anyCase && c is >= 'A' and <= 'Z') || (c == '-' && (at == start || TUnits.At(text, at - 1) == '.')))
            {
                break;
            }

            at++;
        }

        // The last label has letters only; a full stop or hyphen after it ends a sentence or a part of one.
        while (at > start && TUnits.At(text, at - 1) is '.' or '-')
            at--;
        if (point >= at)
        {
            for (point = at - 1; point > start && TUnits.At(text, point) != '.'; point--)
            {
            }
        }

        if (point <= start)
            return -1;
        for (end = point + 1; end < at && IsLetter(TUnits.At(text, end)); end++)
        {
        }

        return end == at && end - point > 2 ? end : -1;
    }

    // What follows the name of the server, to the next space, quotation mark or bracket, without marks that end the sentence.
    private static int EndOfPath<TUnits, T>(ReadOnlySpan<T> text, int start)
        where TUnits : ICodeUnits<T>
    {
        var (at, open) = (start, 0);
        while (at < text.Length)
        {
            var c = TUnits.At(text, at);
            var length = 1;
            if (c >= 128 && TUnits.ClassAt(text, at, out length) is Tokenizer.Class.Space or Tokenizer.Class.LineBreak or Tokenizer.Class.Mark)
                break;
            if (c is <= ' ' or 127 or '<' or '>' or '"' or '`' or '{' or '}' or '|' or '\\' or '^' || (c == ')' && open == 0))
                break;
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            at += length;
        }

        while (at > start && TUnits.At(text, at - 1) is '.' or ',' or ':' or ';' or '!' or '?' or '\'' or '*' or '-' or ']' or '(')
            at--;
        return at;
    }

    // 10/7/2012 and 2012-07-10, 10:30 and 10:30:05. A score (2:1) and a range of years (2011-2012) are two numbers.
    private static int EndOfDate<TUnits, T>(ReadOnlySpan<T> text, int start)
        where TUnits : ICodeUnits<T>
    {
        var first = Digits<TUnits, T>(text, start, out var at);
        if (at >= text.Length || TUnits.At(text, at) is not ('/' or '-' or ':') || first > 4)
            return -1;
        var mark = TUnits.At(text, at);
        var second = Digits<TUnits, T>(text, at + 1, out var end);
        var third = 0;
        var whole = end;
        if (second > 0 && end < text.Length && TUnits.At(text, end) == mark)
            third = Digits<TUnits, T>(text, end + 1, out whole);
        if (mark == ':')
            return first <= 2 && second == 2 ? third == 2 ? whole : third == 0 ? end : -1 : -1;
        return second is 1 or 2 && ((first == 4 && third is 1 or 2) || (first <= 2 && third is 2 or 4)) ? whole : -1;
    }

    // The number of digits in a row, at most five.
    private static int Digits<TUnits, T>(ReadOnlySpan<T> text, int start, out int end)
        where TUnits : ICodeUnits<T>
    {
        var count = 0;
        for (end = start; end < text.Length && count < 5 && TUnits.ClassAt(text, end, out var length) == Tokenizer.Class.Digit; end += length)
            count++;
        return count;
    }
}
