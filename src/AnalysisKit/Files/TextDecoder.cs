using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace AnalysisKit;

/// <summary>
/// Detects the encoding of Arabic news, in this order: a byte order mark, the bytes 0 and 6 that are typical of Arabic UTF-16, valid UTF-8. Otherwise it takes
/// the code page whose text looks most like Arabic (share of Arabic letters, words with the article ال). Only if none does, it asks UTF.Unknown,
/// which is unsure on short texts.
/// </summary>
internal static class TextDecoder
{
    private const int SampleBytes = 64 * 1024;
    private const double LikeArabic = 0.75;

    private static readonly string[] ArabicCodePages = ["windows-1256", "iso-8859-6"];

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Encoding EncodingOf(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"There is no encoding \"{name}\". Known are utf-8, utf-16, windows-1256, iso-8859-6 and the other IANA names.", nameof(name), e);
        }
    }

    /// <summary>Reads bytes in an encoding that the user named.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string encodingName)
    {
        var encoding = EncodingOf(encodingName);
        return new DecodedText(encoding.GetString(WithoutMark(bytes, encoding)), encoding.WebName, null);
    }

    /// <summary>Reads bytes in the most likely encoding.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (WideEncoding(bytes) is { } wide)
            return new DecodedText(wide.GetString(WithoutMark(bytes, wide)), wide.WebName, null);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (Utf8.IsValid(bytes))
            return new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8", null);
        return DamagedUtf8(bytes) ?? CodePage(bytes);
    }

    /// <summary>UTF-16 or UTF-32, recognised by the byte order mark, or by every second byte being 0 or 6 as in Arabic UTF-16; null for anything else.</summary>
    public static Encoding? WideEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == 0xFEFF)
            return Encoding.UTF32;
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode;
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode;
        var sample = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
        if (sample.Length < 4)
            return null;
        var even = 0;
        var odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] is 0 or 6 ? 1 : 0;
            odd += sample[i + 1] is 0 or 6 ? 1 : 0;
        }

        var half = sample.Length / 4;
        if (odd > half && even < half)
            return Encoding.Unicode;
        return even > half && odd < half ? Encoding.BigEndianUnicode : null;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes, Encoding encoding) =>
        encoding.Preamble.Length > 0 && bytes.StartsWith(encoding.Preamble) ? bytes[encoding.Preamble.Length..] : bytes;

    /// <summary>UTF-8 with a few bad bytes (cut off, or patched together from other encodings).</summary>
    private static DecodedText? DamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var damaged = text.AsSpan().Count('\uFFFD');
        var beyondAscii = 0;
        foreach (var c in text)
            beyondAscii += c is > '\u007F' and not '\uFFFD' ? 1 : 0;
        if (damaged * 10 > beyondAscii)
            return null;
        return new DecodedText(text, "utf-8", string.Create(CultureInfo.InvariantCulture, $"It is UTF-8 but for {damaged} places, which stand as \uFFFD now."));
    }

    private static DecodedText CodePage(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, SampleBytes)];
        var (best, score, second) = ("", double.MinValue, double.MinValue);
        foreach (var name in ArabicCodePages)
        {
            var candidate = ArabicScore(Encoding.GetEncoding(name).GetString(sample));
            second = Math.Max(second, Math.Min(score, candidate));
            if (candidate > score)
                (best, score) = (name, candidate);
        }

        if (score >= LikeArabic)
        {
            var doubt = score - second < 0.05 ? $"It was read as {best}, but could be in another Arabic encoding." : null;
            return new DecodedText(Encoding.GetEncoding(best).GetString(bytes), best, doubt);
        }

        var guess = CharsetDetector.DetectFromBytes(sample.ToArray()).Detected;
        var encoding = guess?.Encoding ?? Encoding.GetEncoding("windows-1256");
        return new DecodedText(encoding.GetString(bytes), encoding.WebName, string.Create(CultureInfo.InvariantCulture,
            $"It is not UTF-8 and does not read like Arabic; {encoding.WebName} is a guess (confidence {guess?.Confidence ?? 0:0.00})."));
    }

    /// <summary>
    /// Share of Arabic letters among all that is not ASCII, in which control and replacement characters weigh double, plus up to 0.3 for the share
    /// of Arabic words that begin with ال: in real text a quarter does. An Arabic letter next to a Latin one counts as not Arabic (régime wrongly read as رىgime).
    /// </summary>
    private static double ArabicScore(string text)
    {
        var (arabic, other, words, withArticle) = (0, 0, 0, 0);
        var previous = ' ';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= '\u0621' and <= '\u0652' && (char.IsAsciiLetter(previous) || (i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]))))
            {
                other++;
            }
            else if (c is >= '\u0621' and <= '\u0652')
            {
                arabic++;
                if (previous is not (>= '\u0621' and <= '\u0652'))
                {
                    words++;
                    withArticle += c == 'ا' && i + 1 < text.Length && text[i + 1] == 'ل' ? 1 : 0;
                }
            }
            else if (c is '\uFFFD' || (char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            {
                other += 2;
            }
            else if (c > '\u007F' && char.IsLetter(c))
            {
                other++;
            }

            previous = c;
        }

        return arabic + other == 0 ? 0 : ((double)arabic / (arabic + other)) + Math.Min(0.3, (double)withArticle / Math.Max(1, words));
    }
}
