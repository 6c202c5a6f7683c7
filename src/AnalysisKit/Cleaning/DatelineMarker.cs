namespace AnalysisKit;

/// <summary>
/// Marks the dateline: places, agencies or newspapers, a date and a reporter in any sensible order before the first sentence, up to a colon or
/// dash (عواصم: «الخليج»، وكالات: / دمشق - رويترز: / القاهرة (أ ف ب) - / فهد العتيبي - سبق - الرياض:). It is looked for where a body can start:
/// in the first lines, up to the first long one. A place alone counts only if a long text follows on its line, because a short line that
/// starts with a capital and a colon is a headline that names its speaker.
/// </summary>
internal static class DatelineMarker
{
    private const int LinesSearched = 12;
    private const int LongLine = 100;
    private const int CharactersRead = 160;

    private static readonly CleaningLexicon Lexicon = CleaningLexicon.Instance;

    public static void Mark(string text, List<Span> lines, bool[] isNavigation, List<MarkedSpan> marks)
    {
        var searched = 0;
        for (var i = 0; i < lines.Count && searched < LinesSearched; i++)
        {
            if (isNavigation[i])
                continue;
            searched++;
            var line = lines[i];
            using var words = FoldedWords.Of(text, line.Start, Math.Min(line.End, line.Start + CharactersRead));
            var opening = new Opening(text, words, line);
            if (opening.Read() is { } dateline && (opening.IsCertain || line.End - dateline.End >= Lexicon.TextAfterPlace))
            {
                marks.Add(new MarkedSpan(dateline, MarkKind.Dateline));
                if (opening.Credit is { IsEmpty: false } credit)
                    marks.Add(new MarkedSpan(credit, MarkKind.Credit));
                return;
            }

            if (line.Length >= LongLine)
                return;
        }
    }

