using System.Buffers;
using System.Globalization;
using System.Text;

namespace AnalysisKit;

/// <summary>
/// The words of a stretch of text in normal form (<see cref="NormalForm"/>, in <see cref="NormalFormMode.IgnoreCase"/>), each with its place in the text. Letters and digits are separate words (1433هـ is two).
/// </summary>
internal sealed class FoldedWords : IDisposable
{
    private const char Dropped = '\0';

    /// <summary>The value in the table for every character that is neither a letter nor a digit, and so separates words.</summary>
    private const char Parting = ' ';

    private static readonly Dictionary<char, string> Ligatures = [];
    private static readonly char[] Table = BuildTable();

    private readonly string _text;
    private char[] _folded;
    private Word[] _words;
    private int _length;

    private FoldedWords(string text, int start, int end)
    {
        _text = text;
        _folded = ArrayPool<char>.Shared.Rent(end - start + 16);
        _words = ArrayPool<Word>.Shared.Rent(((end - start) / 4) + 4);
        Split(start, end);
    }

    private readonly record struct Word(int Start, int End, int FoldedStart, int FoldedLength);

    public int Count { get; private set; }

    /// <summary>The words between two positions of the text.</summary>
    public static FoldedWords Of(string text, int start, int end) => new(text, start, end);

    /// <summary>A word or phrase of a lexicon, folded in the same way, with single spaces between its words.</summary>
    public static string Fold(string phrase)
    {
        using var words = new FoldedWords(phrase, 0, phrase.Length);
        var folded = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
            folded.Append(i > 0 ? " " : "").Append(words[i]);
        return folded.ToString();
    }

    /// <summary>The folded word.</summary>
    public ReadOnlySpan<char> this[int index] => _folded.AsSpan(_words[index].FoldedStart, _words[index].FoldedLength);

    /// <summary>Whether the word stands in the text in Persian digits, which differ from the Arabic ones in their code points.</summary>
    public bool IsPersianNumber(int index) => _text[_words[index].Start] is >= '\u06F0' and <= '\u06F9';

    public int Start(int index) => _words[index].Start;

    /// <summary>The position just after the word and after the diacritics and tatweel at its end.</summary>
    public int End(int index) => _words[index].End;

    /// <summary>The text from the end of a word to the start of the next.</summary>
    public ReadOnlySpan<char> Between(int index) => _text.AsSpan(End(index), Start(index + 1) - End(index));

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_folded);
        ArrayPool<Word>.Shared.Return(_words);
        _folded = [];
        _words = [];
        Count = 0;
    }

    private void Split(int start, int end)
    {
        var at = start;
        while (at < end)
        {
            var c = Table[_text[at]];
            if (c is Dropped or Parting)
            {
                at++;
                continue;
            }

            at = AddWord(at, end, char.IsAsciiDigit(c));
        }
    }

    private int AddWord(int start, int end, bool digits)
    {
        var foldedStart = _length;
        var at = start;
        for (; at < end; at++)
        {
            var c = Table[_text[at]];
            if (c == Dropped)
                continue;
            if (c == Parting || char.IsAsciiDigit(c) != digits)
                break;
            Append(_text[at], c);
        }

        if (Count == _words.Length)
            Grow(ref _words);
        _words[Count++] = new Word(start, at, foldedStart, _length - foldedStart);
        return at;
    }

    private void Append(char original, char folded)
    {
        if (_length + NormalForm.MostOfOne > _folded.Length)
            Grow(ref _folded);
        if (original < '\uFB50' || !Ligatures.TryGetValue(original, out var letters))
        {
            _folded[_length++] = folded;
            return;
        }

        letters.CopyTo(_folded.AsSpan(_length));
        _length += letters.Length;
    }

    private static void Grow<T>(ref T[] array)
    {
        var larger = ArrayPool<T>.Shared.Rent(array.Length * 2);
        array.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        Span<char> letters = stackalloc char[NormalForm.MostOfOne];
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var length = 0;
            NormalForm.TryAppend((char)c, letters, ref length, NormalFormMode.IgnoreCase);
            table[c] = length == 0 || IsMark(letters[0]) ? Dropped : char.IsLetterOrDigit(letters[0]) ? letters[0] : Parting;
            if (length > 1)
                Ligatures[(char)c] = letters[..length].ToString();
        }

        return table;
    }

    // Diacritics and invisible marks of other scripts, which the normal form keeps.
    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}
