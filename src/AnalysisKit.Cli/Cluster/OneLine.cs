using System.Globalization;
using System.Text;

namespace AnalysisKit.Cli.Cluster;

/// <summary>What may be written into a script or manifest: text that stays on its line in every reader of it, be that a shell, sbatch, or YAML.</summary>
internal static class OneLine
{
    /// <summary>What is wrong with a text: a character that ends a line or steers (line feed, carriage return, tab, NUL, U+0085, U+2028, U+2029 and the like), or that is no valid text. Null if nothing is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">The option or argument, for the message.</param>
    public static string? Problem(string text, string what)
    {
        for (var i = 0; i < text.Length;)
        {
            var valid = Rune.TryGetRuneAt(text, i, out var rune);
            if (!valid || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || (rune.Value & 0xFFFE) == 0xFFFE)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"U+{(valid ? rune.Value : text[i]):X4}");
                return $"'{what}' has the character {name} after '{Plain.Line(text[..i])}', which could end a line of the script or be misread there. Give it without that; rename a file or folder whose name has it.";
            }

            i += rune.Utf16SequenceLength;
        }

        return null;
    }
}