    /// <summary>Reads the first words of a line as long as they can belong to a dateline.</summary>
    private ref struct Opening(string text, FoldedWords words, Span line)
    {
        private const int LongestName = 5;
        private const int MostWords = 20;

        private bool _hasPlace;
        private bool _hasAgency;
        private bool _hasNewspaper;
        private bool _hasDate;
        private int _creditStart = -1;
        private int _creditEnd = -1;
        private int _end = -1;

        /// <summary>Whether there is an agency, newspaper or date, which shows that the line is not a headline.</summary>
        public bool IsCertain { get; private set; }

        /// <summary>The agencies and newspapers within the dateline, with their quotes or brackets.</summary>
        public readonly Span Credit => _creditStart < 0 ? default : Span.Between(_creditStart, Math.Min(_creditEnd, _end));

        public Span? Read()
        {
            var at = 0;
            while (at < words.Count && at < MostWords)
            {
                var next = Part(at);
                if (next == at)
                    next = Name(at);
                if (next == at)
                    break;
                at = next;
                if (Ends(at))
                    break;
            }

            if (_end < 0 || !(_hasPlace || _hasAgency))
                return null;
            return Span.Between(line.Start, _end);
        }

        /// <summary>Reads a place, agency, newspaper or date that begins at a word, and gives the word after it.</summary>
        private int Part(int at)
        {
            if (Lexicon.Agencies.TryMatch(words, at, out _, out var count) || (_hasPlace && Lexicon.Agencies.TryMatchAfterPrefix(words, at, out _, out count)))
            {
                _hasAgency = true;
                AddCredit(at, count);
                return at + count;
            }

            var isPlace = Lexicon.Places.TryMatch(words, at, out _, out var placeCount) || (_hasPlace && Lexicon.Places.TryMatchAfterPrefix(words, at, out _, out placeCount));
            if (Lexicon.Newspapers.TryMatch(words, at, out _, out count) && count >= placeCount && (IsQuoted(at, count) || (!isPlace && IsParted(at, count))))
            {
                _hasNewspaper = true;
                AddCredit(at, count);
                return at + count;
            }

            if (isPlace)
            {
                _hasPlace = true;
                return at + placeCount;
            }

            if (_hasPlace && Lexicon.Countries.TryMatch(words, at, out _, out count))
                return at + count;
            if (at == 0 || !IsDateWord(at))
                return at;
            _hasDate |= char.IsAsciiDigit(words[at][0]);
            return at + 1;
        }

        /// <summary>Reads a reporter's name: two to five words that cannot be verbs, before a colon, or before a dash with more of the dateline after it.</summary>
        private readonly int Name(int at)
        {
            for (var i = at; i < words.Count && i - at < LongestName + (_hasAgency || _hasNewspaper ? 3 : 0); i++)
            {
                if (!CanBeName(words[i], i == at))
                    return at;
                var gap = GapBehind(i);
                if (gap.Contains(':'))
                    return i > at && (_hasPlace || _hasAgency || _hasNewspaper) ? i + 1 : at;
                if (HasDash(gap))
                    return i > at && i + 1 < words.Count && IsPart(i + 1) ? i + 1 : at;
                if (gap.ContainsAny('.', '«', '"') || gap.ContainsAny('(', '؟', '!'))
                    return at;
            }

            return at;
        }

        private readonly bool IsPart(int at) =>
            Lexicon.Agencies.TryMatch(words, at, out _, out _) || Lexicon.Newspapers.TryMatch(words, at, out _, out _) || Lexicon.Places.TryMatch(words, at, out _, out _);

        /// <summary>Whether the dateline certainly ends before a word. Also remembers the last position where it could end.</summary>
        private bool Ends(int next)
        {
            var gap = GapBehind(next - 1);
            var gapStart = words.End(next - 1);
            if (gap.IndexOf(':') is >= 0 and var colon)
            {
                End(gapStart + colon + 1);
                return next >= words.Count || !IsPart(next) || !(FollowedByColon(next) || IsQuoted(next, 1));
            }

            if (LastDash(gap) is >= 0 and var dash)
            {
                End(gapStart + dash + 1);
                return false;
            }

            if (next >= words.Count && gapStart + gap.Length >= line.End)
            {
                if (_hasPlace || _hasNewspaper)
                    End(line.End, needsAgency: true);
                return true;
            }

            if (_hasPlace && (_hasAgency || _hasNewspaper) && gap.IndexOfAny(')', '»') is >= 0 and var bracket)
                End(gapStart + bracket + 1);
            else if (_hasPlace && _hasDate && _hasAgency)
                End(gapStart);
            return false;
        }

        /// <summary>Whether agencies with a second colon follow the first one: عواصم: «الخليج»، وكالات: (capitals: Al Khaleej, agencies:).</summary>
        private readonly bool FollowedByColon(int at)
        {
            for (var i = at; i < words.Count && i < at + 6; i++)
            {
                if (GapBehind(i).Contains(':'))
                    return true;
                if (!GapBehind(i).ContainsAny('،', '»', '"') && !IsPart(i + 1 < words.Count ? i + 1 : i))
                    return false;
            }

            return false;
        }

        private void End(int end, bool needsAgency = false)
        {
            var certain = (_hasPlace || _hasNewspaper || _hasAgency) && (_hasAgency ? _hasPlace || _hasNewspaper : _hasPlace && (_hasNewspaper || _hasDate));
            if (needsAgency && !certain)
                return;
            _end = end;
            IsCertain = certain;
        }

        private void AddCredit(int at, int count)
        {
            var start = words.Start(at);
            var end = words.End(at + count - 1);
            while (start > line.Start && IsOpeningMark(text[start - 1]))
                start--;
            while (end < line.End && text[end] is ')' or ']' or '»' or '"' or '”' or '.')
                end++;
            if (_creditStart < 0)
                _creditStart = start;
            _creditEnd = end;
        }

        private readonly bool IsQuoted(int at, int count)
        {
            var before = words.Start(at) - 1;
            var after = words.End(at + count - 1);
            return before >= 0 && IsOpeningMark(text[before]) && after < line.End && text[after] is ')' or ']' or '»' or '"' or '”' or '/';
        }

        /// <summary>Whether a dash, colon or comma separates the words from what follows, or they end the line.</summary>
        private readonly bool IsParted(int at, int count)
        {
            var gap = GapBehind(at + count - 1);
            return (_hasPlace || _hasAgency || at == 0 || HasDash(GapBehind(at - 1)))
                && (gap.Contains(':') || HasDash(gap) || gap.ContainsAny('،', ',') || words.End(at + count - 1) + gap.Length >= line.End);
        }

        private readonly bool IsDateWord(int at) =>
            char.IsAsciiDigit(words[at][0]) || Lexicon.DateWords.Contains(words[at]) || (DateLexicon.Instance.Of(words[at]) & (DateWord.Weekday | DateWord.GregorianMark | DateWord.HijriMark)) != 0
            || DateLexicon.Instance.Months.TryMatch(words, at, out _, out _) || (at > 0 && DateLexicon.Instance.Months.TryMatch(words, at - 1, out _, out var count) && count == 2);

        private static bool CanBeName(ReadOnlySpan<char> word, bool isFirst) =>
            !char.IsAsciiDigit(word[0]) && !Lexicon.NotNames.Contains(word) && (word[0] is not ('ي' or 'ت') || !isFirst || Lexicon.GivenNames.Contains(word));

        private readonly ReadOnlySpan<char> GapBehind(int index) =>
            index + 1 < words.Count ? words.Between(index) : text.AsSpan(words.End(index), Math.Max(0, Math.Min(line.End, words.Start(0) + CharactersRead) - words.End(index)));

        private static bool IsOpeningMark(char c) => c is '(' or '[' or '«' or '"' or '“' or '/' or '”';

        private static bool HasDash(ReadOnlySpan<char> gap) => LastDash(gap) >= 0;

        private static int LastDash(ReadOnlySpan<char> gap) => gap.LastIndexOfAny("-–—ـ−");
    }
}
