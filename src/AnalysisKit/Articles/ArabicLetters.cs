using System.Numerics;
using System.Runtime.InteropServices;

namespace AnalysisKit.Articles;

/// <summary>How much of a text is written in Arabic letters.</summary>
internal static class ArabicLetters
{
    /// <summary>Share below which a text counts as not Arabic.</summary>
    public const double Enough = 0.5;

    /// <summary>Letters that a text must have to be judged.</summary>
    private const int FewestLetters = 20;

    /// <summary>Share of Arabic letters among all letters; 0 where there are none.</summary>
    public static double Share(string text)
    {
        var (arabic, letters) = Count(text);
        return letters == 0 ? 0 : (double)arabic / letters;
    }

    /// <summary>Whether a text has letters enough to tell, and most of them are not Arabic. Nearly all texts are told by one vectorised count.</summary>
    public static bool AreFew(string text)
    {
        if (InMainBlock(text) * 2L >= text.Length)
            return false;
        var (arabic, letters) = Count(text);
        return letters >= FewestLetters && arabic < Enough * letters;
    }

    private static (long Arabic, long Letters) Count(string text)
    {
        var (arabic, letters) = (0L, 0L);
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            arabic += IsArabic(c) ? 1 : 0;
        }

        return (arabic, letters);
    }

    private static bool IsArabic(char c) => c is (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') or (>= '\u0870' and <= '\u08FF') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    /// <summary>Code units from the first to the last letter of the main block that Arabic itself uses.</summary>
    private static int InMainBlock(string text)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text.AsSpan());
        var count = 0;
        var at = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var (first, width) = (new Vector<ushort>(0x0621), new Vector<ushort>(0x064A - 0x0621));
            while (at + Vector<ushort>.Count <= units.Length)
            {
                // Fewer than 65,536 rounds, so that no lane overflows.
                var sum = Vector<ushort>.Zero;
                for (var round = 0; round < 60_000 && at + Vector<ushort>.Count <= units.Length; round++, at += Vector<ushort>.Count)
                    sum -= Vector.LessThanOrEqual(new Vector<ushort>(units[at..]) - first, width);
                Vector.Widen(sum, out var low, out var high);
                count += (int)Vector.Sum(low + high);
            }
        }

        for (; at < units.Length; at++)
            count += units[at] is >= 0x0621 and <= 0x064A ? 1 : 0;
        return count;
    }
}
