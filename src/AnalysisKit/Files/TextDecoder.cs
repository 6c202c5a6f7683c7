using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace AnalysisKit;

/// <summary>
/// Detects the encoding of Arabic news, in this order: a byte order mark, the bytes 0 and 6 that are typical of Arabic UTF-16, valid UTF-8. Otherwise it takes
/// the code page whose text looks most like Arabic (share of Arabic letters, words with the article ال), line by line where some lines are UTF-8. Only if none does, it asks UTF.Unknown,
/// which is unsure on short texts. Bytes of zero at the end are left out.
/// </summary>
internal static class TextDecoder
{
    private const int SampleBytes = 64 * 1024;
    private const int SampleStretch = 256;
    private const double LikeArabic = 0.75;
    private const double PlainlyBetter = 0.1;

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
        return new DecodedText(Text(WithoutMark(bytes, encoding), encoding), encoding.WebName, null);
    }

    /// <summary>Reads bytes in the encoding that their file says, unless the text then does not read like Arabic and in a code page for Arabic does.</summary>
    public static DecodedText DecodeAsSaid(ReadOnlySpan<byte> bytes, string said)
    {
        var encoding = EncodingOf(said);
        var sample = Sample(bytes);
        var (best, score, _) = BestCodePage(sample);
        if (sample.Length > 0 && best != encoding.WebName && score >= LikeArabic && ArabicScore(encoding.GetString(sample)) is var asSaid && (asSaid < LikeArabic || score > asSaid + PlainlyBetter))
        {
            var decoded = Decode(bytes);
            return decoded with { Doubt = decoded.Doubt ?? $"It says that it is in {encoding.WebName}, and reads like Arabic in {decoded.Encoding}, in which it was read." };
        }

        return Decode(bytes, said);
    }

    /// <summary>Reads bytes in the most likely encoding.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (WideEncoding(bytes) is { } wide)
            return new DecodedText(Text(WithoutMark(bytes, wide), wide), wide.WebName, null);
        bytes = bytes.TrimEnd((byte)0);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (Utf8.IsValid(bytes))
            return new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8", null);
        return Mixed(bytes) ?? DamagedUtf8(bytes) ?? CodePage(bytes);
    }

    private static string Text(ReadOnlySpan<byte> bytes, Encoding encoding) => encoding.GetString(bytes).TrimEnd('\0');

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
        if (sample.EndsWith(new byte[4]))
            sample = sample[..((sample.TrimEnd((byte)0).Length + 1) & ~1)];
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

    /// <summary>Text of which some lines are UTF-8 and others in a code page for Arabic, as files that were put together of several are; null if it is not such.</summary>
    private static DecodedText? Mixed(ReadOnlySpan<byte> bytes)
    {
        var (utf8, other) = (false, new List<byte>());
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range];
            if (!IsCodePage(line))
                utf8 |= !Ascii.IsValid(line);
            else if (other.Count < SampleBytes)
                other.AddRange(line[..Math.Min(line.Length, SampleBytes)]);
        }

        if (!utf8 || other.Count == 0)
            return null;
        var (best, score, _) = BestCodePage(Sample(other.ToArray()));
        if (score < LikeArabic)
            return null;
        var encoding = Encoding.GetEncoding(best);
        var text = new StringBuilder(bytes.Length);
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range];
            text.Append((IsCodePage(line) ? encoding : Encoding.UTF8).GetString(line)).Append('\n');
        }

        text.Length--;
        return new DecodedText(text.ToString(), "utf-8", $"Some of its lines are UTF-8 and others {best}; each was read as what it is.");
    }

    /// <summary>Whether a line is so far from UTF-8 that it must be in another encoding, and not UTF-8 with a few bad bytes.</summary>
    private static bool IsCodePage(ReadOnlySpan<byte> line) => !Utf8.IsValid(line) && DamagedUtf8(line) is null;

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
        var sample = Sample(bytes);
        var (best, score, second) = BestCodePage(sample);
        if (score >= LikeArabic)
        {
            var doubt = score - second < 0.05 ? $"It was read as {best}, but could be in another Arabic encoding." : null;
            return new DecodedText(Encoding.GetEncoding(best).GetString(bytes), best, doubt);
        }

        var guess = CharsetDetector.DetectFromBytes(sample).Detected;
        var encoding = guess?.Encoding ?? Encoding.GetEncoding("windows-1256");
        return new DecodedText(encoding.GetString(bytes), encoding.WebName, string.Create(CultureInfo.InvariantCulture,
            $"It is not UTF-8 and does not read like Arabic; {encoding.WebName} is a guess (confidence {guess?.Confidence ?? 0:0.00})."));
    }

    private static (string Name, double Score, double Second) BestCodePage(ReadOnlySpan<byte> sample)
    {
        var (best, score, second) = ("", double.MinValue, double.MinValue);
        foreach (var name in ArabicCodePages)
        {
            var candidate = ArabicScore(Encoding.GetEncoding(name).GetString(sample));
            second = Math.Max(second, Math.Min(score, candidate));
            if (candidate > score)
                (best, score) = (name, candidate);
        }

        return (best, score, second);
    }

    /// <summary>The first bytes that tell of an encoding: stretches with others than ASCII. A page of an old site has much script before its text.</summary>
    private static byte[] Sample(ReadOnlySpan<byte> bytes)
    {
        var sample = new List<byte>();
        for (var rest = bytes; sample.Count < SampleBytes && rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var at and >= 0;)
        {
            // From the beginning of the word on.
            var start = Math.Max(0, rest[..at].LastIndexOfAny((byte)' ', (byte)'\n') + 1);
            start = Math.Max(start, at - SampleStretch);
            var length = Math.Min(SampleStretch + at - start, rest.Length - start);
            sample.AddRange(rest.Slice(start, length));
            rest = rest[(start + length)..];
        }

        return [.. sample];
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
