using System.Text;

namespace AnalysisKit.Fuzzing;

/// <summary>Damages a file: a few changes at random places, of the kinds that cut-off downloads, careless edits and malice make. The same random numbers give the same damage.</summary>
public static class Mutation
{
    private const int MostChanges = 6;
    private const int MostRepeats = 30_000;

    private static readonly byte[][] Tokens =
    [
        .. ((string[])["[", "{", "]", "}", "\"", "'", ",", ":", ": ", "- ", "---\n", "...\n", "|", ">", "&a ", "*a", "!!int ", "? ", "#", "%", "@", "`", "\\", "\\u", "\\ud800", "\\u0000", "\r", "\n", "\r\n", "\t", "\0", " ", "\uFEFF", "\u202E", "\u0640", "\u0651",
            "<div>", "<b>", "<p>", "</", "<!--", "<script>", "<table>", "&#x110000;", "&amp", "«", "»", "“", "(", ")", "قال ", "، ", "null", "true", "-1", "1e999", "99999999999999999999", "NaN", "$", "[]", "{}", "[[", "{\"a\":", ">", "* ", "![](attachment:"])
            .Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xFE, 0xFF], [0xD8], [0xC3], [0xED, 0xA0, 0x80], [0x80], [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0x7F], [0x7F, 0xFF, 0xFF, 0xFF],
    ];

    private static readonly byte[][] Values =
    [
        .. ((string[])["null", "true", "0", "-1", "7", "1.5", "1e999", "2147483648", "99999999999999999999", "\"\"", "\" \"", "\"\u064B\"", "\"\u0640\"", "\"*\"", "\"=\"", "\"...\"", "\"|\"", "\"()\"", "\"@\"", "\"@dam\"", "\"\\ud83d\"", "\"\\u0000\"", "\"\u0627\u0644\"", "\"2020-13-45\"", "\"0000-01-01\"",
            "[]", "{}", "[null]", "[[]]", "[1, {}]", "{\"a\": null}", "[\"x\", \"\"]", "\"text/html\"", "\"code\"", "\"markdown\"", "\"error\"", "\"image/png\"", "\"id\"", "\"text\"", "\"<b>\""])
            .Select(Encoding.UTF8.GetBytes),
        [.. Enumerable.Repeat((byte)'[', 5000), .. Enumerable.Repeat((byte)']', 5000)], [.. Enumerable.Repeat((byte)'>', 500)], [(byte)'"', .. Enumerable.Repeat((byte)'(', 5000), (byte)'"'],
    ];

    /// <summary>A damaged copy.</summary>
    public static byte[] Of(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var changes = random.Next(3) == 0 ? random.Next(2, MostChanges + 1) : 1; changes > 0; changes--)
            Change(bytes, random);
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, random.Next(4) == 0 ? random.Next(bytes.Count + 1) : random.Next(1, 12));
        switch (random.Next(14))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4 when random.Next(3) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5 when random.Next(4) == 0:
                var many = Tokens[random.Next(Tokens.Length)];
                bytes.InsertRange(at, Enumerable.Repeat(many, random.Next(1, MostRepeats / many.Length)).SelectMany(token => token));
                break;
            case 6:
                for (var i = at; i < at + length; i++)
                    bytes[i] = 0;
                break;
            case 7:
                var part = bytes.GetRange(at, length);
                bytes.RemoveRange(at, length);
                bytes.InsertRange(random.Next(bytes.Count + 1), part);
                break;
            case 8 or 9 or 10 or 11:
                ChangeValue(bytes, at, random);
                break;
            default:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
        }
    }

    // Puts another value in the place of a quoted one or of one behind a colon, so that the file stays as its format says but means something else.
    private static void ChangeValue(List<byte> bytes, int at, Random random)
    {
        var opening = bytes.FindIndex(at, b => b is (byte)'"' or (byte)':');
        if (opening < 0)
            return;
        var isQuoted = bytes[opening] == '"';
        var start = isQuoted ? opening : opening + 1;
        var end = bytes.FindIndex(opening + 1, b => isQuoted ? b == '"' : b is (byte)'\n' or (byte)',' or (byte)'}' or (byte)']');
        if (end < 0)
            return;
        bytes.RemoveRange(start, (isQuoted ? end + 1 : end) - start);
        bytes.InsertRange(start, Values[random.Next(Values.Length)]);
    }
}
