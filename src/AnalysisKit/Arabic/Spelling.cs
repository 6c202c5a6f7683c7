using System.Text;

namespace AnalysisKit;

/// <summary>
/// What the spelling of a word tells that its normal form does not: إمام (imam) is not أمام (in front of), آلية (mechanism) not إليه (to him), and علي (Ali) not على (on). Careless spelling stays what it was meant to be: الى is إلى,
/// and a text that writes no ى at all writes علي for على.
/// </summary>
internal static class Spelling
{
    private const char DottedYa = '\u064A';
    private const char UndottedYa = '\u0649';

    /// <summary>A word as it is written, without diacritics, tatweel and invisible marks, and with its letters in the forms that they have alone.</summary>
    public static string Of(string word)
    {
        var written = new StringBuilder(word.Length);
        var whole = word.Any(c => c is >= '\uFB50' or (>= '\u0653' and <= '\u0655')) ? word.Normalize(NormalizationForm.FormKC) : word;
        foreach (var c in whole)
        {
            if (!NormalForm.IsDropped(c))
                written.Append(c);
        }

        return written.ToString();
    }

    /// <summary>Whether a word may be another one, of the same normal form, written with less care. Leaving out a hamza or madda is such carelessness, another hamza is not.</summary>
    /// <param name="written">The word as it is written; see <see cref="Of"/>.</param>
    /// <param name="right">The other word in its right spelling.</param>
    public static bool MayBe(string written, string right)
    {
        if (written.Length != right.Length)
            return true;
        for (var i = 0; i < written.Length; i++)
        {
            if (!MayBe(written[i], right[i]))
                return false;
        }

        return true;
    }

    private static bool MayBe(char written, char right) => written == right || right switch
    {
        'أ' or 'إ' or 'آ' or 'ٱ' => written == 'ا',
        'ا' => written == 'ٱ',
        'ؤ' => written == 'و',
        'ئ' => written is DottedYa or UndottedYa,
        'ه' => written != 'ة',
        'و' => written != 'ؤ',
        DottedYa or UndottedYa => written != 'ئ',
        _ => true,
    };

    /// <summary>
    /// The text with ى at the end of those words of grammar that are other words with ي, if it is one that writes ي for every ى: it has none, but words such as الي. Positions do not change.
    /// </summary>
    public static string Restored(string text)
    {
        if (text.Contains(UndottedYa, StringComparison.Ordinal) || !StopWords.Arabic.Dotted.Exists(word => Places(text, word).Any()))
            return text;
        var places = StopWords.Arabic.DottedNames.SelectMany(word => Places(text, word)).ToList();
        if (places.Count == 0)
            return text;
        var letters = text.ToCharArray();
        foreach (var place in places)
            letters[place] = UndottedYa;
        return new string(letters);
    }

    /// <summary>Whether a text in UTF-8 may be one that <see cref="Restored"/> changes.</summary>
    public static bool MayNeed(ReadOnlySpan<byte> text) => text.IndexOf("ى"u8) < 0;

    // Where the last letters of a word stand that is written without diacritics, alone or after و or ف.
    private static IEnumerable<int> Places(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            var (before, after) = (at - 1, at + word.Length);
            if (before >= 0 && text[before] is 'و' or 'ف')
                before--;
            if ((before < 0 || !char.IsLetter(text[before])) && (after == text.Length || !char.IsLetter(text[after])))
                yield return after - 1;
        }
    }
}
