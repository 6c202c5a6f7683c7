using System.Collections.Frozen;

namespace AnalysisKit;

/// <summary>The words of dates.yml, ready to be matched.</summary>
internal sealed class DateLexicon
{
    private const string File = "Dates/dates.yml";
    private static readonly char[] Prefixes = ['و', 'ف', 'ب', 'ل', 'ك'];
    private static readonly string[] WeekdayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private readonly Dictionary<string, DateWord> _words = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, DateWord>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private DateLexicon(IReadOnlyDictionary<string, YamlEntry> entries)
    {
        AddMonths(entries["gregorian"], isHijri: false);
        AddMonths(entries["hijri"], isHijri: true);
        foreach (var (name, names) in entries["weekdays"].Map(WeekdayNames))
            AddPhrases(Weekdays, names, (DayOfWeek)Array.IndexOf(WeekdayNames, name), DateWord.Weekday);
        foreach (var (days, names) in entries["relative_days"].Map("-2", "-1", "0", "1", "2"))
            AddPhrases(RelativeDays, names, int.Parse(days, System.Globalization.CultureInfo.InvariantCulture), DateWord.RelativeDay);
        foreach (var (day, names) in entries["ordinals"].Map([.. Enumerable.Range(1, 31).Select(d => $"{d}")]))
            AddPhrases(Ordinals, names, int.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateWord.Ordinal);
        var units = entries["units"].Map("week", "month", "year");
        AddWords(units["week"], DateWord.WeekUnit);
        AddWords(units["month"], DateWord.MonthUnit);
        AddWords(units["year"], DateWord.YearUnit);
        AddWords(entries["no_day_before"], DateWord.NoDayBefore);
        AddWords(entries["no_day_after"], DateWord.NoDayAfter);
        AddWords(entries["past"], DateWord.Past);
        AddWords(entries["future"], DateWord.Future);
        AddWords(entries["current"], DateWord.Current);
        AddWords(entries["year_words"], DateWord.YearWord);
        AddWords(entries["month_words"], DateWord.MonthWord);
        AddWords(entries["between_day_and_month"], DateWord.BetweenDayAndMonth);
        AddWords(entries["range_words"], DateWord.RangeWord);
        AddWords(entries["gregorian_marks"], DateWord.GregorianMark);
        AddWords(entries["hijri_marks"], DateWord.HijriMark);
        AddWords(entries["solar_marks"], DateWord.SolarMark);
        AddWords(entries["date_line_words"], DateWord.DateLineWord);
        _lookup = _words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static DateLexicon Instance { get; } = new(YamlEntry.Embedded(File).Map("gregorian", "hijri", "weekdays", "relative_days", "no_day_before", "no_day_after", "past", "future", "current", "units",
        "year_words", "month_words", "between_day_and_month", "range_words", "gregorian_marks", "hijri_marks", "solar_marks", "ordinals", "date_line_words"));

    public PhraseLexicon<MonthName> Months { get; } = new();

    public PhraseLexicon<DayOfWeek> Weekdays { get; } = new();

    public PhraseLexicon<int> RelativeDays { get; } = new();

    public PhraseLexicon<int> Ordinals { get; } = new();

    /// <summary>What a folded word can be in a date. Words that begin a phrase are also found with attached prefixes.</summary>
    public DateWord Of(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var kinds) ? kinds : DateWord.None;

    private void AddMonths(YamlEntry months, bool isHijri)
    {
        foreach (var (number, names) in months.Map([.. Enumerable.Range(1, 12).Select(m => $"{m}")]))
            AddPhrases(Months, names, new MonthName(isHijri, int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)), DateWord.Month);
    }

    private void AddPhrases<T>(PhraseLexicon<T> phrases, YamlEntry names, T value, DateWord kind)
    {
        foreach (var name in names.Words())
        {
            phrases.Add(name, value);
            var first = FoldedWords.Fold(name).Split(' ')[0];
            AddWord(first, kind);
            foreach (var prefix in Prefixes)
                AddWord(prefix + first, kind);
        }
    }

    private void AddWords(YamlEntry words, DateWord kind)
    {
        foreach (var word in words.Words())
            AddWord(FoldedWords.Fold(word), kind);
    }

    private void AddWord(string word, DateWord kind) => _words[word] = _words.GetValueOrDefault(word) | kind;
}
