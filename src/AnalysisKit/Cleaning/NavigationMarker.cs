using System.Buffers;

namespace AnalysisKit;

/// <summary>Marks subscription, "read also", sharing, copyright and menu lines.</summary>
internal static class NavigationMarker
{
    private const int LongestLine = 250;
    private const int LongestMenuEntry = 40;
    private const int ShortestMenu = 3;
    private const int SearchedAtStart = 300;
    private const int SearchedAtEnd = 500;

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("(.!؟…)");
    private static readonly CleaningLexicon Lexicon = CleaningLexicon.Instance;

    /// <summary>Marks the lines that are navigation, and tells for each line whether it is.</summary>
    public static bool[] Mark(string text, List<Span> lines, List<MarkedSpan> marks)
    {
        var isNavigation = new bool[lines.Count];
        var menu = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Length > LongestLine)
            {
                menu = 0;
                MarkSentences(text, line, marks);
                continue;
            }

            using var words = FoldedWords.Of(text, line.Start, line.End);
            if (words.Count == 0)
                continue;
            menu = IsWhole(Lexicon.Menu, words) && line.Length <= LongestMenuEntry ? menu + 1 : 0;
            isNavigation[i] = IsNavigation(words, 0, words.Count);
            for (var k = i - menu + 1; menu >= ShortestMenu && k <= i; k++)
                isNavigation[k] = true;
            if (!isNavigation[i])
                lines[i] = MarkLeading(words, line, marks);
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (isNavigation[i])
                marks.Add(new MarkedSpan(lines[i], MarkKind.Navigation));
        }

        return isNavigation;
    }

    /// <summary>In a long line, marks navigation sentences at the start and the end, and those in brackets.</summary>
    private static void MarkSentences(string text, Span line, List<MarkedSpan> marks)
    {
        var searched = MarkSentences(text, line.Start, Math.Min(line.End, line.Start + SearchedAtStart), line.End, marks);
        var tail = line.End - SearchedAtEnd;
        MarkSentences(text, tail > searched ? EndOfSentence(text, tail, line.End) : searched, line.End, line.End, marks);
    }

    /// <summary>Marks navigation among the sentences that start before <paramref name="last"/>, and gives the start of the first sentence after that.</summary>
    private static int MarkSentences(string text, int start, int last, int end, List<MarkedSpan> marks)
    {
        while (start < last)
        {
            var sentenceEnd = EndOfSentence(text, start, end);
            var first = start;
            while (first < sentenceEnd && (char.IsWhiteSpace(text[first]) || text[first] == '('))
                first++;
            if (sentenceEnd - first <= LongestLine)
            {
                using var words = FoldedWords.Of(text, first, sentenceEnd);
                if (words.Count > 1 && IsNavigation(words, 0, words.Count))
                    marks.Add(new MarkedSpan(Span.Between(first, sentenceEnd), MarkKind.Navigation));
            }

            start = sentenceEnd;
        }

        return start;
    }

    private static int EndOfSentence(string text, int start, int end)
    {
        for (var at = start + 1; at < end; at++)
        {
            var next = text.AsSpan(at, end - at).IndexOfAny(SentenceMarks);
            if (next < 0)
                return end;
            at += next;
            if (text[at] == '(')
                return at;
            if (at + 1 == end || !char.IsAsciiLetterOrDigit(text[at + 1]))
                return at + 1;
        }

        return end;
    }

    private static bool IsNavigation(FoldedWords words, int first, int end)
    {
        var count = end - first;
        if (count == 0 || count > Lexicon.LongestNavigationLine)
            return false;
        return Lexicon.NavigationBegins.TryMatch(words, first, out _, out _) || IsWhole(Lexicon.NavigationAlone, words) || Score(words, first, end) is var score && score >= Lexicon.NavigationThreshold && score * 4 >= count;
    }

    private static bool IsWhole(PhraseLexicon<bool> phrases, FoldedWords words) =>
        phrases.TryMatch(words, 0, out _, out var count) && count == words.Count;

    private static double Score(FoldedWords words, int first, int end)
    {
        var score = 0.0;
        var seen = 0UL;
        for (var i = first; i < end; i++)
        {
            if (!Lexicon.NavigationClasses.TryMatch(words, i, out var number, out _) || (seen & (1UL << number)) != 0)
                continue;
            seen |= 1UL << number;
            score += Lexicon.NavigationWeights[number];
        }

        return score;
    }

    private static Span MarkLeading(FoldedWords words, Span line, List<MarkedSpan> marks)
    {
        if (!Lexicon.NavigationLeading.TryMatch(words, 0, out _, out var count) || count >= words.Count)
            return line;
        marks.Add(new MarkedSpan(Span.Between(line.Start, words.End(count - 1)), MarkKind.Navigation));
        return Span.Between(words.Start(count), line.End);
    }
}
