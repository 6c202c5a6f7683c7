namespace AnalysisKit;

/// <summary>
/// Finds statements that several articles report in nearly the same words, so that each counts once: at least four fifths of the words of both are the same, as MinHash estimates it over the content in
/// normal form, without the speaker's name. What an actor says in few words it may say again on another day; then only reports of one week are the same statement. Linear in the number of statements.
/// </summary>
internal static class RepeatedStatements
{
    private const int FewWords = 12;
    private const int DaysOfReports = 7;

    /// <summary>For each statement, in how many reports its speaker says the same.</summary>
    public static Dictionary<Statement, int> Reports(IEnumerable<Statement> statements)
    {
        var reports = new Dictionary<Statement, int>(ReferenceEqualityComparer.Instance);
        foreach (var said in Group(statements, s => s, s => s.Speaker ?? ""))
        {
            foreach (var statement in said)
                reports[statement] = said.Count;
        }

        return reports;
    }

    /// <summary>Groups of items with the same key whose statements are reports of one, in the order of their first reports.</summary>
    public static List<List<T>> Group<T, TKey>(IEnumerable<T> items, Func<T, Statement> statementOf, Func<T, TKey> keyOf)
        where TKey : notnull
    {
        var ordered = items
            .OrderBy(s => statementOf(s).Article.Published ?? DateOnly.MaxValue)
            .ThenBy(s => statementOf(s).Article.Id, StringComparer.Ordinal)
            .ThenBy(s => statementOf(s).Cue.Start)
            .ToList();
        var known = new NearTexts(shingleWords: 1);
        var words = new Dictionary<Statement, (int Number, bool IsShort)>(ReferenceEqualityComparer.Instance);
        var kept = 0;
        var groups = new Dictionary<(TKey, int Number), List<List<T>>>();
        var statements = new List<List<T>>();
        foreach (var item in ordered)
        {
            var statement = statementOf(item);
            if (!words.TryGetValue(statement, out var text))
            {
                var content = NormalForm.Of(Words(statement));
                text = (known.Find(content) ?? kept++, IsShort(content));
                words.Add(statement, text);
            }

            var key = (keyOf(item), text.Number);
            if (!groups.TryGetValue(key, out var said))
                groups.Add(key, said = []);
            if (said.LastOrDefault() is { } last && (!text.IsShort || IsOfOneWeek(statementOf(last[0]).Article, statement.Article)))
            {
                last.Add(item);
                continue;
            }

            said.Add([item]);
            statements.Add(said[^1]);
        }

        return statements;
    }

    // The content without the words that name the speaker, since papers name one person in many ways.
    private static string Words(Statement statement)
    {
        var content = statement.ContentText;
        if (statement.SpeakerSpan is not { } speaker || !statement.Content.Contains(speaker))
            return content;
        var start = speaker.Start - statement.Content.Start;
        var without = content.Remove(start, speaker.Length);
        return without.Any(char.IsLetterOrDigit) ? without : content;
    }

    private static bool IsShort(string text)
    {
        var words = 0;
        for (var i = 0; i < text.Length && words < FewWords; i++)
            words += char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) ? 1 : 0;
        return words < FewWords;
    }

    private static bool IsOfOneWeek(Article first, Article other) =>
        first.Published is not { } day || other.Published is not { } otherDay || otherDay.DayNumber - day.DayNumber <= DaysOfReports;
}
